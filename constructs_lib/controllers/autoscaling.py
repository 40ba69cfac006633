"""The autoscaler of a Deployment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest
from constructs_lib.values.scaling import Scaling
from constructs_lib.workload import Workload


@dataclass(frozen=True)
class Autoscaler:
    """Renders the objects that decide the number of Pods: a HorizontalPodAutoscaler, or a ScaledObject of KEDA."""

    scale: Scaling

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The objects. What has a suffix is named after the workload and that."""
        for each in self.scale.autoscalers(workload.name):
            named = workload.chart.conventions.autoscaler(workload.name)
            name = f"{workload.name}-{each.suffix}" if each.suffix else named
            yield workload.manifest(each.api_version, each.kind, each.fields, name=name, wave=workload.chart.last_wave)
