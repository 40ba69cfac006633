"""Tokens of service accounts."""

from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import TASKS
from delivery.review.rules.rule import Findings, rule

ACCOUNTS = f"{TASKS}configure-pod-container/configure-service-account/"


@rule("pods/token", "An attacker who breaks into a Pod can use its token", page=ACCOUNTS)
def token(scope: Scope) -> Findings:
    """Pods mount a token of their service account only where a role is bound to it."""
    bound = {
        (subject.get("namespace") or scope.namespace_of(binding), subject["name"])
        for binding in scope.of_kind("RoleBinding", "ClusterRoleBinding")
        for subject in binding.get("subjects", [])
        if subject["kind"] == "ServiceAccount"
    }
    for workload in scope.workloads:
        name = workload.pod.get("serviceAccountName", "default")
        space = scope.namespace_of(workload.manifest)
        account = scope.get("ServiceAccount", space, name) or {}
        mounted = workload.pod.get("automountServiceAccountToken", account.get("automountServiceAccountToken", True))
        if mounted and (space, name) not in bound:
            path = f"{workload.at}.spec.automountServiceAccountToken"
            what = f"mounts a token of {name}, to which no role is bound"
            yield Finding.of(workload.manifest, path, what, "set it to false, or bind a role")
