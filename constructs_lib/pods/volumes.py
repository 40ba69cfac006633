"""Where a container may write, and what it finds there."""

from dataclasses import dataclass
from functools import cache

from cdk8s_plus_27 import k8s

from constructs_lib.problems import Faults
from constructs_lib.typed import amount
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    Storage,
)


@dataclass(frozen=True, kw_only=True)
class Scratch:
    """Room to write at `path` that is empty in each new Pod; a Pod that writes more than `size` is evicted.

    The volume is named after the path: /var/run is var-run. `name` is another name.
    https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
    """

    path: str
    size: str
    name: str | None = None

    def faults(self) -> Faults:
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

    def faults(self) -> Faults:
        """A path that is no folder; storage with faults."""
        yield from formats.folder("path", self.path)
        yield from checks.value("storage", self.storage, Storage)


@dataclass(frozen=True, kw_only=True)
class ConfigFiles:
    """The keys of a ConfigMap as read-only files in the folder `path`."""

    path: str
    config_map: str

    def faults(self) -> Faults:
        """A path that is no folder."""
        yield from formats.folder("path", self.path)


Mount = Scratch | Claim | ConfigFiles


@cache
def volume(mount: Scratch | ConfigFiles) -> k8s.Volume:
    """The volume of the Pod behind a mount. A claim's volume comes from the StatefulSet's claim templates."""
    if isinstance(mount, Scratch):
        return k8s.Volume(name=volume_name(mount), empty_dir=k8s.EmptyDirVolumeSource(size_limit=amount(mount.size)))
    return k8s.Volume(name=volume_name(mount), config_map=k8s.ConfigMapVolumeSource(name=mount.config_map))


@cache
def volume_mount(mount: Mount) -> k8s.VolumeMount:
    """The mount in the container."""
    return k8s.VolumeMount(
        name=volume_name(mount),
        mount_path=mount.path,
        sub_path=mount.sub_path if isinstance(mount, Claim) else None,
        read_only=True if isinstance(mount, ConfigFiles) else None,
    )


def volume_name(mount: Mount) -> str:
    """A claim has its name from the author; other volumes may, or are named after their path: /var/run is var-run."""
    if isinstance(mount, Claim):
        return mount.storage.claim
    if isinstance(mount, Scratch) and mount.name is not None:
        return mount.name
    return "".join(letter if letter.isalnum() else "-" for letter in mount.path.lower()).strip("-")
