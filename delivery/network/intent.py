"""What a platform declares about its network, read from an annotation of its Namespace.

The annotation is JSON, written from the `connect` lines of the platform. Nothing in it makes a path: NetworkPolicies
do, and a review compares the two.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from contract import declarations
from delivery.manifests.reading import Manifest
from delivery.network import peer
from delivery.network.ports import Ports
from delivery.network.refused import Refused


@dataclass(frozen=True)
class Outsider:
    """Somebody outside the namespace: how policies see them, and what they are to the platform.

    `role` is "entry" (an ingress controller or load balancer), "monitoring", "dns", "managed" (a server in the same
    private network) or "internet". `peers` are NetworkPolicy peers. `public` are the ports on which browsers reach an
    entry. A server is known to its clients by `host`, or by a host that they read from `secret`, `<secret>/<key>`.
    """

    name: str
    role: str
    peers: Sequence[Manifest]
    public: tuple[int, ...] = ()
    host: str = ""
    secret: str = ""


class Connection(NamedTuple):
    """One declared path: who opens connections to whom. `because` says why, where no setting of the client shows it."""

    client: str
    server: str
    port: int
    protocol: str = "TCP"
    because: str = ""


class Unused(NamedTuple):
    """A server that the configuration of a client names, and that it never calls."""

    client: str
    server: str
    because: str


@dataclass(frozen=True)
class Intent:
    """Everything that one platform declares about the network of one environment.

    `tiers` names each workload by the label `app` of its Pods, and the tier it belongs to.
    """

    tiers: Mapping[str, str] = field(default_factory=dict)
    outside: Mapping[str, Outsider] = field(default_factory=dict)
    connections: Sequence[Connection] = ()
    unused: Sequence[Unused] = ()


class Malformed(Exception):
    """The annotation is not what it should be. Its text says how."""


def declared(namespace: Manifest) -> Intent | None:
    """What a Namespace declares, or None where it declares nothing. Raises Malformed."""
    try:
        said = (namespace["metadata"].get("annotations") or {}).get(declarations.NETWORK)
        return None if said is None else _intent(json.loads(said))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, Refused) as error:
        raise Malformed(f"{type(error).__name__}: {error}") from error


def _intent(said: Any) -> Intent:
    return Intent(
        tiers={_text(name): _text(tier) for name, tier in said["tiers"].items()},
        outside={_text(name): _outsider(name, party) for name, party in said["outside"].items()},
        connections=[_connection(Connection(**connection)) for connection in said["connections"]],
        unused=[Unused(*map(_text, Unused(**unused))) for unused in said["unused"]],
    )


def _outsider(name: str, said: Mapping[str, Any]) -> Outsider:
    outsider = Outsider(name, **{**said, "public": tuple(said.get("public", ()))})
    for text in (outsider.role, outsider.host, outsider.secret):
        _text(text)
    for port in outsider.public:
        _port("TCP", port)
    for each in outsider.peers:
        peer.parse(each, "", f"the peers of {name}")
    return outsider


def _connection(said: Connection) -> Connection:
    for text in (said.client, said.server, said.because):
        _text(text)
    _port(said.protocol, said.port)
    return said


def _port(protocol: str, number: Any) -> None:
    if type(number) is not int:
        raise TypeError(f"{number!r} is no port")
    Ports.of(protocol, number)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
