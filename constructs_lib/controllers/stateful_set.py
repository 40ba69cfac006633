"""The StatefulSet of a workload whose Pods keep their names and volumes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, extended, k8s, quantity
from constructs_lib.pods.volumes import Claim
from constructs_lib.validation import formats
from constructs_lib.values.rollout import OnDelete, OrderedUpdate
from constructs_lib.workload import Workload
from contract.names import LONGEST_OF_KIND
from contract.violations import Violations
from contract.well_known import KEEP


@dataclass(frozen=True, kw_only=True)
class StatefulSet:
    """Renders a StatefulSet of `replicas` Pods, each with its `claims`, which are retained when either is deleted.

    The Pods are numbered from `first` on, and start one after the other, or all at once if `parallel`. `service` is the
    headless Service that names them: that of the workload, if not another one.
    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    claims: Sequence[Claim]
    replicas: int = 1
    service: str | None = None
    first: int = 0
    parallel: bool = False
    rollout: OrderedUpdate | OnDelete | None = None

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The StatefulSet."""
        retain = k8s.StatefulSetPersistentVolumeClaimRetentionPolicy(when_deleted="Retain", when_scaled="Retain")
        spec = k8s.StatefulSetSpec(
            replicas=self.replicas,
            service_name=workload.host if self.service is None else self.service,
            pod_management_policy="Parallel" if self.parallel else None,
            ordinals=k8s.StatefulSetOrdinals(start=self.first) if self.first else None,
            update_strategy=None if self.rollout is None else self.rollout.of_stateful_set(),
            revision_history_limit=None if self.rollout is None else self.rollout.history,
            selector=k8s.LabelSelector(match_labels=workload.selector),
            template=workload.pod_template(),
            volume_claim_templates=[_claim_template(claim) for claim in self.claims] or None,
            persistent_volume_claim_retention_policy=retain if self.claims else None,
        )
        yield workload.manifest(
            "apps/v1",
            "StatefulSet",
            k8s.KubeStatefulSetProps(spec=spec),
            annotations={**KEEP, **workload.object_annotations()},
            wave=workload.wave,
        )


def _claim_template(claim: Claim) -> k8s.KubePersistentVolumeClaimProps:
    """Without labels, because a claim template is immutable. With apiVersion and kind, which the API server adds:
    otherwise Argo CD would always report a difference. The typed template does not have these two fields.
    """
    storage = claim.storage
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
