"""Where Prometheus reads the metrics of a workload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port, tcp_port_violations
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations
from contract.well_known import SCRAPE, SCRAPE_PATH, SCRAPE_PORT

Monitor = Literal["PodMonitor", "ServiceMonitor"]
DURATION = "(?:[0-9]{1,6}(?:ms|s|m|h|d|w|y)){1,4}"
"""A duration as Prometheus writes it: "30s", "1h30m"."""


@dataclass(frozen=True, kw_only=True)
class Scrape(Value):
    """Prometheus reads `path` from the port of this name, or from the first port, of each Pod.

    Rendered as annotations of the Pods or, for the Prometheus Operator, as a `monitor`, which may say another
    `interval`; and as a path in the NetworkPolicies from the namespace in the environment's field `monitoring`.
    https://github.com/prometheus/prometheus/blob/main/documentation/examples/prometheus-kubernetes.yml
    """

    path: str = "/metrics"
    port: str | None = None
    monitor: Monitor | None = None
    interval: str | None = None

    def violations(self) -> Violations:
        """A path that is not absolute; a kind of monitor that is none; an interval without a monitor."""
        yield from formats.path("path", self.path)
        if self.monitor is not None:
            yield from checks.one_of("monitor", self.monitor, get_args(Monitor))
        if self.interval is not None:
            yield from formats.form("interval", self.interval, DURATION, "a duration of Prometheus", 'write "30s"')
            if self.monitor is None:
                yield Violation("monitor", "None", "the kind that has an interval", 'write monitor="PodMonitor"')

    def port_violations(self, ports: tuple[Port, ...]) -> Violations:
        """A port that the container does not have."""
        yield from tcp_port_violations(ports, self.port)


def scraped(port: int, path: str) -> dict[str, str]:
    """The annotations by which Prometheus finds a Pod."""
    return {SCRAPE: "true", SCRAPE_PORT: f"{port}", SCRAPE_PATH: path}
