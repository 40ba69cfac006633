"""Images and configuration that cannot be."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import SharedConfig
from tests.bad_input.saying import Mistake, refused, settings, variables
from tests.small import api

NOTHING: Any = None


MISTAKES: dict[str, Mistake] = {
    "an image without tag or digest": (lambda chart: api(chart, image="shop/api"), "api: image: got 'shop/api'"),
    "an image of a registry with a port and no tag": (
        lambda chart: api(chart, image="localhost:5000/api"),
        "api: image: got 'localhost:5000/api'",
    ),
    "an image that is not in the release file": (
        lambda chart: api(chart, image=chart.image("api")),
        "environment: releases/shop/test.yaml: got no entry api",
    ),
    "a variable that is not text": (
        lambda chart: api(chart, environment={"WORKERS": 4}),
        "api: environment WORKERS: got 4; allowed: text",
    ),
    "a variable with a name no shell knows": (
        lambda chart: api(chart, environment={"MY-VAR": "x"}),
        "api: environment MY-VAR: got 'MY-VAR'",
    ),
    "a key that the configuration lacks": (
        lambda chart: api(
            chart, environment={"LEVEL": SharedConfig(chart, "settings", {"LOG_LEVEL": "info"}).key("LOG_LEVL")}
        ),
        'did you mean "LOG_LEVEL"?',
    ),
    "a setting given twice": (
        lambda chart: SharedConfig(chart, "settings", {"A": "1"}, {"A": "1"}),
        "settings: A: got the key a second time",
    ),
    # Images, configuration, text.
    "an image with a scheme": (lambda chart: api(chart, image="https://a.example.com/b:1"), "api: image: got 'https:"),
    "an image with an empty part": (lambda chart: api(chart, image="shop//api:1"), "api: image: got 'shop//api:1'"),
    "an image with a port inside": (lambda chart: api(chart, image="shop/api:5000/a:1"), "api: image: got 'shop/api:"),
    "an image in capitals": (lambda chart: api(chart, image="Shop/api:1"), "api: image: got 'Shop/api:1'"),
    "an image without a name": (lambda chart: api(chart, image=chart.image(NOTHING)), "environment: image: got None"),
    "a key of dots": (lambda chart: settings(chart, {"..": "x"}), "settings: ..: got '..'"),
    "configuration that is too large": (
        lambda chart: settings(chart, {"TABLE": "x" * 2**20, "MORE": "x"}),
        "settings: settings: got 1048577 bytes; allowed: at most 1048576 bytes",
    ),
    "a text with NUL": (lambda chart: variables(chart, NAME="a\0b"), "environment NAME: got a text with '\\x00' in it"),
    "a text with half a character": (lambda chart: settings(chart, {"A": "\ud800"}), "A: got a text with '\\ud800'"),
    "settings of None": (lambda chart: settings(chart, None), "settings: settings: got None; allowed: a mapping"),
    "a key of None": (lambda chart: variables(chart, A=settings(chart, {}).key(None)), "environment A: got None"),  # type: ignore[arg-type]
    "configuration as a text": (lambda chart: api(chart, config="settings"), "api: config: got 'settings'"),
    "variables as a list": (lambda chart: api(chart, environment=["A=1"]), "api: environment: got a list"),
    "a variable called 1": (lambda chart: api(chart, environment={1: "x"}), "api: environment 1: got 1"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_that_says_where_what_allowed_and_what_to_do(tmp_path: Path, mistake: str) -> None:
    refused(tmp_path, *MISTAKES[mistake])
