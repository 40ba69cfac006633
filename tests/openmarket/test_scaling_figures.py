"""Section 6.1 and the budgets of section 2: autoscaling and disruptions. OM-68."""

from tests.manifests import Manifest, Manifests, selects
from tests.openmarket.specification import AUTOSCALERS, BUDGETS

WAIT = {"scaleUp": 0, "scaleDown": 300}
"""The seconds that Kubernetes looks back where an autoscaler does not say."""


def autoscaler(manifests: Manifests, workload: str) -> Manifest:
    spec: Manifest = manifests.get("HorizontalPodAutoscaler", AUTOSCALERS[workload])["spec"]
    return spec


def window(manifests: Manifests, workload: str, direction: str) -> int:
    """How many seconds an autoscaler looks back before it follows."""
    rules = autoscaler(manifests, workload).get("behavior", {}).get(direction, {})
    return int(rules.get("stabilizationWindowSeconds", WAIT[direction]))


def budget(manifests: Manifests, workload: str) -> Manifest:
    spec: Manifest = manifests.get("PodDisruptionBudget", BUDGETS[workload])["spec"]
    return spec


def test_OM_68_each_workload_has_a_disruption_budget(manifests: Manifests, workload: str) -> None:
    deployment = manifests.get("Deployment", workload)
    budgets = manifests.of_kind("PodDisruptionBudget")
    own = [each for each in budgets if selects(each["spec"]["selector"]["matchLabels"], deployment)]
    assert [each["metadata"]["name"] for each in own] == [BUDGETS[workload]]


def test_autoscalers_are_fast_up_and_slow_down(manifests: Manifests, workload: str) -> None:
    assert window(manifests, workload, "scaleUp") < window(manifests, workload, "scaleDown")


def test_a_budget_never_blocks_a_drain(manifests: Manifests, workload: str) -> None:
    assert budget(manifests, workload)["minAvailable"] < autoscaler(manifests, workload)["minReplicas"]
