"""Section 1: how environments differ, and the labels of what they hold. OM-03."""

from tests.manifests import Manifests
from tests.openmarket.reading import deployment
from tests.openmarket.specification import BACKEND, ENVIRONMENTS, PROJECT


def test_OM_03_a_staging_environment_stands_between_dev_and_prod(
    dev: Manifests, staging: Manifests, prod: Manifests
) -> None:
    low, middle, high = (deployment(each, BACKEND)["replicas"] for each in (dev, staging, prod))
    assert low < middle < high


def test_everything_else_is_in_the_namespace(env: str, manifests: Manifests) -> None:
    others = [item["metadata"] for item in manifests if item["kind"] != "Namespace"]
    assert {metadata.get("namespace") for metadata in others} == {ENVIRONMENTS[env].namespace}


def test_every_object_is_labelled_with_the_platform_and_the_environment(env: str, manifests: Manifests) -> None:
    for item in manifests:
        labels = item["metadata"].get("labels", {})
        where = (item["kind"], item["metadata"]["name"])
        assert labels.get("app.kubernetes.io/part-of") == PROJECT, where
        assert labels.get("app.kubernetes.io/managed-by"), where
        assert labels.get("environment") == ENVIRONMENTS[env].label, where
