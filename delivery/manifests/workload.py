"""Workloads: objects that run Pods."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from contract.well_known import POD_TEMPLATES
from delivery.manifests.objects import name_of
from delivery.manifests.reading import Manifest


@dataclass(frozen=True)
class Workload:
    """An object that passed the schema of its kind. `at` is the path of its Pod template."""

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
        """The declared number of Pods; the default is one."""
        return int(self.manifest.get("spec", {}).get("replicas", 1))

    def containers(self) -> Iterator[tuple[str, Manifest]]:
        """All containers, each with its path."""
        for kind in ("initContainers", "containers"):
            for container in self.pod.get(kind, []):
                yield f"{self.at}.spec.{kind}[{container['name']}]", container

    def references(self, variable: str, source: str, volume: str) -> Iterator[tuple[str, str, str]]:
        """Path, name and key of every ConfigMap or Secret without which its Pods do not start.

        The arguments are the field names of one kind of reference in env, envFrom and volumes. "" means all keys.
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


def workload_of(manifest: Manifest) -> Workload | None:
    """The workload that an object is, or None where it runs no Pods."""
    path = POD_TEMPLATES.get(manifest["kind"])
    return Workload(manifest, path) if path else None
