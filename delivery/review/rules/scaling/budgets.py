"""PodDisruptionBudgets."""

from delivery.manifests.objects import object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS, TASKS
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.scaling.scalers import REPLICATED, Scalers, by_target, key_of, share

BUDGETS = f"{TASKS}configure-pdb/"
DISRUPTIONS = f"{CONCEPTS}workloads/pods/disruptions/"


@rule(
    "scaling/budget-blocks",
    "A budget that allows no disruption blocks node drains, and with them upgrades",
    page=BUDGETS,
)
def budget_blocks(scope: Scope) -> Findings:
    """At the minimum number of Pods, a disruption budget still allows the eviction of one."""
    scalers = by_target(scope)
    for budget in scope.of_kind("PodDisruptionBudget"):
        spec = budget.get("spec", {})
        if {"minAvailable", "maxUnavailable"} <= spec.keys():
            continue
        if share(spec.get("maxUnavailable", 1), 1, up=True) == 0:
            what = f"maxUnavailable {spec['maxUnavailable']} allows no disruption"
            yield Finding.of(budget, "spec.maxUnavailable", what, "allow at least one: maxUnavailable: 1")
        lowest = _lowest(scope, budget, scalers)
        needed = share(spec.get("minAvailable", 0), lowest, up=True)
        if lowest and needed is not None and needed >= lowest:
            what = f"minAvailable {spec['minAvailable']} of at least {lowest} Pods allows no disruption"
            yield Finding.of(budget, "spec.minAvailable", what, "write maxUnavailable: 1 instead, or run more Pods")


@rule("scaling/budget-both", "The API server refuses a budget with both minAvailable and maxUnavailable", page=BUDGETS)
def budget_with_both_figures(scope: Scope) -> Findings:
    """A disruption budget has minAvailable or maxUnavailable, not both."""
    for budget in scope.of_kind("PodDisruptionBudget"):
        if {"minAvailable", "maxUnavailable"} <= budget.get("spec", {}).keys():
            yield Finding.of(
                budget, "spec.minAvailable", "is set together with maxUnavailable", "keep maxUnavailable alone"
            )


@rule("scaling/two-budgets", "A Pod with two disruption budgets cannot be evicted", page=DISRUPTIONS)
def two_budgets(scope: Scope) -> Findings:
    """At most one disruption budget selects the Pods of a workload."""
    first: dict[int, Manifest] = {}
    for budget in scope.of_kind("PodDisruptionBudget"):
        for workload in _budgeted(scope, budget):
            known = first.setdefault(id(workload.manifest), budget)
            if known is not budget:
                what = f"selects the Pods of {workload.name}, as {object_ref(known)} does"
                yield Finding.of(budget, "spec.selector", what, "keep one of the two")


def _budgeted(scope: Scope, budget: Manifest) -> list[Workload]:
    """The workloads whose Pods a budget selects by labels alone."""
    selector = budget.get("spec", {}).get("selector", {})
    if not selector.get("matchLabels") or selector.get("matchExpressions"):
        return []
    found = scope.selected(selector["matchLabels"], scope.namespace_of(budget))
    return [workload for workload in found if workload.kind in REPLICATED]


def _lowest(scope: Scope, budget: Manifest, scalers: Scalers) -> int:
    """The smallest number of Pods behind a budget, as long as there are any."""
    return sum(
        max(1, scalers[key_of(scope, workload)][0].minimum) if key_of(scope, workload) in scalers else workload.replicas
        for workload in _budgeted(scope, budget)
    )
