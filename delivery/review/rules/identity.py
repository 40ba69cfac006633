"""Names, namespaces and labels of objects."""

import re
from collections import Counter

from contract.names import (
    DNS_LABEL,
    DNS_SUBDOMAIN,
    LABEL_VALUE,
    LONGEST_LABEL,
    LONGEST_OF_KIND,
    LONGEST_PORT_NAME,
    LONGEST_SUBDOMAIN,
    PORT_NAME,
    SERVICE,
)
from delivery.manifests.declaring import DECLARING, existing_namespaces
from delivery.manifests.objects import name_of
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import CLUSTER_SCOPED, Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS, OBJECTS
from delivery.review.rules.rule import Findings, rule

NAMES = f"{OBJECTS}names/"
NAMESPACES = f"{OBJECTS}namespaces/"
LABELS = f"{OBJECTS}labels/"
OBJECTS = f"{CONCEPTS}workloads/controllers/"
ARGOCD = "https://argo-cd.readthedocs.io/en/stable/"

MADE_BY_CONTROLLERS = {
    "Pod": "a Deployment or a Job",
    "ReplicationController": "a Deployment",
    "Endpoints": "a Service with a selector",
    "EndpointSlice": "a Service with a selector",
}
"""Kinds that controllers create, and what to render instead."""

_LABELS = {"Namespace": DNS_LABEL, "Service": SERVICE}
"""The kinds whose names are DNS labels; those of all others are DNS subdomains."""

_WHY_SHORT = "what its controller appends must still fit"


@rule(
    "identity/empty",
    "Argo CD prunes everything when its folder is empty",
    page=f"{ARGOCD}user-guide/auto_sync/",
)
def no_objects(scope: Scope) -> Findings:
    """An environment has at least one object."""
    if not scope.documents:
        yield Finding.of(None, "", "no object at all", "render the environment, or take it out as a whole")


@rule("identity/duplicate", "Of two objects with one name, one overwrites the other", page=NAMES)
def duplicates(scope: Scope) -> Findings:
    """No two objects have the same group, kind, namespace and name."""
    counts = Counter(map(_identity, scope.manifests))
    for manifest in scope.manifests:
        if counts[_identity(manifest)] > 1:
            counts[_identity(manifest)] = 0
            yield Finding.of(manifest, "metadata.name", "two objects of this kind and name", "rename or delete one")


@rule("identity/file", "Objects with the same file name overwrite each other in dist/", page=NAMES)
def file_collisions(scope: Scope) -> Findings:
    """No two objects of a namespace differ only in group, or in upper and lower case."""
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for manifest in scope.manifests:
        identity = _identity(manifest)
        file = (manifest["kind"].lower(), scope.namespace_of(manifest).lower(), name_of(manifest).lower())
        if seen.setdefault(file, identity) != identity:
            yield Finding.of(
                manifest, "metadata.name", "another object would have the same file", "rename one of the two"
            )


@rule("identity/name", "The API server refuses an invalid name, and the sync fails", page=NAMES)
def wrong_names(scope: Scope) -> Findings:
    """DNS labels for Services and Namespaces, DNS subdomains for the rest, with room for what a controller appends."""
    for manifest in scope.manifests:
        kind, name = manifest["kind"], name_of(manifest)
        longest = LONGEST_LABEL if kind in _LABELS else LONGEST_SUBDOMAIN
        if not _is(_LABELS.get(kind, DNS_SUBDOMAIN), name, longest):
            yield Finding.of(manifest, "metadata.name", f"{name!r} is no name for a {kind}", "use a-z, 0-9 and '-'")
        elif len(name) > LONGEST_OF_KIND.get(kind, longest):
            what = f"{len(name)} characters; a {kind} takes {LONGEST_OF_KIND[kind]}: {_WHY_SHORT}"
            yield Finding.of(manifest, "metadata.name", what, "shorten the name")


@rule("identity/container-name", "The API server refuses a Pod with an invalid container or port name", page=NAMES)
def wrong_container_names(scope: Scope) -> Findings:
    """Containers are DNS labels and unique in their Pod; ports have at most 15 characters."""
    for workload in scope.workloads:
        names = Counter(container["name"] for _, container in workload.containers())
        for path, container in workload.containers():
            if not _is(DNS_LABEL, container["name"], LONGEST_LABEL) or names[container["name"]] > 1:
                what = f"{container['name']!r} is no name, or used twice"
                yield Finding.of(workload.manifest, f"{path}.name", what, "use a-z, 0-9 and '-', each name once")
            for port in container.get("ports", []):
                if "name" in port and not _is(PORT_NAME, port["name"], LONGEST_PORT_NAME):
                    what = f"{port['name']!r} is no name for a port"
                    yield Finding.of(
                        workload.manifest, f"{path}.ports", what, "at most 15 of a-z, 0-9, '-', one letter at least"
                    )


@rule("identity/label", "The API server refuses an invalid label, and the sync fails", page=LABELS)
def wrong_labels(scope: Scope) -> Findings:
    """Keys and values of labels, on objects and on Pods; keys of annotations."""
    for manifest in scope.manifests:
        yield from _label_findings(manifest, "metadata", manifest["metadata"])
    for workload in scope.workloads:
        yield from _label_findings(workload.manifest, f"{workload.at}.metadata", workload.template.get("metadata", {}))


@rule(
    "identity/cluster-scoped",
    "A namespace on a cluster-scoped object is a permanent difference for Argo CD",
    page=NAMESPACES,
)
def namespace_too_many(scope: Scope) -> Findings:
    """Cluster-scoped kinds carry no namespace."""
    for manifest in scope.of_kind(*sorted(CLUSTER_SCOPED)):
        if "namespace" in manifest["metadata"]:
            yield Finding.of(manifest, "metadata.namespace", f"a {manifest['kind']} has no namespace", "take it out")


@rule(
    "identity/namespace",
    "Without a namespace an object goes to the default namespace of the tool that applies it",
    page=NAMESPACES,
)
def wrong_namespace(scope: Scope) -> Findings:
    """Every other object names a namespace: one that the environment renders, or declares as made by somebody else."""
    known = {*scope.namespaces, *existing_namespaces(scope.of_kind(*DECLARING))}
    fix = f"write {' or '.join(sorted(known)) or 'the namespace it belongs to'}"
    for manifest in scope.manifests:
        namespace = manifest["metadata"].get("namespace")
        if manifest["kind"] not in CLUSTER_SCOPED and (not namespace or (known and namespace not in known)):
            what = f"namespace {namespace!r}" if namespace else "no namespace"
            yield Finding.of(manifest, "metadata.namespace", what, fix)


@rule(
    "identity/runtime-field",
    "Fields that the cluster sets are a permanent difference for Argo CD",
    page=f"{ARGOCD}user-guide/diffing/",
)
def runtime_fields(scope: Scope) -> Findings:
    """No status, and nothing in the metadata that only an API server knows."""
    for manifest in scope.manifests:
        for field in ("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "selfLink"):
            if field in manifest["metadata"]:
                yield Finding.of(manifest, f"metadata.{field}", "set by the cluster", "take it out")
        if "status" in manifest:
            yield Finding.of(manifest, "status", "set by the cluster", "take it out")


def _identity(manifest: Manifest) -> tuple[str, ...]:
    group = manifest["apiVersion"].rpartition("/")[0]
    return group, manifest["kind"], manifest["metadata"].get("namespace", ""), name_of(manifest)


def _is(pattern: str, text: str, longest: int) -> bool:
    return len(text) <= longest and re.fullmatch(pattern, text) is not None


def _is_key(text: str) -> bool:
    """Whether a text is the key of a label or annotation: a name, perhaps after a DNS subdomain and a slash."""
    domain, slash, name = text.rpartition("/")
    return (not slash or _is(DNS_SUBDOMAIN, domain, LONGEST_SUBDOMAIN)) and _is(LABEL_VALUE, name, LONGEST_LABEL)


def _label_findings(manifest: Manifest, at: str, metadata: Manifest) -> Findings:
    for key, value in metadata.get("labels", {}).items():
        if not _is_key(key) or (value and not _is(LABEL_VALUE, value, LONGEST_LABEL)):
            yield Finding.of(
                manifest, f"{at}.labels", f"{key}: {value}", "at most 63 letters, digits, '-', '_' and '.'"
            )
    for key in metadata.get("annotations", {}):
        if not _is_key(key):
            yield Finding.of(
                manifest, f"{at}.annotations", f"{key!r} is no key", "write an optional prefix, '/', and a name"
            )


@rule(
    "identity/made-by-hand",
    "Objects that controllers create are not reviewed, and not replaced when they fail",
    page=OBJECTS,
)
def made_by_hand(scope: Scope) -> Findings:
    """Pods are created by workloads, and endpoints by Services."""
    for manifest in scope.of_kind(*MADE_BY_CONTROLLERS):
        fix = f"render {MADE_BY_CONTROLLERS[manifest['kind']]} instead"
        yield Finding.of(manifest, "kind", f"is a {manifest['kind']} by itself", fix)
