"""Routes and connections that cannot be."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import Alb, Edge, Internet
from tests.bad_input.saying import Mistake, edge, refused
from tests.small import Shop, api, job

CERTIFICATE = "arn:aws:acm:eu-west-1:000000000000:certificate/ID"


def alb(**changed: Any) -> Alb:
    words: dict[str, Any] = {"name": "shop", "host": "shop.example.com", "certificate_arn": CERTIFICATE}
    return Alb(**({**words, "health_path": "/health", "deregistration": 30, "subnets": ("10.0.0.0/8",)} | changed))


def door(chart: Shop, **routes: Any) -> Edge:
    return edge(chart, {f"/{path}": target for path, target in routes.items()}, alb())


MISTAKES: dict[str, Mistake] = {
    "a route to a text": (lambda chart: door(chart, shop="api"), "door: routes /shop: got 'api'"),
    "a route to a job": (lambda chart: door(chart, shop=job(chart)), "door: routes /shop: got job"),
    "a service that goes before its load balancer knows": (
        lambda chart: door(chart, shop=api(chart, drain=5)),
        "door: routes /shop: got api, which drains 5 s",
    ),
    "a connection to a job": (lambda chart: api(chart).connect(job(chart)), "api: connect: got job"),
    "a connection to a text": (
        lambda chart: api(chart).connect("mysql"),  # type: ignore[arg-type]
        "api: connect: got 'mysql'",
    ),
    "a connection to a host that cannot be": (
        lambda chart: api(chart).connect(Internet(host="https://example.com", port=443)),
        "api: connect.host: got 'https://example.com'",
    ),
    # Routes.
    "no route": (lambda chart: edge(chart, {}), "door: routes: got none; allowed: at least one route"),
    "routes as a list": (lambda chart: edge(chart, ["/"]), "door: routes: got a list; allowed: a mapping"),
    "routes of None": (lambda chart: edge(chart, None), "door: routes: got None; allowed: a mapping"),
    "one path twice": (
        lambda chart: edge(chart, dict.fromkeys(("/a", "/a/"), api(chart))),
        "door: routes /a/: got the path a second time",
    ),
    "a path with an empty part": (lambda chart: edge(chart, {"//a": api(chart)}), "door: routes //a: got '//a'"),
    "a path that goes up": (lambda chart: edge(chart, {"/a/..": api(chart)}), "door: routes /a/..: got '/a/..'"),
    "a path with braces": (lambda chart: edge(chart, {"/{id}": api(chart)}), "door: routes /{id}: got '/{id}'"),
    "a path with a backslash": (lambda chart: edge(chart, {"/a\\b": api(chart)}), "got '/a\\\\b'"),
    "a door that is none": (lambda chart: edge(chart, {"/": api(chart)}, "alb"), "allowed: an Nginx or an Alb"),
    "a certificate cut short": (
        lambda chart: edge(chart, {"/": api(chart, drain=30)}, alb(certificate_arn="arn:aws:acm:")),
        "door: entrypoint.certificate_arn: got 'arn:aws:acm:'; allowed: arn:aws:acm:<region>:<account>:certificate/",
    ),
    "a drain as text": (lambda chart: door(chart, shop=api(chart, drain="35")), "api: drain: got '35'"),
    "a deregistration as text": (
        lambda chart: edge(chart, {"/": api(chart, drain=30)}, alb(deregistration="30")),
        "door: entrypoint.deregistration: got '30'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_that_says_where_what_allowed_and_what_to_do(tmp_path: Path, mistake: str) -> None:
    refused(tmp_path, *MISTAKES[mistake])
