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


def utilization_targets(manifests: Manifests, target: str) -> dict[str, int]:
    metrics = [metric["resource"] for metric in autoscaler(manifests, target)["metrics"]]
    return {metric["name"]: metric["target"]["averageUtilization"] for metric in metrics}


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


def test_T008_dev_runs_one_replica_of_each_web_workload(dev: Manifests, web: str) -> None:
    assert replicas(dev, web) == 1


def test_T009_staging_runs_two_replicas_of_each_web_workload(staging: Manifests, web: str) -> None:
    assert replicas(staging, web) == 2


def test_T010_prod_runs_three_replicas_of_each_web_workload(prod: Manifests, web: str) -> None:
    assert replicas(prod, web) == 3


def test_T011_eks_runs_three_replicas_of_each_web_workload(eks: Manifests, web: str) -> None:
    assert replicas(eks, web) == 3


def test_T042_exactly_four_autoscalers_target_the_web_workloads(manifests: Manifests) -> None:
    targets = [item["spec"]["scaleTargetRef"] for item in manifests.of_kind("HorizontalPodAutoscaler")]
    assert sorted(target["name"] for target in targets) == WEB
    assert {(target["apiVersion"], target["kind"]) for target in targets} == {("apps/v1", "Deployment")}


def test_T043_each_web_workload_scales_down_to_one_replica(manifests: Manifests, web: str) -> None:
    assert autoscaler(manifests, web)["minReplicas"] == 1


def test_T044_each_web_workload_scales_up_to_ten_replicas(manifests: Manifests, web: str) -> None:
    assert autoscaler(manifests, web)["maxReplicas"] == 10


def test_T045_each_web_workload_scales_at_70_percent_of_its_cpu(manifests: Manifests, web: str) -> None:
    assert utilization_targets(manifests, web)["cpu"] == 70


def test_T046_each_api_scales_at_90_percent_of_its_memory(manifests: Manifests, api: str) -> None:
    assert utilization_targets(manifests, api)["memory"] == 90


def test_T047_the_frontend_scales_at_80_percent_of_its_memory(manifests: Manifests) -> None:
    assert utilization_targets(manifests, "service-frontend")["memory"] == 80


def test_U11_single_instance_stateful_deployments_are_recreated(manifests: Manifests) -> None:
    for name in ("kafka", "zookeeper", "redis"):
        assert manifests.get("Deployment", name)["spec"]["strategy"] == {"type": "Recreate"}


def test_U17_no_budget_blocks_a_drain_when_a_deployment_runs_one_pod(manifests: Manifests) -> None:
    single = [item for item in manifests.of_kind("Deployment") if fewest_pods(manifests, item) == 1]
    assert single
    for budget in (spec for deployment in single for spec in budgets(manifests, deployment)):
        assert "minAvailable" not in budget
        assert budget["maxUnavailable"] >= 1


def test_autoscalers_measure_cpu_and_memory_utilization_only(manifests: Manifests, web: str) -> None:
    metrics = autoscaler(manifests, web)["metrics"]
    assert [metric["type"] for metric in metrics] == ["Resource", "Resource"]
    assert [metric["resource"]["target"]["type"] for metric in metrics] == ["Utilization", "Utilization"]
    assert utilization_targets(manifests, web).keys() == {"cpu", "memory"}


def test_scale_down_waits_for_300_seconds(manifests: Manifests, web: str) -> None:
    assert autoscaler(manifests, web)["behavior"]["scaleDown"]["stabilizationWindowSeconds"] == 300


@pytest.mark.parametrize("name", ["redis", "zookeeper", "kafka", "kafka-ui"])
def test_cache_and_broker_run_one_replica(manifests: Manifests, name: str) -> None:
    assert replicas(manifests, name) == 1


def test_each_database_runs_one_replica(manifests: Manifests, database: str) -> None:
    assert manifests.get("StatefulSet", database)["spec"]["replicas"] == 1


def test_dev_has_no_disruption_budget(dev: Manifests) -> None:
    assert dev.of_kind("PodDisruptionBudget") == []


@pytest.mark.parametrize("environment", ["staging", "prod", "eks"])
def test_environments_with_more_replicas_have_one_budget_for_each_web_workload(
    environment: str, request: pytest.FixtureRequest
) -> None:
    manifests: Manifests = request.getfixturevalue(environment)
    protected = {item["metadata"]["name"]: budgets(manifests, item) for item in manifests.workloads()}
    assert sorted(name for name, found in protected.items() if found) == WEB
    assert len(manifests.of_kind("PodDisruptionBudget")) == len(WEB)


def test_every_disruption_budget_allows_one_unavailable_pod(manifests: Manifests) -> None:
    for budget in manifests.of_kind("PodDisruptionBudget"):
        assert budget["spec"]["maxUnavailable"] == 1
        assert "minAvailable" not in budget["spec"]


def test_a_rollout_of_a_web_workload_adds_a_pod_before_it_takes_one_away(manifests: Manifests, web: str) -> None:
    assert manifests.get("Deployment", web)["spec"]["strategy"] == {
        "type": "RollingUpdate",
        "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0},
    }


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
