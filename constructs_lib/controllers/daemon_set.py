"""The DaemonSet of a workload that runs on every node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.values.rollout import OnDelete, RollingUpdate
from constructs_lib.workload import Workload


@dataclass(frozen=True, kw_only=True)
class DaemonSet:
    """Renders a DaemonSet: one Pod on each node that its placement allows.

    https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
    """

    rollout: RollingUpdate | OnDelete

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The DaemonSet."""
        spec = k8s.DaemonSetSpec(
            selector=k8s.LabelSelector(match_labels=workload.selector),
            update_strategy=self.rollout.of_daemon_set(),
            revision_history_limit=self.rollout.history,
            template=workload.pod_template(),
        )
        yield workload.manifest(
            "apps/v1",
            "DaemonSet",
            k8s.KubeDaemonSetProps(spec=spec),
            annotations=workload.object_annotations(),
            wave=workload.wave,
        )
