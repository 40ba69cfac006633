"""Requests and limits of every workload."""

from tests.manifests import Manifest, Manifests, memory_bytes


def requests(manifests: Manifests, kind: str, name: str) -> Manifest:
    figures: Manifest = manifests.container(kind, name)["resources"]["requests"]
    return figures


def limits(manifests: Manifests, kind: str, name: str) -> Manifest:
    figures: Manifest = manifests.container(kind, name)["resources"]["limits"]
    return figures


def memory_limit(manifests: Manifests, name: str) -> int:
    return memory_bytes(limits(manifests, "Deployment", name)["memory"])


def test_T030_staging_memory_limits_lie_between_those_of_dev_and_prod(
    dev: Manifests, staging: Manifests, prod: Manifests, web: str
) -> None:
    assert memory_limit(dev, web) <= memory_limit(staging, web) <= memory_limit(prod, web)
