"""The HorizontalPodAutoscaler of a Deployment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.workload import Workload


@dataclass(frozen=True, kw_only=True)
class HorizontalPodAutoscaler:
    """Renders a HorizontalPodAutoscaler with a scale-down stabilization window of five minutes.

    `cpu` and `memory` are the target average utilization, in percent of the container's request.
    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
    """

    minimum: int
    maximum: int
    cpu: int | None
    memory: int | None

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The autoscaler.

        Memory comes before CPU, the order in which the API server returns metrics; with any other order Argo CD would
        always report a difference.
        """
        targets = (("memory", self.memory), ("cpu", self.cpu))
        cool_down = k8s.HpaScalingRulesV2(stabilization_window_seconds=300)
        spec = k8s.HorizontalPodAutoscalerSpecV2(
            scale_target_ref=k8s.CrossVersionObjectReferenceV2(
                api_version="apps/v1", kind="Deployment", name=workload.name
            ),
            min_replicas=self.minimum,
            max_replicas=self.maximum,
            metrics=[_utilization(name, percent) for name, percent in targets if percent is not None],
            behavior=k8s.HorizontalPodAutoscalerBehaviorV2(scale_down=cool_down),
        )
        yield workload.manifest(
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            k8s.KubeHorizontalPodAutoscalerV2Props(spec=spec),
            name=workload.chart.conventions.autoscaler(workload.name),
            wave=workload.chart.last_wave,
        )


def _utilization(resource: str, percent: int) -> k8s.MetricSpecV2:
    target = k8s.MetricTargetV2(type="Utilization", average_utilization=percent)
    return k8s.MetricSpecV2(type="Resource", resource=k8s.ResourceMetricSourceV2(name=resource, target=target))
