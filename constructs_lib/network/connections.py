"""Who connects to whom in one environment: stated by `connect`, read by policies, sync waves and drawings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from constructs_lib.network.external_peers import CLUSTER_DNS, pods_of
from constructs_lib.network.server import Party, WorkloadName
from constructs_lib.values.ports import Port
from contract.connections import EVERY_WORKLOAD, Connection, Declaration, ExternalPeer, Unused
from contract.violations import Violation, Violations

Name = WorkloadName | str
"""A party by its name: a workload, or an external peer."""

Tiers = Mapping[WorkloadName, str]
"""The tier of each workload of a chart."""


class Edge(NamedTuple):
    """One connection: who opens it to whom, and on which port of the server's Pods."""

    client: Name
    server: Name
    port: int
    protocol: str


class Stated(NamedTuple):
    """What is said of a connection: why there is one, and whether its client starts after its server."""

    reason: str
    waits: bool


class Connections:
    """The connections of one chart, whose main namespace is `home`. Each stands once, however often it is stated."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._external_peers: dict[str, ExternalPeer] = {}
        self._declared: dict[tuple[str, str], None] = {}
        self._edges: dict[Edge, Stated] = {}
        self._unused: dict[tuple[WorkloadName, Name], str] = {}
        self._orders: list[tuple[WorkloadName, WorkloadName]] = []
        self._ambiguous: list[str] = []
        self._contradictions: list[Edge] = []

    def open(self, client: Party, server: Party, port: Port, *, reason: str = "", waits: bool = True) -> None:
        """State that the client opens connections to the port of the server; it `waits` if it starts after it."""
        edge, stated = Edge(self._name(client), self._name(server), port.number, port.protocol), Stated(reason, waits)
        if self._edges.setdefault(edge, stated) != stated:
            self._contradictions.append(edge)

    def declare(self, party: ExternalPeer, namespace: str) -> None:
        """Make an external peer known in a namespace, whether anybody connects to it or not."""
        self._declared[namespace, self._external(party)] = None

    def rule_out(self, client: WorkloadName, server: Party, reason: str) -> None:
        """State that the client never calls the server."""
        self._unused[client, self._name(server)] = reason

    def order(self, later: WorkloadName, earlier: WorkloadName) -> None:
        """State that a workload starts after another one, whether it connects to it or not."""
        self._orders.append((later, earlier))

    def of_client(self, client: WorkloadName) -> list[Edge]:
        """What a workload opens, in the order in which it was stated."""
        return [edge for edge in self._edges if edge.client == client]

    def of_server(self, server: WorkloadName) -> list[Edge]:
        """Who connects to a workload."""
        return [edge for edge in self._edges if edge.server == server]

    def external(self, party: Name) -> ExternalPeer:
        """A party as an external peer: workloads are that to other namespaces."""
        if isinstance(party, str):
            return self._external_peers[party]
        return ExternalPeer("/".join(party), "workload", (pods_of(party.namespace, {"app": party.name}),))

    def waves(
        self, workloads: Tiers, secrets: Mapping[WorkloadName, Iterable[WorkloadName]]
    ) -> dict[WorkloadName, int]:
        """In which order a first sync brings the workloads up: servers before the clients that wait for them.

        Workloads without dependencies are in wave 1, and so are the `secrets` that each waits for; everything without a
        wave is there before.
        https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
        """
        waits: dict[Any, list[Any]] = {**self._waits(workloads)}
        for client, names in secrets.items():
            # Beside the workloads: a Secret may have the name of one.
            waits[client] = waits.get(client, []) + [("Secret", *name) for name in sorted(names)]
        waves: dict[Any, int] = {}
        for name in TopologicalSorter(waits).static_order():
            waves[name] = 1 + max((waves[server] for server in waits.get(name, ())), default=0)
        return {name: waves[name] for name in workloads}

    def violations(self, workloads: Tiers) -> Violations:
        """Workloads that wait for each other in a circle; one that never calls what it connects to; a name that means
        two parties.
        """
        try:
            TopologicalSorter(self._waits(workloads)).prepare()
        except CycleError as error:
            circle = " -> ".join(self._shown(name) for name in reversed(error.args[1]))
            fix = "say waits=False in the connect line of a client that starts without its server, or drop an `after`"
            yield Violation("connect", f"{circle}: each waits for the next", "a first sync that can begin", fix)
        for edge in self._contradictions:
            what = f"{self._shown(edge.client)} to {self._shown(edge.server)} twice, in two ways"
            yield Violation("connect", what, "one reason, and waiting or not", "delete one of the two lines")
        for edge in self._edges:
            if (edge.client, edge.server) in self._unused:
                what = f"{self._shown(edge.client)} connects to {self._shown(edge.server)}, and never calls it"
                yield Violation("connect", what, "one of the two", "delete the connect or the never_calls line")
        names = {workload.name for workload in workloads} | {"/".join(workload) for workload in workloads}
        taken = {CLUSTER_DNS.name, *names}
        twice = {*self._ambiguous, *(self._external_peers.keys() & taken), *({CLUSTER_DNS.name} & names)}
        for name in sorted(twice):
            yield Violation("connect", f"two parties called {name}", "a name for each", "rename one of them")

    def declaration(self, namespace: str, workloads: Tiers) -> Declaration:
        """What a namespace declares: the connections that its workloads open or receive.

        Workloads of other namespaces are external peers there.
        """
        dns = [Connection(EVERY_WORKLOAD, CLUSTER_DNS.name, 53, protocol) for protocol in ("UDP", "TCP")]
        opened, unused = self._opened(namespace), self._ruled_out(namespace)
        named = dict.fromkeys([name for edge in opened for name in edge[:2]] + [server for _, server, _ in unused])
        named |= dict.fromkeys(name for where, name in self._declared if where == namespace)
        peers = [self.external(name) for name in named if isinstance(name, str) or name.namespace != namespace]
        return Declaration(
            tiers={name.name: tier for name, tier in workloads.items() if name.namespace == namespace},
            external_peers={peer.name: peer for peer in (*peers, CLUSTER_DNS)},
            connections=[
                *dns,
                *(
                    Connection(_seen(edge.client, namespace), _seen(edge.server, namespace), *edge[2:], stated.reason)
                    for edge, stated in opened.items()
                ),
            ],
            unused=[Unused(client.name, _seen(server, namespace), reason) for client, server, reason in unused],
        )

    def _opened(self, namespace: str) -> dict[Edge, Stated]:
        """The connections with an end in a namespace: a workload, or a server that is declared there."""
        return {
            edge: stated
            for edge, stated in self._edges.items()
            if any(isinstance(name, WorkloadName) and name.namespace == namespace for name in edge[:2])
            or (isinstance(edge.client, str) and (namespace, edge.server) in self._declared)
        }

    def _ruled_out(self, namespace: str) -> list[tuple[WorkloadName, Name, str]]:
        return [(*ends, reason) for ends, reason in self._unused.items() if ends[0].namespace == namespace]

    def _waits(self, workloads: Tiers) -> dict[Name, list[Name]]:
        """Each workload, and the workloads that it waits for. None waits for itself."""
        waits: dict[Name, list[Name]] = {name: [] for name in workloads}
        for (client, server, *_), stated in self._edges.items():
            if stated.waits and client in waits and server in waits and server != client:
                waits[client].append(server)
        for later, earlier in self._orders:
            waits[later].append(earlier)
        return waits

    def _name(self, party: Party) -> Name:
        return party if isinstance(party, WorkloadName) else self._external(party)

    def _external(self, party: ExternalPeer) -> str:
        """Its name. All ports that are said of it belong to it: a controller may serve HTTP in one Ingress, and HTTPS
        in another.
        """
        known = self._external_peers.setdefault(party.name, party)
        public, pod_ports = tuple(sorted({*known.public, *party.public})), known.pod_ports | party.pod_ports
        together = replace(known, public=public, pod_ports=pod_ports)
        if replace(party, public=public, pod_ports=pod_ports) != together:
            self._ambiguous.append(party.name)
        self._external_peers[party.name] = together
        return party.name

    def _shown(self, name: Name) -> str:
        return _seen(name, self._home)


def _seen(name: Name, namespace: str) -> str:
    return name if isinstance(name, str) else name.seen_from(namespace)
