"""Which images a node pulls at each start."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import ExistingSecret
from contract.images import moves, tag_of
from delivery.review.engine import review
from tests.small import ENVIRONMENT, Shop, api, shop, whole


@pytest.mark.parametrize(
    ("image", "tag", "moving"),
    [
        ("redis", "latest", True),
        ("localhost:5000/redis", "latest", True),
        ("shop/api:dev-latest", "dev-latest", True),
        ("shop/api:1.2.latest", "1.2.latest", True),
        ("shop/api:1.2", "1.2", False),
        ("shop/api:translatest", "translatest", False),
        (f"shop/api:latest@sha256:{'0' * 64}", None, False),
    ],
)
def test_a_tag_moves_if_it_is_latest_or_ends_in_it(image: str, tag: str | None, moving: bool) -> None:
    assert (tag_of(image), moves(image)) == (tag, moving)


@pytest.mark.parametrize(
    ("words", "policy"),
    [
        ({"image": "shop/api:dev-latest"}, "Always"),
        ({"image": "shop/api:latest"}, None),
        ({"image": "shop/api:1"}, None),
        ({"image": "shop/api:dev-latest", "pull_policy": "Never"}, "Never"),
    ],
)
def test_a_tag_that_moves_is_pulled_at_each_start(tmp_path: Path, words: dict[str, Any], policy: str | None) -> None:
    documents = shop(tmp_path, lambda chart: api(chart, **words))
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    assert deployment["spec"]["template"]["spec"]["containers"][0].get("imagePullPolicy") == policy


def test_every_service_account_names_the_secrets_of_private_registries(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        chart.secrets = (ExistingSecret(name="registry", keys=(".dockerconfigjson",)),)  # type: ignore[misc]
        api(chart)

    documents = whole(tmp_path, fill, env=replace(ENVIRONMENT, pull_secrets=("registry",)))
    (account,) = (each for each in documents if each["kind"] == "ServiceAccount")
    assert account["imagePullSecrets"] == [{"name": "registry"}]
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]


def test_a_secret_of_a_registry_that_nobody_makes_is_found(tmp_path: Path) -> None:
    documents = whole(tmp_path, api, env=replace(ENVIRONMENT, pull_secrets=("registry",)))
    assert "references/pull-secret" in {finding.rule for finding in review({"shop": documents})}
