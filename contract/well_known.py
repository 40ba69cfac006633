"""Well-known names of Kubernetes, Argo CD, Prometheus and EKS: labels, annotations, capabilities, kinds."""

NAMESPACE_NAME = "kubernetes.io/metadata.name"
"""The label with its own name that the control plane sets on every Namespace.

https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
"""

PART_OF = "app.kubernetes.io/part-of"
"""The recommended label with the application that an object belongs to.

https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
"""

SCRAPE, SCRAPE_PORT, SCRAPE_PATH = (f"prometheus.io/{name}" for name in ("scrape", "port", "path"))
"""Annotations by which Prometheus finds a Pod, and where it reads."""

ROLE_ARN = "eks.amazonaws.com/role-arn"
"""Annotation of a ServiceAccount: the role of AWS that its Pods assume.

https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
"""

SYNC_WAVE = "argocd.argoproj.io/sync-wave"
"""Annotation by which Argo CD orders what it creates: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/"""

SYNC_OPTIONS = "argocd.argoproj.io/sync-options"
"""Annotation with options for one object: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/"""

KEEP = {SYNC_OPTIONS: "Prune=false"}
"""Annotation of objects that Argo CD must not prune when they are removed from git: pruning would delete data.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
"""

FORCE, REPLACE = "Force=true", "Replace=true"
"""Sync options by which Argo CD deletes an object that changed, and creates it again."""

DELETING_FINALIZER = "resources-finalizer.argocd.argoproj.io"
"""Finalizer of an Application, perhaps with a suffix: deleting the Application deletes what it deployed.

https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
"""

ISSUERS = frozenset({"cert-manager.io/cluster-issuer", "cert-manager.io/issuer"})
"""Annotations of an Ingress: the issuer of its certificate. https://cert-manager.io/docs/usage/ingress/"""

HTTP01_SOLVER, HTTP01_PORT = "acme.cert-manager.io/http01-solver", 8089
"""The label of Pods with which cert-manager answers HTTP-01 challenges, and their port.

https://cert-manager.io/docs/configuration/acme/http01/
"""

FIRST_PORT, LAST_PORT = 1, 65535

RESTRICTED_CAPABILITIES = frozenset({"NET_BIND_SERVICE"})
"""What a container may add under Pod Security "restricted".

https://kubernetes.io/docs/concepts/security/pod-security-standards/
"""

BASELINE_CAPABILITIES = RESTRICTED_CAPABILITIES | {
    *("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD"),
    *("SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"),
}
"""What a container may add under Pod Security "baseline"."""

MINORS = tuple(f"1.{minor}" for minor in range(25, 38))
"""The minors of Kubernetes that there are schemas for."""


def at_least(minor: str, other: str) -> bool:
    """Whether a minor of Kubernetes is another one, or newer."""
    return MINORS.index(minor) >= MINORS.index(other)


POD_TEMPLATES = {
    "Deployment": "spec.template",
    "StatefulSet": "spec.template",
    "DaemonSet": "spec.template",
    "ReplicaSet": "spec.template",
    "Job": "spec.template",
    "CronJob": "spec.jobTemplate.spec.template",
}
"""The kinds that run Pods, each with the path of its Pod template."""
