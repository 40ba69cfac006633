"""The StatefulSet of a workload with a persistent volume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, extended, k8s, quantity
from constructs_lib.pods.volumes import Claim
from constructs_lib.validation import formats
from constructs_lib.workload import Workload
from contract.names import LONGEST_OF_KIND
from contract.violations import Violations
from contract.well_known import KEEP


@dataclass(frozen=True, kw_only=True)
class StatefulSet:
    """Renders a StatefulSet of one Pod with a persistent volume, which is retained when either is deleted.

    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    claim: Claim

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The StatefulSet."""
        retain = k8s.StatefulSetPersistentVolumeClaimRetentionPolicy(when_deleted="Retain", when_scaled="Retain")
        spec = k8s.StatefulSetSpec(
            replicas=1,
            service_name=workload.host,
            selector=k8s.LabelSelector(match_labels=workload.selector),
            template=workload.pod_template(),
            volume_claim_templates=[self._claim_template()],
            persistent_volume_claim_retention_policy=retain,
        )
        yield workload.manifest(
            "apps/v1",
            "StatefulSet",
            k8s.KubeStatefulSetProps(spec=spec),
            annotations={**KEEP, **workload.object_annotations()},
            wave=workload.wave,
        )

    def _claim_template(self) -> k8s.KubePersistentVolumeClaimProps:
        """Without labels, because a claim template is immutable. With apiVersion and kind, which the API server adds:
        otherwise Argo CD would always report a difference. The typed template does not have these two fields.
        """
        storage = self.claim.storage
        template = k8s.KubePersistentVolumeClaimProps(
            metadata=k8s.ObjectMeta(name=storage.claim),
            spec=k8s.PersistentVolumeClaimSpec(
                access_modes=["ReadWriteOnce"],
                storage_class_name=storage.storage_class,
                resources=k8s.ResourceRequirements(requests={"storage": quantity(storage.size)}),
            ),
        )
        return extended(template, apiVersion="v1", kind="PersistentVolumeClaim")


def name_violations(name: str) -> Violations:
    """A name that is too long: the controller appends eleven characters for the label of a Pod's revision."""
    longest = LONGEST_OF_KIND["StatefulSet"]
    if len(name) > longest:
        yield from formats.name("id", name, longest=longest)
