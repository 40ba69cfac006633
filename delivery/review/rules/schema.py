"""Objects against the schemas of the cluster. What these rules object to, no other rule looks at.

Each rule leaves documents alone that the rules above it object to, so a mistake is said once.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from contract import quantity
from delivery.manifests.reading import Manifest, UnreadableDocument
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule
from delivery.schema import custom_resources, kubernetes
from delivery.schema.custom_resources import Judgement, NotServed, Version
from delivery.schema.kubernetes import SchemaError

API = "https://kubernetes.io/docs/reference/kubernetes-api/"
OBJECTS = "https://kubernetes.io/docs/concepts/overview/working-with-objects/"
CRD = "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/"

UNDERSTOOD = {
    ("argoproj.io/v1alpha1", "Application"),
    ("argoproj.io/v1alpha1", "AppProject"),
    ("external-secrets.io/v1", "ExternalSecret"),
    ("external-secrets.io/v1", "SecretStore"),
}
"""Custom resources whose own rules check what they read, where no folder of CRDs is given."""

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
PORTS = {"port", "containerPort", "targetPort", "number", "nodePort", "hostPort"}


@rule("schema/yaml", "What is not YAML, or means two things at once, cannot be judged", page=OBJECTS)
def not_yaml(scope: Scope) -> Findings:
    """Every text is YAML, without equal keys, aliases, or nesting without end."""
    for document in scope.documents:
        if isinstance(document, UnreadableDocument):
            yield Finding.of(document, "", document.what, "correct the text")


@rule("schema/document", "What is not a Kubernetes object cannot be applied", page=OBJECTS)
def not_an_object(scope: Scope) -> Findings:
    """Every document names its API version, its kind and itself."""
    for document in scope.documents:
        if isinstance(document, UnreadableDocument):
            continue
        if not isinstance(document, dict):
            what = f"a {type(document).__name__} where an object should be"
            yield Finding.of(document, "", what, "write apiVersion, kind and metadata.name")
            continue
        for field in _missing(document):
            yield Finding.of(document, field, "missing, or not text", f"write {field} as text")


@rule("schema/kind", "An API server that does not serve the kind refuses the object", page=API)
def unknown_kind(scope: Scope) -> Findings:
    """The cluster's own kinds, those of a CRD in the folder of CRDs, and the few that have rules of their own."""
    for manifest in _objects(scope):
        if _known(manifest, scope):
            continue
        crd = _crd(manifest, scope)
        if isinstance(crd, NotServed):
            yield Finding.of(
                manifest, "apiVersion", crd.why, "write a version that is served, or give the cluster's own CRDs"
            )
        else:
            what = f"no {manifest['kind']} in {manifest['apiVersion']} for Kubernetes {scope.kubernetes}"
            yield Finding.of(manifest, "kind", what, "correct kind and apiVersion, or give a folder of CRDs")


@rule("schema/null", "A null means the default to one tool and a deletion to another", page=API)
def nulls(scope: Scope) -> Findings:
    """No field is null."""
    for manifest in _known_objects(scope):
        for path, _, key, value in walk(manifest):
            if value is None:
                yield Finding.of(manifest, path, f"{key} is null", "give it a value, or leave it out")


@rule("schema/field", "An API server drops unknown fields without a word, and refuses wrong types", page=API)
def wrong_fields(scope: Scope) -> Findings:
    """Strictly by the schema of the environment's Kubernetes version, or of the CRD."""
    for manifest in _known_objects(scope):
        if kubernetes.knows(manifest, scope.kubernetes):
            yield from _findings(manifest, kubernetes.errors(manifest, scope.kubernetes))
    for manifest, judgement in _judged(_objects(scope), scope):
        yield from _findings(manifest, judgement.errors)


@rule("schema/cel", "An API server evaluates the rules that a CRD carries, and refuses", page=f"{CRD}#validation-rules")
def refused_by_the_crd(scope: Scope) -> Findings:
    """Every rule of the CRD is true, at every level of its schema, with the defaults set."""
    for manifest, judgement in _judged(_objects(scope), scope):
        yield from _findings(manifest, judgement.refused)


@rule(
    "custom/unjudged",
    "A rule of a CRD that is not evaluated here is first heard of in the cluster",
    page=f"{CRD}#validation-rules",
    severity="warning",
)
def unjudged_by_the_crd(scope: Scope) -> Findings:
    """No rule of the CRD needs functions that only an API server has."""
    for manifest, judgement in _judged(scope.manifests, scope):
        yield from _findings(manifest, judgement.unjudged)


@rule("schema/value", "The schema takes any text where the API server takes a few words", page=API)
def wrong_words(scope: Scope) -> Findings:
    """Fields that know only a few words hold one of them."""
    for manifest in _kubernetes_objects(scope):
        for path, parent, key, value in walk(manifest):
            allowed = _allowed(manifest["kind"], parent, key, path)
            words = value if isinstance(value, list) else [value]
            for word in words if allowed else ():
                if isinstance(word, str) and word not in allowed:
                    yield Finding.of(
                        manifest, path, f"{word!r} is none of {', '.join(sorted(allowed))}", "write one of them"
                    )


@rule("schema/quantity", "A quantity that does not parse is refused", page=f"{API}common-definitions/quantity/")
def wrong_quantities(scope: Scope) -> Findings:
    """Amounts of CPU, memory and storage parse, and are not negative."""
    for manifest in _kubernetes_objects(scope):
        for path, parent, key, value in walk(manifest):
            amount = (parent in AMOUNTS or key == "sizeLimit") and isinstance(value, str | int | float)
            if amount and not _is_amount(value):
                yield Finding.of(manifest, path, f"{value!r} is not a quantity", 'write for example "250m" or "256Mi"')


@rule("schema/port", "A port outside 1 to 65535 is refused", page=f"{API}service-resources/service-v1/")
def wrong_ports(scope: Scope) -> Findings:
    """Port numbers are from 1 to 65535."""
    for manifest in _kubernetes_objects(scope):
        for path, _, key, value in walk(manifest):
            if key in PORTS and type(value) is int and not 1 <= value <= 65535:
                yield Finding.of(manifest, path, f"port {value}", "choose a port from 1 to 65535")


def walk(value: Any, path: str = "", parent: str = "", key: str = "") -> Iterator[tuple[str, str, str, Any]]:
    """Every field of an object, however deep: its path, the key above it, its own key, and its value."""
    if path:
        yield path, parent, key, value
    if isinstance(value, dict):
        for name, child in value.items():
            yield from walk(child, f"{path}.{name}" if path else str(name), key, str(name))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, f"{path}[{index}]", parent, f"{key}[]")


def _missing(document: dict[Any, Any]) -> Iterator[str]:
    for field in ("apiVersion", "kind"):
        if not isinstance(document.get(field), str) or not document[field]:
            yield field
    metadata = document.get("metadata")
    if not isinstance(metadata, dict) or not isinstance(metadata.get("name"), str):
        yield "metadata.name"
        return
    if not isinstance(metadata.get("namespace", ""), str | None):
        yield "metadata.namespace"
    for field in ("labels", "annotations"):
        texts = {} if metadata.get(field) is None else metadata[field]
        if not isinstance(texts, dict) or not all(isinstance(text, str) for pair in texts.items() for text in pair):
            yield f"metadata.{field}"


def _objects(scope: Scope) -> Iterator[Manifest]:
    for document in scope.documents:
        if isinstance(document, dict) and not list(_missing(document)):
            yield document


def _known_objects(scope: Scope) -> Iterator[Manifest]:
    for manifest in _objects(scope):
        if _known(manifest, scope):
            yield manifest


def _kubernetes_objects(scope: Scope) -> Iterator[Manifest]:
    """Those of the cluster's own kinds: in a custom resource the same words may mean something else."""
    return (manifest for manifest in _objects(scope) if kubernetes.knows(manifest, scope.kubernetes))


def _known(manifest: Manifest, scope: Scope) -> bool:
    if (manifest["apiVersion"], manifest["kind"]) in UNDERSTOOD and scope.crds is None:
        return True
    return kubernetes.knows(manifest, scope.kubernetes) or isinstance(_crd(manifest, scope), Version)


def _crd(manifest: Manifest, scope: Scope) -> Version | NotServed | None:
    if scope.crds is None:
        return None
    return custom_resources.find(scope.crds, manifest["apiVersion"], manifest["kind"])


def _judged(manifests: Iterable[Manifest], scope: Scope) -> Iterator[tuple[Manifest, Judgement]]:
    """The custom resources that there is a CRD of, and what an API server would say to them."""
    for manifest in manifests:
        crd = _crd(manifest, scope)
        if isinstance(crd, Version):
            yield manifest, custom_resources.judge(manifest, crd)


def _findings(manifest: Manifest, errors: Iterable[SchemaError]) -> Findings:
    return (Finding.of(manifest, error.path, _shortened(error.what), _shortened(error.fix)) for error in errors)


def _allowed(kind: str, parent: str, key: str, path: str) -> set[str]:
    if key == "type":
        return TYPES.get((kind, parent)) or TYPES.get(("", parent), set())
    if key == "restartPolicy" and path.endswith("template.spec.restartPolicy"):
        return POD_RESTARTS.get(kind, RESTART)
    return ENUMS.get(key, set())


def _is_amount(value: Any) -> bool:
    try:
        return quantity.parse(str(value)) >= 0
    except ValueError:
        return False


def _shortened(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:160]} ... {message[-35:]}"
