"""The lines by which authors state connections and orders: `connect`, `never_calls`, `after`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from constructs_lib.network.connections import Connections
from constructs_lib.network.server import Settings, WorkloadName, is_server, unreachable
from constructs_lib.validation import checks
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations


@dataclass(frozen=True)
class ConnectLine(Value):
    """One `connect` line: who opens connections to which servers."""

    chart: Any
    client: WorkloadName
    servers: tuple[Any, ...]
    reason: str
    waits: bool

    def violations(self) -> Violations:
        """An invalid reason, or a target without a port."""
        if self.reason != "":
            yield from (violation.inside("connect") for violation in checks.word("reason", self.reason))
        yield from (violation.inside("connect") for violation in checks.flag("waits", self.waits))
        for server in self.servers:
            yield from (violation.inside("connect") for violation in _server_violations(server, self.chart))

    def state(self, connections: Connections) -> None:
        """Add them."""
        for server in self.servers:
            if port := server.target_port:
                connections.open(self.client, server.party, port, reason=self.reason, waits=self.waits)

    def settings(self) -> Iterator[Settings]:
        """The settings that its client gets."""
        for server in self.servers:
            yield from getattr(server, "settings_for_client", ())


@dataclass(frozen=True)
class NeverCallsLine(Value):
    """One `never_calls` line: who does not call servers that its configuration names, and why."""

    chart: Any
    client: WorkloadName
    servers: tuple[Any, ...]
    reason: str

    def violations(self) -> Violations:
        """A missing reason, or a target without a port."""
        yield from (violation.inside("never_calls") for violation in checks.word("reason", self.reason))
        for server in self.servers:
            yield from (violation.inside("never_calls") for violation in _server_violations(server, self.chart))

    def state(self, connections: Connections) -> None:
        """Add them."""
        for server in self.servers:
            connections.rule_out(self.client, server.party, self.reason)

    def settings(self) -> Iterator[Settings]:
        """None: its client does not call the servers."""
        yield from ()


@dataclass(frozen=True)
class AfterLine(Value):
    """One `after` line: which workload starts after which others."""

    chart: Any
    later: WorkloadName
    earlier: tuple[Any, ...]

    def violations(self) -> Violations:
        """What is no workload: only workloads have a place in the order."""
        for each in self.earlier:
            if isinstance(each, type) or not getattr(each, "tier", ""):
                given = getattr(each, "name", None) or repr(each)
                yield Violation("after", given, "a workload", "name what must be there first")
            elif each.chart is not self.chart:
                given = f"{each.name} of {each.chart.where}"
                yield Violation("after", given, "a workload of this environment", "Argo CD orders each by itself")

    def state(self, connections: Connections) -> None:
        """Add them."""
        for each in self.earlier:
            connections.order(self.later, each.party)

    def settings(self) -> Iterator[Settings]:
        """None."""
        yield from ()


def _server_violations(server: Any, chart: Any) -> Violations:
    if not is_server(server):
        yield unreachable(getattr(server, "name", None) or repr(server))
        return
    other = _chart_of(server)
    if other in (None, chart):
        yield from server.server_violations()
    else:
        fix = "connect a ClusterService(...), and let its own platform admit this one"
        yield Violation("", f"{server.name} of {other.where}", "a server of this environment", fix)


def _chart_of(server: Any) -> Any:
    """The chart of the workload behind a server, its settings or one of its ports; None for an external peer."""
    for name in ("server", "workload"):
        server = getattr(server, name, server)
    return getattr(server, "chart", None)
