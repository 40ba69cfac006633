"""On which nodes the Pods of a workload run, and how they are spread over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from constructs_lib.values.affinity import (
    REQUIRED,
    NodeAffinity,
    PodAffinity,
    Weight,
    of_nodes,
    of_pods,
    weight_violations,
    weighted,
)
from constructs_lib.values.security_context import PodSecurity
from constructs_lib.values.value import Value
from constructs_lib.values.waivers import Waivers
from contract.violations import Violation, Violations

Effect = Literal["NoSchedule", "PreferNoSchedule", "NoExecute"]
DnsPolicy = Literal["ClusterFirst", "ClusterFirstWithHostNet", "Default"]


@dataclass(frozen=True, kw_only=True)
class Toleration(Value):
    """Lets Pods run on nodes with a taint `key`: of this `value`, or of any value; with this `effect`, or any effect.

    Without a key it tolerates every taint. With NoExecute, a Pod stays for `seconds` after the taint appeared.
    https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
    """

    key: str | None = None
    value: str | None = None
    effect: Effect | None = None
    seconds: int | None = None

    def as_l1(self) -> k8s.Toleration:
        """As a Pod has it."""
        return k8s.Toleration(
            key=self.key,
            operator="Exists" if self.value is None else "Equal",
            value=self.value,
            effect=self.effect,
            toleration_seconds=self.seconds,
        )

    def violations(self) -> Violations:
        """An invalid key, value or effect; a value without a key; seconds without NoExecute."""
        if self.key is not None:
            yield from formats.label_key("key", self.key)
        elif self.value is not None:
            yield Violation("key", "None", "the key of the taint with this value", "name it, or leave the value out")
        if self.value is not None:
            yield from formats.label_value("value", self.value)
        if self.effect is not None:
            yield from checks.one_of("effect", self.effect, get_args(Effect))
        if self.seconds is not None:
            yield from checks.whole("seconds", self.seconds, least=0, unit="seconds")
            if self.effect != "NoExecute":
                fix = 'write effect="NoExecute", or leave the seconds out'
                yield Violation("seconds", f"{self.seconds}", "None: only NoExecute evicts", fix)


@dataclass(frozen=True, kw_only=True)
class Spread(Value):
    """Pods spread over the domains of `topology_key`, so that no two differ by more than `skew` Pods.

    As a preference, or `required`: a Pod that would break it stays pending.
    https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
    """

    topology_key: str
    skew: int = 1
    required: bool = False

    def as_l1(self, selector: Mapping[str, str]) -> k8s.TopologySpreadConstraint:
        """The constraint of Pods with these labels."""
        return k8s.TopologySpreadConstraint(
            max_skew=self.skew,
            topology_key=self.topology_key,
            when_unsatisfiable="DoNotSchedule" if self.required else "ScheduleAnyway",
            label_selector=k8s.LabelSelector(match_labels=selector),
        )

    def violations(self) -> Violations:
        """A topology key that is not a label key; a skew below one."""
        yield from formats.label_key("topology_key", self.topology_key)
        yield from checks.whole("skew", self.skew, least=1, unit="Pods")
        yield from checks.flag("required", self.required)


@dataclass(frozen=True, kw_only=True)
class HostNetwork(Value):
    """Pods in the network of their node, without an address of their own, and the `reason`.

    No NetworkPolicy applies to them. They need the Pod Security level "privileged".
    https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
    """

    reason: str

    def violations(self) -> Violations:
        """No reason."""
        yield from checks.word("reason", self.reason)


HOSTNAME = "kubernetes.io/hostname"
"""The topology key of a node."""


@dataclass(frozen=True, kw_only=True)
class Placement(Value):
    """On which nodes the Pods of one workload run, and how they are spread over them.

    `node_selector` are labels that a node must have; `tolerations`, taints that it may have; `affinity` are nodes and
    Pods to be near. `spread` names topology keys, such as "topology.kubernetes.io/zone", over which Pods are spread
    evenly, as a preference; a `Spread` says more. `anti_affinity` maps topology keys to the weight, from 1 to 100 or
    "required", with which two Pods in one topology domain are avoided.

    `priority_class` and `runtime_class` are those of the cluster. `host_aliases` maps addresses to names that Pods
    resolve without DNS; `dns_policy` is where they resolve all others. `host_network` puts them into the network of
    their node.
    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
    """

    node_selector: Mapping[str, str] = field(default_factory=dict)
    tolerations: tuple[Toleration, ...] = ()
    affinity: tuple[NodeAffinity | PodAffinity, ...] = ()
    spread: tuple[str | Spread, ...] = ()
    anti_affinity: Mapping[str, Weight] = field(default_factory=dict)
    priority_class: str | None = None
    runtime_class: str | None = None
    dns_policy: DnsPolicy | None = None
    host_aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    host_network: HostNetwork | None = None

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that Pods need there."""
        return "restricted" if self.host_network is None else "privileged"

    @property
    def waivers(self) -> Waivers:
        """The rules of the review that its reason excuses."""
        reason = "" if self.host_network is None else self.host_network.reason
        return {"pods/security": reason, "network/host-network": reason} if reason else {}

    def violations(self) -> Violations:
        """An invalid label, toleration, affinity, topology key or weight; a class, policy or alias that cannot be."""
        yield from formats.labels("node_selector", self.node_selector)
        yield from checks.each(
            "tolerations", self.tolerations, lambda field, given: checks.value(field, given, Toleration)
        )
        yield from checks.each(
            "affinity", self.affinity, lambda field, given: checks.value(field, given, NodeAffinity, PodAffinity)
        )
        yield from checks.each("spread", self.spread, _spread)
        yield from checks.first(checks.mapping("anti_affinity", self.anti_affinity), self._weight_violations())
        for name, given in (("priority_class", self.priority_class), ("runtime_class", self.runtime_class)):
            if given is not None:
                yield from formats.domain(name, given)
        if self.host_network is not None:
            yield from checks.value("host_network", self.host_network, HostNetwork)
        if self.dns_policy is not None:
            yield from checks.one_of("dns_policy", self.dns_policy, get_args(DnsPolicy))
        yield from checks.first(checks.mapping("host_aliases", self.host_aliases), self._alias_violations())

    def _weight_violations(self) -> Violations:
        for topology_key, weight in self.anti_affinity.items():
            yield from formats.label_key("anti_affinity", topology_key)
            yield from weight_violations(f"anti_affinity {topology_key}", weight)

    def _alias_violations(self) -> Violations:
        for address, names in self.host_aliases.items():
            yield from formats.address(f"host_aliases {address}", address)
            yield from checks.each(f"host_aliases {address}", names, formats.domain)

    def of_pod(self, selector: Mapping[str, str]) -> dict[str, Any]:
        """The fields of a Pod with these labels, by their names in Python; None where the author says nothing."""
        return {
            "node_selector": self.node_selector or None,
            "tolerations": [each.as_l1() for each in self.tolerations] or None,
            "topology_spread_constraints": list(self._constraints(selector)) or None,
            "affinity": self._affinity(selector),
            "priority_class_name": self.priority_class,
            "runtime_class_name": self.runtime_class,
            "host_network": True if self.host_network is not None else None,
            "dns_policy": self._dns_policy,
            "host_aliases": [k8s.HostAlias(ip=ip, hostnames=list(names)) for ip, names in self.host_aliases.items()]
            or None,
        }

    @property
    def _dns_policy(self) -> DnsPolicy | None:
        """As said; Pods in the network of their node resolve Services only with a policy of their own."""
        default: DnsPolicy | None = None if self.host_network is None else "ClusterFirstWithHostNet"
        return default if self.dns_policy is None else self.dns_policy

    def _constraints(self, selector: Mapping[str, str]) -> Iterator[k8s.TopologySpreadConstraint]:
        for each in self.spread:
            yield (Spread(topology_key=each) if isinstance(each, str) else each).as_l1(selector)

    def _affinity(self, selector: Mapping[str, str]) -> k8s.Affinity | None:
        nodes = [each for each in self.affinity if isinstance(each, NodeAffinity)]
        pods = [each for each in self.affinity if isinstance(each, PodAffinity)]
        if not (nodes or pods or self.anti_affinity):
            return None
        return k8s.Affinity(
            node_affinity=of_nodes(nodes) if nodes else None,
            pod_affinity=of_pods(pods) if pods else None,
            pod_anti_affinity=self._avoided(selector) if self.anti_affinity else None,
        )

    def _avoided(self, selector: Mapping[str, str]) -> k8s.PodAntiAffinity:
        own = [k8s.LabelSelectorRequirement(key=key, operator="In", values=[value]) for key, value in selector.items()]
        terms = {
            topology_key: k8s.PodAffinityTerm(
                topology_key=topology_key, label_selector=k8s.LabelSelector(match_expressions=own)
            )
            for topology_key in self.anti_affinity
        }
        weights = self.anti_affinity.items()
        preferred = [weighted(weight, terms[key]) for key, weight in weights if isinstance(weight, int)]
        return k8s.PodAntiAffinity(
            required_during_scheduling_ignored_during_execution=[
                terms[key] for key, weight in weights if weight == REQUIRED
            ]
            or None,
            preferred_during_scheduling_ignored_during_execution=preferred or None,
        )


def _spread(field: str, given: Any) -> Violations:
    if isinstance(given, str):
        yield from formats.label_key(field, given)
    else:
        yield from checks.value(field, given, Spread)
