"""A job that collects data on a schedule."""

from __future__ import annotations

from collections.abc import Mapping

from constructs_lib.core.construct import Scope
from constructs_lib.cron_job import CronJob
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks
from constructs_lib.values.schedule import Schedule
from constructs_lib.values.scrape import scraped
from contract.violations import Violations


class IngestCronJob(CronJob):
    """Renders what a CronJob does. `metrics_port` is set in the Prometheus annotations; no NetworkPolicy opens it."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        schedule: Schedule,
        metrics_port: int | None = None,
    ) -> None:
        super().__init__(scope, id, container, schedule=schedule)
        self._metrics_port = metrics_port

    def violations(self) -> Violations:
        """As `CronJob`; an invalid metrics port."""
        yield from super().violations()
        if self._metrics_port is not None:
            yield from checks.port("metrics_port", self._metrics_port)

    def pod_annotations(self) -> Mapping[str, str]:
        """The annotations that Prometheus reads."""
        return {} if self._metrics_port is None else scraped(self._metrics_port, "/metrics")
