"""Nodes and Pods that the Pods of a workload run near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations

Operator = Literal["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]
REQUIRED: Literal["required"] = "required"
"""In place of a weight: the scheduler leaves a Pod pending rather than break the rule."""

Weight = int | Literal["required"]
_WANTED: Mapping[str, str] = {"Exists": "none", "DoesNotExist": "none", "Gt": "one", "Lt": "one"}
"""How many values an operator takes, where it is not at least one."""


@dataclass(frozen=True, kw_only=True)
class NodeAffinity(Value):
    """Nodes whose label `key` is In (or NotIn, ...) `values`: required, or preferred with a `weight` from 1 to 100.

    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
    """

    key: str
    values: tuple[str, ...] = ()
    operator: Operator = "In"
    weight: Weight = REQUIRED

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "values")

    def as_l1(self) -> k8s.NodeSelectorRequirement:
        """As a term has it."""
        return k8s.NodeSelectorRequirement(key=self.key, operator=self.operator, values=list(self.values) or None)

    def violations(self) -> Violations:
        """An invalid key, value, operator or weight; values that the operator does not take."""
        yield from formats.label_key("key", self.key)
        yield from checks.first(
            checks.each("values", self.values, formats.label_value),
            checks.one_of("operator", self.operator, get_args(Operator)),
            self._number_violations(),
        )
        yield from weight_violations("weight", self.weight)

    def _number_violations(self) -> Violations:
        """Exists takes no value, Gt exactly one, In at least one."""
        count = len(self.values)
        wanted = _WANTED.get(self.operator, "at least one")
        if not {"none": count == 0, "one": count == 1, "at least one": count > 0}[wanted]:
            yield Violation("values", f"{count}", f"{wanted} with {self.operator}", "change one of the two")


@dataclass(frozen=True, kw_only=True)
class PodAffinity(Value):
    """Near Pods with these `labels`: in the same domain of `topology_key`, such as one node or zone.

    Required, or preferred with a `weight` from 1 to 100.
    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
    """

    labels: Mapping[str, str]
    topology_key: str = "kubernetes.io/hostname"
    weight: Weight = REQUIRED

    def as_l1(self) -> k8s.PodAffinityTerm:
        """As an affinity has it."""
        return k8s.PodAffinityTerm(
            topology_key=self.topology_key, label_selector=k8s.LabelSelector(match_labels=self.labels)
        )

    def violations(self) -> Violations:
        """No label, or an invalid one; an invalid topology key or weight."""
        yield from formats.labels("labels", self.labels)
        if self.labels == {}:
            yield Violation("labels", "none", "at least one label", 'write {"app": "<workload>"}')
        yield from formats.label_key("topology_key", self.topology_key)
        yield from weight_violations("weight", self.weight)


def of_nodes(nodes: list[NodeAffinity]) -> k8s.NodeAffinity:
    """The node affinity of a Pod."""
    required = [each.as_l1() for each in nodes if each.weight == REQUIRED]
    preferred = [
        k8s.PreferredSchedulingTerm(
            weight=each.weight, preference=k8s.NodeSelectorTerm(match_expressions=[each.as_l1()])
        )
        for each in nodes
        if isinstance(each.weight, int)
    ]
    selector = k8s.NodeSelector(node_selector_terms=[k8s.NodeSelectorTerm(match_expressions=required)])
    return k8s.NodeAffinity(
        required_during_scheduling_ignored_during_execution=selector if required else None,
        preferred_during_scheduling_ignored_during_execution=preferred or None,
    )


def of_pods(pods: list[PodAffinity]) -> k8s.PodAffinity:
    """The Pod affinity of a Pod."""
    preferred = [weighted(each.weight, each.as_l1()) for each in pods if isinstance(each.weight, int)]
    return k8s.PodAffinity(
        required_during_scheduling_ignored_during_execution=[each.as_l1() for each in pods if each.weight == REQUIRED]
        or None,
        preferred_during_scheduling_ignored_during_execution=preferred or None,
    )


def weighted(weight: int, term: k8s.PodAffinityTerm) -> k8s.WeightedPodAffinityTerm:
    """A preference of this weight."""
    return k8s.WeightedPodAffinityTerm(weight=weight, pod_affinity_term=term)


def weight_violations(field: str, given: Any) -> Violations:
    """Neither "required" nor a weight from 1 to 100."""
    if given != REQUIRED:
        yield from checks.whole(field, given, least=1, most=100, unit='"required", or a weight')
