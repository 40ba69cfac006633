"""Namespaces, and which objects an environment consists of."""

import pytest

from tests.manifests import Manifests

CLUSTER_SCOPED = {"Namespace", "StorageClass"}

NAMES = {
    "Deployment": [
        "kafka",
        "kafka-ui",
        "redis",
        "service-currency",
        "service-frontend",
        "service-history",
        "service-ranking",
        "zookeeper",
    ],
    "StatefulSet": ["mongodb", "mysql"],
    "CronJob": ["service-dataingestor-cronjob"],
    "HorizontalPodAutoscaler": [
        "service-currency-hpa",
        "service-frontend-hpa",
        "service-history-hpa",
        "service-ranking-hpa",
    ],
    "Service": [
        "service-currency",
        "service-frontend",
        "service-history",
        "service-kafka",
        "service-kafka-ui",
        "service-mongodb",
        "service-mysql",
        "service-ranking",
        "service-redis",
        "service-zookeeper",
    ],
    "ConfigMap": ["frontend-config", "mongodb-init-script", "mysql-init-script", "trip-service-config"],
    "Ingress": ["trip-service-ingress"],
    "Secret": [],
    "DaemonSet": [],
    "Job": [],
}

API_VERSIONS = {
    "Namespace": "v1",
    "ServiceAccount": "v1",
    "ConfigMap": "v1",
    "Secret": "v1",
    "Service": "v1",
    "Deployment": "apps/v1",
    "StatefulSet": "apps/v1",
    "CronJob": "batch/v1",
    "HorizontalPodAutoscaler": "autoscaling/v2",
    "PodDisruptionBudget": "policy/v1",
    "Ingress": "networking.k8s.io/v1",
    "NetworkPolicy": "networking.k8s.io/v1",
    "StorageClass": "storage.k8s.io/v1",
}


def namespaces(manifests: Manifests) -> set[str | None]:
    return {item["metadata"].get("namespace") for item in manifests if item["kind"] not in CLUSTER_SCOPED}


def test_T001_every_namespaced_object_of_dev_is_in_trip_service_dev(dev: Manifests) -> None:
    assert namespaces(dev) == {"trip-service-dev"}


def test_T002_every_namespaced_object_of_staging_is_in_trip_service_staging(staging: Manifests) -> None:
    assert namespaces(staging) == {"trip-service-staging"}


def test_T003_every_namespaced_object_of_prod_is_in_trip_service_prod(prod: Manifests) -> None:
    assert namespaces(prod) == {"trip-service-prod"}


def test_T004_every_namespaced_object_of_eks_is_in_trip_service_prod(eks: Manifests) -> None:
    assert namespaces(eks) == {"trip-service-prod"}


def test_T005_dev_renders_its_namespace(dev: Manifests) -> None:
    assert "trip-service-dev" in dev.names("Namespace")


def test_T006_staging_renders_its_namespace(staging: Manifests) -> None:
    assert "trip-service-staging" in staging.names("Namespace")


def test_T007_prod_renders_its_namespace(prod: Manifests) -> None:
    assert "trip-service-prod" in prod.names("Namespace")


def test_T120_every_api_version_is_served_by_kubernetes_1_24_and_later(manifests: Manifests) -> None:
    rendered = {(item["kind"], item["apiVersion"]) for item in manifests}
    assert rendered <= API_VERSIONS.items()


def test_eks_renders_its_namespace(eks: Manifests) -> None:
    assert eks.names("Namespace") == ["trip-service-prod"]


def test_each_environment_renders_one_namespace(manifests: Manifests) -> None:
    assert len(manifests.of_kind("Namespace")) == 1


def test_cluster_scoped_objects_carry_no_namespace(manifests: Manifests) -> None:
    assert all("namespace" not in item["metadata"] for item in manifests.of_kind(*CLUSTER_SCOPED))


@pytest.mark.parametrize("kind", NAMES)
def test_each_environment_renders_exactly_the_objects_listed_for_a_kind(manifests: Manifests, kind: str) -> None:
    assert manifests.names(kind) == NAMES[kind]
