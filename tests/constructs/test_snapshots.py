"""The shape of what each construct renders: with the fewest words, and with all of them."""

from pathlib import Path

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from constructs_lib import (
    Alb,
    Edge,
    EmptyDir,
    ExecProbe,
    JvmServer,
    KafkaStack,
    KafkaUi,
    Nginx,
    Nlb,
    Placement,
    RedisCache,
    Scale,
    Schedule,
    Scrape,
    SecretKey,
    SecurityContext,
    ServiceOptions,
    SharedConfig,
    StatefulDatabase,
    Storage,
    StorageClass,
    TcpProbe,
    engines,
)
from tests.small import SIZE, Shop, api, job, shop

SECRET = SecretKey(name="shop", key="database")
"""Also shows that a secret is a reference."""


class YamlFile(SingleFileSnapshotExtension):
    """One readable YAML file a snapshot."""

    file_extension = "yaml"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(YamlFile)


def text(objects: list[dict[str, object]]) -> str:
    return yaml.safe_dump_all(objects, sort_keys=False)


def test_api_service_minimal(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert text(shop(tmp_path, api)) == snapshot


def test_api_service_full(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        config = SharedConfig(chart, "settings", {"LOG_LEVEL": "info"})
        api(
            chart,
            scale=Scale(replicas=3, minimum=2, maximum=6, cpu=70, memory=80),
            environment={"MODE": "fast", "DATABASE_PASSWORD": SECRET, "LEVEL": config.key("LOG_LEVEL")},
            config=config,
            liveness=TcpProbe(delay=10),
            startup=ExecProbe(command=("true",), failures=30),
            security_context=SecurityContext(
                user=0, read_only=False, capabilities=("NET_BIND_SERVICE",), reason="listens on port 80"
            ),
            mounts=(EmptyDir(path="/tmp", size="64Mi"), EmptyDir(path="/var/cache/app", size="1Gi")),
            pull_policy="Always",
            metrics=Scrape(),
            drain=20,
            placement=Placement(spread=("topology.kubernetes.io/zone", "kubernetes.io/hostname")),
            service=ServiceOptions(
                load_balancer=Nlb(scheme="internal", source_ranges=("10.0.0.0/8",), subnets=("10.0.0.0/16",))
            ),
        )

    assert text(shop(tmp_path, fill)) == snapshot


def mysql(user_password: SecretKey = SECRET) -> engines.Engine:
    return engines.mysql(version="8.0", database="shop", user="app", root_password=SECRET, user_password=user_password)


def test_stateful_database_minimal(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        StatefulDatabase(chart, "db", engine=mysql(), resources=SIZE, storage=Storage(size="1Gi"))

    assert text(shop(tmp_path, fill)) == snapshot


def test_stateful_database_full(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        StatefulDatabase(
            chart,
            "db",
            engine=mysql(SecretKey(name="db", key="user", same_as=SECRET)),
            resources=SIZE,
            storage=Storage(size="1Gi", claim="files", storage_class="fast"),
            init_scripts={"init.sql": "CREATE TABLE t (id INT);\n"},
        )

    assert text(shop(tmp_path, fill)) == snapshot


def test_mongodb(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        engine = engines.mongodb(version="6.0", database="shop", user="app", root_password=SECRET, user_password=SECRET)
        StatefulDatabase(chart, "db", engine=engine, resources=SIZE, storage=Storage(size="1Gi"))

    assert text(shop(tmp_path, fill)) == snapshot


@pytest.mark.parametrize("data", ["64Mi", Storage(size="5Gi", claim="redis-data")], ids=["empty-dir", "storage"])
def test_redis_cache(tmp_path: Path, snapshot: SnapshotAssertion, data: str | Storage) -> None:
    def fill(chart: Shop) -> None:
        RedisCache(chart, "redis", image="redis:7.0-alpine", resources=SIZE, max_memory="100mb", data=data)

    assert text(shop(tmp_path, fill)) == snapshot


@pytest.mark.parametrize("ui", [None, KafkaUi(image="shop/ui:1", resources=SIZE)], ids=["minimal", "full"])
def test_kafka_stack(tmp_path: Path, snapshot: SnapshotAssertion, ui: KafkaUi | None) -> None:
    def fill(chart: Shop) -> None:
        server = JvmServer(image="shop/kafka:1", resources=SIZE, heap=128, data="1Gi")
        KafkaStack(chart, "kafka", broker=server, zookeeper=server, ui=ui)

    assert text(shop(tmp_path, fill)) == snapshot


def test_ingest_cron_job_minimal(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        job(chart)

    assert text(shop(tmp_path, fill)) == snapshot


def test_ingest_cron_job_full(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        job(
            chart,
            schedule=Schedule(cron="0 3 * * 1-5", deadline=60, start_within=30, retries=0, time_zone="Asia/Seoul"),
            command=("python",),
            args=("main.py",),
            environment={"MODE": "fast"},
            config=SharedConfig(chart, "settings", {"LOG_LEVEL": "info"}),
            security_context=SecurityContext(user=2000),
            mounts=(EmptyDir(path="/tmp", size="64Mi"),),
            pull_policy="Always",
            metrics_port=9000,
        )

    assert text(shop(tmp_path, fill)) == snapshot


def test_storage_class(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    def fill(chart: Shop) -> None:
        StorageClass(chart, "fast", provisioner="disk.example.com", parameters={"type": "ssd"})

    assert text(shop(tmp_path, fill)) == snapshot


ALB = Alb(
    name="shop",
    host="shop.example.com",
    certificate_arn="arn:aws:acm:eu-west-1:000000000000:certificate/ID",
    health_path="/health",
    deregistration=20,
    subnets=("10.0.0.0/16",),
)


@pytest.mark.parametrize("door", [Nginx(), Nginx(host="shop.local"), ALB], ids=["catch-all", "nginx", "alb"])
def test_edge(tmp_path: Path, snapshot: SnapshotAssertion, door: Nginx | Alb) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=door, routes={"/": api(chart, drain=20)})

    ingress = [item for item in shop(tmp_path, fill) if item["kind"] == "Ingress"]
    assert text(ingress) == snapshot
