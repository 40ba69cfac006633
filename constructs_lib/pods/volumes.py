"""What containers mount, and the volumes of their Pod behind it.

Files from ConfigMaps, Secrets and the Pod itself are in `files`.
"""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.l1 import k8s, quantity
from constructs_lib.shared_config import SharedConfig
from constructs_lib.validation import checks, formats
from constructs_lib.values.security_context import PodSecurity
from constructs_lib.values.storage import Storage
from constructs_lib.values.value import Value
from constructs_lib.values.waivers import Waivers
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Mount(Value):
    """Base of everything that a container mounts at `path`, from the volume `volume_name` of its Pod.

    The volume is named after the path: /var/run is var-run. `name` is another name.
    """

    path: str
    name: str | None = None

    @property
    def volume_name(self) -> str:
        """Its name, or one that is made of its path."""
        return _named_after(self.path) if self.name is None else self.name

    @property
    def secret(self) -> str | None:
        """The Secret that must exist before the Pod can start, if it needs one."""
        return None

    @property
    def configuration(self) -> tuple[SharedConfig, tuple[str, ...]] | None:
        """The configuration that it shows, and which keys of it; no keys mean all. A change restarts the Pod."""
        return None

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that a Pod needs for this."""
        return "restricted"

    @property
    def waivers(self) -> Waivers:
        """The rules of the review that its reason excuses."""
        return {}

    def volume(self) -> k8s.Volume | None:
        """The volume of the Pod, where the Pod itself brings it."""
        raise NotImplementedError

    @property
    def source(self) -> object:
        """What two mounts of one volume have in common."""
        return self.volume()

    def shares(self, other: Mount) -> bool:
        """Whether two mounts of one container mean the same volume: both name it."""
        return None not in (self.name, other.name) and self.source == other.source

    def as_l1(self) -> k8s.VolumeMount:
        """The mount in the container."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path)

    def violations(self) -> Violations:
        """A path that is no folder; a name that Kubernetes refuses; a mount without a volume."""
        yield from formats.folder("path", self.path)
        if self.name is not None:
            yield from formats.name("name", self.name)
        if type(self).volume is Mount.volume:
            allowed, fix = "a mount with a volume", "write EmptyDir(...), or define volume() in yours"
            yield Violation("", type(self).__name__, allowed, fix)


@dataclass(frozen=True, kw_only=True)
class ReadOnlyMount(Mount):
    """Base of what containers only read."""

    def as_l1(self) -> k8s.VolumeMount:
        """Read-only."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path, read_only=True)


@dataclass(frozen=True, kw_only=True)
class EmptyDir(Mount):
    """An emptyDir, empty in each new Pod; a Pod that writes more than `size` is evicted.

    In `memory` it counts towards the memory limits of the containers that write to it.
    https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
    """

    size: str
    memory: bool = False

    def volume(self) -> k8s.Volume:
        """An emptyDir."""
        source = k8s.EmptyDirVolumeSource(medium="Memory" if self.memory else None, size_limit=quantity(self.size))
        return k8s.Volume(name=self.volume_name, empty_dir=source)

    def violations(self) -> Violations:
        """As `Mount`; a size that does not parse."""
        yield from super().violations()
        yield from formats.amount("size", self.size, of="storage")
        yield from checks.flag("memory", self.memory)


@dataclass(frozen=True, kw_only=True)
class Claim(Mount):
    """A persistent volume, claimed anew for each Pod of a StatefulSet.

    The volume's folder `sub_path` is mounted, not its root: ext4 keeps a `lost+found` there, which databases take for
    somebody else's data. https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
    """

    storage: Storage
    sub_path: str = "data"

    @property
    def volume_name(self) -> str:
        """The name of the claim template."""
        return self.storage.claim

    @property
    def source(self) -> object:
        """The claim template."""
        return self.storage

    def shares(self, other: Mount) -> bool:
        """Two folders of one volume."""
        return isinstance(other, Claim) and self.storage == other.storage and self.sub_path != other.sub_path

    def volume(self) -> None:
        """None: it comes from the claim template of the StatefulSet."""

    def as_l1(self) -> k8s.VolumeMount:
        """The folder of the volume."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path, sub_path=self.sub_path)

    def violations(self) -> Violations:
        """As `Mount`; storage with violations."""
        yield from super().violations()
        yield from checks.value("storage", self.storage, Storage)


@dataclass(frozen=True, kw_only=True)
class ExistingClaim(Mount):
    """The volume of a PersistentVolumeClaim that another object of the platform makes, or that is there already.

    `reason` says where it comes from, if the platform does not render it: the review would miss it.
    https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
    """

    claim: str
    sub_path: str | None = None
    read_only: bool = False
    reason: str = ""

    @property
    def waivers(self) -> Waivers:
        """The rule of the review that its reason excuses."""
        return {"references/claim": self.reason} if self.reason else {}

    def volume(self) -> k8s.Volume:
        """The claimed volume."""
        source = k8s.PersistentVolumeClaimVolumeSource(claim_name=self.claim, read_only=self.read_only or None)
        return k8s.Volume(name=self.volume_name, persistent_volume_claim=source)

    def as_l1(self) -> k8s.VolumeMount:
        """The volume, or a folder of it."""
        return k8s.VolumeMount(
            name=self.volume_name, mount_path=self.path, sub_path=self.sub_path, read_only=self.read_only or None
        )

    def violations(self) -> Violations:
        """As `Mount`; an invalid name of a claim; a sub-path that leaves the volume."""
        yield from super().violations()
        yield from formats.domain("claim", self.claim)
        yield from checks.text("reason", self.reason)
        yield from checks.flag("read_only", self.read_only)
        if self.sub_path is not None:
            yield from formats.sub_path("sub_path", self.sub_path)


@dataclass(frozen=True, kw_only=True)
class HostPath(ReadOnlyMount):
    """A folder of the node, read-only: /var/log/pods for a log agent. `folder` is its path there, if not the same.

    Its Pods need the Pod Security level "privileged", which their Namespace then enforces; `reason` says why.
    https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
    """

    folder: str | None = None
    reason: str

    @property
    def pod_security(self) -> PodSecurity:
        """Privileged: it can read what other Pods of the node wrote."""
        return "privileged"

    @property
    def waivers(self) -> Waivers:
        """The rule of the review that its reason excuses."""
        return {"pods/security": self.reason}

    def volume(self) -> k8s.Volume:
        """The folder of the node. It must be there."""
        folder = self.path if self.folder is None else self.folder
        return k8s.Volume(name=self.volume_name, host_path=k8s.HostPathVolumeSource(path=folder, type="Directory"))

    def violations(self) -> Violations:
        """As `Mount`; a folder that is none; no reason."""
        yield from super().violations()
        if self.folder is not None:
            yield from formats.folder("folder", self.folder)
        yield from checks.word("reason", self.reason)


def _named_after(path: str) -> str:
    """/var/run is var-run."""
    return "".join(letter if letter.isalnum() else "-" for letter in path.lower()).strip("-")
