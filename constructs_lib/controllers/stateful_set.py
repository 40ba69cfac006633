"""The StatefulSet around a workload that keeps data."""

from typing import Any

from cdk8s_plus_27 import k8s

from constructs_lib.core.chart import KEEP
from constructs_lib.pods.volumes import Claim
from constructs_lib.problems import Faults
from constructs_lib.typed import amount
from constructs_lib.validation import formats
from constructs_lib.workload import Workload

LONGEST_NAME = 52
"""The controller appends eleven characters for the label that names the revision of a Pod."""


def name_faults(workload: Workload) -> Faults:
    """A name that is too long for the label of its Pods."""
    if len(workload.name) > LONGEST_NAME:
        yield from formats.name("id", workload.name, longest=LONGEST_NAME)


def emit_stateful_set(workload: Workload, claim: Claim) -> None:
    """Render a StatefulSet of one Pod with a volume of its own, which outlives both the Pod and the StatefulSet.

    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """
    annotations = {**KEEP, **workload.object_annotations()}
    retain = k8s.StatefulSetPersistentVolumeClaimRetentionPolicy(when_deleted="Retain", when_scaled="Retain")
    _StatefulSet(
        workload,
        "stateful-set",
        metadata=workload.metadata("StatefulSet", annotations=annotations, wave=workload.wave),
        spec=k8s.StatefulSetSpec(
            replicas=1,
            service_name=workload.host,
            selector=k8s.LabelSelector(match_labels=workload.selector),
            template=workload.pod_template(),
            volume_claim_templates=[_claim_template(claim)],
            persistent_volume_claim_retention_policy=retain,
        ),
    )


def _claim_template(claim: Claim) -> k8s.KubePersistentVolumeClaimProps:
    """Without labels: nothing in a claim template can ever change."""
    return k8s.KubePersistentVolumeClaimProps(
        metadata=k8s.ObjectMeta(name=claim.storage.claim),
        spec=k8s.PersistentVolumeClaimSpec(
            access_modes=["ReadWriteOnce"],
            storage_class_name=claim.storage.storage_class,
            resources=k8s.ResourceRequirements(requests={"storage": amount(claim.storage.size)}),
        ),
    )


class _StatefulSet(k8s.KubeStatefulSet):
    """Writes version and kind into the claim templates, as the API server does; without them Argo CD sees a difference
    for ever. The typed template has no room for the two.
    """

    def to_json(self) -> Any:
        """The manifest."""
        manifest = super().to_json()
        spec, kind = manifest["spec"], {"apiVersion": "v1", "kind": "PersistentVolumeClaim"}
        spec["volumeClaimTemplates"] = [{**kind, **template} for template in spec["volumeClaimTemplates"]]
        return manifest
