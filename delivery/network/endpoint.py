"""The ends of a connection: Pods, and addresses outside the cluster."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network

from contract.well_known import NAMESPACE_NAME

Block = IPv4Network | IPv6Network
"""Addresses that share their first bits, as in 10.0.0.0/8."""


@dataclass(frozen=True)
class Pod:
    """The Pods of one workload: a policy does not distinguish them.

    `ports` are the numbers of its container ports, by protocol and name. NAMESPACE_NAME need not be among
    `namespace_labels`.

    With `hostNetwork` a Pod has the address of its node, and most network plugins do not treat it as a Pod.
    https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
    """

    name: str
    namespace: str
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    namespace_labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    ports: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "namespace_labels", {**self.namespace_labels, NAMESPACE_NAME: self.namespace})


@dataclass(frozen=True)
class Addresses:
    """A block of addresses outside the cluster, under a name for people."""

    name: str
    network: Block


Endpoint = Pod | Addresses
"""One end of a connection."""


def holds(outer: Block, inner: Block) -> bool:
    """Whether all addresses of one block are in another. Of two blocks one holds the other, or they share nothing."""
    return inner.prefixlen >= outer.prefixlen and inner.supernet(new_prefix=outer.prefixlen) == outer
