"""Section 2.4: resources, and the sums of section 12.3. OM-17 to OM-19."""

from decimal import Decimal

import pytest

from contract import quantity
from tests.manifests import Manifests
from tests.openmarket.reading import RESOURCES, all_containers, amounts, pod_requests
from tests.openmarket.specification import AUTOSCALERS, SPECIFICATION


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


@pytest.mark.parametrize("bound", SPECIFICATION["sums"])
def test_pods_request_together_what_the_capacity_table_says(env: str, manifests: Manifests, bound: str) -> None:
    sums = (quantity.parse(str(amount)) for amount in SPECIFICATION["sums"][bound][env])
    assert requested(manifests, bound) == dict(zip(RESOURCES, sums, strict=True))
