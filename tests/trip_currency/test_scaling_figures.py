"""Replicas, autoscaling, disruption budgets, rollouts and spreading."""

import pytest

from tests.manifests import Manifest, Manifests, pod_template_of, selects

WEB = ["service-currency", "service-frontend", "service-history", "service-ranking"]


def replicas(manifests: Manifests, name: str) -> int:
    count: int = manifests.get("Deployment", name)["spec"]["replicas"]
    return count


def autoscaler(manifests: Manifests, target: str) -> Manifest:
    specs: list[Manifest] = [item["spec"] for item in manifests.of_kind("HorizontalPodAutoscaler")]
    found = [spec for spec in specs if spec["scaleTargetRef"]["name"] == target]
    assert len(found) == 1, f"{manifests.name}: {len(found)} autoscalers target {target}"
    return found[0]


def budgets(manifests: Manifests, workload: Manifest) -> list[Manifest]:
    """The specifications of all PodDisruptionBudgets that select the Pods of `workload`."""
    specs = [budget["spec"] for budget in manifests.of_kind("PodDisruptionBudget")]
    return [spec for spec in specs if selects(spec["selector"]["matchLabels"], workload)]


def fewest_pods(manifests: Manifests, deployment: Manifest) -> int:
    """How few Pods a Deployment may run, by itself or when its autoscaler has scaled it down."""
    specs = [item["spec"] for item in manifests.of_kind("HorizontalPodAutoscaler")]
    name = deployment["metadata"]["name"]
    minima = [spec["minReplicas"] for spec in specs if spec["scaleTargetRef"]["name"] == name]
    fewest: int = min([replicas(manifests, name), *minima])
    return fewest


def test_U17_no_budget_blocks_a_drain_when_a_deployment_runs_one_pod(manifests: Manifests) -> None:
    single = [item for item in manifests.of_kind("Deployment") if fewest_pods(manifests, item) == 1]
    assert single
    for budget in (spec for deployment in single for spec in budgets(manifests, deployment)):
        assert "minAvailable" not in budget
        assert budget["maxUnavailable"] >= 1


@pytest.mark.parametrize("environment", ["staging", "prod", "eks"])
def test_environments_with_more_replicas_have_one_budget_for_each_web_workload(
    environment: str, request: pytest.FixtureRequest
) -> None:
    manifests: Manifests = request.getfixturevalue(environment)
    protected = [item["metadata"]["name"] for item in manifests.workloads() for _ in budgets(manifests, item)]
    assert sorted(set(protected) & {*WEB}) == WEB
    assert len(protected) == len(set(protected)) == len(manifests.of_kind("PodDisruptionBudget"))


def test_kafka_ui_is_rolled(manifests: Manifests) -> None:
    strategy = manifests.get("Deployment", "kafka-ui")["spec"].get("strategy", {})
    assert strategy.get("type", "RollingUpdate") == "RollingUpdate"


def test_eks_prefers_to_spread_each_web_workload_over_zones(eks: Manifests, web: str) -> None:
    constraints = eks.pod("Deployment", web)["topologySpreadConstraints"]
    assert "topology.kubernetes.io/zone" in [constraint["topologyKey"] for constraint in constraints]
    for constraint in constraints:
        assert constraint["whenUnsatisfiable"] == "ScheduleAnyway"
        assert constraint["labelSelector"] == {"matchLabels": {"app": web}}


def test_local_environments_do_not_spread_pods(local: Manifests) -> None:
    for workload in local.workloads():
        assert "topologySpreadConstraints" not in pod_template_of(workload)["spec"]
