"""What bad input gets: nothing written, a line for each mistake; and pieces of platforms to do it wrong with."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Edge,
    InvalidPlatform,
    JvmServer,
    KafkaStack,
    Nginx,
    PlatformApp,
    Release,
    SecretKey,
    SecurityContext,
    SharedConfig,
    StatefulDatabase,
    Storage,
    engines,
)
from contract.authors import Frame
from tests.conftest import PROJECT
from tests.small import ENVIRONMENT, OTHER, SIZE, Shop, api

LINE = re.compile(
    r"tests/[\w/]+\.py:[0-9]+: shop(?:/test| \(second, test\)): \S*(?:, \S+)*: [^:]+: got .+; allowed: .+; .+"
)
SECOND = replace(OTHER, name="second", argocd=replace(OTHER.argocd, server="https://second.example.com"))
"""An environment of another cluster, in which the same mistake is the same line."""

Mistake = tuple[Callable[[Shop], Any], str]
"""What somebody writes, and what is said about it."""

SECRET = SecretKey(name="shop", key="database")


EVERYWHERE = "one that nobody else has"
"""What is said of two environments that share what only one may have."""


def edge(chart: Shop, routes: Any, door: Any = None) -> Edge:
    return Edge(chart, "door", entrypoint=door or Nginx(), routes=routes)


def mysql(**changed: Any) -> engines.Engine:
    words: dict[str, Any] = {"version": "8.0", "database": "shop", "user": "app"}
    return engines.mysql(**({**words, "root_password": SECRET, "user_password": SECRET} | changed))


def database(chart: Shop, id: str = "db", **changed: Any) -> StatefulDatabase:
    words: dict[str, Any] = {"engine": mysql(), "resources": SIZE, "storage": Storage(size="1Gi")}
    return StatefulDatabase(chart, id, **(words | changed))


def variables(chart: Shop, **environment: Any) -> None:
    api(chart, environment=environment)


def settings(chart: Shop, *pieces: Any) -> SharedConfig:
    return SharedConfig(chart, "settings", *pieces)


def root(**changed: Any) -> SecurityContext:
    words: dict[str, Any] = {"user": 0, "reason": "listens on port 80"}
    return SecurityContext(**(words | changed))


def kafka(chart: Shop, heap: Any = 64, **changed: Any) -> KafkaStack:
    server = JvmServer(image="shop/kafka:1", resources=SIZE, heap=heap, data="1Gi")
    return KafkaStack(chart, "kafka", **({"broker": server, "zookeeper": server} | changed))


def _writes(fill: Callable[[Shop], Any], frames: tuple[Frame, ...]) -> bool:
    """Whether a mistake is said to be where it is written: in a function, or before it in a value of its module."""
    code = fill.__code__
    return any(frame.file == code.co_filename and frame.function in (code.co_name, "<module>") for frame in frames)


def refused(folder: Path, fill: Callable[[Shop], Any], said: str) -> None:
    """A mistake is one line, whatever the number of environments, that says where in the code, what was given, what is
    allowed and what to do; and nothing is written.
    """
    app = PlatformApp(str(folder))
    for env in (ENVIRONMENT, SECOND):
        fill(Shop(app, env, Release(platform="shop", versions={}, source="releases/shop/test.yaml")))
    with pytest.raises(InvalidPlatform) as caught:
        app.synth()
    lines = [line for line in caught.value.lines(PROJECT) if EVERYWHERE not in line]
    assert len(lines) == 1, lines
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert all(_writes(fill, violation.frames) for violation in caught.value.violations if violation.frames)
    assert any(said in line for line in lines), lines
    assert "hunter2" not in str(caught.value)
    assert not list(folder.rglob("*.yaml"))
