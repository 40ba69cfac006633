"""Who connects to whom in one environment: written by `connect`, read by policies, sync waves and drawings."""

import json
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from constructs_lib.network.external_peers import CLUSTER_DNS, Outsider
from constructs_lib.problems import Fault, Faults


class Connection(NamedTuple):
    """One edge: who opens connections to whom. `waits` says that the client starts after the server."""

    client: str
    server: str
    port: int
    because: str
    waits: bool


class Unused(NamedTuple):
    """A server that a client's configuration names and that it never calls."""

    client: str
    server: str
    because: str


Party = str | Outsider
"""A workload by its name, or somebody outside the namespace."""


class Connections:
    """The edges of one chart. Each stands once, however often it is stated."""

    def __init__(self) -> None:
        self.outside: dict[str, Outsider] = {}
        self._edges: dict[tuple[str, str, int], Connection] = {}
        self._unused: dict[tuple[str, str], Unused] = {}
        self._twice: list[str] = []
        self._differently: list[Connection] = []
        self._waits_for: dict[str, set[str]] = {}

    def open(self, client: Party, server: Party, port: int, *, because: str = "", waits: bool = True) -> None:
        """State that the client opens connections to the port of the server."""
        edge = Connection(self._name(client), self._name(server), port, because, waits)
        known = self._edges.setdefault((edge.client, edge.server, port), edge)
        if known != edge:
            self._differently.append(edge)

    def declare(self, party: Outsider) -> None:
        """Make a party outside known, whether anybody connects to it or not."""
        self._name(party)

    def rule_out(self, client: str, server: Party, because: str) -> None:
        """State that the client never calls the server."""
        unused = Unused(client, self._name(server), because)
        self._unused[unused.client, unused.server] = unused

    def wait_for_secrets(self, client: str, secrets: Iterable[str]) -> None:
        """State that the client starts after Secrets that somebody makes, in wave 1. One may have a workload's name."""
        self._waits_for.setdefault(client, set()).update(f"secret/{name}" for name in secrets)

    def of_client(self, client: str) -> list[Connection]:
        """What a workload opens, in the order in which it was stated."""
        return [edge for edge in self._edges.values() if edge.client == client]

    def of_server(self, server: str) -> list[Connection]:
        """Who connects to a workload."""
        return [edge for edge in self._edges.values() if edge.server == server]

    def waves(self, workloads: Mapping[str, str]) -> dict[str, int]:
        """In which order a first sync brings the workloads up: servers before the clients that wait for them.

        Those that wait for nobody are in wave 1; everything without a wave is there before. Where the graph has a
        cycle, there is no order: all are in wave 1.
        https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
        """
        waits = self._waits(workloads)
        waves: dict[str, int] = {}
        try:
            for name in TopologicalSorter(waits).static_order():
                waves[name] = 1 + max((waves[server] for server in waits.get(name, ())), default=0)
        except CycleError:
            return dict.fromkeys(workloads, 1)
        return {name: waves[name] for name in workloads}

    def faults(self, workloads: Mapping[str, str]) -> Faults:
        """Workloads that wait for each other in a circle; one that never calls what it connects to; a name that means
        two parties.
        """
        try:
            TopologicalSorter(self._waits(workloads)).prepare()
        except CycleError as error:
            circle = " -> ".join(reversed(error.args[1]))
            fix = "say waits=False in the connect line of a client that starts without its server"
            yield Fault("connect", f"{circle}: each waits for the next", "a first sync that can begin", fix)
        for edge in self._differently:
            what = f"{edge.client} to {edge.server} twice, in two ways"
            yield Fault("connect", what, "one reason, and waiting or not", "delete one of the two lines")
        for edge in self._edges.values():
            if (edge.client, edge.server) in self._unused:
                what = f"{edge.client} connects to {edge.server}, and never calls it"
                yield Fault("connect", what, "one of the two", "delete the connect or the never_calls line")
        taken = {CLUSTER_DNS.name, *workloads}
        for name in sorted({*self._twice, *(self.outside.keys() & taken), *({CLUSTER_DNS.name} & workloads.keys())}):
            yield Fault("connect", f"two parties called {name}", "a name for each", "rename one of them")

    def declaration(self, workloads: Mapping[str, str]) -> str:
        """Everything as JSON, an edge a line, for those who read manifests: `delivery.network.intent`."""
        dns = [
            {"client": "*", "server": CLUSTER_DNS.name, "port": 53, "protocol": protocol} for protocol in ("UDP", "TCP")
        ]
        edges = [_without_empty(edge._asdict() | {"waits": None}) for edge in self._edges.values()]
        outside = {**self.outside, CLUSTER_DNS.name: CLUSTER_DNS}
        parts = {
            "tiers": json.dumps(workloads),
            "outside": _lines("{}", [_entry(name, outside[name].declaration()) for name in sorted(outside)]),
            "connections": _lines("[]", [json.dumps(edge) for edge in [*dns, *edges]]),
            "unused": _lines("[]", [json.dumps(unused._asdict()) for unused in self._unused.values()]),
        }
        return _lines("{}", [f"{json.dumps(name)}: {part}" for name, part in parts.items()])

    def _waits(self, workloads: Mapping[str, str]) -> dict[str, list[str]]:
        """Each workload, and what it waits for: never for itself, whoever else it calls."""
        waits = {name: sorted(self._waits_for.get(name, ())) for name in workloads}
        for edge in self._edges.values():
            if edge.waits and edge.client in workloads and edge.server in workloads and edge.server != edge.client:
                waits[edge.client].append(edge.server)
        return waits

    def _name(self, party: Party) -> str:
        if isinstance(party, str):
            return party
        if self.outside.setdefault(party.name, party) != party:
            self._twice.append(party.name)
        return party.name


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None)}


def _entry(name: str, value: Any) -> str:
    return f"{json.dumps(name)}: {json.dumps(value)}"


def _lines(brackets: str, items: list[str]) -> str:
    """A JSON array or object with a line for each of its items, so that a diff shows which of them changed."""
    return "\n".join([brackets[0], ",\n".join(items), brackets[1]]) if items else brackets
