"""Declared connections, and their codec for an annotation of the Namespace.

Constructs write it from the `connect` lines of a platform; delivery reads it, and compares the NetworkPolicies with it.
It opens no path: the policies do. It is JSON, a connection a line, so that a diff shows which changed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from contract.errors import InvalidDeclaration
from contract.well_known import FIRST_PORT, LAST_PORT

EVERY_WORKLOAD = "*"
"""Every workload, as the client of a connection."""


@dataclass(frozen=True)
class ExternalPeer:
    """A client or server outside the namespace: its peers in policies, and its role for the platform.

    `role` is "entry" (an ingress controller or load balancer), "workload" (of another namespace), "monitoring",
    "autoscaler", "dns", "solver" (Pods of cert-manager in this namespace), "managed" (a server in the same private
    network) or "internet". `peers` are NetworkPolicy peers. `public` are the ports on which browsers reach an entry. A
    server is known to its clients by `host`, or by a host that they read from `secret`, `<secret>/<key>`. `pod_ports`
    are the ports of its Pods by those of its Service, where the two differ.
    """

    name: str
    role: str
    peers: Sequence[Mapping[str, Any]]
    public: tuple[int, ...] = ()
    host: str = ""
    secret: str = ""
    pod_ports: dict[int, int] = field(default_factory=dict)


class Connection(NamedTuple):
    """One declared connection from client to server. `reason` is for one that no setting of the client shows."""

    client: str
    server: str
    port: int
    protocol: str = "TCP"
    reason: str = ""


class Unused(NamedTuple):
    """A server that the configuration of a client names, and that it never calls."""

    client: str
    server: str
    reason: str


@dataclass(frozen=True)
class Declaration:
    """Everything that one platform declares about the network of one namespace.

    `tiers` names each workload by the label `app` of its Pods, and the tier it belongs to. In a `shared` namespace run
    Pods of others too, about which nothing is declared.
    """

    tiers: Mapping[str, str] = field(default_factory=dict)
    external_peers: Mapping[str, ExternalPeer] = field(default_factory=dict)
    connections: Sequence[Connection] = ()
    unused: Sequence[Unused] = ()
    shared: bool = False

    def encode(self) -> str:
        """The text of the annotation."""
        parts = {
            "tiers": json.dumps(self.tiers),
            "outside": _lines("{}", [_entry(name, peer) for name, peer in sorted(self.external_peers.items())]),
            "connections": _lines("[]", [json.dumps(_connection(edge)) for edge in self.connections]),
            "unused": _lines("[]", [json.dumps(_renamed(unused._asdict())) for unused in self.unused]),
        }
        parts |= {"shared": "true"} if self.shared else {}
        return _lines("{}", [f"{json.dumps(name)}: {part}" for name, part in parts.items()])

    @classmethod
    def decode(cls, text: str) -> "Declaration":
        """What the text of an annotation declares. Raises InvalidDeclaration."""
        try:
            said = json.loads(text)
            return cls(
                tiers={_text(name): _text(tier) for name, tier in said["tiers"].items()},
                external_peers={_text(name): _peer_of(name, peer) for name, peer in said["outside"].items()},
                connections=[_connection_of(edge) for edge in said["connections"]],
                unused=[Unused(*map(_text, Unused(**_named(unused)))) for unused in said["unused"]],
                shared=said.get("shared") is True,
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise InvalidDeclaration(f"{type(error).__name__}: {error}") from error


_REASON = "because"
"""What the reason is called in the annotation."""


def _connection(edge: Connection) -> dict[str, Any]:
    """TCP is left out as the default, except for connections of every workload: DNS uses UDP as well."""
    said = _renamed(edge._asdict())
    if edge.protocol == "TCP" and edge.client != EVERY_WORKLOAD:
        del said["protocol"]
    return {name: value for name, value in said.items() if value != ""}


def _entry(name: str, peer: ExternalPeer) -> str:
    said: dict[str, Any] = {"role": peer.role, "peers": list(peer.peers)}
    ports = {f"{service}": pod for service, pod in peer.pod_ports.items()}
    rest = {"public": list(peer.public), "host": peer.host, "secret": peer.secret, "pod_ports": ports}
    return f"{json.dumps(name)}: {json.dumps(said | {key: value for key, value in rest.items() if value})}"


def _lines(brackets: str, items: list[str]) -> str:
    """A JSON array or object with a line for each of its items."""
    return "\n".join([brackets[0], ",\n".join(items), brackets[1]]) if items else brackets


def _renamed(said: Mapping[str, Any]) -> dict[str, Any]:
    return {_REASON if name == "reason" else name: value for name, value in said.items()}


def _named(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"reason" if name == _REASON else name: value for name, value in said.items()}


def _connection_of(said: Mapping[str, Any]) -> Connection:
    edge = Connection(**_named(said))
    for text in (edge.client, edge.server, edge.protocol, edge.reason):
        _text(text)
    _port(edge.port)
    return edge


def _peer_of(name: str, said: Mapping[str, Any]) -> ExternalPeer:
    ports = {int(service): pod for service, pod in said.get("pod_ports", {}).items()}
    peer = ExternalPeer(name, **{**said, "public": tuple(said.get("public", ())), "pod_ports": ports})
    for text in (peer.role, peer.host, peer.secret):
        _text(text)
    for port in (*peer.public, *ports, *ports.values()):
        _port(port)
    return peer


def _port(number: Any) -> None:
    if type(number) is not int or not FIRST_PORT <= number <= LAST_PORT:
        raise TypeError(f"{number!r} is no port")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
