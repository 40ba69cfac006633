"""Kafka with ZooKeeper, and RabbitMQ: one of each, and clusters."""

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    JvmServer,
    KafkaStack,
    KafkaUi,
    Placement,
    RabbitMq,
    RedisCache,
    Resources,
    SecretKey,
    StatefulDatabase,
    Storage,
    Toleration,
    engines,
)
from constructs_lib.values.secrets import ExistingSecret
from delivery.review.engine import review
from tests.small import SIZE, Shop, api, find, said, whole

BIG = Resources(cpu="100m", memory="512Mi", cpu_limit="1", memory_limit="1Gi")
SERVER = JvmServer(image="confluentinc/cp-kafka:7.4.0", resources=BIG, heap=256, data=Storage(size="10Gi"))
KEYS = {name: SecretKey(name="queue-login", key=name) for name in ("user", "password", "cookie")}


def kafka(chart: Any, **changed: Any) -> KafkaStack:
    words: dict[str, Any] = {"broker": SERVER, "zookeeper": SERVER} | changed
    return KafkaStack(chart, "kafka", **words)


def rabbit(chart: Any, **changed: Any) -> RabbitMq:
    chart.secrets = (ExistingSecret(name="queue-login", keys=tuple(KEYS)),)
    words: dict[str, Any] = {
        "image": "rabbitmq:3.13-management",
        "resources": BIG,
        "storage": Storage(size="5Gi"),
        "high_watermark": "768MiB",
    }
    return RabbitMq(chart, "rabbitmq", **{**words, **KEYS, **changed})


def variables(documents: list[dict[str, Any]], kind: str, name: str) -> dict[str, str]:
    (container,) = find(documents, kind, name)["spec"]["template"]["spec"]["containers"]
    return {each["name"]: each["value"] for each in container["env"] if "value" in each}


def errors(documents: list[dict[str, Any]]) -> list[str]:
    return [f"{each.rule} {each.what}" for each in review({"shop-test": documents}) if each.severity == "error"]


def test_three_brokers_replicate_to_each_other_and_are_known_by_their_own_names(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: api(chart).connect(kafka(chart, members=3).settings("KAFKA")))
    broker = variables(documents, "StatefulSet", "kafka")
    assert broker["KAFKA_ADVERTISED_LISTENERS"] == "PLAINTEXT://$(POD_NAME).kafka-headless.shop:9092"
    assert broker["KAFKA_ZOOKEEPER_CONNECT"] == "zookeeper:2181"
    replication = {name: value for name, value in broker.items() if "REPLICATION" in name or "ISR" in name}
    assert {value for name, value in replication.items() if "REPLICATION" in name} == {"3"}
    assert broker["KAFKA_MIN_INSYNC_REPLICAS"] == broker["KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"] == "2"
    assert variables(documents, "Deployment", "api")["KAFKA_BOOTSTRAP_SERVERS"] == "kafka:9092"
    spec = find(documents, "StatefulSet", "kafka")["spec"]
    assert (spec["replicas"], spec["serviceName"], spec["podManagementPolicy"]) == (3, "kafka-headless", "Parallel")
    assert find(documents, "PodDisruptionBudget", "kafka")["spec"]["maxUnavailable"] == 1
    assert errors(documents) == []


def test_three_zookeepers_know_each_other(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: kafka(chart, members=3))
    servers = variables(documents, "StatefulSet", "zookeeper")["ZOOKEEPER_SERVERS"]
    assert servers == ";".join(f"zookeeper-{number}.zookeeper:2888:3888" for number in range(3))
    service = find(documents, "Service", "zookeeper")["spec"]
    assert (service["clusterIP"], service["publishNotReadyAddresses"]) == ("None", True)
    ports = [rule["ports"][0]["port"] for rule in find(documents, "NetworkPolicy", "zookeeper")["spec"]["ingress"]]
    assert ports == [2888, 3888, 2181]


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_brokers_keep_fewer_copies(count: int, tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: kafka(chart, members=count))
    broker = variables(documents, "StatefulSet", "kafka")
    assert broker["KAFKA_DEFAULT_REPLICATION_FACTOR"] == f"{count}"
    assert broker["KAFKA_MIN_INSYNC_REPLICAS"] == "1"
    assert ("ZOOKEEPER_SERVERS" in variables(documents, "StatefulSet", "zookeeper")) is (count > 1)
    assert errors(documents) == []


@pytest.mark.parametrize(
    ("name", "pod", "number"),
    [("kafka", "kafka-2", "2"), ("zookeeper", "zookeeper-0", "1"), ("kafka", "my-k-11", "11")],
)
def test_a_server_takes_its_number_from_the_name_of_its_pod(name: str, pod: str, number: str, tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: kafka(chart, members=3))
    (container,) = find(documents, "StatefulSet", name)["spec"]["template"]["spec"]["containers"]
    shell, flag, script = container["command"]
    script = script.replace("exec /etc/confluent/docker/run", "env")
    found = subprocess.run([shell, flag, script], env={"HOSTNAME": pod}, capture_output=True, text=True, check=True)
    variable = {"kafka": "KAFKA_BROKER_ID", "zookeeper": "ZOOKEEPER_SERVER_ID"}[name]
    assert f"{variable}={number}" in found.stdout.splitlines()


def test_both_folders_of_zookeeper_lie_on_its_one_volume(tmp_path: Path) -> None:
    documents = whole(tmp_path, kafka)
    spec = find(documents, "StatefulSet", "zookeeper")["spec"]
    assert len(spec["volumeClaimTemplates"]) == 1
    mounts = spec["template"]["spec"]["containers"][0]["volumeMounts"]
    assert {mount["mountPath"]: mount["subPath"] for mount in mounts} == {
        "/var/lib/zookeeper/data": "data",
        "/var/lib/zookeeper/log": "log",
    }


@pytest.mark.parametrize(
    ("changed", "violations"),
    [
        ({"zookeeper": None}, ["zookeeper: None"]),
        ({"members": 0}, ["members: 0"]),
        ({"members": "3"}, ["members: '3'"]),
        (
            {"members": 3, "broker": replace(SERVER, data="1Gi"), "zookeeper": replace(SERVER, data="1Gi")},
            ["broker.data: '1Gi' and 3 members", "zookeeper.data: '1Gi' and 3 members"],
        ),
        ({"broker": replace(SERVER, data=Storage(size="much"))}, ["broker.data.size: 'much'"]),
    ],
)
def test_brokers_that_cannot_be_are_one_violation_each(
    changed: dict[str, Any], violations: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, lambda chart: kafka(chart, **changed)) == violations


def test_kafka_ui_reads_the_bootstrap_address(tmp_path: Path) -> None:
    ui = KafkaUi(image="provectuslabs/kafka-ui:v0.7.2", resources=SIZE)
    documents = whole(tmp_path, lambda chart: kafka(chart, ui=ui, members=3))
    assert variables(documents, "Deployment", "kafka-ui")["KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS"] == "kafka:9092"
    assert errors(documents) == []


def test_three_rabbitmqs_form_a_cluster_by_their_names(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: rabbit(chart, members=3))
    settings = find(documents, "ConfigMap", "rabbitmq-config")["data"]["20-platform.conf"].splitlines()
    assert settings == [
        "vm_memory_high_watermark.absolute = 768MiB",
        "cluster_formation.peer_discovery_backend = classic_config",
        "cluster_formation.classic_config.nodes.1 = rabbit@rabbitmq-0.rabbitmq-headless.shop",
        "cluster_formation.classic_config.nodes.2 = rabbit@rabbitmq-1.rabbitmq-headless.shop",
        "cluster_formation.classic_config.nodes.3 = rabbit@rabbitmq-2.rabbitmq-headless.shop",
    ]
    node = variables(documents, "StatefulSet", "rabbitmq")["RABBITMQ_NODENAME"]
    assert node == "rabbit@$(POD_NAME).rabbitmq-headless.shop"
    assert errors(documents) == []


def test_clients_of_rabbitmq_get_its_login_and_none_of_the_ports_of_its_members(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: api(chart).connect(rabbit(chart).settings("QUEUE")))
    (container,) = find(documents, "Deployment", "api")["spec"]["template"]["spec"]["containers"]
    assert [each["name"] for each in container["env"]] == ["QUEUE_HOST", "QUEUE_PORT", "QUEUE_USER", "QUEUE_PASSWORD"]
    ports = find(documents, "Service", "rabbitmq")["spec"]["ports"]
    assert [port["name"] for port in ports] == ["amqp", "management", "metrics"]
    assert errors(documents) == []


def test_prometheus_may_connect_to_the_metrics_of_rabbitmq(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "prometheus").connect(rabbit(chart).port("metrics"), reason="scrapes it")

    documents = whole(tmp_path, fill)
    rules = find(documents, "NetworkPolicy", "rabbitmq")["spec"]["ingress"]
    assert rules[-1]["ports"] == [{"port": 15692, "protocol": "TCP"}]
    assert errors(documents) == []


@pytest.mark.parametrize(
    ("changed", "violations"),
    [
        ({"high_watermark": "1Gi"}, ["high_watermark: '1Gi'"]),
        ({"high_watermark": "1GiB"}, ["high_watermark: '1GiB'"]),
        ({"members": 0}, ["members: 0"]),
        ({"password": "guest"}, ["environment RABBITMQ_DEFAULT_PASS: a literal of 5 characters"]),
    ],
)
def test_a_rabbitmq_that_cannot_be_is_one_violation(
    changed: dict[str, Any], violations: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, lambda chart: rabbit(chart, **changed)) == violations


def test_servers_with_data_run_where_they_are_placed(tmp_path: Path) -> None:
    infra = Placement(tolerations=(Toleration(key="infra", effect="NoSchedule"),))
    engine = engines.postgresql(version="16.4", database="a", user="a", password=KEYS["password"])

    def fill(chart: Shop) -> None:
        rabbit(chart, placement=infra)
        kafka(chart, members=3, placement=infra)
        RedisCache(chart, "cache", image="redis:7", resources=SIZE, max_memory="1mb", data="1Gi", placement=infra)
        StatefulDatabase(chart, "db", engine=engine, resources=BIG, storage=Storage(size="1Gi"), placement=infra)

    documents = whole(tmp_path, fill)
    pods = [each["spec"]["template"]["spec"] for each in documents if each["kind"] in ("StatefulSet", "Deployment")]
    assert len(pods) == 5
    assert all(pod["tolerations"] == [{"key": "infra", "effect": "NoSchedule", "operator": "Exists"}] for pod in pods)
