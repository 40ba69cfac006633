"""Section 2.4: resources, and the sums of section 12.3. OM-17 to OM-19."""

from decimal import Decimal
from typing import NamedTuple

import pytest

from contract import quantity
from tests.manifests import Manifests
from tests.openmarket.reading import RESOURCES, all_containers, amounts, init_container, pod_requests
from tests.openmarket.specification import AUTOSCALERS, BACKEND, FRONTEND


class Resources(NamedTuple):
    """What a Pod or a platform needs, as Kubernetes quantities."""

    cpu: str
    memory: str

    def amounts(self) -> dict[str, Decimal]:
        """Cores and bytes."""
        return {name: quantity.parse(text) for name, text in self._asdict().items()}


SIZES = {
    BACKEND: {
        "dev": Resources("500m", "512Mi"),
        "staging": Resources("750m", "768Mi"),
        "prod": Resources("1000m", "1Gi"),
    },
    FRONTEND: {
        "dev": Resources("200m", "256Mi"),
        "staging": Resources("300m", "384Mi"),
        "prod": Resources("400m", "512Mi"),
    },
}
"""Requests and limits of each container. The migration has those of the backend."""

LEAST = {"dev": Resources("1.9", "2Gi"), "staging": Resources("2.85", "3Gi"), "prod": Resources("6.2", "6.5Gi")}
MOST = {"dev": Resources("12", "12.5Gi"), "staging": Resources("25.5", "26.25Gi"), "prod": Resources("58", "60Gi")}
"""What all Pods request together, where the autoscalers keep as few and as many as they may."""


def requested(manifests: Manifests, bound: str) -> dict[str, Decimal]:
    """What all Pods request together at one bound of the autoscalers."""
    total = dict.fromkeys(RESOURCES, Decimal())
    for workload, autoscaler in AUTOSCALERS.items():
        pods = manifests.get("HorizontalPodAutoscaler", autoscaler)["spec"][bound]
        each = pod_requests(manifests, workload)
        total = {name: total[name] + pods * each[name] for name in RESOURCES}
    return total


def test_OM_17_every_container_sets_requests_and_limits(manifests: Manifests) -> None:
    for container in all_containers(manifests):
        assert amounts(container, "requests").keys() >= set(RESOURCES), container["name"]
        assert amounts(container, "limits").keys() >= set(RESOURCES), container["name"]


def test_OM_18_every_container_requests_all_that_it_may_use(manifests: Manifests) -> None:
    for container in all_containers(manifests):
        assert amounts(container, "requests") == amounts(container, "limits") != {}, container["name"]


@pytest.mark.parametrize("resource", RESOURCES)
def test_OM_19_pods_grow_from_dev_to_staging_and_from_staging_to_prod(
    dev: Manifests, staging: Manifests, prod: Manifests, workload: str, resource: str
) -> None:
    low, middle, high = (pod_requests(each, workload)[resource] for each in (dev, staging, prod))
    assert low < middle < high


@pytest.mark.parametrize("block", ["requests", "limits"])
def test_each_workload_has_the_size_of_its_environment(
    env: str, manifests: Manifests, workload: str, block: str
) -> None:
    container = manifests.container("Deployment", workload)
    assert amounts(container, block) == SIZES[workload][env].amounts()


@pytest.mark.parametrize("block", ["requests", "limits"])
def test_the_migration_has_the_size_of_the_backend(env: str, manifests: Manifests, block: str) -> None:
    assert amounts(init_container(manifests, BACKEND), block) == SIZES[BACKEND][env].amounts()


def test_the_fewest_pods_request_what_the_capacity_table_says(env: str, manifests: Manifests) -> None:
    assert requested(manifests, "minReplicas") == LEAST[env].amounts()


def test_the_most_pods_request_what_the_capacity_table_says(env: str, manifests: Manifests) -> None:
    assert requested(manifests, "maxReplicas") == MOST[env].amounts()
