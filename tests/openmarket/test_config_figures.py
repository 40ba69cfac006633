"""Section 3.1: the ConfigMap, besides its figures."""

import re

from tests.manifests import Manifests
from tests.openmarket.conftest import read
from tests.openmarket.reading import annotations
from tests.openmarket.specification import (
    BACKEND,
    CONFIG,
    ENVIRONMENTS,
)

HASH = re.compile("[0-9a-f]{8,64}")


def config(manifests: Manifests) -> dict[str, str]:
    data: dict[str, str] = manifests.get("ConfigMap", CONFIG)["data"]
    return data


def hashes(manifests: Manifests, workload: str) -> set[str]:
    """The annotations of a Pod template that can be hashes of something."""
    found = annotations(manifests.pod_template("Deployment", workload)).values()
    return {value for value in found if HASH.fullmatch(value)}


def test_the_configuration_has_the_same_keys_in_every_environment(
    dev: Manifests, staging: Manifests, prod: Manifests
) -> None:
    assert config(dev).keys() == config(staging).keys() == config(prod).keys()


def test_every_value_of_the_configuration_is_a_text(manifests: Manifests) -> None:
    assert {type(value) for value in config(manifests).values()} == {str}


def test_another_configuration_makes_other_pods(workload: str) -> None:
    each = [hashes(read(env), workload) for env in ENVIRONMENTS]
    assert all(each)
    assert not each[0] & each[1] | each[1] & each[2] | each[0] & each[2]


def test_the_backend_takes_all_of_its_configuration(manifests: Manifests) -> None:
    assert manifests.variables("Deployment", BACKEND).items() >= config(manifests).items()
