"""Keys of the annotations in which a render declares what a review needs to know."""

KUBERNETES = "delivery/kubernetes"
"""On a Namespace: the Kubernetes minor of its oldest cluster, such as "1.31"."""

SECRETS = "delivery/secrets"
"""On a Namespace: a JSON object of the Secrets that are created outside git, each with a list of its keys."""

SHARED_SECRETS = "delivery/shared-secrets"
"""On a workload: a JSON object that says which `secret/key` must hold the value of which other."""

NETWORK = "delivery/network"
"""On a Namespace: a JSON object that says who of the platform connects to whom; `delivery.network.intent` reads it."""

IAM = "delivery/iam"
"""On a ServiceAccount, or on the Application of an add-on: a JSON object that says which role of AWS it assumes, and
what the role may do; `delivery.handoff.iam` reads it."""
