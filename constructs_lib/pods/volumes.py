"""Volumes of a Pod and their mounts: emptyDir, persistent volume claims, ConfigMaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from constructs_lib.core.l1 import k8s, quantity
from constructs_lib.validation import checks, formats
from constructs_lib.values.storage import Storage
from contract.violations import Violations


class Mount(Protocol):
    """Something that a container mounts at `path`, from the volume `volume_name` of its Pod.

    `volume` is that volume, where the Pod itself brings it.
    """

    @property
    def path(self) -> str: ...

    @property
    def volume_name(self) -> str: ...

    def volume(self) -> k8s.Volume | None: ...

    def as_l1(self) -> k8s.VolumeMount: ...

    def violations(self) -> Violations: ...


@dataclass(frozen=True, kw_only=True)
class EmptyDir:
    """An emptyDir mounted at `path`, empty in each new Pod; a Pod that writes more than `size` is evicted.

    The volume is named after the path: /var/run is var-run. `name` is another name.
    https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
    """

    path: str
    size: str
    name: str | None = None

    @property
    def volume_name(self) -> str:
        """Its name, or one that is made of its path."""
        return _named_after(self.path) if self.name is None else self.name

    def volume(self) -> k8s.Volume:
        """The volume of the Pod."""
        return k8s.Volume(name=self.volume_name, empty_dir=k8s.EmptyDirVolumeSource(size_limit=quantity(self.size)))

    def as_l1(self) -> k8s.VolumeMount:
        """The mount in the container."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path)

    def violations(self) -> Violations:
        """A path that is no folder; a size that does not parse; a name that Kubernetes refuses."""
        yield from formats.folder("path", self.path)
        yield from formats.amount("size", self.size)
        if self.name is not None:
            yield from formats.name("name", self.name)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A persistent volume at `path`, claimed anew for each Pod of a StatefulSet.

    The volume's folder `sub_path` is mounted, not its root: ext4 keeps a `lost+found` there, which databases take for
    somebody else's data. https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
    """

    path: str
    storage: Storage
    sub_path: str = "data"

    @property
    def volume_name(self) -> str:
        """The name of the claim template."""
        return self.storage.claim

    def volume(self) -> None:
        """None: it comes from the claim template of the StatefulSet."""

    def as_l1(self) -> k8s.VolumeMount:
        """The mount in the container."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path, sub_path=self.sub_path)

    def violations(self) -> Violations:
        """A path that is no folder; storage with violations."""
        yield from formats.folder("path", self.path)
        yield from checks.value("storage", self.storage, Storage)


@dataclass(frozen=True, kw_only=True)
class ConfigFiles:
    """The keys of a ConfigMap as read-only files in the folder `path`."""

    path: str
    config_map: str

    @property
    def volume_name(self) -> str:
        """Made of its path."""
        return _named_after(self.path)

    def volume(self) -> k8s.Volume:
        """The volume of the Pod."""
        return k8s.Volume(name=self.volume_name, config_map=k8s.ConfigMapVolumeSource(name=self.config_map))

    def as_l1(self) -> k8s.VolumeMount:
        """The mount in the container."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path, read_only=True)

    def violations(self) -> Violations:
        """A path that is no folder."""
        yield from formats.folder("path", self.path)


def is_mount(given: object) -> bool:
    """Whether a container can mount the value."""
    return hasattr(type(given), "volume_name")


def _named_after(path: str) -> str:
    """/var/run is var-run."""
    return "".join(letter if letter.isalnum() else "-" for letter in path.lower()).strip("-")
