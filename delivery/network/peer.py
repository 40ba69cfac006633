"""Peers: one entry of `from` or `to` of a policy.

https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any, Self

from delivery.network.endpoint import Addresses, Block, Endpoint, Pod, holds
from delivery.network.errors import InvalidPolicy
from delivery.network.selector import EVERYTHING, Selector


@dataclass(frozen=True)
class Pods:
    """Pods by their labels, in the namespaces that a selector matches; without one, in the namespace of the policy."""

    namespace: str
    namespaces: Selector | None
    pods: Selector

    @classmethod
    def parse(cls, entry: Mapping[str, Any], namespace: str, path: str) -> Self:
        """Read a peer with a podSelector, a namespaceSelector or both. Raises InvalidPolicy."""
        pods, namespaces = entry.get("podSelector"), entry.get("namespaceSelector")
        return cls(
            namespace,
            None if namespaces is None else Selector.parse(namespaces, f"{path}.namespaceSelector"),
            EVERYTHING if pods is None else Selector.parse(pods, f"{path}.podSelector"),
        )

    def matches(self, endpoint: Endpoint) -> bool:
        """Whether this endpoint matches. Addresses outside the cluster never do, not even an empty selector."""
        if not isinstance(endpoint, Pod) or not self.pods.matches(endpoint.labels):
            return False
        if self.namespaces is None:
            return endpoint.namespace == self.namespace
        return self.namespaces.matches(endpoint.namespace_labels)


@dataclass(frozen=True)
class IpBlock:
    """Addresses of a block, without some blocks in it.

    It never matches a Pod: blocks are for addresses outside the cluster, and manifests do not show the address of a
    Pod. Network plugins differ here: with some, 0.0.0.0/0 reaches Pods as well.
    https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-ipblock-selectors
    """

    cidr: Block
    exceptions: frozenset[Block] = frozenset()

    @classmethod
    def parse(cls, entry: Mapping[str, Any], path: str) -> Self:
        """Read an `ipBlock`. Raises InvalidPolicy."""
        cidr = _block(entry["cidr"], f"{path}.cidr")
        exceptions = set()
        for index, text in enumerate(entry.get("except") or []):
            where = f"{path}.except[{index}]"
            exception = _block(text, where)
            if exception == cidr or not holds(cidr, exception):
                raise InvalidPolicy(where, f"{text} is not a part of {cidr}", "except a smaller block in it")
            exceptions.add(exception)
        return cls(cidr, frozenset(exceptions))

    def matches(self, endpoint: Endpoint) -> bool:
        """Whether all addresses of this endpoint match."""
        return isinstance(endpoint, Addresses) and self.holds(endpoint.network)

    def holds(self, block: Block) -> bool:
        """Whether all addresses of a block are in it, and none of them is excepted."""
        if not holds(self.cidr, block):
            return False
        return not any(holds(each, block) or holds(block, each) for each in self.exceptions)


Peer = Pods | IpBlock
"""One entry of `from` or `to`."""


def parse(entry: Mapping[str, Any], namespace: str, path: str) -> Peer:
    """Read a peer of a policy in `namespace`. Raises InvalidPolicy."""
    has_block = entry.get("ipBlock") is not None
    has_selector = entry.get("podSelector") is not None or entry.get("namespaceSelector") is not None
    if has_block == has_selector:
        what = "has an ipBlock and a selector" if has_block else "is empty"
        raise InvalidPolicy(
            path, what, "give it either selectors or an ipBlock; leave the whole list out to allow any peer"
        )
    return IpBlock.parse(entry["ipBlock"], f"{path}.ipBlock") if has_block else Pods.parse(entry, namespace, path)


def _block(text: str, path: str) -> Block:
    """Read a CIDR. Unlike Kubernetes, the standard library takes netmasks, zones and no length at all as well."""
    try:
        if not text.rpartition("/")[2].isdecimal() or "/" not in text or "%" in text:
            raise ValueError
        return ip_network(text, strict=False)
    except ValueError:
        what = f"got {text!r}; allowed: a CIDR such as 10.0.0.0/8 or 2001:db8::/32"
        raise InvalidPolicy(path, what, "write the first address of the block, a slash and the length") from None
