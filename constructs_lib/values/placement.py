"""Topology spread constraints and Pod anti-affinity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Placement:
    """How the Pods of one workload are spread, as preferences of the scheduler.

    `spread` names topology keys, such as "topology.kubernetes.io/zone", over which Pods are spread evenly.
    `anti_affinity` maps topology keys to the weight, from 1 to 100, with which two Pods in one topology domain are
    avoided.
    https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
    """

    spread: tuple[str, ...] = ()
    anti_affinity: Mapping[str, int] = field(default_factory=dict)

    def violations(self) -> Violations:
        """A topology key that is not a label key; a weight that is not from 1 to 100."""
        yield from checks.each("spread", self.spread, formats.label_key)
        weights = checks.mapping("anti_affinity", self.anti_affinity)
        yield from checks.first(weights, self._weight_violations())

    def _weight_violations(self) -> Violations:
        for topology_key, weight in self.anti_affinity.items():
            yield from formats.label_key("anti_affinity", topology_key)
            yield from checks.whole(f"anti_affinity {topology_key}", weight, least=1, most=100, unit="a weight")

    def spread_constraints(self, selector: Mapping[str, str]) -> list[k8s.TopologySpreadConstraint] | None:
        """The topology spread constraints of Pods with these labels."""
        return [
            k8s.TopologySpreadConstraint(
                max_skew=1,
                topology_key=topology_key,
                when_unsatisfiable="ScheduleAnyway",
                label_selector=k8s.LabelSelector(match_labels=selector),
            )
            for topology_key in self.spread
        ] or None

    def affinity(self, selector: Mapping[str, str]) -> k8s.Affinity | None:
        """The preferred anti-affinity between Pods with these labels."""
        own = [k8s.LabelSelectorRequirement(key=key, operator="In", values=[value]) for key, value in selector.items()]
        terms = [
            k8s.WeightedPodAffinityTerm(
                weight=weight,
                pod_affinity_term=k8s.PodAffinityTerm(
                    topology_key=topology_key, label_selector=k8s.LabelSelector(match_expressions=own)
                ),
            )
            for topology_key, weight in self.anti_affinity.items()
        ]
        if not terms:
            return None
        avoid = k8s.PodAntiAffinity(preferred_during_scheduling_ignored_during_execution=terms)
        return k8s.Affinity(pod_anti_affinity=avoid)
