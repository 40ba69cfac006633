"""A kind of volume that a cluster offers."""

from collections.abc import Mapping

from cdk8s_plus_27 import k8s

from constructs_lib.core.chart import KEEP, PlatformChart, PlatformConstruct
from constructs_lib.problems import Faults
from constructs_lib.validation import checks, formats


class StorageClass(PlatformConstruct):
    """Renders a cluster-wide StorageClass whose volumes can grow, and are kept when their claim goes.

    A volume is made where the Pod that first asks for it will run. `parameters` are the provisioner's own.
    https://kubernetes.io/docs/concepts/storage/storage-classes/
    """

    component = "storage"

    def __init__(self, scope: PlatformChart, id: str, *, provisioner: str, parameters: Mapping[str, str]) -> None:
        super().__init__(scope, id)
        self._provisioner = provisioner
        self._parameters = parameters

    def faults(self) -> Faults:
        """As `PlatformConstruct`; a parameter that is not text."""
        yield from super().faults()
        yield from formats.domain("provisioner", self._provisioner)
        yield from checks.first(checks.mapping("parameters", self._parameters), self._parameter_faults())

    def _parameter_faults(self) -> Faults:
        for name, value in self._parameters.items():
            yield from checks.word("parameters", name)
            yield from checks.text(f"parameters {name}", value)

    def emit(self) -> None:
        """Create the StorageClass."""
        k8s.KubeStorageClass(
            self,
            "storage-class",
            metadata=self.metadata("StorageClass", annotations=KEEP, cluster_wide=True),
            provisioner=self._provisioner,
            parameters=self._parameters,
            allow_volume_expansion=True,
            volume_binding_mode="WaitForFirstConsumer",
            reclaim_policy="Retain",
        )
