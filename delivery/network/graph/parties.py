"""The parties of a declaration, sorted for drawing: what they are, their trust boundaries, who connects to whom."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from contract.connections import EVERY_WORKLOAD, Declaration, ExternalPeer

Place = Literal["callers", "network", "cluster", "namespace", "internet"]
"""The trust boundary of a party. The internet is two of them: one for clients, one for servers."""

Kind = Literal[
    "browsers", "entry", "pod", "store", "tool", "every", "dns", "monitoring", "managed", "internet", "unknown"
]
"""The kind of a party. Workloads are a "pod", or in the tier "data" a "store", or a "tool" without clients, such as the
console of a broker. "every" is every Pod.
"""

_ROLES: dict[str, Kind] = {
    "entry": "entry",
    "workload": "pod",
    "autoscaler": "pod",
    "solver": "pod",
    "monitoring": "monitoring",
    "dns": "dns",
    "managed": "managed",
    "internet": "internet",
}


class Party(NamedTuple):
    """One end of connections. Names are not unique: a database that moves out of the cluster may keep its name."""

    place: Place
    name: str


BROWSERS = Party("callers", "browsers")
EVERY_POD = Party("namespace", "every Pod")


class Path(NamedTuple):
    """One port that one party opens on another."""

    tail: Party
    head: Party
    port: int
    protocol: str


@dataclass(frozen=True)
class Network:
    """The parties of a declaration, the tiers of its workloads, and its paths, each with the reason that it gives."""

    kinds: dict[Party, Kind] = field(default_factory=dict)
    tiers: dict[Party, str] = field(default_factory=dict)
    paths: dict[Path, str] = field(default_factory=dict)

    def exposed(self) -> tuple[set[Party], set[Path]]:
        """What the internet reaches: the entrypoints, the workloads behind them, and the paths to both."""
        outer = {path for path in self.paths if path.tail == BROWSERS}
        entrypoints = {path.head for path in outer}
        inner = {path for path in self.paths if path.tail in entrypoints}
        return entrypoints | {path.head for path in inner}, outer | inner


def network(declaration: Declaration) -> Network:
    """Sort the parties of a declaration. Browsers connect from the internet to entrypoints with public ports."""
    found = Network()
    for name, tier in declaration.tiers.items():
        workload = Party("namespace", name)
        found.kinds[workload] = "tool" if tier == "data" else "pod"
        found.tiers[workload] = tier
    for external in declaration.external_peers.values():
        found.kinds[_boundary(external)] = _ROLES.get(external.role, "unknown")
    for entrypoint in (external for external in declaration.external_peers.values() if external.role == "entry"):
        for port in entrypoint.public:
            found.kinds[BROWSERS] = "browsers"
            found.paths[Path(BROWSERS, _boundary(entrypoint), port, "TCP")] = ""
    for connection in declaration.connections:
        tail, head = (_party(name, declaration) for name in (connection.client, connection.server))
        for party in (tail, head):
            found.kinds.setdefault(party, "every" if party == EVERY_POD else "unknown")
        if tail != head and found.kinds[head] == "tool":
            found.kinds[head] = "store"
        found.paths[Path(tail, head, connection.port, connection.protocol)] = connection.reason
    return found


def _party(name: str, declaration: Declaration) -> Party:
    """The party of a name. An undeclared name is drawn in the namespace, where the error is."""
    if name == EVERY_WORKLOAD:
        return EVERY_POD
    if name in declaration.external_peers and name not in declaration.tiers:
        return _boundary(declaration.external_peers[name])
    return Party("namespace", name)


def _boundary(external: ExternalPeer) -> Party:
    """The trust boundary of an external peer: policies know Pods of the cluster by labels, all others by address."""
    if external.role == "internet":
        return Party("internet", external.name)
    if external.role == "solver":
        return Party("namespace", external.name)
    addresses = external.role == "managed" or any("ipBlock" in peer for peer in external.peers)
    return Party("network" if addresses else "cluster", external.name)
