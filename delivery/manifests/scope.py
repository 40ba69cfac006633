"""One environment under review: its objects, and the questions that rules ask of them.

Rules see only objects that passed the schema rules, so they may trust the type of every field that Kubernetes knows,
and that nothing is null. Objects that did not pass are remembered by name, so that a reference to one is not reported
a second time as a reference to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delivery.manifests.reading import Manifest, Unreadable

if TYPE_CHECKING:
    from delivery.network.reachability import World

Key = tuple[str, str, str]
"""The kind, the namespace and the name of an object."""

TEMPLATES = {
    "Deployment": "spec.template",
    "StatefulSet": "spec.template",
    "DaemonSet": "spec.template",
    "ReplicaSet": "spec.template",
    "Job": "spec.template",
    "CronJob": "spec.jobTemplate.spec.template",
}
_CLUSTER_SCOPED = """
    APIService ClusterRole ClusterRoleBinding CSIDriver CustomResourceDefinition IngressClass
    MutatingWebhookConfiguration Namespace Node PersistentVolume PriorityClass RuntimeClass StorageClass
    ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration VolumeAttachment"""
CLUSTER_SCOPED = set(_CLUSTER_SCOPED.split())


@dataclass(frozen=True)
class Workload:
    """An object that runs Pods, and the parts of it that rules ask for. `at` is the path of its Pod template."""

    manifest: Manifest
    at: str

    @property
    def kind(self) -> str:
        """For example Deployment."""
        return str(self.manifest["kind"])

    @property
    def name(self) -> str:
        """The name of the object."""
        return name_of(self.manifest)

    @cached_property
    def template(self) -> Manifest:
        """The Pod template."""
        part: Any = self.manifest
        for step in self.at.split("."):
            part = part.get(step, {})
        return dict(part)

    @property
    def labels(self) -> Mapping[str, str]:
        """The labels of its Pods."""
        labels: Mapping[str, str] = self.template.get("metadata", {}).get("labels", {})
        return labels

    @property
    def pod(self) -> Manifest:
        """The specification of its Pods."""
        return dict(self.template.get("spec", {}))

    @property
    def replicas(self) -> int:
        """How many Pods git asks for; one where it does not say."""
        return int(self.manifest.get("spec", {}).get("replicas", 1))

    def containers(self) -> Iterator[tuple[str, Manifest]]:
        """All containers, each with its path."""
        for kind in ("initContainers", "containers"):
            for container in self.pod.get(kind, []):
                yield f"{self.at}.spec.{kind}[{container['name']}]", container

    def references(self, variable: str, source: str, volume: str) -> Iterator[tuple[str, str, str]]:
        """Path, name and key of every ConfigMap or Secret without which its Pods do not start.

        The arguments are the words for one kind of reference in env, envFrom and volumes. No key stands for all keys.
        """
        for path, container in self.containers():
            for entry in container.get("env", []):
                found = entry.get("valueFrom", {}).get(variable)
                if found and not found.get("optional"):
                    yield f"{path}.env[{entry['name']}]", found.get("name", ""), found["key"]
            for entry in container.get("envFrom", []):
                found = entry.get(source)
                if found and not found.get("optional"):
                    yield f"{path}.envFrom", found.get("name", ""), ""
        for entry in self.pod.get("volumes", []):
            found = entry.get(volume)
            if found and not found.get("optional"):
                name = found.get("name") or found.get("secretName", "")
                for item in found.get("items") or [{"key": ""}]:
                    yield f"{self.at}.spec.volumes[{entry['name']}]", name, item["key"]

    def ports(self) -> Iterator[Manifest]:
        """The ports that its containers declare."""
        for _, container in self.containers():
            yield from container.get("ports", [])


@dataclass(frozen=True)
class Scope:
    """The objects of one environment that can be trusted, and the names of those that cannot.

    `documents` is everything as it was read, trusted or not. `kubernetes` is the minor version of the cluster. `crds`
    is a folder of CRDs, if there is one. `environments` are all that are under review, this one included.

    Every object is known by its kind, its namespace and its name. The namespace of what belongs to no namespace is "".
    """

    name: str
    documents: Sequence[Any]
    manifests: Sequence[Manifest] = ()
    kubernetes: str = "1.27"
    crds: Path | None = None
    environments: Mapping[str, Scope] = field(default_factory=dict)

    @cached_property
    def rejected(self) -> list[Manifest]:
        """The objects that a schema rule objects to: any field of them may be of any type."""
        trusted = set(map(id, self.manifests))
        return [each for each in self.documents if id(each) not in trusted and isinstance(each, dict)]

    @cached_property
    def namespaces(self) -> Mapping[str, Manifest]:
        """The Namespaces that are rendered, trusted or not, by name. Of several with one name, the first."""
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
        """The namespace that an object is in: the one it names, or else the only one that is rendered."""
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
        """The objects of a namespace that can be trusted, its Namespace included."""
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
        """The kind, namespace and name of every object that cannot be trusted."""
        found = ((_kind(each), self.namespace_of(each), _word(each, "name")) for each in self.rejected)
        return frozenset((kind, namespace, name) for kind, namespace, name in found if kind and name)

    @cached_property
    def workloads(self) -> list[Workload]:
        """Everything that runs Pods."""
        return [Workload(manifest, TEMPLATES[manifest["kind"]]) for manifest in self.of_kind(*TEMPLATES)]

    @cached_property
    def networks(self) -> Mapping[str, World]:
        """The network of each namespace that is rendered, or that an object is in: who could reach whom."""
        from delivery.network.folder import Folder  # which is built on scopes
        from delivery.network.reachability import World

        folder = Folder(self)
        return {namespace: World(folder, namespace) for namespace in self._by_namespace}

    def of_kind(self, *kinds: str) -> list[Manifest]:
        """All objects of these kinds."""
        return [manifest for kind in kinds for manifest in self._by_kind.get(kind, [])]

    def get(self, kind: str, namespace: str, name: str) -> Manifest | None:
        """The object of this kind, namespace and name, if it can be trusted."""
        return self._by_name.get((kind, namespace, name))

    def exists(self, kind: str, namespace: str, name: str) -> bool:
        """Whether there is an object of this kind, namespace and name, trusted or not."""
        return (kind, namespace, name) in self._by_name or (kind, namespace, name) in self.broken

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for kind, namespace, name in (*self._by_name, *self.broken):
            found[kind, namespace].add(name)
        return found

    def names(self, kind: str, namespace: str) -> list[str]:
        """The names of all objects of a kind in a namespace, trusted or not."""
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
        labels = service.get("spec", {}).get("selector")
        return self.selected(labels, self.namespace_of(service)) if labels else []


def _kind(manifest: Manifest) -> str:
    kind = manifest.get("kind")
    return kind if isinstance(kind, str) else ""


def _word(manifest: Manifest, field: str) -> str:
    """The namespace or the name that an object gives itself, where it gives one; it need not be trusted."""
    metadata = manifest.get("metadata")
    word = metadata.get(field) if isinstance(metadata, dict) else None
    return word if isinstance(word, str) else ""


def name_of(manifest: Manifest) -> str:
    """The name of an object."""
    return str(manifest["metadata"]["name"])


def label_of(manifest: Any) -> str:
    """`Kind/name`, whatever the document is; the file of a text that is not YAML."""
    if isinstance(manifest, Unreadable):
        return manifest.source
    if not isinstance(manifest, dict):
        return ""
    metadata = manifest.get("metadata")
    name = metadata.get("name", "") if isinstance(metadata, dict) else ""
    return f"{manifest.get('kind', '')}/{name}"


def annotations_of(document: Any) -> Mapping[str, Any]:
    """The annotations of an object: none where they are not a map, as in a document that no schema has checked."""
    metadata = document.get("metadata") if isinstance(document, dict) else None
    annotations = metadata.get("annotations") if isinstance(metadata, dict) else None
    return annotations if isinstance(annotations, dict) else {}
