"""The PodDisruptionBudget of a workload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, int_or_string, k8s
from constructs_lib.workload import Workload


@dataclass(frozen=True, kw_only=True)
class DisruptionBudget:
    """Renders a PodDisruptionBudget: `maxUnavailable: 1`, or `minAvailable` with `available` Pods.

    https://kubernetes.io/docs/tasks/run-application/configure-pdb/
    """

    available: int | None

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The budget. Pods that are not ready may always be evicted, so that they do not block draining a node."""
        spec = k8s.PodDisruptionBudgetSpec(
            max_unavailable=int_or_string(1) if self.available is None else None,
            min_available=None if self.available is None else int_or_string(self.available),
            unhealthy_pod_eviction_policy="AlwaysAllow",
            selector=k8s.LabelSelector(match_labels=workload.selector),
        )
        yield workload.manifest(
            "policy/v1",
            "PodDisruptionBudget",
            k8s.KubePodDisruptionBudgetProps(spec=spec),
            name=workload.chart.conventions.budget(workload.name),
        )
