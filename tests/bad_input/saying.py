"""What bad input gets: nothing written, a line for each mistake; and pieces of platforms to do it wrong with."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Edge,
    InvalidPlatform,
    JvmServer,
    KafkaStack,
    Nginx,
    SecretKey,
    SecurityContext,
    SharedConfig,
    StatefulDatabase,
    Storage,
    engines,
)
from tests.small import SIZE, Shop, api, shop

LINE = re.compile(r"tests/[\w/]+\.py:[0-9]+: shop/test: (?P<construct>\S*): (?P<field>[^:]+): got .+; allowed: .+; .+")

Mistake = tuple[Callable[[Shop], Any], str]
"""What somebody writes, and what is said about it."""

SECRET = SecretKey(name="shop", key="database")


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


def refused(folder: Path, fill: Callable[[Shop], Any], said: str) -> None:
    """A mistake is one line that says where, what was given, what is allowed and what to do, and nothing is written."""
    with pytest.raises(InvalidPlatform) as caught:
        shop(folder, fill)
    lines = str(caught.value).splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert any(said in line for line in lines), lines
    assert "hunter2" not in str(caught.value)
    assert not list(folder.rglob("*.yaml"))
