"""The CronJob of a workload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.values.schedule import Schedule
from constructs_lib.workload import Workload


@dataclass(frozen=True, kw_only=True)
class CronJob:
    """Renders a CronJob. Each run reads the configuration as it then is, so its Pods have no checksum annotation.
    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    schedule: Schedule

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The CronJob."""
        schedule = self.schedule
        job = k8s.JobSpec(
            active_deadline_seconds=schedule.deadline,
            backoff_limit=schedule.retries,
            ttl_seconds_after_finished=schedule.ttl,
            template=workload.pod_template(restart_policy=schedule.restart, checksums=False),
        )
        spec = k8s.CronJobSpec(
            schedule=schedule.cron,
            time_zone=schedule.time_zone,
            concurrency_policy=schedule.concurrency,
            starting_deadline_seconds=schedule.start_within,
            successful_jobs_history_limit=schedule.keep_successful,
            failed_jobs_history_limit=schedule.keep_failed,
            job_template=k8s.JobTemplateSpec(metadata=k8s.ObjectMeta(labels=workload.labels), spec=job),
        )
        yield workload.manifest(
            "batch/v1",
            "CronJob",
            k8s.KubeCronJobProps(spec=spec),
            name=workload.chart.conventions.cron_job(workload.name),
            annotations=workload.object_annotations(),
            wave=workload.wave,
        )
