"""Section 1: environments, their Namespaces, what they hold, and the labels on it. OM-01 to OM-10."""

from tests.manifests import Manifests
from tests.openmarket.reading import deployment
from tests.openmarket.specification import (
    ACCOUNTS,
    AUTOSCALERS,
    BACKEND,
    BUDGETS,
    CONFIG,
    ENVIRONMENTS,
    EXTERNAL_SECRETS,
    FRONTEND,
    INGRESS,
    PROJECT,
    STORE,
)

REPLICAS = {
    BACKEND: {"dev": 2, "staging": 3, "prod": 5},
    FRONTEND: {"dev": 2, "staging": 2, "prod": 3},
}
NAMESPACE_LABELS = {
    "project": PROJECT,
    "pod-security.kubernetes.io/enforce": "restricted",
    "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled",
}
"""Those that do not depend on the environment. The last lets a new Pod wait for its load balancer."""

OBJECTS = {
    "Deployment": [BACKEND, FRONTEND],
    "Service": [BACKEND, FRONTEND],
    "ServiceAccount": sorted(ACCOUNTS.values()),
    "HorizontalPodAutoscaler": sorted(AUTOSCALERS.values()),
    "PodDisruptionBudget": sorted(BUDGETS.values()),
    "ConfigMap": [CONFIG],
    "SecretStore": [STORE],
    "ExternalSecret": sorted(EXTERNAL_SECRETS),
    "Ingress": [INGRESS],
}
"""Besides the Namespace and the NetworkPolicies: no Secret, no IngressClass, no quota and no priority class."""


def test_OM_01_dev_has_its_namespace(dev: Manifests) -> None:
    assert dev.names("Namespace") == [ENVIRONMENTS["dev"].namespace]


def test_OM_02_prod_has_its_namespace(prod: Manifests) -> None:
    assert prod.names("Namespace") == [ENVIRONMENTS["prod"].namespace]


def test_OM_03_a_staging_environment_stands_between_dev_and_prod(
    dev: Manifests, staging: Manifests, prod: Manifests
) -> None:
    assert staging.names("Namespace") == [ENVIRONMENTS["staging"].namespace]
    low, middle, high = (deployment(each, BACKEND)["replicas"] for each in (dev, staging, prod))
    assert low < middle < high


def test_OM_04_the_backend_is_a_deployment(manifests: Manifests) -> None:
    assert manifests.get("Deployment", BACKEND)["apiVersion"] == "apps/v1"


def test_OM_05_dev_asks_for_two_backends(dev: Manifests) -> None:
    assert deployment(dev, BACKEND)["replicas"] == REPLICAS[BACKEND]["dev"]


def test_OM_06_staging_asks_for_three_backends(staging: Manifests) -> None:
    assert deployment(staging, BACKEND)["replicas"] == REPLICAS[BACKEND]["staging"]


def test_OM_07_prod_asks_for_five_backends(prod: Manifests) -> None:
    assert deployment(prod, BACKEND)["replicas"] == REPLICAS[BACKEND]["prod"]


def test_OM_08_dev_asks_for_two_frontends(dev: Manifests) -> None:
    assert deployment(dev, FRONTEND)["replicas"] == REPLICAS[FRONTEND]["dev"]


def test_OM_09_staging_asks_for_two_frontends(staging: Manifests) -> None:
    assert deployment(staging, FRONTEND)["replicas"] == REPLICAS[FRONTEND]["staging"]


def test_OM_10_prod_asks_for_three_frontends(prod: Manifests) -> None:
    assert deployment(prod, FRONTEND)["replicas"] == REPLICAS[FRONTEND]["prod"]


def test_the_one_namespace_carries_its_name_its_environment_and_its_project(env: str, manifests: Manifests) -> None:
    labels = manifests.only("Namespace")["metadata"]["labels"]
    row = ENVIRONMENTS[env]
    assert labels.items() >= {"name": row.namespace, "environment": row.label, **NAMESPACE_LABELS}.items()


def test_everything_else_is_in_the_namespace(env: str, manifests: Manifests) -> None:
    others = [item["metadata"] for item in manifests if item["kind"] != "Namespace"]
    assert {metadata.get("namespace") for metadata in others} == {ENVIRONMENTS[env].namespace}


def test_an_environment_holds_what_the_specification_lists_and_nothing_else(manifests: Manifests) -> None:
    kinds = {item["kind"] for item in manifests} - {"Namespace", "NetworkPolicy"}
    assert {kind: manifests.names(kind) for kind in kinds} == OBJECTS


def test_every_object_is_labelled_with_the_platform_and_the_environment(env: str, manifests: Manifests) -> None:
    for item in manifests:
        labels = item["metadata"].get("labels", {})
        where = (item["kind"], item["metadata"]["name"])
        assert labels.get("app.kubernetes.io/part-of") == PROJECT, where
        assert labels.get("app.kubernetes.io/managed-by"), where
        assert labels.get("environment") == ENVIRONMENTS[env].label, where
