"""A program that runs on a schedule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers import cron_job as controller
from constructs_lib.core.construct import Scope
from constructs_lib.pods.container import Container
from constructs_lib.program import Program
from constructs_lib.validation import checks, formats
from constructs_lib.values.placement import Placement
from constructs_lib.values.schedule import Schedule
from constructs_lib.workload import Part
from contract.names import LONGEST_OF_KIND
from contract.violations import Violations


class CronJob(Program):
    """Renders a CronJob and a ServiceAccount. Each run reads the configuration as it then is.

    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    listens = False

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        schedule: Schedule,
        component: str = "batch",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
    ) -> None:
        super().__init__(
            scope, id, container, component=component, labels=labels, identity=identity, placement=placement
        )
        self._schedule = schedule

    def violations(self) -> Violations:
        """As `Program`; an invalid schedule; a name that is too long, because the CronJob controller appends eleven
        characters for each Job.
        """
        yield from super().violations()
        yield from checks.value("schedule", self._schedule, Schedule)
        name = self.chart.conventions.cron_job(self.name)
        yield from formats.name("name", name, longest=LONGEST_OF_KIND["CronJob"])

    def parts(self) -> Sequence[Part]:
        """Its CronJob."""
        return [controller.CronJob(schedule=self._schedule)]
