"""The schedule of a CronJob."""

from dataclasses import dataclass
from typing import Literal, get_args

from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violations

Concurrency = Literal["Forbid", "Replace", "Allow"]
Restart = Literal["OnFailure", "Never"]


@dataclass(frozen=True, kw_only=True)
class Schedule(Value):
    """When a CronJob starts its Jobs, how long they may take, and what stays of them. Times are seconds.

    `deadline` stops a run after that many seconds; `start_within` skips a run that could not start in time, so that a
    long outage is not followed by a burst; `retries` is how often a failed run is repeated: in the same Pod, or with
    `restart="Never"` in another one, so that the logs of the failed one stay. `concurrency` says what happens to a run
    that is due while the one before it still runs: it is skipped, replaces that one, or runs beside it. `time_zone` is
    an IANA name, by default that of the cluster. So many runs of each outcome are kept, finished ones for `ttl`
    seconds at most.
    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    cron: str
    deadline: int
    start_within: int = 200
    retries: int = 2
    time_zone: str | None = None
    concurrency: Concurrency = "Forbid"
    restart: Restart = "OnFailure"
    keep_successful: int = 3
    keep_failed: int = 3
    ttl: int | None = None

    def violations(self) -> Violations:
        """An invalid cron expression; a deadline that is not positive; an unknown time zone or word; a count that
        cannot be.
        """
        yield from formats.cron("cron", self.cron)
        yield from checks.whole("deadline", self.deadline, least=1, unit="seconds")
        yield from checks.whole("start_within", self.start_within, least=10, unit="seconds")
        yield from checks.whole("retries", self.retries, least=0, unit="retries")
        if self.time_zone is not None:
            yield from formats.time_zone("time_zone", self.time_zone)
        yield from checks.one_of("concurrency", self.concurrency, get_args(Concurrency))
        yield from checks.one_of("restart", self.restart, get_args(Restart))
        yield from checks.whole("keep_successful", self.keep_successful, least=0, unit="runs")
        yield from checks.whole("keep_failed", self.keep_failed, least=0, unit="runs")
        if self.ttl is not None:
            yield from checks.whole("ttl", self.ttl, least=0, unit="seconds")
