"""Finds the changes that a sync cannot apply, or that take data along, by comparing a render with what is committed.

Argo CD applies whatever dist/ says and prunes whatever it no longer says. Kubernetes refuses some changes for ever, and
the usual ways round them delete the object first.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from contract.connections import Declaration
from contract.errors import InvalidDeclaration
from contract.quantity import parse
from contract.well_known import SYNC_OPTIONS
from delivery.manifests.lookup import at
from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.network.declaration import declared
from delivery.review.finding import Finding

Key = tuple[str, str, str]


class Frozen(NamedTuple):
    """A field that Kubernetes never lets change, and the safe way to change it all the same."""

    kinds: tuple[str, ...]
    path: str
    rule: str
    steps: str


REBUILD = "put it back; or deploy a workload of a new name beside it, move the traffic, and then take the old one out"
ORPHAN = (
    "put it back; or `kubectl delete --cascade=orphan {kind}/{name}` just before the sync: Pods and volumes stay, "
    "and the sync takes them over"
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
    Frozen(("Job",), "spec.template", "guard/job-template", "put it back; or give the Job a new name"),
    Frozen(("RoleBinding", "ClusterRoleBinding"), "roleRef", "guard/role-reference", "add a binding of a new name"),
    Frozen(
        ("PersistentVolumeClaim",), "spec.storageClassName", "guard/claim", "copy the data to a claim of a new name"
    ),
    Frozen(("PersistentVolumeClaim",), "spec.accessModes", "guard/claim", "copy the data to a claim of a new name"),
)
KEPT_KINDS = ("StatefulSet", "PersistentVolumeClaim", "PersistentVolume", "Namespace", "StorageClass")
REFUSED = "Kubernetes refuses the change and Argo CD fails the whole sync, again and again"


def guard(before: Mapping[str, Sequence[Any]], after: Mapping[str, Sequence[Any]]) -> list[Finding]:
    """Compare two renders, environment by environment; return every change that must not just happen."""
    findings: list[Finding] = []
    for environment, documents in before.items():
        old, new = _by_key(documents), _by_key(after.get(environment, []))
        findings += _frozen(environment, old, new)
        findings += _shrunk_claims(environment, old, new)
        findings += _vanished(environment, old, new)
        findings += _thinned(environment, old, new)
        findings += _disconnected(environment, old, new)
    return sorted(findings)


def _frozen(environment: str, old: Mapping[Key, Manifest], new: Mapping[Key, Manifest]) -> Iterator[Finding]:
    for key in old.keys() & new.keys():
        for field in FROZEN:
            one, other = at(old[key], *field.path.split(".")), at(new[key], *field.path.split("."))
            if key[0] in field.kinds and _canonical(one) != _canonical(other):
                steps = field.steps.format(kind=key[0].lower(), name=key[2])
                what = f"{_short(one)} -> {_short(other)}"
                fix = f"{REFUSED}. Safe: {steps}"
                yield Finding(environment, object_ref(new[key]), field.path, field.rule, "error", what, fix)


def _shrunk_claims(environment: str, old: Mapping[Key, Manifest], new: Mapping[Key, Manifest]) -> Iterator[Finding]:
    path = "spec.resources.requests.storage"
    for key in old.keys() & new.keys():
        one, other = at(old[key], *path.split(".")), at(new[key], *path.split("."))
        if key[0] == "PersistentVolumeClaim" and _smaller(other, one):
            what, fix = f"{_short(one)} -> {_short(other)}", f"{REFUSED}. Safe: copy the data to a claim of a new name"
            yield Finding(environment, object_ref(new[key]), path, "guard/claim", "error", what, fix)


def _vanished(environment: str, old: Mapping[Key, Manifest], new: Mapping[Key, Manifest]) -> Iterator[Finding]:
    for key in old.keys() - new.keys():
        if key[0] in KEPT_KINDS:
            fix = (
                f"{_pruned(old[key])}. Safe: back its data up and check the backup, then take it out in a commit of "
                "its own; for a new name, copy the data first"
            )
            yield Finding(
                environment, object_ref(old[key]), "", "guard/vanished", "error", "is no longer rendered", fix
            )


def _thinned(environment: str, old: Mapping[Key, Manifest], new: Mapping[Key, Manifest]) -> Iterator[Finding]:
    gone = len(old.keys() - new.keys())
    if gone * 3 > len(old):
        what = f"{gone} of {len(old)} objects are no longer rendered"
        fix = "Argo CD would prune them all. Safe: take an environment apart in several commits, the data last"
        yield Finding(environment, "", "", "guard/thinned", "error", what, fix)


def _disconnected(environment: str, old: Mapping[Key, Manifest], new: Mapping[Key, Manifest]) -> Iterator[Finding]:
    """Connections that were there in the last render. Where a setting asked for one, it may have gone along."""
    promised, kept = _intents(old), _intents(new)
    rendered = {name for kind, _, name in new if kind == "Namespace"}
    for namespace, before in promised.items():
        moved = namespace not in rendered and len(promised) == len(kept) == 1  # to a Namespace of another name
        after = next(iter(kept.values())) if moved else kept.get(namespace, Declaration())
        if before.tiers and not after.tiers and new:
            fix = "Nothing would be proved of its network. Safe: put the annotation back: render it again"
            what, where = "no longer declares its connections", f"Namespace/{namespace}"
            yield Finding(environment, where, "", "guard/declaration", "error", what, fix)
        yield from _unconnected(environment, before, after)


def _unconnected(environment: str, before: Declaration, after: Declaration) -> Iterator[Finding]:
    left = {(edge.client, edge.server, edge.port) for edge in after.connections}
    for edge in before.connections:
        there = edge.client in after.tiers and (edge.server in after.tiers or edge.server in before.external_peers)
        if there and (edge.client, edge.server, edge.port) not in left:
            what = f"{edge.client} no longer connects to {edge.server}:{edge.port}"
            fix = "Its calls would fail. Safe: put the connect line back, or first deploy a program without the call"
            yield Finding(environment, f"NetworkPolicy/{edge.client}", "", "guard/connection", "error", what, fix)


def _intents(manifests: Mapping[Key, Manifest]) -> dict[str, Declaration]:
    """What each Namespace declares, if it declares anything that can be read."""
    found = {}
    for (kind, _, name), manifest in manifests.items():
        with suppress(InvalidDeclaration):
            said = declared(manifest) if kind == "Namespace" and isinstance(manifest.get("metadata"), dict) else None
            if said:
                found[name] = said
    return found


def _pruned(manifest: Manifest) -> str:
    if "Prune=false" in str(annotations_of(manifest).get(SYNC_OPTIONS)):
        return "Argo CD leaves it running, and nobody owns it any more"
    return "Argo CD deletes it, and what it holds may go with it"


def _by_key(documents: Sequence[Any]) -> dict[Key, Manifest]:
    found = {}
    for document in documents:
        if isinstance(document, dict):
            namespace, name = at(document, "metadata", "namespace"), at(document, "metadata", "name")
            found[str(document.get("kind", "")), str(namespace or ""), str(name or "")] = document
    return found


def _smaller(one: Any, other: Any) -> bool:
    try:
        return parse(str(one)) < parse(str(other))
    except ValueError:
        return False


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else _canonical(value)
    return "nothing" if value is None else text if len(text) <= 300 else f"{text[:300]}..."
