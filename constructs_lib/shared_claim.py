"""A persistent volume that several workloads share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, k8s, quantity
from constructs_lib.network.server import WorkloadName
from constructs_lib.pods.volumes import ExistingClaim
from constructs_lib.validation import checks
from constructs_lib.values.storage import Storage
from contract.violations import Violations
from contract.well_known import KEEP

AccessMode = Literal["ReadWriteMany", "ReadWriteOnce", "ReadOnlyMany", "ReadWriteOncePod"]


class SharedClaim(PlatformConstruct):
    """Renders a PersistentVolumeClaim, named after the id. Argo CD does not prune it.

    Containers mount it with `claim.mount("/data")`. Pods on several nodes can write only if `access` is
    "ReadWriteMany", and the StorageClass has it. https://kubernetes.io/docs/concepts/storage/persistent-volumes/
    """

    component = "storage"

    def __init__(self, scope: Scope, id: str, *, storage: Storage, access: AccessMode = "ReadWriteMany") -> None:
        super().__init__(scope, id)
        self._storage = storage
        self._access = access

    def mount(self, path: str, *, sub_path: str | None = None, read_only: bool = False) -> ExistingClaim:
        """The volume at a path of a container, or a folder of it."""
        return ExistingClaim(path=path, claim=self.name, sub_path=sub_path, read_only=read_only)

    def violations(self) -> Violations:
        """As `PlatformConstruct`; invalid storage; an access mode that is none."""
        yield from super().violations()
        yield from checks.value("storage", self._storage, Storage)
        yield from checks.one_of("access", self._access, get_args(AccessMode))

    def manifests(self) -> Iterator[Manifest]:
        """The claim, in the sync wave of the first workload that mounts it: some volumes are made for its Pod only."""
        users = (each for each in self.chart.constructs_in(self.namespace) if self.name in each.claim_names())
        waves = self.chart.waves
        wave = min((waves[WorkloadName(each.namespace, each.name)] for each in users if each.tier), default=0)
        spec = k8s.PersistentVolumeClaimSpec(
            access_modes=[self._access],
            storage_class_name=self._storage.storage_class,
            resources=k8s.ResourceRequirements(requests={"storage": quantity(self._storage.size)}),
        )
        fields = k8s.KubePersistentVolumeClaimProps(spec=spec)
        yield self.manifest("v1", "PersistentVolumeClaim", fields, annotations=KEEP, wave=wave)
