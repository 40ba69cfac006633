"""The schedule of a CronJob."""

from dataclasses import dataclass

from constructs_lib.validation import checks, formats
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When a CronJob starts its Jobs and how long they may take. Times are seconds.

    `deadline` stops a run after that many seconds; `start_within` skips a run that could not start in time, so that a
    long outage is not followed by a burst; `retries` is how often a failed run is repeated; `time_zone` is an IANA
    name, by default that of the cluster.
    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    cron: str
    deadline: int
    start_within: int = 200
    retries: int = 2
    time_zone: str | None = None

    def violations(self) -> Violations:
        """An invalid cron expression; a deadline that is not positive; an unknown time zone."""
        yield from formats.cron("cron", self.cron)
        yield from checks.whole("deadline", self.deadline, least=1, unit="seconds")
        yield from checks.whole("start_within", self.start_within, least=10, unit="seconds")
        yield from checks.whole("retries", self.retries, least=0, unit="retries")
        if self.time_zone is not None:
            yield from formats.time_zone("time_zone", self.time_zone)
