"""What the NetworkPolicies of a cluster let through, from manifests alone, as the documentation of Kubernetes has it.

    cluster = Cluster(policies)
    cluster.allowed(source, destination)                         the ports that the source can open
    cluster.explain(source, destination, "TCP", 3306).allowed    and the policies that decide about one of them

A connection needs both ends: the egress policies of the source and the ingress policies of the destination. Its replies
pass with it, so a path has a direction. No policy restricts the end of a connection that is outside the cluster.
https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation

An endpoint represents all Pods of a workload. From an endpoint to itself therefore means from one Pod to another of the
same workload, and policies apply. What no policy can prevent is left out: a Pod reaches itself, and its node reaches
it. Manifests do not show whether a network plugin enforces policies at all.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from delivery.network.endpoint import Endpoint, Pod
from delivery.network.policy import Direction, Policy
from delivery.network.ports import EVERY_PORT, Ports, union


@dataclass(frozen=True)
class Side:
    """The policies that decide about a connection at one of its ends, by name; they are in the namespace of that end.

    Those that are `isolating` the endpoint close it to all that none of them allows. Those that are `allowing` are the
    ones to blame for a path too many.
    """

    isolating: tuple[str, ...] = ()
    allowing: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether this end lets the connection through: it is not isolated, or one of its policies allows it."""
        return bool(self.allowing) or not self.isolating


@dataclass(frozen=True)
class Decision:
    """Why one connection is allowed or not: the egress of its source and the ingress of its destination."""

    egress: Side
    ingress: Side

    @property
    def allowed(self) -> bool:
        """Whether the connection can be opened: both ends must let it through."""
        return self.egress.allowed and self.ingress.allowed


class Cluster:
    """Policies together. They only ever add to each other, so their order means nothing."""

    def __init__(self, policies: Iterable[Policy]) -> None:
        self._policies: dict[str, list[Policy]] = defaultdict(list)
        for policy in policies:
            self._policies[policy.namespace].append(policy)
        self._known: dict[tuple[Pod, Direction], tuple[Policy, ...]] = {}

    def allowed(self, source: Endpoint, destination: Endpoint) -> Ports:
        """The ports of the destination to which the source can open connections.

        Of addresses outside the cluster, those that all of its addresses have in common.
        """
        accepted = self.allowed_at("Ingress", source, destination)
        return accepted and accepted & self.allowed_at("Egress", source, destination)

    def explain(self, source: Endpoint, destination: Endpoint, protocol: str, port: int) -> Decision:
        """Whether the source can open a connection to one port of the destination, and which policies decide that."""
        wanted = (protocol, port)
        return Decision(
            self._side("Egress", source, destination, wanted), self._side("Ingress", source, destination, wanted)
        )

    def isolating(self, endpoint: Endpoint, direction: Direction) -> tuple[Policy, ...]:
        """The policies that isolate an endpoint in a direction. For addresses outside the cluster there are none."""
        if not isinstance(endpoint, Pod):
            return ()
        key = (endpoint, direction)
        if key not in self._known:
            own = self._policies.get(endpoint.namespace, ())
            self._known[key] = tuple(each for each in own if each.isolates(endpoint, direction))
        return self._known[key]

    def allowed_at(self, direction: Direction, source: Endpoint, destination: Endpoint) -> Ports:
        """The ports that one end lets through: the source if the direction is egress, else the destination."""
        policies = self.isolating(destination if direction == "Ingress" else source, direction)
        return union(each.allows(direction, source, destination) for each in policies) if policies else EVERY_PORT

    def _side(self, direction: Direction, source: Endpoint, destination: Endpoint, port: tuple[str, int]) -> Side:
        policies = self.isolating(destination if direction == "Ingress" else source, direction)
        allowing = [each.name for each in policies if port in each.allows(direction, source, destination)]
        return Side(tuple(each.name for each in policies), tuple(allowing))
