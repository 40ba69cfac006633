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

from delivery.manifests import Manifest, Unreadable

if TYPE_CHECKING:
    from delivery.network.world import World

TEMPLATES = {
    "Deployment": "spec.template",
    "StatefulSet": "spec.template",
    "DaemonSet": "spec.template",
    "ReplicaSet": "spec.template",
    "Job": "spec.template",
    "CronJob": "spec.jobTemplate.spec.template",
}
CLUSTER_SCOPED = {
    "APIService",
    "ClusterRole",
    "ClusterRoleBinding",
    "CSIDriver",
    "CustomResourceDefinition",
    "IngressClass",
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PriorityClass",
    "RuntimeClass",
    "StorageClass",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
    "VolumeAttachment",
}


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
    """

    name: str
    documents: Sequence[Any]
    manifests: Sequence[Manifest] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    kubernetes: str = "1.27"
    crds: Path | None = None
    environments: Mapping[str, Scope] = field(default_factory=dict)

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Manifest]]:
        found: dict[str, list[Manifest]] = defaultdict(list)
        for manifest in self.manifests:
            found[manifest["kind"]].append(manifest)
        return found

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Manifest]:
        return {(manifest["kind"], name_of(manifest)): manifest for manifest in self.manifests}

    @cached_property
    def workloads(self) -> list[Workload]:
        """Everything that runs Pods."""
        return [Workload(manifest, TEMPLATES[manifest["kind"]]) for manifest in self.of_kind(*TEMPLATES)]

    @cached_property
    def world(self) -> World:
        """The network of the environment: who could reach whom."""
        from delivery.network.world import World  # which is built on scopes

        return World(self)

    @property
    def namespace(self) -> str | None:
        """The one Namespace that is rendered, if there is one."""
        found = self.of_kind("Namespace")
        return name_of(found[0]) if len(found) == 1 else None

    def of_kind(self, *kinds: str) -> list[Manifest]:
        """All objects of these kinds."""
        return [manifest for kind in kinds for manifest in self._by_kind.get(kind, [])]

    def get(self, kind: str, name: str) -> Manifest | None:
        """The object of this kind and name, if it can be trusted."""
        return self._by_name.get((kind, name))

    def exists(self, kind: str, name: str) -> bool:
        """Whether there is an object of this kind and name, trusted or not."""
        return (kind, name) in self._by_name or (kind, name) in self.broken

    def names(self, kind: str) -> list[str]:
        """The names of all objects of a kind, trusted or not."""
        return sorted({name for known, name in (*self._by_name, *self.broken) if known == kind})

    @cached_property
    def _by_label(self) -> Mapping[tuple[str, str], list[Workload]]:
        found: dict[tuple[str, str], list[Workload]] = defaultdict(list)
        for workload in self.workloads:
            for label in workload.labels.items():
                found[label].append(workload)
        return found

    def selected(self, labels: Mapping[str, str]) -> list[Workload]:
        """The workloads whose Pods carry all these labels."""
        if not labels:
            return list(self.workloads)
        rarest = min((self._by_label.get(label, []) for label in labels.items()), key=len)
        return [workload for workload in rarest if labels.items() <= workload.labels.items()]


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


def annotations_of(manifest: Manifest) -> Mapping[str, str]:
    """The annotations of an object."""
    annotations: Mapping[str, str] = manifest["metadata"].get("annotations", {})
    return annotations
