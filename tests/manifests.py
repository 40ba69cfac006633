"""Rendered manifests, read back as the plain dictionaries that Kubernetes receives."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

import yaml

from contract import rendered_files

Manifest = dict[str, Any]

DIST = Path(__file__).parent.parent / "dist"
FOLDERS = [*rendered_files.folders(DIST)]
"""Every folder that Argo CD syncs."""

WORKLOAD_KINDS = ("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job")
BYTES = {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}


class ProbeTiming(NamedTuple):
    """When a probe runs and when it fails, in seconds and attempts."""

    delay: int
    period: int
    timeout: int
    failures: int


class SecretKey(NamedTuple):
    """One key of one Secret."""

    secret: str
    key: str


class Manifests:
    """The objects of one folder of manifests."""

    def __init__(self, name: str, objects: Sequence[Manifest]) -> None:
        self.name = name
        self._objects = tuple(objects)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read every YAML file of `folder`; a folder without objects is an error."""
        objects = _load(folder)
        assert objects, f"no manifests in {folder}: run `make synth`"
        return cls(folder.name, objects)

    def __iter__(self) -> Iterator[Manifest]:
        return iter(self._objects)

    def of_kind(self, *kinds: str) -> list[Manifest]:
        """All objects of these kinds."""
        return [item for item in self if item["kind"] in kinds]

    def names(self, kind: str) -> list[str]:
        """The sorted names of all objects of `kind`."""
        return sorted(item["metadata"]["name"] for item in self.of_kind(kind))

    def get(self, kind: str, name: str) -> Manifest:
        """The one object of this kind and name."""
        found = [item for item in self.of_kind(kind) if item["metadata"]["name"] == name]
        there = ", ".join(self.names(kind)) or "none"
        assert len(found) == 1, f"{self.name}: {len(found)} objects {kind} {name}; {kind} objects: {there}"
        return found[0]

    def only(self, kind: str) -> Manifest:
        """The one object of this kind."""
        found = self.of_kind(kind)
        assert len(found) == 1, f"{self.name}: not one {kind} but {self.names(kind)}"
        return found[0]

    def workloads(self) -> list[Manifest]:
        """All objects that create Pods."""
        return self.of_kind(*WORKLOAD_KINDS)

    def pod_template(self, kind: str, name: str) -> Manifest:
        """The Pod template of a workload."""
        return pod_template_of(self.get(kind, name))

    def pod(self, kind: str, name: str) -> Manifest:
        """The Pod specification of a workload."""
        spec: Manifest = self.pod_template(kind, name)["spec"]
        return spec

    def container(self, kind: str, name: str) -> Manifest:
        """The first container of a workload."""
        first: Manifest = self.pod(kind, name)["containers"][0]
        return first

    def variables(self, kind: str, name: str) -> dict[str, str]:
        """The first container's environment, with ConfigMaps looked up and without what Secrets add."""
        container = self.container(kind, name)
        values: dict[str, str] = {}
        for source in container.get("envFrom", []):
            values |= self._loaded(source)
        for variable in container.get("env", []):
            values |= self._resolved(variable)
        return values

    def volume_at(self, kind: str, name: str, path: str) -> Manifest:
        """The Pod volume that the first container mounts on `path`."""
        mounted = mount_at(self.container(kind, name), path)["name"]
        volumes = {volume["name"]: volume for volume in self.pod(kind, name).get("volumes", [])}
        assert mounted in volumes, f"{self.name}: {kind} {name} has no volume {mounted}, only {sorted(volumes)}"
        found: Manifest = volumes[mounted]
        return found

    def _loaded(self, source: Manifest) -> dict[str, str]:
        if "configMapRef" not in source:
            return {}
        data = self.get("ConfigMap", source["configMapRef"]["name"])["data"]
        return {source.get("prefix", "") + key: value for key, value in data.items()}

    def _resolved(self, variable: Manifest) -> dict[str, str]:
        if "valueFrom" not in variable:
            return {variable["name"]: variable.get("value", "")}
        reference = variable["valueFrom"].get("configMapKeyRef")
        if reference is None:
            return {}
        return {variable["name"]: self.get("ConfigMap", reference["name"])["data"][reference["key"]]}


def folders_with_workloads() -> list[str]:
    """The folders of dist/ in which something runs: those of the environments of all platforms."""
    return [folder for folder in FOLDERS if Manifests.read(DIST / folder).workloads()]


@cache
def _load(folder: Path) -> tuple[Manifest, ...]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]
    documents = (document for text in texts for document in yaml.load_all(text, Loader=yaml.CSafeLoader))
    return tuple(document for document in documents if document is not None)


def pod_template_of(workload: Manifest) -> Manifest:
    """The Pod template of a workload; a CronJob holds it one level deeper."""
    spec = workload["spec"]
    if workload["kind"] == "CronJob":
        spec = spec["jobTemplate"]["spec"]
    template: Manifest = spec["template"]
    return template


def pod_labels_of(workload: Manifest) -> dict[str, str]:
    """The labels of a workload's Pods."""
    labels: dict[str, str] = pod_template_of(workload)["metadata"]["labels"]
    return labels


def containers_of(workload: Manifest) -> list[Manifest]:
    """All containers of a workload, the init containers first."""
    spec = pod_template_of(workload)["spec"]
    return [*spec.get("initContainers", []), *spec["containers"]]


def selects(selector: dict[str, str], workload: Manifest) -> bool:
    """Whether these match labels select the Pods of `workload`."""
    return selector.items() <= pod_labels_of(workload).items()


def secret_variables(container: Manifest) -> dict[str, SecretKey]:
    """The variables that a container takes from Secrets."""
    references = {
        variable["name"]: variable["valueFrom"]["secretKeyRef"]
        for variable in container.get("env", [])
        if "secretKeyRef" in variable.get("valueFrom", {})
    }
    return {name: SecretKey(found["name"], found["key"]) for name, found in references.items()}


def port_number(container: Manifest, port: int | str) -> int:
    """The number of a port that is given by number or by name."""
    if isinstance(port, int):
        return port
    numbers: dict[str, int] = {
        entry["name"]: entry["containerPort"] for entry in container.get("ports", []) if "name" in entry
    }
    assert port in numbers, f"container {container['name']} has no port {port}, only {sorted(numbers)}"
    return numbers[port]


def container_ports(container: Manifest) -> list[int]:
    """The numbers of a container's ports."""
    return [entry["containerPort"] for entry in container.get("ports", [])]


def probe_timing(container: Manifest, probe: str) -> ProbeTiming:
    """The figures of a probe; what it leaves out has the default of Kubernetes."""
    figures = container[probe]
    return ProbeTiming(
        delay=figures.get("initialDelaySeconds", 0),
        period=figures.get("periodSeconds", 10),
        timeout=figures.get("timeoutSeconds", 1),
        failures=figures.get("failureThreshold", 3),
    )


def command_line(container: Manifest) -> str:
    """What a container runs: command and arguments in one line."""
    return " ".join([*container.get("command", []), *container.get("args", [])])


def mount_at(container: Manifest, path: str) -> Manifest:
    """The mount of a container on `path`."""
    mounts = {mount["mountPath"]: mount for mount in container.get("volumeMounts", [])}
    assert path in mounts, f"container {container['name']} mounts nothing on {path}, only {sorted(mounts)}"
    found: Manifest = mounts[path]
    return found


def memory_bytes(quantity: str) -> int:
    """A quantity of memory with a binary suffix, such as 512Mi, in bytes."""
    return int(quantity[:-2]) * BYTES[quantity[-2:]]
