"""Redis, ZooKeeper, Kafka and Kafka UI."""

import re
from itertools import pairwise

import pytest

from tests.manifests import (
    Manifest,
    Manifests,
    ProbeTiming,
    command_line,
    container_ports,
    memory_bytes,
    port_number,
    probe_timing,
)

REDIS = ("Deployment", "redis")
KAFKA = ("Deployment", "kafka")
ZOOKEEPER = ("Deployment", "zookeeper")
KAFKA_UI = ("Deployment", "kafka-ui")
LARGEST_HEAP = re.compile(r"-Xmx(\d+)([mMgG])\b")
HEAP_UNITS = {"m": 2**20, "g": 2**30}


def service(manifests: Manifests, name: str) -> Manifest:
    spec: Manifest = manifests.get("Service", name)["spec"]
    return spec


def largest_heap(manifests: Manifests, name: str) -> int:
    """The largest heap that KAFKA_HEAP_OPTS allows, in bytes."""
    options = manifests.variables("Deployment", name)["KAFKA_HEAP_OPTS"]
    found = LARGEST_HEAP.search(options)
    assert found, f"{name} sets no largest heap: {options}"
    return int(found.group(1)) * HEAP_UNITS[found.group(2).lower()]


def redis_options(manifests: Manifests) -> set[tuple[str, str]]:
    """Each word of the command of Redis, with the word after it."""
    return set(pairwise(command_line(manifests.container(*REDIS)).split()))


def test_T072_redis_is_a_deployment_and_no_stateful_set(manifests: Manifests) -> None:
    assert "redis" in manifests.names("Deployment")
    assert "redis" not in manifests.names("StatefulSet")


def test_T073_redis_runs_version_7_0(manifests: Manifests) -> None:
    assert manifests.container(*REDIS)["image"] == "redis:7.0-alpine"


def test_T074_service_redis_has_a_cluster_address_and_port_6379(manifests: Manifests) -> None:
    spec = service(manifests, "service-redis")
    assert spec.get("type", "ClusterIP") == "ClusterIP"
    assert spec.get("clusterIP") != "None"
    assert [port["port"] for port in spec["ports"]] == [6379]


def test_T075_redis_writes_to_an_empty_directory_of_200Mi(manifests: Manifests) -> None:
    directories = [volume.get("emptyDir", {}) for volume in manifests.pod(*REDIS)["volumes"]]
    assert "200Mi" in [directory.get("sizeLimit") for directory in directories]


def test_T078_redis_appends_every_write_to_a_file(manifests: Manifests) -> None:
    assert ("--appendonly", "yes") in redis_options(manifests)


def test_T079_redis_uses_at_most_100mb(manifests: Manifests) -> None:
    assert ("--maxmemory", "100mb") in redis_options(manifests)


def test_T080_redis_evicts_the_least_recently_used_key(manifests: Manifests) -> None:
    assert ("--maxmemory-policy", "allkeys-lru") in redis_options(manifests)


def test_T081_kafka_runs_version_7_4_0_on_port_9092(manifests: Manifests) -> None:
    container = manifests.container(*KAFKA)
    assert container["image"] == "confluentinc/cp-kafka:7.4.0"
    assert 9092 in container_ports(container)


def test_T082_kafka_finds_zookeeper_at_its_service(manifests: Manifests) -> None:
    assert manifests.variables(*KAFKA)["KAFKA_ZOOKEEPER_CONNECT"] == "service-zookeeper:2181"


def test_T083_kafka_creates_topics_by_itself(manifests: Manifests) -> None:
    assert manifests.variables(*KAFKA)["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "true"


def test_T086_zookeeper_runs_version_7_4_0_behind_port_2181(manifests: Manifests) -> None:
    assert manifests.container(*ZOOKEEPER)["image"] == "confluentinc/cp-zookeeper:7.4.0"
    assert 2181 in [port["port"] for port in service(manifests, "service-zookeeper")["ports"]]


def test_T087_kafka_ui_runs_the_latest_version_on_port_8080(manifests: Manifests) -> None:
    container = manifests.container(*KAFKA_UI)
    assert container["image"] == "provectuslabs/kafka-ui:latest"
    assert 8080 in container_ports(container)


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


def test_redis_is_probed_after_30_and_5_seconds(manifests: Manifests) -> None:
    container = manifests.container(*REDIS)
    assert probe_timing(container, "livenessProbe") == ProbeTiming(30, 10, 5, 3)
    assert probe_timing(container, "readinessProbe") == ProbeTiming(5, 5, 3, 3)


def test_kafka_is_one_broker_that_advertises_its_service(manifests: Manifests) -> None:
    variables = manifests.variables(*KAFKA)
    assert variables["KAFKA_BROKER_ID"] == "1"
    assert variables["KAFKA_ADVERTISED_LISTENERS"] == "PLAINTEXT://service-kafka:9092"
    assert variables["KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"] == "1"
    assert variables["KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR"] == "1"
    assert variables["KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"] == "1"


def test_zookeeper_listens_on_port_2181(manifests: Manifests) -> None:
    assert manifests.variables(*ZOOKEEPER)["ZOOKEEPER_CLIENT_PORT"] == "2181"
    assert 2181 in container_ports(manifests.container(*ZOOKEEPER))


def test_kafka_ui_shows_the_cluster_trip_currency(manifests: Manifests) -> None:
    variables = manifests.variables(*KAFKA_UI)
    assert variables["KAFKA_CLUSTERS_0_NAME"] == "trip-currency"
    assert variables["KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS"] == "service-kafka:9092"


@pytest.mark.parametrize(("name", "port"), [("zookeeper", 2181), ("kafka", 9092)])
def test_zookeeper_and_kafka_are_probed_by_a_connection(manifests: Manifests, name: str, port: int) -> None:
    container = manifests.container("Deployment", name)
    for probe in ("livenessProbe", "readinessProbe"):
        assert port_number(container, container[probe]["tcpSocket"]["port"]) == port


def test_liveness_of_kafka_starts_after_60_seconds(manifests: Manifests) -> None:
    assert probe_timing(manifests.container(*KAFKA), "livenessProbe").delay == 60


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
