"""Which images a node pulls at each start."""

from pathlib import Path
from typing import Any

import pytest

from contract.images import moves, tag_of
from tests.small import api, shop


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
