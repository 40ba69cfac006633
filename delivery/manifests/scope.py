"""One environment under review: its objects, with indices by kind, name, namespace and label.

Rules see only objects that passed the schema rules, so they may rely on the type of every field that Kubernetes knows,
and on the absence of nulls. The names of invalid objects are kept, so that a reference to one is not reported as a
reference to a missing object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from contract import declarations
from contract.well_known import POD_TEMPLATES
from delivery.manifests.objects import annotations_of, json_list, name_of
from delivery.manifests.once import Once
from delivery.manifests.reading import Manifest
from delivery.manifests.workload import Workload

Key = tuple[str, str, str]
"""The kind, the namespace and the name of an object."""

_CLUSTER_SCOPED = """
    APIService ClusterRole ClusterRoleBinding CSIDriver CustomResourceDefinition IngressClass
    MutatingWebhookConfiguration Namespace Node PersistentVolume PriorityClass RuntimeClass StorageClass
    ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration VolumeAttachment"""
CLUSTER_SCOPED = set(_CLUSTER_SCOPED.split())


@dataclass(frozen=True)
class Scope(Once):
    """The valid objects of one environment, and the names of the invalid ones.

    `documents` is everything as it was read, valid or not. `kubernetes` is the minor version of the cluster. `crds` are
    folders of CRDs. `environments` are all that are under review, this one included.

    The key of an object is its kind, namespace and name. The namespace of a cluster-scoped object is "".
    """

    name: str
    documents: Sequence[Any]
    manifests: Sequence[Manifest] = ()
    kubernetes: str = "1.27"
    crds: Sequence[Path] = ()
    environments: Mapping[str, Scope] = field(default_factory=dict)

    @cached_property
    def rejected(self) -> list[Manifest]:
        """The invalid objects: any field may be of any type."""
        trusted = set(map(id, self.manifests))
        return [each for each in self.documents if id(each) not in trusted and isinstance(each, dict)]

    @cached_property
    def namespaces(self) -> Mapping[str, Manifest]:
        """The Namespaces that are rendered, valid or not, by name. Of several with one name, the first."""
        found: dict[str, Manifest] = {}
        for manifest in (*self.of_kind("Namespace"), *self.rejected):
            if _kind(manifest) == "Namespace" and (name := _word(manifest, "name")):
                found.setdefault(name, manifest)
        return found

    @cached_property
    def namespace(self) -> str | None:
        """The one Namespace that is rendered, if there is exactly one."""
        return next(iter(self.namespaces)) if len(self.namespaces) == 1 else None

    def namespace_of(self, manifest: Manifest) -> str:
        """The namespace of an object: the one that it names, or else the only one that is rendered."""
        if _kind(manifest) in CLUSTER_SCOPED:
            return ""
        return _word(manifest, "namespace") or self.namespace or ""

    @cached_property
    def _by_namespace(self) -> Mapping[str, list[Manifest]]:
        found: dict[str, list[Manifest]] = {name: [] for name in self.namespaces}
        for manifest in self.manifests:
            if manifest["kind"] not in CLUSTER_SCOPED:
                found.setdefault(self.namespace_of(manifest), []).append(manifest)
            elif manifest["kind"] == "Namespace":
                found.setdefault(name_of(manifest), []).append(manifest)
        return found

    def objects_in(self, namespace: str) -> list[Manifest]:
        """The valid objects of a namespace, its Namespace included."""
        return self._by_namespace.get(namespace, [])

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Manifest]]:
        found: dict[str, list[Manifest]] = defaultdict(list)
        for manifest in self.manifests:
            found[manifest["kind"]].append(manifest)
        return found

    @cached_property
    def _by_name(self) -> Mapping[Key, Manifest]:
        return {(each["kind"], self.namespace_of(each), name_of(each)): each for each in self.manifests}

    @cached_property
    def broken(self) -> frozenset[Key]:
        """The kind, namespace and name of every invalid object."""
        found = ((_kind(each), self.namespace_of(each), _word(each, "name")) for each in self.rejected)
        return frozenset((kind, namespace, name) for kind, namespace, name in found if kind and name)

    @cached_property
    def workloads(self) -> list[Workload]:
        """Everything that runs Pods."""
        return [Workload(manifest, path) for kind, path in POD_TEMPLATES.items() for manifest in self.of_kind(kind)]

    @property
    def all_namespaces(self) -> list[str]:
        """Every namespace that is rendered, or that an object is in."""
        return list(self._by_namespace)

    def of_kind(self, *kinds: str) -> list[Manifest]:
        """All objects of these kinds."""
        return [manifest for kind in kinds for manifest in self._by_kind.get(kind, [])]

    def get(self, kind: str, namespace: str, name: str) -> Manifest | None:
        """The valid object of this kind, namespace and name, if there is one."""
        return self._by_name.get((kind, namespace, name))

    def exists(self, kind: str, namespace: str, name: str) -> bool:
        """Whether there is an object of this kind, namespace and name, valid or not."""
        return (kind, namespace, name) in self._by_name or (kind, namespace, name) in self.broken

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for kind, namespace, name in (*self._by_name, *self.broken):
            found[kind, namespace].add(name)
        return found

    def names(self, kind: str, namespace: str) -> list[str]:
        """The names of all objects of a kind in a namespace, valid or not."""
        return sorted(self._names.get((kind, namespace), ()))

    @cached_property
    def _by_label(self) -> Mapping[tuple[str, str, str], list[Workload]]:
        found: dict[tuple[str, str, str], list[Workload]] = defaultdict(list)
        for namespace, workloads in self._workloads_of.items():
            for workload in workloads:
                for key, value in workload.labels.items():
                    found[namespace, key, value].append(workload)
        return found

    @cached_property
    def _workloads_of(self) -> Mapping[str, list[Workload]]:
        found: dict[str, list[Workload]] = defaultdict(list)
        for workload in self.workloads:
            found[self.namespace_of(workload.manifest)].append(workload)
        return found

    def workloads_in(self, namespace: str) -> list[Workload]:
        """Everything that runs Pods in a namespace."""
        return self._workloads_of.get(namespace, [])

    def selected(self, labels: Mapping[str, str], namespace: str) -> list[Workload]:
        """The workloads of a namespace whose Pods carry all these labels."""
        if not labels:
            return list(self.workloads_in(namespace))
        rarest = min((self._by_label.get((namespace, *label), []) for label in labels.items()), key=len)
        return [workload for workload in rarest if labels.items() <= workload.labels.items()]

    def behind(self, service: Manifest) -> list[Workload]:
        """The workloads whose Pods a Service sends to: those of its own namespace that it selects."""
        labels = selector_of(service)
        return self.selected(labels, self.namespace_of(service)) if labels else []


def selector_of(service: Manifest) -> dict[str, str]:
    """The selector of a Service, without the labels that Pods get only when they run."""
    selector = service.get("spec", {}).get("selector") or {}
    runtime = json_list(annotations_of(service).get(declarations.RUNTIME_LABELS))
    return {key: value for key, value in selector.items() if key not in runtime}


def _kind(manifest: Manifest) -> str:
    kind = manifest.get("kind")
    return kind if isinstance(kind, str) else ""


def _word(manifest: Manifest, field: str) -> str:
    """The namespace or the name of an object, where it has one. The object may be invalid."""
    metadata = manifest.get("metadata")
    word = metadata.get(field) if isinstance(metadata, dict) else None
    return word if isinstance(word, str) else ""
