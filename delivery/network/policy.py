"""NetworkPolicies as Kubernetes evaluates them, with its defaults for empty and missing fields.

https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from contract.well_known import FIRST_PORT, LAST_PORT
from delivery.manifests.reading import Manifest
from delivery.network import peer
from delivery.network.endpoint import Endpoint, Pod
from delivery.network.errors import InvalidPolicy
from delivery.network.peer import IpBlock, Peer
from delivery.network.ports import EVERY_PORT, NO_PORT, PROTOCOLS, Ports, union
from delivery.network.selector import Selector

Direction = Literal["Ingress", "Egress"]

_FIELDS: Mapping[Direction, tuple[str, str]] = {"Ingress": ("ingress", "from"), "Egress": ("egress", "to")}
"""The field with the rules of a direction, and the field of a rule with its peers."""


@dataclass(frozen=True)
class Rule:
    """One entry of `ingress` or `egress`: these peers, on these ports. No peers mean any endpoint.

    `names` are ports by protocol and name. The Pod that listens determines the number, in both directions; where no
    port has the name, as outside the cluster, there is none.
    """

    peers: tuple[Peer, ...] = ()
    ports: Ports = EVERY_PORT
    names: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def parse(cls, entry: Manifest, peers: str, namespace: str, path: str) -> Self:
        """Read a rule of a policy in `namespace` that has its peers in the field `peers`. Raises InvalidPolicy."""
        parts = enumerate(entry.get(peers) or [])
        found = tuple(peer.parse(part, namespace, f"{path}.{peers}[{index}]") for index, part in parts)
        if not entry.get("ports"):
            return cls(found)
        ports, names = NO_PORT, set()
        for index, part in enumerate(entry["ports"]):
            port = _port(part, f"{path}.ports[{index}]")
            if isinstance(port, Ports):
                ports |= port
            else:
                names.add(port)
        return cls(found, ports, frozenset(names))

    def allows(self, other: Endpoint, destination: Endpoint) -> Ports:
        """The ports of the destination that it opens, where `other` is the peer: one end of the connection."""
        if self.peers and not any(each.matches(other) for each in self.peers):
            return NO_PORT
        if not self.names or not isinstance(destination, Pod):
            return self.ports
        numbers = [(name[0], destination.ports[name]) for name in self.names if name in destination.ports]
        return union([self.ports, *(Ports.of(*number) for number in numbers)])


@dataclass(frozen=True)
class Policy:
    """A NetworkPolicy. `rules` has a key for each direction in which it isolates the Pods that it selects."""

    name: str
    namespace: str
    pods: Selector
    rules: Mapping[Direction, Sequence[Rule]] = field(hash=False)

    @classmethod
    def parse(cls, manifest: Manifest, namespace: str) -> Self:
        """Read a manifest that its schema accepts; one that names no namespace is in `namespace`. Raises InvalidPolicy.

        Without `policyTypes` it isolates for ingress, and for egress if it has a rule for that: an empty list is none.
        Rules for a direction that `policyTypes` leaves out mean nothing. Without a podSelector it selects all Pods of
        its namespace, as with an empty one.
        """
        spec = manifest.get("spec") or {}
        own = str(manifest["metadata"].get("namespace") or namespace)
        pods = Selector.parse(spec.get("podSelector") or {}, "spec.podSelector")
        rules = {direction: tuple(_rules(spec, direction, own)) for direction in _directions(spec)}
        return cls(str(manifest["metadata"]["name"]), own, pods, rules)

    def isolates(self, pod: Pod, direction: Direction) -> bool:
        """Whether it applies to a Pod in a direction, so that only what some policy allows gets through."""
        return direction in self.rules and self.namespace == pod.namespace and self.pods.matches(pod.labels)

    def allows(self, direction: Direction, source: Endpoint, destination: Endpoint) -> Ports:
        """The ports that it opens between two endpoints. It must isolate the one that `direction` is about."""
        other = source if direction == "Ingress" else destination
        return union(rule.allows(other, destination) for rule in self.rules[direction])

    def blocks(self) -> Iterator[IpBlock]:
        """The blocks of addresses in its rules."""
        peers = (each for rules in self.rules.values() for rule in rules for each in rule.peers)
        return (each for each in peers if isinstance(each, IpBlock))


def _directions(spec: Manifest) -> Iterator[Direction]:
    directions: Any = spec.get("policyTypes") or (["Ingress", "Egress"] if spec.get("egress") else ["Ingress"])
    for each in directions:
        if each not in _FIELDS:
            raise InvalidPolicy("spec.policyTypes", f"got {each!r}; allowed: Ingress and Egress", "spell it like this")
        yield each


def _rules(spec: Manifest, direction: Direction, namespace: str) -> Iterator[Rule]:
    rules, peers = _FIELDS[direction]
    for index, entry in enumerate(spec.get(rules) or []):
        yield Rule.parse(entry, peers, namespace, f"spec.{rules}[{index}]")


def _port(entry: Manifest, path: str) -> Ports | tuple[str, str]:
    """The ports that one entry of `ports` means, or the protocol and the name of one."""
    protocol, port, end = entry.get("protocol") or "TCP", entry.get("port"), entry.get("endPort")
    if protocol not in PROTOCOLS:
        raise InvalidPolicy(f"{path}.protocol", f"got {protocol!r}; allowed: TCP, UDP and SCTP", "choose one of these")
    if end is not None and not isinstance(port, int):
        raise InvalidPolicy(
            f"{path}.endPort", "there is no number in port to count from", "write the first port as a number"
        )
    if port is None:
        return Ports.of(protocol)
    if isinstance(port, str):
        if not any(sign.isalpha() for sign in port):
            raise InvalidPolicy(
                f"{path}.port", f"got the name {port!r}; allowed: a name with a letter", "write numbers bare"
            )
        return protocol, port
    if not FIRST_PORT <= port <= (port if end is None else end) <= LAST_PORT:
        what = f"got {port}" if end is None else f"got {port} to {end}"
        raise InvalidPolicy(
            f"{path}.port", f"{what}; allowed: {FIRST_PORT} to {LAST_PORT}, the lower one first", "correct it"
        )
    return Ports.of(protocol, port, end)
