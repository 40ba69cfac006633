"""Engines, and whether their probes say what the server says: asked of a real one where it is installed."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import InvalidPlatform, RedisCache, Resources, SecretKey, StatefulDatabase, Storage, engines
from tests.said_at_the_end import AT_THE_END
from tests.small import SIZE, Shop, shop

KEY = SecretKey(name="db", key="password")
ROOT = SecretKey(name="db", key="root")
ENGINES = {
    "postgres": engines.postgresql(version="16.4", database="shop", user="app", password=KEY),
    "mariadb": engines.mariadb(
        version="10.11",
        database="shop",
        user="app",
        root_password=ROOT,
        user_password=KEY,
        args=("--event-scheduler=ON",),
    ),
    "mysql": engines.mysql(version="8.0", database="shop", user="app", root_password=ROOT, user_password=KEY),
    "mongo": engines.mongodb(version="6.0", database="shop", user="app", root_password=ROOT, user_password=KEY),
}


def container(folder: Path, fill: Callable[[Shop], Any]) -> dict[str, Any]:
    kinds = ("StatefulSet", "Deployment")
    (found,) = (each for each in shop(folder, fill) if each["kind"] in kinds)
    (rendered,) = found["spec"]["template"]["spec"]["containers"]
    assert isinstance(rendered, dict)
    return rendered


def database(chart: Shop, engine: engines.Engine) -> StatefulDatabase:
    return StatefulDatabase(chart, "db", engine=engine, resources=SIZE, storage=Storage(size="1Gi"))


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_runs_its_image_and_gives_clients_what_they_need(tmp_path: Path, name: str) -> None:
    engine = ENGINES[name]
    rendered = container(tmp_path, lambda chart: database(chart, engine))
    assert rendered["image"].startswith(f"{name}:")
    assert rendered["ports"][0]["containerPort"] == engine.port.number
    assert set(engine.settings) == {"DATABASE", "USER", "PASSWORD"}
    assert all(f"{probe}Probe" in rendered for probe in ("liveness", "readiness", "startup"))


def test_options_of_the_server_are_its_arguments(tmp_path: Path) -> None:
    assert container(tmp_path, lambda chart: database(chart, ENGINES["mariadb"]))["args"] == ["--event-scheduler=ON"]


def redis(chart: Shop) -> RedisCache:
    size = Resources(cpu="50m", memory="64Mi", cpu_limit="50m", memory_limit="64Mi")
    return RedisCache(chart, "redis", image="redis:7.2", resources=size, max_memory="32mb", data="64Mi")


@contextmanager
def server(folder: Path, *options: str) -> Iterator[dict[str, str]]:
    """A real Redis on a free port; yields an environment in which its client finds it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = f"{free.getsockname()[1]}"
    client = folder / "redis-cli"
    client.write_text(f'#!/bin/sh\nexec {shutil.which("redis-cli")} -p {port} "$@"\n')
    client.chmod(0o755)
    command = ["redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", str(folder), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"}
    try:
        while subprocess.run(["redis-cli", "ping"], env=environment, capture_output=True, check=False).returncode:
            time.sleep(0.05)
        yield environment
    finally:
        process.kill()
        process.wait()


def test_redis_is_ready_only_if_it_answers_clients(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    if not shutil.which("redis-server"):
        said = "there is no redis-server here: the probes of Redis did NOT run against a real one"
        record_property(AT_THE_END, said)
        pytest.skip(said)
    rendered = container(tmp_path / "render", redis)
    alive, ready = (rendered[f"{probe}Probe"]["exec"]["command"] for probe in ("liveness", "readiness"))

    def succeeds(command: list[str], environment: dict[str, str]) -> bool:
        return not subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    with server(tmp_path) as environment:
        assert succeeds(alive, environment)
        assert succeeds(ready, environment)
    assert not succeeds(alive, environment)
    assert not succeeds(ready, environment)
    with server(tmp_path, "--requirepass", "x") as environment:
        assert succeeds(alive, environment)
        assert not succeeds(ready, environment)


def test_a_cache_without_persistence_writes_no_file(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    if not shutil.which("redis-server"):
        record_property(AT_THE_END, "there is no redis-server here: settings of Redis did NOT run against a real one")
        pytest.skip("there is no redis-server here")

    def cache(chart: Shop) -> None:
        words: dict[str, Any] = {"image": "redis:7.0", "resources": SIZE, "max_memory": "32mb", "persists": False}
        RedisCache(chart, "redis", data="64Mi", **words)

    program, *options = container(tmp_path / "render", cache)["command"]
    assert program == "redis-server"
    with server(tmp_path, *options) as environment:
        asked = ("redis-cli", "config", "get", "save", "appendonly", "maxmemory", "maxmemory-policy")
        said = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout.split("\n")
    found = dict(zip(said[::2], said[1::2], strict=False))
    assert found == {"save": "", "appendonly": "no", "maxmemory": f"{32 * 2**20}", "maxmemory-policy": "allkeys-lru"}


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ({"persists": False, "evicts": False, "data": Storage(size="1Gi")}, "False, and evicts=False"),
        ({"persists": False, "data": Storage(size="1Gi")}, "False, and data=Storage"),
        ({"persists": "no", "data": "64Mi"}, "'no'"),
    ],
)
def test_what_keeps_data_persists(tmp_path: Path, words: dict[str, Any], given: str) -> None:
    def store(chart: Shop) -> None:
        RedisCache(chart, "redis", image="redis:7.2", resources=SIZE, max_memory="32mb", **words)

    with pytest.raises(InvalidPlatform, match=rf"redis: persists: got {given}"):
        shop(tmp_path, store)


def test_a_queue_in_redis_refuses_to_write_rather_than_lose_a_job(tmp_path: Path) -> None:
    def store(chart: Shop) -> None:
        words: dict[str, Any] = {"image": "redis:7.2", "resources": SIZE, "max_memory": "32mb", "evicts": False}
        RedisCache(chart, "queue", data=Storage(size="1Gi"), **words)

    command = " ".join(container(tmp_path, store)["command"])
    assert "--maxmemory-policy noeviction" in command
    assert "--appendonly yes" in command


def test_a_store_keeps_its_data_on_a_volume(tmp_path: Path) -> None:
    def store(chart: Shop) -> None:
        words: dict[str, Any] = {"image": "redis:7.2", "resources": SIZE, "max_memory": "32mb", "evicts": False}
        RedisCache(chart, "queue", data="64Mi", **words)

    with pytest.raises(InvalidPlatform, match="queue: data: got '64Mi'; allowed: a Storage"):
        shop(tmp_path, store)
