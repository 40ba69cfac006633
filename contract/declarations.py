"""The keys of annotations that constructs write and delivery reads.

What stands on a Namespace stands on the first NetworkPolicy of a namespace whose Namespace is not rendered.
"""

KUBERNETES = "delivery/kubernetes"
"""On a Namespace: the Kubernetes minor of its oldest cluster, such as "1.31"."""

SECRETS = "delivery/secrets"
"""On a Namespace: a JSON object of the Secrets that are created outside git, each with a list of its keys."""

EXISTING_NAMESPACES = "delivery/existing-namespaces"
"""On a Namespace: a JSON list of the namespaces of the environment that somebody else makes."""

WAIVERS = "delivery/waivers"
"""On any object: a JSON object of the rules of the review that the platform's code excuses, each with its reason."""

RUNTIME_LABELS = "delivery/runtime-labels"
"""On a Service: a JSON list of the labels in its selector that a Pod gets when it runs, as the elected primary does."""

SHARED_SECRETS = "delivery/shared-secrets"
"""On a workload: a JSON object that says which `secret/key` must hold the value of which other."""

NETWORK = "delivery/network"
"""On a Namespace: the declared connections of the platform, as JSON; `contract.connections` holds its codec."""

IAM = "delivery/iam"
"""On a ServiceAccount, or on the Application of an add-on: the role of AWS that it assumes,
and what the role may do, as JSON; `contract.iam` holds its codec."""
