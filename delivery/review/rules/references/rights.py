"""Roles that bindings name, and what roles allow."""

from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.references.fixes import nearest
from delivery.review.rules.rule import Findings, rule

RBAC = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"
BINDINGS = ("RoleBinding", "ClusterRoleBinding")
BUILT_IN = {"admin", "cluster-admin", "edit", "view"}
GROUPS = {
    *("", "*", "apps", "autoscaling", "batch", "policy"),
    *(
        f"{name}.k8s.io"
        for name in (
            *("admissionregistration", "apiextensions", "apiregistration", "authentication", "authorization"),
            *("certificates", "coordination", "custom.metrics", "discovery", "events", "external.metrics"),
            *("flowcontrol.apiserver", "internal.apiserver", "metrics", "networking", "node", "rbac.authorization"),
            *("resource", "scheduling", "storage", "storagemigration"),
        )
    ),
}
"""The API groups of Kubernetes itself. https://kubernetes.io/docs/reference/using-api/#api-groups"""


@rule(
    "references/role",
    "A binding to a role that does not exist grants nothing, silently",
    page=f"{RBAC}#rolebinding-example",
)
def roles(scope: Scope) -> Findings:
    """Roles that bindings name are rendered, or are ClusterRoles that every cluster has."""
    for binding in scope.of_kind(*BINDINGS):
        kind, name = binding["roleRef"]["kind"], binding["roleRef"]["name"]
        space = scope.namespace_of(binding) if kind == "Role" else ""
        built_in = kind == "ClusterRole" and (name in BUILT_IN or name.startswith("system:"))
        if not built_in and not scope.exists(kind, space, name):
            known = [*scope.names(kind, space), *(BUILT_IN if kind == "ClusterRole" else ())]
            yield Finding.of(binding, "roleRef.name", f"no {kind} {name}", nearest(name, known))


@rule(
    "references/subject",
    "A binding to a ServiceAccount that does not exist grants nothing, silently",
    page=f"{RBAC}#referring-to-subjects",
)
def subjects(scope: Scope) -> Findings:
    """ServiceAccounts that bindings name are rendered, in namespaces that are rendered."""
    for binding in scope.of_kind(*BINDINGS):
        for index, subject in enumerate(binding.get("subjects", [])):
            space = subject.get("namespace") or scope.namespace_of(binding)
            ours = subject["kind"] == "ServiceAccount" and space in scope.namespaces
            if ours and subject["name"] not in ("default", *scope.names("ServiceAccount", space)):
                fix = nearest(subject["name"], scope.names("ServiceAccount", space))
                yield Finding.of(binding, f"subjects[{index}].name", f"no ServiceAccount {subject['name']}", fix)


@rule(
    "references/api-group",
    "A role for an API group that does not exist allows nothing, silently",
    page=f"{RBAC}#role-example",
)
def api_groups(scope: Scope) -> Findings:
    """API groups in roles are those of Kubernetes, or have the domain of who serves them."""
    for role in scope.of_kind("Role", "ClusterRole"):
        for index, each in enumerate(role.get("rules") or []):
            for group in each.get("apiGroups") or []:
                if group not in GROUPS and ("." not in group or "/" in group):
                    what, path = f"{group!r} is no API group", f"rules[{index}].apiGroups"
                    fix = (
                        'write "" for Pods, Services and the like'
                        if group in ("core", "v1")
                        else nearest(group, GROUPS)
                    )
                    yield Finding.of(role, path, what, fix)
