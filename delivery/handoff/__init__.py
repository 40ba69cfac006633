"""What people take from a render by hand: Helm charts, IAM roles, Secrets."""
