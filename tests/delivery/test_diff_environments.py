"""Why two environments of a platform differ."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from constructs_lib import Platform
from delivery.diff import compare
from delivery.manifests import formatting, reading
from platforms import PLATFORMS, compare_environments
from tests.conftest import PROJECT
from tests.small import ENVIRONMENT, Shop

SHOP = Platform(name="shop", chart=Shop, environments=())
RELEASES = PROJECT / "releases"
PAIRS = [
    (left.folder, right.folder) for platform in PLATFORMS for left, right in combinations(platform.environments, 2)
]
FOLDERS = [env.folder for platform in PLATFORMS for env in platform.environments]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_difference_between_two_environments_has_an_owner(left: str, right: str) -> None:
    found = compare_environments.difference(left, right, RELEASES)
    assert found.differences
    assert found.unowned == []


def test_the_owners_are_the_fields_that_people_would_name() -> None:
    found = compare_environments.difference("dev", "prod", RELEASES)
    owners = {
        (str(each.identity), formatting.path(each.change.path) if each.change else ""): each.owners
        for each in found.differences
    }
    container = "spec.template.spec.containers[service-currency]"
    workload = "Deployment/service-currency"
    assert owners[workload, f"{container}.image"] == ("releases",)
    assert owners[workload, f"{container}.env.LOG_LEVEL"] == ("log_level",)
    assert owners[workload, f"{container}.resources.limits.memory"] == ("api_resources.memory_limit",)
    assert owners[workload, "spec.replicas"] == ("replicas",)
    assert owners["Ingress/trip-service-ingress", "spec.rules[local.trip-service.com].host"] == ("entrypoint.host",)
    assert {"folder", "argocd.application"} <= set(found.idle)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_compared_is_what_a_render_writes(folder: str, rendered: Path) -> None:
    source = compare_environments.sources(RELEASES)[folder]
    assert compare(reading.read(rendered / folder), source.render()).objects == ()


def test_swapping_every_field_gives_the_other_environment() -> None:
    sources = compare_environments.sources(RELEASES)
    left, right = sources["prod"], sources["eks"]
    swapped = compare_environments.swapped(left, right, *compare_environments.differing(left, right))
    assert swapped.env == right.env
    assert compare(swapped.render(), right.render()).objects == ()


def test_fields_within_a_value_are_fields_of_their_own_and_a_value_of_another_type_is_one() -> None:
    sources = compare_environments.sources(RELEASES)
    assert compare_environments.differing(sources["dev"], sources["staging"])["entrypoint.host"] == (
        "local.trip-service.com",
        "staging.trip-service.local",
    )
    assert "entrypoint" in compare_environments.differing(sources["prod"], sources["eks"])


def test_an_unknown_environment_is_said_with_those_there_are() -> None:
    with pytest.raises(
        compare_environments.NotComparable, match=r"got 'prdo'; allowed: dev, .*; did you mean \"prod\"\?"
    ):
        compare_environments.difference("dev", "prdo", RELEASES)


def test_environments_of_two_platforms_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    known = compare_environments.sources(RELEASES)
    known["shop-test"] = replace(known["dev"], platform=SHOP, env=ENVIRONMENT)
    monkeypatch.setattr(compare_environments, "sources", lambda releases: known)
    with pytest.raises(compare_environments.NotComparable, match="dev is of trip-currency and shop-test of shop"):
        compare_environments.difference("dev", "shop-test", RELEASES)
