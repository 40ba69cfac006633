"""The members of a cluster: Pods of a StatefulSet."""

from delivery.manifests.lookup import at
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.rule import Findings, rule

SPREADING = f"{CONCEPTS}scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity"


@rule(
    "scaling/members-together",
    "Members of a cluster on one node are lost together",
    page=SPREADING,
    severity="warning",
)
def members_together(scope: Scope) -> Findings:
    """The Pods of a StatefulSet with two or more avoid each other's nodes, or are spread."""
    for workload in scope.workloads:
        rules = at(workload.pod, "affinity", "podAntiAffinity"), at(workload.pod, "topologySpreadConstraints")
        if workload.kind == "StatefulSet" and workload.replicas > 1 and not any(rules):
            what = f"{workload.replicas} members may run on one node"
            fix = "add a podAntiAffinity or a spread over kubernetes.io/hostname"
            yield Finding.of(workload.manifest, f"{workload.at}.spec", what, fix)
