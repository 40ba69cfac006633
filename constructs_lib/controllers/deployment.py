"""The Deployment of a stateless workload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.values.rollout import Recreate, RollingUpdate
from constructs_lib.workload import Workload


@dataclass(frozen=True, kw_only=True)
class Deployment:
    """Renders a Deployment of `replicas` Pods. None omits the field, for an autoscaler.

    https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
    """

    rollout: RollingUpdate | Recreate
    replicas: int | None = 1

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The Deployment."""
        spec = k8s.DeploymentSpec(
            replicas=self.replicas,
            selector=k8s.LabelSelector(match_labels=workload.selector),
            strategy=self.rollout.of_deployment(),
            progress_deadline_seconds=self.rollout.progress_deadline,
            revision_history_limit=self.rollout.history,
            template=workload.pod_template(),
        )
        yield workload.manifest(
            "apps/v1",
            "Deployment",
            k8s.KubeDeploymentProps(spec=spec),
            annotations=workload.object_annotations(),
            wave=workload.wave,
        )
