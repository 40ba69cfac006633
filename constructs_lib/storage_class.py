"""A StorageClass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.validation import checks, formats
from contract.violations import Violations
from contract.well_known import KEEP


class StorageClass(PlatformConstruct):
    """Renders a cluster-wide StorageClass whose volumes can be expanded, and are retained when their claim is deleted.

    A volume is provisioned in the zone of the first Pod that uses it. `parameters` are passed to the provisioner.
    https://kubernetes.io/docs/concepts/storage/storage-classes/
    """

    component = "storage"

    def __init__(self, scope: Scope, id: str, *, provisioner: str, parameters: Mapping[str, str]) -> None:
        super().__init__(scope, id)
        self._provisioner = provisioner
        self._parameters = parameters

    def violations(self) -> Violations:
        """As `PlatformConstruct`; an invalid provisioner; a parameter that is not a string."""
        yield from super().violations()
        yield from formats.domain("provisioner", self._provisioner)
        yield from checks.first(checks.mapping("parameters", self._parameters), self._parameter_violations())

    def _parameter_violations(self) -> Violations:
        for name, value in self._parameters.items():
            yield from checks.word("parameters", name)
            yield from checks.text(f"parameters {name}", value)

    def manifests(self) -> Iterator[Manifest]:
        """The StorageClass."""
        fields = k8s.KubeStorageClassProps(
            provisioner=self._provisioner,
            parameters=self._parameters,
            allow_volume_expansion=True,
            volume_binding_mode="WaitForFirstConsumer",
            reclaim_policy="Retain",
        )
        yield self.manifest("storage.k8s.io/v1", "StorageClass", fields, annotations=KEEP, cluster_wide=True)
