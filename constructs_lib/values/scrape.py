"""Where Prometheus reads the metrics of a workload."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.validation import formats
from constructs_lib.values.ports import Port, tcp_port_violations
from contract.violations import Violations
from contract.well_known import SCRAPE, SCRAPE_PATH, SCRAPE_PORT


@dataclass(frozen=True, kw_only=True)
class Scrape:
    """Prometheus reads `path` from the port of this name, or from the first port, of each Pod.

    Rendered as annotations of the Pods, and as a path in the NetworkPolicies from the namespace in the environment's
    field `monitoring`. https://github.com/prometheus/prometheus/blob/main/documentation/examples/prometheus-kubernetes.yml
    """

    path: str = "/metrics"
    port: str | None = None

    def violations(self) -> Violations:
        """A path that is not absolute."""
        yield from formats.path("path", self.path)

    def port_violations(self, ports: tuple[Port, ...]) -> Violations:
        """A port that the container does not have."""
        yield from tcp_port_violations(ports, self.port)


def scraped(port: int, path: str) -> dict[str, str]:
    """The annotations by which Prometheus finds a Pod."""
    return {SCRAPE: "true", SCRAPE_PORT: f"{port}", SCRAPE_PATH: path}
