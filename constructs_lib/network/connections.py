"""Who connects to whom in one environment: stated by `connect`, read by policies, sync waves and drawings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from constructs_lib.network.external_peers import CLUSTER_DNS
from constructs_lib.network.server import Party, Settings, is_server, unreachable
from constructs_lib.validation import checks
from constructs_lib.values.ports import Port
from contract.connections import EVERY_WORKLOAD, Connection, Declaration, ExternalPeer, Unused
from contract.violations import Violation, Violations


class Connections:
    """The connections of one chart. Each stands once, however often it is stated."""

    def __init__(self) -> None:
        self.external_peers: dict[str, ExternalPeer] = {}
        self._edges: dict[tuple[str, str, int, str], tuple[Connection, bool]] = {}
        self._unused: dict[tuple[str, str], Unused] = {}
        self._orders: list[tuple[str, str]] = []
        self._ambiguous: list[str] = []
        self._contradictions: list[Connection] = []

    def open(self, client: Party, server: Party, port: Port, *, reason: str = "", waits: bool = True) -> None:
        """State that the client opens connections to the port of the server; it `waits` if it starts after it."""
        edge = Connection(self._name(client), self._name(server), port.number, port.protocol, reason)
        known = self._edges.setdefault((edge.client, edge.server, edge.port, edge.protocol), (edge, waits))
        if known != (edge, waits):
            self._contradictions.append(edge)

    def declare(self, party: Party) -> None:
        """Make an external peer known, whether anybody connects to it or not."""
        self._name(party)

    def rule_out(self, client: str, server: Party, reason: str) -> None:
        """State that the client never calls the server."""
        unused = Unused(client, self._name(server), reason)
        self._unused[unused.client, unused.server] = unused

    def order(self, later: str, earlier: str) -> None:
        """State that a workload starts after another one, whether it connects to it or not."""
        self._orders.append((later, earlier))

    def of_client(self, client: str) -> list[Connection]:
        """What a workload opens, in the order in which it was stated."""
        return [edge for edge, _ in self._edges.values() if edge.client == client]

    def of_server(self, server: str) -> list[Connection]:
        """Who connects to a workload."""
        return [edge for edge, _ in self._edges.values() if edge.server == server]

    def waves(self, workloads: Mapping[str, str], secrets: Mapping[str, Iterable[str]]) -> dict[str, int]:
        """In which order a first sync brings the workloads up: servers before the clients that wait for them.

        Workloads without dependencies are in wave 1, and so are the `secrets` that each waits for; everything without a
        wave is there before.
        https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
        """
        waits = self._waits(workloads)
        for client, names in secrets.items():
            # Beside the workloads: a Secret may have the name of one.
            waits.setdefault(client, []).extend(sorted(f"secret/{name}" for name in names))
        waves: dict[str, int] = {}
        for name in TopologicalSorter(waits).static_order():
            waves[name] = 1 + max((waves[server] for server in waits.get(name, ())), default=0)
        return {name: waves[name] for name in workloads}

    def violations(self, workloads: Mapping[str, str]) -> Violations:
        """Workloads that wait for each other in a circle; one that never calls what it connects to; a name that means
        two parties.
        """
        try:
            TopologicalSorter(self._waits(workloads)).prepare()
        except CycleError as error:
            circle = " -> ".join(reversed(error.args[1]))
            fix = "say waits=False in the connect line of a client that starts without its server, or drop an `after`"
            yield Violation("connect", f"{circle}: each waits for the next", "a first sync that can begin", fix)
        for edge in self._contradictions:
            what = f"{edge.client} to {edge.server} twice, in two ways"
            yield Violation("connect", what, "one reason, and waiting or not", "delete one of the two lines")
        for edge, _ in self._edges.values():
            if (edge.client, edge.server) in self._unused:
                what = f"{edge.client} connects to {edge.server}, and never calls it"
                yield Violation("connect", what, "one of the two", "delete the connect or the never_calls line")
        taken = {CLUSTER_DNS.name, *workloads}
        twice = {*self._ambiguous, *(self.external_peers.keys() & taken), *({CLUSTER_DNS.name} & workloads.keys())}
        for name in sorted(twice):
            yield Violation("connect", f"two parties called {name}", "a name for each", "rename one of them")

    def declaration(self, workloads: Mapping[str, str]) -> Declaration:
        """What the Namespace declares."""
        dns = [Connection(EVERY_WORKLOAD, CLUSTER_DNS.name, 53, protocol) for protocol in ("UDP", "TCP")]
        return Declaration(
            tiers=workloads,
            external_peers={**self.external_peers, CLUSTER_DNS.name: CLUSTER_DNS},
            connections=[*dns, *(edge for edge, _ in self._edges.values())],
            unused=list(self._unused.values()),
        )

    def _waits(self, workloads: Mapping[str, str]) -> dict[str, list[str]]:
        """Each workload, and the workloads that it waits for. None waits for itself."""
        waits: dict[str, list[str]] = {name: [] for name in workloads}
        for edge, waiting in self._edges.values():
            if waiting and edge.client in workloads and edge.server in workloads and edge.server != edge.client:
                waits[edge.client].append(edge.server)
        for later, earlier in self._orders:
            waits[later].append(earlier)
        return waits

    def _name(self, party: Party) -> str:
        if isinstance(party, str):
            return party
        if self.external_peers.setdefault(party.name, party) != party:
            self._ambiguous.append(party.name)
        return party.name


@dataclass(frozen=True)
class ConnectLine:
    """One `connect` line: who opens connections to which servers."""

    client: str
    servers: tuple[Any, ...]
    reason: str
    waits: bool

    def violations(self) -> Violations:
        """An invalid reason, or a target without a port."""
        if self.reason != "":
            yield from (violation.inside("connect") for violation in checks.word("reason", self.reason))
        yield from (violation.inside("connect") for violation in checks.flag("waits", self.waits))
        for server in self.servers:
            yield from (violation.inside("connect") for violation in _server_violations(server))

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
class NeverCallsLine:
    """One `never_calls` line: who does not call servers that its configuration names, and why."""

    client: str
    servers: tuple[Any, ...]
    reason: str

    def violations(self) -> Violations:
        """A missing reason, or a target without a port."""
        yield from (violation.inside("never_calls") for violation in checks.word("reason", self.reason))
        for server in self.servers:
            yield from (violation.inside("never_calls") for violation in _server_violations(server))

    def state(self, connections: Connections) -> None:
        """Add them."""
        for server in self.servers:
            connections.rule_out(self.client, server.party, self.reason)

    def settings(self) -> Iterator[Settings]:
        """None: its client does not call the servers."""
        yield from ()


@dataclass(frozen=True)
class AfterLine:
    """One `after` line: which workload starts after which others."""

    later: str
    earlier: tuple[Any, ...]

    def violations(self) -> Violations:
        """What is no workload: only workloads have a place in the order."""
        for each in self.earlier:
            if not getattr(each, "tier", ""):
                given = getattr(each, "name", None) or repr(each)
                yield Violation("after", given, "a workload", "name what must be there first")

    def state(self, connections: Connections) -> None:
        """Add them."""
        for each in self.earlier:
            connections.order(self.later, each.name)

    def settings(self) -> Iterator[Settings]:
        """None."""
        yield from ()


def _server_violations(server: Any) -> Violations:
    if is_server(server):
        yield from server.server_violations()
    else:
        yield unreachable(getattr(server, "name", None) or repr(server))
