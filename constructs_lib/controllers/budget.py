"""The PodDisruptionBudget of a workload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, int_or_string, k8s
from constructs_lib.values.rollout import Count
from constructs_lib.workload import Workload


@dataclass(frozen=True, kw_only=True)
class DisruptionBudget:
    """Renders a PodDisruptionBudget: `minAvailable` with `available` Pods, or else `maxUnavailable`.

    Both are a number of Pods, or a share of them in percent.

    https://kubernetes.io/docs/tasks/run-application/configure-pdb/
    """

    available: Count | None = None
    unavailable: Count = 1

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The budget. Pods that are not ready may always be evicted, so that they do not block draining a node."""
        spec = k8s.PodDisruptionBudgetSpec(
            max_unavailable=int_or_string(self.unavailable) if self.available is None else None,
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
