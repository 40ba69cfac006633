"""Why two environments of a platform differ."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from delivery.diff import compare, formatting
from delivery.manifests import reading
from platforms import swap
from tests.conftest import PROJECT
from tests.small import ENVIRONMENT, Shop

RELEASES = PROJECT / "releases"


PAIRS = [*combinations(["dev", "staging", "prod", "eks"], 2), ("openmarket-dev", "openmarket-prod")]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_difference_between_two_environments_has_an_owner(left: str, right: str) -> None:
    found = swap.difference(left, right, RELEASES)
    assert found.differences
    assert found.unowned == []


def test_the_owners_are_the_fields_that_people_would_name() -> None:
    found = swap.difference("dev", "prod", RELEASES)
    owners = {
        (str(each.identity), formatting.path(each.change.path) if each.change else ""): each.owners
        for each in found.differences
    }
    container = "spec.template.spec.containers[service-currency]"
    workload = "Deployment/service-currency"
    assert owners[workload, f"{container}.image"] == ("releases",)
    assert owners[workload, f"{container}.env.LOG_LEVEL"] == ("log_level",)
    assert owners[workload, f"{container}.resources.limits.memory"] == ("api_size.memory_limit",)
    assert owners[workload, "spec.replicas"] == ("replicas",)
    assert owners["Ingress/trip-service-ingress", "spec.rules[local.trip-service.com].host"] == ("door.host",)
    checksum = "spec.template.metadata.annotations[checksum/trip-service-config]"
    assert owners[workload, checksum] == ("stage", "log_level", "api_base_url")
    assert {"folder", "argocd.application"} <= set(found.idle)


@pytest.mark.parametrize("folder", ["dev", "eks"])
def test_what_is_compared_is_what_a_render_writes(folder: str, rendered: Path) -> None:
    source = swap.sources(RELEASES)[folder]
    assert compare(reading.read(rendered / folder), source.render()).objects == ()


def test_swapping_every_field_gives_the_other_environment() -> None:
    sources = swap.sources(RELEASES)
    left, right = sources["prod"], sources["eks"]
    swapped = swap.swapped(left, right, *swap.differing(left, right))
    assert swapped.env == right.env
    assert compare(swapped.render(), right.render()).objects == ()


def test_fields_within_a_value_are_fields_of_their_own_and_a_value_of_another_type_is_one() -> None:
    sources = swap.sources(RELEASES)
    assert swap.differing(sources["dev"], sources["staging"])["door.host"] == (
        "local.trip-service.com",
        "staging.trip-service.local",
    )
    assert "door" in swap.differing(sources["prod"], sources["eks"])


def test_an_unknown_environment_is_said_with_those_there_are() -> None:
    with pytest.raises(swap.NotComparable, match=r"got 'prdo'; allowed: dev, .*; did you mean \"prod\"\?"):
        swap.difference("dev", "prdo", RELEASES)


def test_environments_of_two_platforms_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    known = swap.sources(RELEASES)
    known["shop-test"] = replace(known["dev"], chart=Shop, env=ENVIRONMENT)
    monkeypatch.setattr(swap, "sources", lambda releases: known)
    with pytest.raises(swap.NotComparable, match="dev is of trip-currency and shop-test of shop"):
        swap.difference("dev", "shop-test", RELEASES)
