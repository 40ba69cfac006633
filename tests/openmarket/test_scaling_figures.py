"""Section 6.1 and the budgets of section 2: autoscaling and disruptions. OM-27 to OM-38 and OM-68."""

from typing import NamedTuple

from tests.manifests import Manifest, Manifests, selects
from tests.openmarket.specification import AUTOSCALERS, BACKEND, BUDGETS, FRONTEND


class Bounds(NamedTuple):
    """How few and how many Pods an autoscaler may keep."""

    least: int
    most: int


BOUNDS = {
    BACKEND: {"dev": Bounds(3, 20), "staging": Bounds(3, 30), "prod": Bounds(5, 50)},
    FRONTEND: {"dev": Bounds(2, 10), "staging": Bounds(2, 10), "prod": Bounds(3, 20)},
}
TARGETS = {"cpu": 70, "memory": 80}
"""Utilisation in percent of what Pods request."""

MIN_AVAILABLE = {
    BACKEND: {"dev": 2, "staging": 2, "prod": 3},
    FRONTEND: {"dev": 1, "staging": 1, "prod": 2},
}
WAIT = {"scaleUp": 0, "scaleDown": 300}
"""The seconds that Kubernetes looks back where an autoscaler does not say."""


def autoscaler(manifests: Manifests, workload: str) -> Manifest:
    spec: Manifest = manifests.get("HorizontalPodAutoscaler", AUTOSCALERS[workload])["spec"]
    return spec


def utilisation(manifests: Manifests, workload: str) -> dict[str, int]:
    """The targets of an autoscaler, all of them shares of what Pods request."""
    metrics = autoscaler(manifests, workload)["metrics"]
    assert {metric["type"] for metric in metrics} == {"Resource"}
    assert {metric["resource"]["target"]["type"] for metric in metrics} == {"Utilization"}
    return {metric["resource"]["name"]: metric["resource"]["target"]["averageUtilization"] for metric in metrics}


def window(manifests: Manifests, workload: str, direction: str) -> int:
    """How many seconds an autoscaler looks back before it follows."""
    rules = autoscaler(manifests, workload).get("behavior", {}).get(direction, {})
    return int(rules.get("stabilizationWindowSeconds", WAIT[direction]))


def budget(manifests: Manifests, workload: str) -> Manifest:
    spec: Manifest = manifests.get("PodDisruptionBudget", BUDGETS[workload])["spec"]
    return spec


def test_OM_27_an_autoscaler_targets_the_backend(manifests: Manifests) -> None:
    target = {"apiVersion": "apps/v1", "kind": "Deployment", "name": BACKEND}
    assert autoscaler(manifests, BACKEND)["scaleTargetRef"] == target


def test_OM_28_the_backend_scales_at_70_percent_of_its_cpu(manifests: Manifests) -> None:
    assert utilisation(manifests, BACKEND)["cpu"] == TARGETS["cpu"]


def test_OM_29_the_backend_scales_at_80_percent_of_its_memory(manifests: Manifests) -> None:
    assert utilisation(manifests, BACKEND)["memory"] == TARGETS["memory"]


def test_OM_30_dev_keeps_at_least_three_backends(dev: Manifests) -> None:
    assert autoscaler(dev, BACKEND)["minReplicas"] == BOUNDS[BACKEND]["dev"].least


def test_OM_31_dev_keeps_at_most_twenty_backends(dev: Manifests) -> None:
    assert autoscaler(dev, BACKEND)["maxReplicas"] == BOUNDS[BACKEND]["dev"].most


def test_OM_32_staging_keeps_at_most_thirty_backends(staging: Manifests) -> None:
    assert autoscaler(staging, BACKEND)["maxReplicas"] == BOUNDS[BACKEND]["staging"].most


def test_OM_33_prod_keeps_at_least_five_backends(prod: Manifests) -> None:
    assert autoscaler(prod, BACKEND)["minReplicas"] == BOUNDS[BACKEND]["prod"].least


def test_OM_34_prod_keeps_at_most_fifty_backends(prod: Manifests) -> None:
    assert autoscaler(prod, BACKEND)["maxReplicas"] == BOUNDS[BACKEND]["prod"].most


def test_OM_35_dev_keeps_at_least_two_frontends(dev: Manifests) -> None:
    assert autoscaler(dev, FRONTEND)["minReplicas"] == BOUNDS[FRONTEND]["dev"].least


def test_OM_36_dev_keeps_at_most_ten_frontends(dev: Manifests) -> None:
    assert autoscaler(dev, FRONTEND)["maxReplicas"] == BOUNDS[FRONTEND]["dev"].most


def test_OM_37_prod_keeps_at_least_three_frontends(prod: Manifests) -> None:
    assert autoscaler(prod, FRONTEND)["minReplicas"] == BOUNDS[FRONTEND]["prod"].least


def test_OM_38_prod_keeps_at_most_twenty_frontends(prod: Manifests) -> None:
    assert autoscaler(prod, FRONTEND)["maxReplicas"] == BOUNDS[FRONTEND]["prod"].most


def test_OM_68_each_workload_has_a_disruption_budget(manifests: Manifests, workload: str) -> None:
    deployment = manifests.get("Deployment", workload)
    budgets = manifests.of_kind("PodDisruptionBudget")
    own = [each for each in budgets if selects(each["spec"]["selector"]["matchLabels"], deployment)]
    assert [each["metadata"]["name"] for each in own] == [BUDGETS[workload]]


def test_both_autoscalers_keep_within_the_bounds_of_the_environment(
    env: str, manifests: Manifests, workload: str
) -> None:
    spec = autoscaler(manifests, workload)
    assert Bounds(spec["minReplicas"], spec["maxReplicas"]) == BOUNDS[workload][env]


def test_both_autoscalers_measure_cpu_and_memory_and_target_their_deployment(
    manifests: Manifests, workload: str
) -> None:
    found = manifests.get("HorizontalPodAutoscaler", AUTOSCALERS[workload])
    assert found["apiVersion"] == "autoscaling/v2"
    assert utilisation(manifests, workload) == TARGETS
    assert len(found["spec"]["metrics"]) == len(TARGETS)
    assert found["spec"]["scaleTargetRef"] == {"apiVersion": "apps/v1", "kind": "Deployment", "name": workload}


def test_autoscalers_are_fast_up_and_slow_down(manifests: Manifests, workload: str) -> None:
    assert window(manifests, workload, "scaleUp") < window(manifests, workload, "scaleDown")


def test_budgets_keep_the_pods_of_the_table(env: str, manifests: Manifests, workload: str) -> None:
    spec = budget(manifests, workload)
    assert spec["minAvailable"] == MIN_AVAILABLE[workload][env]
    assert "maxUnavailable" not in spec


def test_a_budget_never_blocks_a_drain(manifests: Manifests, workload: str) -> None:
    assert budget(manifests, workload)["minAvailable"] < autoscaler(manifests, workload)["minReplicas"]
