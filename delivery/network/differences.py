"""Differences between what policies allow and what the platform declares.

Each end of every connection is compared on its own. If each end allows exactly what is declared, so do both together,
and no end stays open until a change opens the other one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from delivery.network.endpoint import Endpoint, Pod
from delivery.network.policy import Direction
from delivery.network.ports import Ports
from delivery.network.reachability import Reachability


class Difference(NamedTuple):
    """Ports of a path that one end of it allows too much or too little: what `pod` accepts from, or opens to, `other`.

    `policies` are to blame, by name: those that allow a port too many, or those that isolate the Pod without allowing a
    port that is declared. None are where no policy isolates the Pod at all.
    """

    direction: Direction
    pod: Pod
    other: Endpoint
    ports: Ports
    too_much: bool
    policies: tuple[str, ...]


def differences(network: Reachability) -> list[Difference]:
    """Every difference, for each Pod of the namespace and each possible other end."""
    return list(_differences(network))


def _differences(network: Reachability) -> Iterator[Difference]:
    for pod in network.own_pods:
        for other in network.all_endpoints:
            yield from _at_one_end(network, "Ingress", pod, other)
            yield from _at_one_end(network, "Egress", pod, other)


def _at_one_end(network: Reachability, direction: Direction, pod: Pod, other: Endpoint) -> Iterator[Difference]:
    source, destination = (other, pod) if direction == "Ingress" else (pod, other)
    allowed = network.cluster.allowed_at(direction, source, destination)
    wanted = network.declared_ports(source, destination)
    if allowed == wanted:
        return
    isolating = network.cluster.isolating(pod, direction)
    if surplus := allowed - wanted:
        names = [each.name for each in isolating if each.allows(direction, source, destination) & surplus]
        yield Difference(direction, pod, other, surplus, True, tuple(names))
    if lack := wanted - allowed:
        yield Difference(direction, pod, other, lack, False, tuple(each.name for each in isolating))
