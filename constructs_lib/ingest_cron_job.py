"""A job that collects data on a schedule."""

from collections.abc import Mapping

from cdk8s_plus_27 import k8s

from constructs_lib.api_service import scraped
from constructs_lib.core.chart import PlatformChart
from constructs_lib.pods.container import Container, EnvironmentValue
from constructs_lib.pods.volumes import Scratch
from constructs_lib.problems import Faults
from constructs_lib.shared_config import SharedConfig
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    PullPolicy,
    RunAs,
    Schedule,
    Size,
)
from constructs_lib.workload import Workload

LONGEST_NAME = 52
"""The controller appends eleven characters to name each Job."""


class IngestCronJob(Workload):
    """Renders a CronJob and a ServiceAccount. A run never overlaps the one before it.

    `command` and `args` replace those of the image. `metrics_port` is a port that annotations name to Prometheus; no
    path to it is opened. The last three runs of each outcome are kept.
    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        *,
        image: str,
        size: Size,
        schedule: Schedule,
        command: tuple[str, ...] = (),
        args: tuple[str, ...] = (),
        environment: Mapping[str, EnvironmentValue] | None = None,
        config: SharedConfig | None = None,
        run_as: RunAs | None = None,
        scratch: tuple[Scratch, ...] = (),
        pull_policy: PullPolicy | None = None,
        metrics_port: int | None = None,
    ) -> None:
        container = Container(
            image=image,
            size=size,
            command=command,
            args=args,
            environment={} if environment is None else environment,
            config=config,
            run_as=RunAs() if run_as is None else run_as,
            mounts=scratch,
            pull_policy=pull_policy,
        )
        annotations = scraped(metrics_port, "/metrics") if metrics_port is not None else None
        super().__init__(scope, id, component="batch", container=container, annotations=annotations)
        self._schedule = schedule
        self._metrics_port = metrics_port

    def faults(self) -> Faults:
        """As `Workload`; a schedule or port of metrics with faults; a name too long for the Jobs."""
        yield from super().faults()
        yield from checks.value("schedule", self._schedule, Schedule)
        if self._metrics_port is not None:
            yield from checks.port("metrics_port", self._metrics_port)
        yield from formats.name("name", self.chart.cron_job_name(self.name), longest=LONGEST_NAME)

    def emit(self) -> None:
        """Create the objects. Each run reads the configuration anew, so its Pods carry no checksum."""
        self.emit_service_account()
        schedule = self._schedule
        job = k8s.JobSpec(
            active_deadline_seconds=schedule.deadline,
            backoff_limit=schedule.retries,
            template=self.pod_template(restart_policy="OnFailure", checksums=False),
        )
        k8s.KubeCronJob(
            self,
            "cron-job",
            metadata=self.metadata(
                "CronJob",
                self.chart.cron_job_name(self.name),
                annotations=self.object_annotations(),
                wave=self.wave,
            ),
            spec=k8s.CronJobSpec(
                schedule=schedule.cron,
                time_zone=schedule.time_zone,
                concurrency_policy="Forbid",
                starting_deadline_seconds=schedule.start_within,
                successful_jobs_history_limit=3,
                failed_jobs_history_limit=3,
                job_template=k8s.JobTemplateSpec(metadata=k8s.ObjectMeta(labels=self.labels), spec=job),
            ),
        )
