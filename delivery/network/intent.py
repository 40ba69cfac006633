"""What a platform declares about its network, read from an annotation of its Namespace.

The annotation is JSON, written from the `connect` lines of the platform. Nothing in it makes a path: NetworkPolicies
do, and a review compares the two.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from delivery import declarations
from delivery.manifests import Manifest


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

    def entries(self) -> Iterator[Outsider]:
        """The doors of the platform."""
        return (outsider for outsider in self.outside.values() if outsider.role == "entry")


class Malformed(Exception):
    """The annotation is not what it should be. Its text says how."""


def declared(namespace: Manifest) -> Intent | None:
    """What a Namespace declares, or None where it declares nothing. Raises Malformed."""
    said = (namespace["metadata"].get("annotations") or {}).get(declarations.NETWORK)
    if said is None:
        return None
    try:
        return _intent(json.loads(said))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Malformed(f"{type(error).__name__}: {error}") from error


def _intent(said: Any) -> Intent:
    return Intent(
        tiers={str(name): str(tier) for name, tier in said["tiers"].items()},
        outside={name: _outsider(name, party) for name, party in said["outside"].items()},
        connections=[Connection(**connection) for connection in said["connections"]],
        unused=[Unused(**unused) for unused in said["unused"]],
    )


def _outsider(name: str, said: Mapping[str, Any]) -> Outsider:
    return Outsider(name, **{**said, "public": tuple(said.get("public", ()))})
