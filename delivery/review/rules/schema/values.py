"""Values that the API server restricts further than the schema of its OpenAPI."""

from typing import Any

from contract import quantity
from contract.well_known import FIRST_PORT, LAST_PORT
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import RESOURCES
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.schema.objects import API, kubernetes_fields

RESTART = {"Always", "OnFailure", "Never"}

ENUMS: dict[str, set[str]] = {
    "imagePullPolicy": {"Always", "IfNotPresent", "Never"},
    "restartPolicy": RESTART,
    "concurrencyPolicy": {"Allow", "Forbid", "Replace"},
    "pathType": {"Exact", "Prefix", "ImplementationSpecific"},
    "protocol": {"TCP", "UDP", "SCTP"},
    "whenUnsatisfiable": {"DoNotSchedule", "ScheduleAnyway"},
    "podManagementPolicy": {"OrderedReady", "Parallel"},
    "reclaimPolicy": {"Retain", "Delete", "Recycle"},
    "persistentVolumeReclaimPolicy": {"Retain", "Delete", "Recycle"},
    "volumeBindingMode": {"Immediate", "WaitForFirstConsumer"},
    "unhealthyPodEvictionPolicy": {"IfHealthyBudget", "AlwaysAllow"},
    "fsGroupChangePolicy": {"OnRootMismatch", "Always"},
    "sessionAffinity": {"ClientIP", "None"},
    "externalTrafficPolicy": {"Cluster", "Local"},
    "internalTrafficPolicy": {"Cluster", "Local"},
    "terminationMessagePolicy": {"File", "FallbackToLogsOnError"},
    "dnsPolicy": {"ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"},
    "whenDeleted": {"Retain", "Delete"},
    "whenScaled": {"Retain", "Delete"},
    "completionMode": {"NonIndexed", "Indexed"},
    "preemptionPolicy": {"PreemptLowerPriority", "Never"},
    "effect": {"NoSchedule", "PreferNoSchedule", "NoExecute"},
    "accessModes": {"ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"},
    "policyTypes": {"Ingress", "Egress"},
}

TYPES: dict[tuple[str, str], set[str]] = {
    ("Deployment", "strategy"): {"RollingUpdate", "Recreate"},
    ("StatefulSet", "updateStrategy"): {"RollingUpdate", "OnDelete"},
    ("DaemonSet", "updateStrategy"): {"RollingUpdate", "OnDelete"},
    ("Service", "spec"): {"ClusterIP", "NodePort", "LoadBalancer", "ExternalName"},
    ("", "seccompProfile"): {"RuntimeDefault", "Localhost", "Unconfined"},
    ("HorizontalPodAutoscaler", "metrics[]"): {"Resource", "ContainerResource", "Pods", "Object", "External"},
    ("HorizontalPodAutoscaler", "target"): {"Utilization", "Value", "AverageValue"},
}

POD_RESTARTS = {"Deployment": {"Always"}, "StatefulSet": {"Always"}, "DaemonSet": {"Always"}}
POD_RESTARTS |= {"Job": {"OnFailure", "Never"}, "CronJob": {"OnFailure", "Never"}}

AMOUNTS = {"requests", "limits", "capacity", "overhead", "hard", "default", "defaultRequest"}
BYTES = {"ephemeral-storage": "storage", "sizeLimit": "storage"}
PORTS = {"port", "containerPort", "targetPort", "number", "nodePort", "hostPort"}


@rule("schema/value", "The API server accepts fewer values than its schema", page=API)
def wrong_words(scope: Scope) -> Findings:
    """Enumerated fields hold one of their values."""
    for manifest, found in kubernetes_fields(scope):
        for path, parent, key, value in found:
            allowed = _allowed(manifest["kind"], parent, key, path)
            words = value if isinstance(value, list) else [value]
            for word in words if allowed else ():
                if isinstance(word, str) and word not in allowed:
                    yield Finding.of(
                        manifest, path, f"{word!r} is none of {', '.join(sorted(allowed))}", "write one of them"
                    )


@rule("schema/quantity", "The API server refuses an invalid quantity", page=f"{API}common-definitions/quantity/")
def wrong_quantities(scope: Scope) -> Findings:
    """Amounts of CPU, memory and storage parse, and are not negative."""
    for manifest, found in kubernetes_fields(scope):
        for path, parent, key, value in found:
            if _may_be_amount(parent, key, value) and not _is_amount(value):
                yield Finding.of(manifest, path, f"{value!r} is not a quantity", 'write for example "250m" or "256Mi"')


@rule("schema/amount", "No Pod can use, and no node offers, 32 milli-bytes or a million cores", page=RESOURCES)
def unmeant_amounts(scope: Scope) -> Findings:
    """Amounts of CPU, memory and storage have the order of size that somebody can mean."""
    for manifest, found in kubernetes_fields(scope):
        for path, parent, key, value in found:
            # A ResourceQuota is a sum of many Pods.
            if parent != "hard" and _may_be_amount(parent, key, value) and _is_amount(value):
                wrong = quantity.unmeant(BYTES.get(key, key), f"{value}")
                if wrong:
                    fix = f"write {wrong.meant}" if wrong.meant else "write what the container needs"
                    yield Finding.of(manifest, path, f"{value}; allowed: {wrong.allowed}", fix)


@rule("schema/port", "The API server refuses ports outside 1 to 65535", page=f"{API}service-resources/service-v1/")
def wrong_ports(scope: Scope) -> Findings:
    """Port numbers are from 1 to 65535."""
    for manifest, found in kubernetes_fields(scope):
        for path, _, key, value in found:
            if key in PORTS and type(value) is int and not FIRST_PORT <= value <= LAST_PORT:
                yield Finding.of(manifest, path, f"port {value}", "choose a port from 1 to 65535")


def _allowed(kind: str, parent: str, key: str, path: str) -> set[str]:
    if key == "type":
        return TYPES.get((kind, parent)) or TYPES.get(("", parent), set())
    if key == "restartPolicy" and path.endswith("template.spec.restartPolicy"):
        return POD_RESTARTS.get(kind, RESTART)
    return ENUMS.get(key, set())


def _may_be_amount(parent: str, key: str, value: Any) -> bool:
    return (parent in AMOUNTS or key == "sizeLimit") and isinstance(value, str | int | float)


def _is_amount(value: Any) -> bool:
    try:
        return quantity.parse(str(value)) >= 0
    except ValueError:
        return False
