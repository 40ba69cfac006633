"""The objects among the documents, and their fields."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.schema import custom_resources, kubernetes
from delivery.schema.custom_resources import NotServed, Version

API = "https://kubernetes.io/docs/reference/kubernetes-api/"

UNDERSTOOD = {
    ("argoproj.io/v1alpha1", "Application"),
    ("argoproj.io/v1alpha1", "AppProject"),
    ("external-secrets.io/v1", "ExternalSecret"),
    ("external-secrets.io/v1", "SecretStore"),
    ("keda.sh/v1alpha1", "ScaledObject"),
    ("keda.sh/v1alpha1", "TriggerAuthentication"),
    ("monitoring.coreos.com/v1", "PodMonitor"),
    ("monitoring.coreos.com/v1", "PrometheusRule"),
    ("monitoring.coreos.com/v1", "ServiceMonitor"),
}
"""Custom resources that have rules of their own, or typed constructs, where no folder of CRDs is given."""


def missing_fields(document: dict[Any, Any]) -> Iterator[str]:
    """The paths of the fields that every object must have as text, and this one has not."""
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


def objects(scope: Scope) -> list[Manifest]:
    """The documents that have API version, kind and name."""
    return scope.once(_objects)


def _objects(scope: Scope) -> list[Manifest]:
    return [each for each in scope.documents if isinstance(each, dict) and not list(missing_fields(each))]


def known_objects(scope: Scope) -> list[Manifest]:
    """The objects of kinds that there is a schema for, or rules of their own."""
    return [manifest for manifest in objects(scope) if is_known(manifest, scope)]


class Field(NamedTuple):
    """One field of an object at any depth: its path, the key above it, its own key, and its value."""

    path: str
    parent: str
    key: str
    value: Any


def fields(scope: Scope) -> list[tuple[Manifest, list[Field]]]:
    """The objects of known kinds, with all their fields."""
    return scope.once(_fields)


def kubernetes_fields(scope: Scope) -> Iterator[tuple[Manifest, list[Field]]]:
    """The objects of Kubernetes' own kinds: in a custom resource the same field names may mean something else."""
    return ((manifest, found) for manifest, found in fields(scope) if kubernetes.knows(manifest, scope.kubernetes))


def _fields(scope: Scope) -> list[tuple[Manifest, list[Field]]]:
    found: list[tuple[Manifest, list[Field]]] = []
    for manifest in known_objects(scope):
        found.append((manifest, []))
        _add_fields(found[-1][1], manifest, "", "", "")
    return found


def _add_fields(found: list[Field], value: Any, path: str, parent: str, key: str) -> None:
    """A list is filled, because handing each field up through as many generators as it is deep takes far longer."""
    if path:
        found.append(Field(path, parent, key, value))
    if isinstance(value, dict):
        for name, child in value.items():
            _add_fields(found, child, f"{path}.{name}" if path else str(name), key, str(name))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            _add_fields(found, child, f"{path}[{index}]", parent, f"{key}[]")


def is_known(manifest: Manifest, scope: Scope) -> bool:
    """Whether there is a schema for the kind of an object, or rules of its own."""
    crd = crd_of(manifest, scope)
    if crd is None:
        understood = (manifest["apiVersion"], manifest["kind"]) in UNDERSTOOD
        return understood or kubernetes.knows(manifest, scope.kubernetes)
    return isinstance(crd, Version) or kubernetes.knows(manifest, scope.kubernetes)


def crd_of(manifest: Manifest, scope: Scope) -> Version | NotServed | None:
    """The version of the CRD of an object, if a folder of CRDs has one."""
    found = (custom_resources.find(folder, manifest["apiVersion"], manifest["kind"]) for folder in scope.crds)
    return next((version for version in found if version is not None), None)
