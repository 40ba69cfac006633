"""Redis, ZooKeeper, Kafka and Kafka UI."""

import re

import pytest

from tests.manifests import (
    Manifests,
    command_line,
    memory_bytes,
    port_number,
)

REDIS = ("Deployment", "redis")
KAFKA_UI = ("Deployment", "kafka-ui")
LARGEST_HEAP = re.compile(r"-Xmx(\d+)([mMgG])\b")
HEAP_UNITS = {"m": 2**20, "g": 2**30}


def largest_heap(manifests: Manifests, name: str) -> int:
    """The largest heap that KAFKA_HEAP_OPTS allows, in bytes."""
    options = manifests.variables("Deployment", name)["KAFKA_HEAP_OPTS"]
    found = LARGEST_HEAP.search(options)
    assert found, f"{name} sets no largest heap: {options}"
    return int(found.group(1)) * HEAP_UNITS[found.group(2).lower()]


def test_U10_java_heaps_stay_below_the_memory_limits(manifests: Manifests) -> None:
    for name in ("kafka", "zookeeper"):
        limit = manifests.container("Deployment", name)["resources"]["limits"]["memory"]
        assert largest_heap(manifests, name) < memory_bytes(limit)


@pytest.mark.parametrize(("name", "ceiling"), [("kafka", "256Mi"), ("zookeeper", "128Mi")])
def test_java_heaps_take_at_most_half_of_the_memory(manifests: Manifests, name: str, ceiling: str) -> None:
    assert largest_heap(manifests, name) <= memory_bytes(ceiling)


def test_redis_runs_redis_server_on_port_6379(manifests: Manifests) -> None:
    container = manifests.container(*REDIS)
    assert "redis-server" in command_line(container).split()
    assert [(port["name"], port["containerPort"]) for port in container["ports"]] == [("redis", 6379)]


def test_redis_keeps_its_file_in_the_empty_directory(manifests: Manifests) -> None:
    assert manifests.volume_at(*REDIS, "/data")["emptyDir"]["sizeLimit"] == "200Mi"


def test_redis_asks_for_no_password(manifests: Manifests) -> None:
    assert "requirepass" not in command_line(manifests.container(*REDIS))


def test_redis_is_pinged_by_its_client(manifests: Manifests) -> None:
    container = manifests.container(*REDIS)
    for probe in ("livenessProbe", "readinessProbe"):
        assert "redis-cli ping" in " ".join(container[probe]["exec"]["command"])


@pytest.mark.parametrize(("name", "port"), [("zookeeper", 2181), ("kafka", 9092)])
def test_zookeeper_and_kafka_are_probed_by_a_connection(manifests: Manifests, name: str, port: int) -> None:
    container = manifests.container("Deployment", name)
    for probe in ("livenessProbe", "readinessProbe"):
        assert port_number(container, container[probe]["tcpSocket"]["port"]) == port


def test_kafka_ui_is_probed_at_its_health_page(manifests: Manifests) -> None:
    container = manifests.container(*KAFKA_UI)
    for probe in ("livenessProbe", "readinessProbe"):
        request = container[probe]["httpGet"]
        assert request["path"] == "/actuator/health"
        assert port_number(container, request["port"]) == 8080


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("zookeeper", "/var/lib/zookeeper/data"),
        ("zookeeper", "/var/lib/zookeeper/log"),
        ("kafka", "/var/lib/kafka/data"),
    ],
)
def test_zookeeper_and_kafka_write_to_empty_directories_of_a_limited_size(
    manifests: Manifests, name: str, path: str
) -> None:
    size = manifests.volume_at("Deployment", name, path)["emptyDir"]["sizeLimit"]
    assert memory_bytes(size) > 0
