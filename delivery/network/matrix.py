"""The reachability matrix of one namespace, computed from its NetworkPolicies."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import NamedTuple

from delivery.network.endpoint import Addresses, Endpoint
from delivery.network.ports import EVERY_PORT, Ports
from delivery.network.reachability import Reachability

ASKING = ("entry", "monitoring")
"""The roles of external peers that open connections to workloads."""
TIERS = {"services": "", "data": "~"}
"""The sort keys of the first and the last tier; others sort between them by name."""


class Matrix(NamedTuple):
    """The ports that each client can open to each server. Clients that reach no server are listed as well."""

    clients: list[str]
    servers: list[str]
    ports: Mapping[tuple[str, str], Ports]


def matrix(network: Reachability) -> Matrix:
    """Compute the ports between all pairs of which at least one is a Pod of the namespace.

    A name with several endpoints counts as able to do what all of them can do.
    """
    groups = dict(sorted(_groups(network).items(), key=lambda group: _place(network, group[0])))
    inside = {network.name(pod) for pod in network.own_pods}
    ports = {
        (client, server): _common(network, groups[client], groups[server])
        for client in groups
        for server in groups
        if client in inside or server in inside
    }
    found = {pair: each for pair, each in ports.items() if each}
    servers = [name for name in groups if any(name == server for _, server in found)]
    clients = [name for name in groups if _may_ask(network, name) or any(name == client for client, _ in found)]
    return Matrix(clients, servers, found)


def as_markdown(table: Matrix) -> str:
    """The matrix as a table. A number alone is a TCP port."""
    rows = [f"| from \\ to | {' | '.join(f'`{server}`' for server in table.servers)} |"]
    rows.append(f"|---|{'---|' * len(table.servers)}")
    for client in table.clients:
        cells = (_cell(table.ports.get((client, server))) for server in table.servers)
        rows.append(f"| `{client}` | {' | '.join(cells)} |")
    return "\n".join(rows)


def _groups(network: Reachability) -> dict[str, list[Endpoint]]:
    """The endpoints by the names of their parties. Undeclared addresses are one group."""
    groups: dict[str, list[Endpoint]] = {}
    for endpoint in network.all_endpoints:
        for party in sorted(network.parties(endpoint)) or [_undeclared(endpoint)]:
            groups.setdefault(party, []).append(endpoint)
    return groups


def _place(network: Reachability, name: str) -> tuple[int, str, int]:
    """The sort key of a name: clients of entrypoints first, then workloads by tier, external servers, all others."""
    external, tiers = network.declaration.external_peers.get(name), network.declaration.tiers
    if name in tiers:
        return 1, TIERS.get(tiers[name], tiers[name]), list(tiers).index(name)
    if external is None:
        return 3, "", 0
    return (0 if external.role in ASKING else 2), external.role, 0


def _may_ask(network: Reachability, name: str) -> bool:
    external = network.declaration.external_peers.get(name)
    return external is None or external.role in ASKING


def _undeclared(endpoint: Endpoint) -> str:
    return "any other address" if isinstance(endpoint, Addresses) else endpoint.name


def _common(network: Reachability, clients: Iterable[Endpoint], servers: list[Endpoint]) -> Ports:
    return reduce(
        Ports.__and__, (network.cluster.allowed(one, other) for one in clients for other in servers), EVERY_PORT
    )


def _cell(ports: Ports | None) -> str:
    return str(ports).replace("TCP ", "") if ports else ""
