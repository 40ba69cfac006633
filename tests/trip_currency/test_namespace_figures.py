"""Namespaces, and which objects an environment consists of."""

from tests.manifests import Manifests

CLUSTER_SCOPED = {"Namespace", "StorageClass"}


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


def test_T120_every_api_version_is_served_by_kubernetes_1_24_and_later(manifests: Manifests) -> None:
    rendered = {(item["kind"], item["apiVersion"]) for item in manifests}
    assert rendered <= API_VERSIONS.items()


def test_cluster_scoped_objects_carry_no_namespace(manifests: Manifests) -> None:
    assert all("namespace" not in item["metadata"] for item in manifests.of_kind(*CLUSTER_SCOPED))
