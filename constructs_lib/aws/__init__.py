"""Amazon EKS: clusters, identities, grants and add-ons."""
