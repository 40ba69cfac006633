"""Whatever an author gives in place of whatever parameter: it renders, or it is a problem. It never is a stack."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Alb,
    Alert,
    ApiService,
    ClusterService,
    ConfigFile,
    ConfigFiles,
    Container,
    CronJob,
    Daemon,
    Edge,
    EmptyDir,
    ExistingClaim,
    ExistingSecret,
    GroupRole,
    GrpcProbe,
    HostNetwork,
    HostPath,
    HttpProbe,
    IngestCronJob,
    InitContainer,
    Internet,
    InvalidPlatform,
    Job,
    JvmServer,
    KafkaStack,
    KafkaUi,
    KedaScale,
    ManagedService,
    Members,
    Metric,
    Namespace,
    Nginx,
    Nlb,
    NodeAffinity,
    OrderedUpdate,
    Pace,
    Placement,
    PodAffinity,
    PodFields,
    Port,
    ProjectedToken,
    PrometheusRules,
    RabbitMq,
    Record,
    RedisCache,
    Right,
    RollingUpdate,
    Scale,
    Schedule,
    Scrape,
    SecretFiles,
    SecretKey,
    ServiceOptions,
    SharedClaim,
    SharedConfig,
    Sidecar,
    Spread,
    StatefulDatabase,
    StatefulService,
    Storage,
    StorageClass,
    Tls,
    Toleration,
    Trigger,
    Worker,
    engines,
)
from tests.small import SIZE, Shop, api, balanced, shop

WRONG: tuple[Any, ...] = (
    None,
    True,
    5,
    -1,
    0.5,
    "",
    "x",
    b"x",
    "a\0b",
    (),
    [],
    {},
    (5,),
    ["x"],
    {"x": 5},
    {1: None},
    object(),
)

STORAGE = Storage(size="1Gi")
SERVER = JvmServer(image="shop/kafka:1", resources=SIZE, heap=64, data="1Gi")
SECRET = SecretKey(name="shop", key="database")
ENGINE = engines.mongodb(version="6.0", database="a", user="b", root_password=SECRET, user_password=SECRET)
PROBE = HttpProbe(path="/")
CONTAINER = Container(image="shop/api:1", ports=(Port("http", 80),), resources=SIZE, liveness=PROBE, readiness=PROBE)
DAILY = Schedule(cron="@daily", deadline=60)
JOB = Container(image="shop/job:1", resources=SIZE)
GOOD: dict[type[Any], dict[str, Any]] = {
    ApiService: {"container": CONTAINER, "scale": Scale(replicas=1)},
    IngestCronJob: {"container": JOB, "schedule": DAILY},
    RedisCache: {"image": "redis:7", "resources": SIZE, "max_memory": "1mb", "data": "1Gi"},
    StatefulDatabase: {"engine": ENGINE, "resources": SIZE, "storage": STORAGE},
    KafkaStack: {"broker": SERVER, "zookeeper": SERVER, "ui": KafkaUi(image="shop/ui:1", resources=SIZE)},
    RabbitMq: {
        "image": "rabbitmq:3",
        "resources": SIZE,
        "storage": STORAGE,
        "high_watermark": "64MiB",
        "members": 2,
        **{name: SecretKey(name="queue", key=name) for name in ("user", "password", "cookie")},
    },
    Worker: {"container": JOB, "scale": Scale(replicas=1)},
    Daemon: {"container": JOB},
    Job: {"container": JOB, "deadline": 60},
    CronJob: {"container": JOB, "schedule": DAILY},
    StatefulService: {"container": CONTAINER, "members": Members(count=1)},
    PrometheusRules: {"rules": (), "interval": "5s"},
    SharedClaim: {"storage": STORAGE, "access": "ReadWriteOnce"},
    Namespace: {"labels": {}, "secrets": (), "existing": True},
    StorageClass: {"provisioner": "disk.example.com", "parameters": {}},
}
PARAMETERS = [
    (construct, name)
    for construct in GOOD
    for name, parameter in inspect.signature(construct.__init__).parameters.items()
    if parameter.kind is parameter.KEYWORD_ONLY or name in ("id", "container")
]


def near(value: Any) -> Placement:
    return Placement(affinity=(value,))


def tried(folder: Path, fill: Callable[[Shop, Any], Any], wrong: Any) -> None:
    try:
        shop(folder, lambda chart: fill(chart, wrong))
    except InvalidPlatform as invalid:
        assert "could not be checked" not in str(invalid)


@pytest.mark.parametrize(("construct", "name"), PARAMETERS)
def test_a_construct_takes_anything(tmp_path: Path, construct: type[Any], name: str) -> None:
    for wrong in WRONG:
        words = {"id": "thing"} | GOOD[construct] | {name: wrong}
        tried(tmp_path, lambda chart, words: construct(chart, **words), words)


VALUES: dict[str, tuple[Any, Callable[[Shop, Any], Any]]] = {
    "container": (CONTAINER, lambda chart, value: ApiService(chart, "thing", value, scale=Scale(replicas=1))),
    "job": (
        JOB,
        lambda chart, value: IngestCronJob(chart, "thing", value, schedule=Schedule(cron="@daily", deadline=60)),
    ),
    "placement": (Placement(spread=("zone",)), lambda chart, value: api(chart, placement=value)),
    "toleration": (Toleration(), lambda chart, value: api(chart, placement=Placement(tolerations=(value,)))),
    "nodes": (NodeAffinity(key="a", values=("b",)), lambda chart, value: api(chart, placement=near(value))),
    "pods": (PodAffinity(labels={"app": "a"}), lambda chart, value: api(chart, placement=near(value))),
    "spread": (Spread(topology_key="zone"), lambda chart, value: api(chart, placement=Placement(spread=(value,)))),
    "port": (Port("http", 80), lambda chart, value: api(chart, ports=(value,), metrics=Scrape())),
    "metrics": (Scrape(), lambda chart, value: api(chart, metrics=value)),
    "rollout": (RollingUpdate(), lambda chart, value: api(chart, rollout=value)),
    "daemon rollout": (
        RollingUpdate(surge=0, unavailable=1),
        lambda chart, value: Daemon(chart, "a", JOB, rollout=value),
    ),
    "schedule": (DAILY, lambda chart, value: CronJob(chart, "a", JOB, schedule=value)),
    "secret files": (
        SecretFiles(path="/a", from_secret=ExistingSecret(name="a", keys=("b",))),
        lambda chart, value: api(chart, mounts=(value,)),
    ),
    "config files": (
        ConfigFiles(path="/a", config=None),  # type: ignore[arg-type]
        lambda chart, value: api(chart, mounts=(value,)),
    ),
    "config file": (
        ConfigFile(path="/a", config=None, key="b"),  # type: ignore[arg-type]
        lambda chart, value: api(chart, mounts=(value,)),
    ),
    "token": (ProjectedToken(path="/a", audience="b"), lambda chart, value: api(chart, mounts=(value,))),
    "fields": (PodFields(path="/a", fields={}), lambda chart, value: api(chart, mounts=(value,))),
    "claim": (ExistingClaim(path="/a", claim="b"), lambda chart, value: api(chart, mounts=(value,))),
    "node": (HostPath(path="/a", reason="b"), lambda chart, value: api(chart, mounts=(value,))),
    "sidecar": (Sidecar(name="b", container=JOB), lambda chart, value: api(chart, sidecars=(value,))),
    "init": (InitContainer(name="b", command=("c",)), lambda chart, value: api(chart, init=(value,))),
    "grpc": (GrpcProbe(), lambda chart, value: api(chart, liveness=value, ports=(Port("grpc", 80),))),
    "resources": (SIZE, lambda chart, value: api(chart, resources=value)),
    "scale": (Scale(replicas=1, maximum=2, cpu=70), lambda chart, value: api(chart, scale=value)),
    "scrape": (
        Scrape(monitor="PodMonitor", interval="5s"),
        lambda chart, value: api(chart, metrics=value),
    ),
    "alert": (
        Alert(name="A", expr="up", for_="5m", labels={"a": "b"}),
        lambda chart, value: PrometheusRules(chart, "r", rules=(value,)),
    ),
    "record": (Record(record="a:b", expr="up"), lambda chart, value: PrometheusRules(chart, "r", rules=(value,))),
    "host": (HostNetwork(reason="why"), lambda chart, value: api(chart, placement=Placement(host_network=value))),
    "metric": (
        Metric(name="a", average="1", external=True, labels={"a": "b"}),
        lambda chart, value: api(chart, scale=Scale(replicas=1, maximum=2, metrics=(value,))),
    ),
    "pace": (Pace(window=5, pods=1), lambda chart, value: api(chart, scale=Scale(replicas=1, down=value))),
    "keda": (
        KedaScale(maximum=2, triggers=(Trigger(type="cpu", metadata={"value": "50"}),)),
        lambda chart, value: api(chart, scale=value),
    ),
    "trigger": (
        Trigger(type="cpu", metadata={"value": "50"}, pod_identity="aws"),
        lambda chart, value: api(chart, scale=KedaScale(maximum=2, triggers=(value,))),
    ),
    "probe": (PROBE, lambda chart, value: api(chart, liveness=value)),
    "options": (ServiceOptions(session_affinity=5), lambda chart, value: api(chart, service=value)),
    "balancer": (
        Nlb(subnets=("10.0.0.0/8",)),
        lambda chart, value: api(chart, service=balanced(value)),
    ),
    "mounts": (EmptyDir(path="/tmp", size="1Mi"), lambda chart, value: api(chart, mounts=(value,))),
    "server": (SERVER, lambda chart, value: KafkaStack(chart, "kafka", broker=value, zookeeper=SERVER)),
    "ui": (
        GOOD[KafkaStack]["ui"],
        lambda chart, value: KafkaStack(chart, "k", broker=SERVER, zookeeper=SERVER, ui=value),
    ),
    "members": (
        Members(count=2, peers=("http",), primary={"role": "leader"}),
        lambda chart, value: StatefulService(chart, "s", CONTAINER, members=value),
    ),
    "ordered": (
        OrderedUpdate(partition=1),
        lambda chart, value: StatefulService(chart, "s", CONTAINER, members=Members(count=1), rollout=value),
    ),
    "engine": (
        ENGINE,
        lambda chart, value: StatefulDatabase(chart, "db", engine=value, resources=SIZE, storage=STORAGE),
    ),
    "storage": (
        STORAGE,
        lambda chart, value: StatefulDatabase(chart, "db", engine=ENGINE, resources=SIZE, storage=value),
    ),
    "internet": (Internet(host="example.com", port=443), lambda chart, value: api(chart).connect(value)),
    "service": (
        ClusterService(name="kafka", namespace="data", port=9092),
        lambda chart, value: api(chart).connect(value),
    ),
    "managed": (
        ManagedService(name="aurora", subnets=("10.0.0.0/24",), port=3306, host="db.example.com"),
        lambda chart, value: api(chart).connect(value),
    ),
    "managed settings": (
        ManagedService(name="aurora", subnets=("10.0.0.0/24",), port=3306, host="db.example.com"),
        lambda chart, value: api(chart).connect(value.settings("DB")),
    ),
    "nginx": (
        Nginx(timeout=5),
        lambda chart, value: Edge(chart, "entrypoint", entrypoint=value, routes={"/": api(chart)}),
    ),
    "tls": (
        Tls(secret="a"),
        lambda chart, value: Edge(chart, "entrypoint", entrypoint=Nginx(https=value), routes={"/": api(chart)}),
    ),
    "right": (
        Right(verbs=("get",), resources=("pods",)),
        lambda chart, value: GroupRole(chart, "a", group="b", rights=(value,)),
    ),
    "entrypoint": (
        Alb(name="a", host="a", certificate_arn="a", health_path="/", deregistration=5, subnets=("10.0.0.0/8",)),
        lambda chart, value: Edge(chart, "entrypoint", entrypoint=value, routes={"/": api(chart, drain=5)}),
    ),
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_takes_anything(tmp_path: Path, kind: str) -> None:
    good, use = VALUES[kind]
    words = {field.name: getattr(good, field.name) for field in fields(good)}
    for name in words:
        for wrong in WRONG:
            tried(tmp_path, use, type(good)(**(words | {name: wrong})))


def test_everything_else_takes_anything(tmp_path: Path) -> None:
    for wrong in WRONG:
        tried(tmp_path, lambda chart, wrong: Edge(chart, "entrypoint", entrypoint=wrong, routes=wrong), wrong)
        tried(tmp_path, lambda chart, wrong: SharedConfig(chart, wrong, wrong).add(wrong), wrong)
        tried(tmp_path, lambda chart, wrong: api(chart, environment={"A": SharedConfig(chart, "c").key(wrong)}), wrong)
        tried(tmp_path, lambda chart, wrong: api(chart).connect(wrong, reason=wrong, waits=wrong), wrong)
        tried(tmp_path, lambda chart, wrong: api(chart).never_calls(wrong, reason=wrong), wrong)
        tried(tmp_path, lambda chart, wrong: api(chart).connect(api(chart, "b").settings(wrong), reason=wrong), wrong)
        tried(tmp_path, lambda chart, wrong: SharedConfig(chart, "c", api(chart).settings(wrong)), wrong)
        tried(tmp_path, lambda chart, wrong: api(chart, image=chart.image(wrong)), wrong)
        tried(tmp_path, lambda chart, wrong: [api(chart, id) for id in ("a", "a", "a-2", wrong, wrong)], wrong)
