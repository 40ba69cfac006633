"""Immutable fields, and the safe way to change each of them all the same."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from contract.quantity import parse
from contract.well_known import FORCE, REPLACE, SYNC_OPTIONS
from delivery.guard.objects import Objects
from delivery.guard.told import key_of, told
from delivery.manifests.lookup import at
from delivery.manifests.objects import annotations_of
from delivery.review.finding import Finding


class Frozen(NamedTuple):
    """An immutable field, and the safe way to change it all the same."""

    kinds: tuple[str, ...]
    path: str
    rule: str
    steps: str


REBUILD = "put it back; or deploy a workload of a new name beside it, move the traffic, and then take the old one out"
ORPHAN = (
    "put it back; or `kubectl delete --cascade=orphan {kind}/{name}` just before the sync: Pods and volumes stay, "
    "and the sync takes them over"
)
GROW = (
    "put it back; or grow each claim that is there, `kubectl patch persistentvolumeclaim {claim}-{name}-0 --patch "
    '\'{{"spec":{{"resources":{{"requests":{{"storage":"SIZE"}}}}}}}}\'` with a StorageClass that allows it, then '
    "`kubectl delete --cascade=orphan {kind}/{name}` just before the sync: it takes over the Pods and the grown claims"
)
FROZEN = (
    Frozen(("Deployment", "DaemonSet", "ReplicaSet", "Job"), "spec.selector", "guard/selector", REBUILD),
    Frozen(("StatefulSet",), "spec.selector", "guard/selector", REBUILD),
    Frozen(("StatefulSet",), "spec.serviceName", "guard/service-name", ORPHAN),
    Frozen(("StatefulSet",), "spec.volumeClaimTemplates", "guard/claim-templates", ORPHAN),
    Frozen(("StatefulSet",), "spec.podManagementPolicy", "guard/pod-management", ORPHAN),
    Frozen(("Service",), "spec.clusterIP", "guard/cluster-ip", "put it back; or give the Service a new name"),
    Frozen(("StorageClass",), "provisioner", "guard/storage-class", "put it back; or add a class of a new name"),
    Frozen(("StorageClass",), "parameters", "guard/storage-class", "put it back; or add a class of a new name"),
    Frozen(("StorageClass",), "reclaimPolicy", "guard/storage-class", "put it back; or add a class of a new name"),
    Frozen(("StorageClass",), "volumeBindingMode", "guard/storage-class", "put it back; or add a class of a new name"),
    Frozen(
        ("Job",),
        "spec.template",
        "guard/job-template",
        "put it back; or give the Job a new name, or the sync options Force=true,Replace=true",
    ),
    Frozen(("RoleBinding", "ClusterRoleBinding"), "roleRef", "guard/role-reference", "add a binding of a new name"),
    Frozen(
        ("PersistentVolumeClaim",), "spec.storageClassName", "guard/claim", "copy the data to a claim of a new name"
    ),
    Frozen(("PersistentVolumeClaim",), "spec.accessModes", "guard/claim", "copy the data to a claim of a new name"),
)
REFUSED = "Kubernetes refuses the change and Argo CD fails the whole sync, again and again"


def changed_fields(environment: str, old: Objects, new: Objects) -> Iterator[Finding]:
    """Frozen fields of objects in both renders that are not the same."""
    for key in old.keys() & new.keys():
        for field in FROZEN:
            one, other = _at(old[key], field.path), _at(new[key], field.path)
            frozen = key[0] in field.kinds and not (key[0] == "Job" and _is_run_again(new[key]))
            if frozen and _canonical(one) != _canonical(other):
                template = GROW if field.rule == "guard/claim-templates" and _grows(one, other) else field.steps
                steps = template.format(kind=key[0].lower(), name=key[2], claim=_claim(one))
                finding = Finding.of(new[key], field.path, told(one, other), f"{REFUSED}. Safe: {steps}")
                yield replace(finding.by(environment, field.rule, "error"), change=key_of(field.path, one, other))


def shrunk_claims(environment: str, old: Objects, new: Objects) -> Iterator[Finding]:
    """Claims that ask for less storage than before."""
    path = "spec.resources.requests.storage"
    for key in old.keys() & new.keys():
        one, other = _at(old[key], path), _at(new[key], path)
        if key[0] == "PersistentVolumeClaim" and _smaller(other, one):
            fix = f"{REFUSED}. Safe: copy the data to a claim of a new name"
            finding = Finding.of(new[key], path, told(one, other), fix).by(environment, "guard/claim", "error")
            yield replace(finding, change=key_of(path, one, other))


def _is_run_again(job: Any) -> bool:
    """Whether Argo CD deletes a Job that changed, and creates it again. Nothing is lost: it only runs once more."""
    options = annotations_of(job).get(SYNC_OPTIONS)
    return isinstance(options, str) and {FORCE, REPLACE} <= {each.strip() for each in options.split(",")}


def _at(manifest: Any, path: str) -> Any:
    return at(manifest, *path.split("."))


def _grows(old: Any, new: Any) -> bool:
    """Whether claim templates differ in nothing but that they ask for more storage."""
    size = ("spec", "resources", "requests", "storage")
    if not (isinstance(old, list) and isinstance(new, list) and len(old) == len(new)):
        return False
    sizes = [(at(one, *size), at(other, *size)) for one, other in zip(old, new, strict=True)]
    return [_without_size(each) for each in old] == [_without_size(each) for each in new] and all(
        one == other or _smaller(one, other) for one, other in sizes
    )


def _without_size(template: Any) -> Any:
    copied = copy.deepcopy(template)
    requests = at(copied, "spec", "resources", "requests")
    if isinstance(requests, dict):
        requests.pop("storage", None)
    return copied


def _claim(templates: Any) -> str:
    first = templates[0] if isinstance(templates, list) and templates else None
    return f"{at(first, 'metadata', 'name') or 'data'}"


def _smaller(one: Any, other: Any) -> bool:
    try:
        return parse(str(one)) < parse(str(other))
    except ValueError:
        return False


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)
