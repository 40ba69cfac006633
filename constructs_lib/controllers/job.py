"""The Job of a workload that ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.workload import Workload
from contract.well_known import FORCE, REPLACE, SYNC_OPTIONS

RUN_AGAIN: Mapping[str, str] = {SYNC_OPTIONS: f"{FORCE},{REPLACE}"}
"""A Job's Pod template is immutable: with these options Argo CD deletes the Job when it changes, and runs it again.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync
"""


@dataclass(frozen=True, kw_only=True)
class Job:
    """Renders a Job: one Pod that runs to its end. A failed one stays, with its logs, and another is started.

    It has no TTL: Argo CD would take a Job that deleted itself for one that is missing, and run it again.
    https://kubernetes.io/docs/concepts/workloads/controllers/job/
    """

    deadline: int
    retries: int

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The Job."""
        spec = k8s.JobSpec(
            active_deadline_seconds=self.deadline,
            backoff_limit=self.retries,
            template=workload.pod_template(restart_policy="Never"),
        )
        yield workload.manifest(
            "batch/v1",
            "Job",
            k8s.KubeJobProps(spec=spec),
            annotations={**RUN_AGAIN, **workload.object_annotations()},
            wave=workload.wave,
        )
