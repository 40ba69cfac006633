"""A job that collects data on a schedule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.api_service import scraped
from constructs_lib.controllers.cron_job import CronJob
from constructs_lib.core.chart import PlatformChart
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks, formats
from constructs_lib.values.schedule import Schedule
from constructs_lib.workload import Part, Workload
from contract.names import LONGEST_OF_KIND
from contract.violations import Violations


class IngestCronJob(Workload):
    """Renders a CronJob and a ServiceAccount. A run never overlaps the one before it.

    `metrics_port` is set in the Prometheus annotations; no NetworkPolicy opens it. The last three runs of each
    outcome are kept. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    listens = False

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        container: Container,
        *,
        schedule: Schedule,
        metrics_port: int | None = None,
    ) -> None:
        super().__init__(scope, id, component="batch")
        self._container = container
        self._schedule = schedule
        self._metrics_port = metrics_port

    @property
    def container(self) -> Container:
        """The container of its Pods."""
        return self._container

    def argument_violations(self) -> Violations:
        """A value that is not a Container."""
        yield from checks.kind("container", self.container, Container)

    def violations(self) -> Violations:
        """As `Workload`; an invalid schedule or metrics port; a name that is too long, because the CronJob controller
        appends eleven characters for each Job.
        """
        yield from super().violations()
        yield from checks.value("schedule", self._schedule, Schedule)
        if self._metrics_port is not None:
            yield from checks.port("metrics_port", self._metrics_port)
        name = self.chart.cron_job_name(self.name)
        yield from formats.name("name", name, longest=LONGEST_OF_KIND["CronJob"])

    def pod_annotations(self) -> Mapping[str, str]:
        """The annotations that Prometheus reads."""
        return {} if self._metrics_port is None else scraped(self._metrics_port, "/metrics")

    def parts(self) -> Sequence[Part]:
        """Its CronJob."""
        return [CronJob(schedule=self._schedule)]
