"""What bad input gets: nothing written, dist/ as it was, exit status 1, every problem at once, a line each."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Alb,
    ArgoCd,
    ArgoCdChart,
    Edge,
    EmptyDir,
    Environment,
    ExecProbe,
    ExistingSecret,
    Internet,
    InvalidPlatform,
    JvmServer,
    KafkaStack,
    KafkaUi,
    Nginx,
    Nlb,
    Placement,
    PlatformApp,
    RedisCache,
    Release,
    Resources,
    Scale,
    Schedule,
    SecretKey,
    SecurityContext,
    SharedConfig,
    StatefulDatabase,
    Storage,
    StorageClass,
    engines,
)
from constructs_lib.core.construct import PlatformConstruct
from contract.violations import Violation, Violations
from tests.conftest import Run, files_of
from tests.small import ENVIRONMENT, SIZE, Shop, api, job, shop

LINE = re.compile(r"shop/test: (?P<construct>\S*): (?P<field>[^:]+): got .+; allowed: .+; .+")


class Broken(PlatformConstruct):
    """Its check raises, which it should not."""

    def violations(self) -> Violations:
        yield Violation("size", f"{1 / 0}", "nothing", "mend it")


def kafka_named(chart: Shop, id: Any) -> KafkaStack:
    server = JvmServer(image="shop/kafka:1", resources=SIZE, heap=64, data="1Gi")
    return KafkaStack(chart, id, broker=server, zookeeper=server)


CERTIFICATE = "arn:aws:acm:eu-west-1:000000000000:certificate/ID"


def alb(**changed: Any) -> Alb:
    words: dict[str, Any] = {"name": "shop", "host": "shop.example.com", "certificate_arn": CERTIFICATE}
    return Alb(**({**words, "health_path": "/health", "deregistration": 30, "subnets": ("10.0.0.0/8",)} | changed))


def edge(chart: Shop, routes: Any, door: Any = None) -> Edge:
    return Edge(chart, "door", entrypoint=door or Nginx(), routes=routes)


def placed(chart: Shop, spread: Any) -> None:
    api(chart, placement=Placement(spread=spread))


def door(chart: Shop, **routes: Any) -> Edge:
    return edge(chart, {f"/{path}": target for path, target in routes.items()}, alb())


SECRET = SecretKey(name="shop", key="database")
NOTHING: Any = None


def mysql(**changed: Any) -> engines.Engine:
    words: dict[str, Any] = {"version": "8.0", "database": "shop", "user": "app"}
    return engines.mysql(**({**words, "root_password": SECRET, "user_password": SECRET} | changed))


def database(chart: Shop, id: str = "db", **changed: Any) -> StatefulDatabase:
    words: dict[str, Any] = {"engine": mysql(), "resources": SIZE, "storage": Storage(size="1Gi")}
    return StatefulDatabase(chart, id, **(words | changed))


def redis(chart: Shop, id: str = "redis", **changed: Any) -> RedisCache:
    words: dict[str, Any] = {"image": "redis:7", "resources": SIZE, "max_memory": "1mb", "data": "1Gi"}
    return RedisCache(chart, id, **(words | changed))


def variables(chart: Shop, **environment: Any) -> None:
    api(chart, environment=environment)


def settings(chart: Shop, *pieces: Any) -> SharedConfig:
    return SharedConfig(chart, "settings", *pieces)


def scratch(chart: Shop, *paths: str) -> None:
    api(chart, mounts=tuple(EmptyDir(path=path, size="1Mi") for path in paths))


def root(**changed: Any) -> SecurityContext:
    words: dict[str, Any] = {"user": 0, "reason": "listens on port 80"}
    return SecurityContext(**(words | changed))


def twice(chart: Shop) -> None:
    api(chart)
    api(chart)


def kafka(chart: Shop, heap: Any = 64, **changed: Any) -> KafkaStack:
    server = JvmServer(image="shop/kafka:1", resources=SIZE, heap=heap, data="1Gi")
    return KafkaStack(chart, "kafka", **({"broker": server, "zookeeper": server} | changed))


MISTAKES: dict[str, tuple[Callable[[Shop], Any], str]] = {
    "a quantity that does not parse": (
        lambda chart: api(chart, resources=Resources(cpu="lots", memory="1Gi", cpu_limit="1", memory_limit="1Gi")),
        "api: resources.cpu: got 'lots'",
    ),
    "a quantity of nothing": (
        lambda chart: api(chart, resources=Resources(cpu="0", memory="1Gi", cpu_limit="1", memory_limit="1Gi")),
        "api: resources.cpu: got '0'",
    ),
    "a request above the limit": (
        lambda chart: api(chart, resources=Resources(cpu="2", memory="1Gi", cpu_limit="1500m", memory_limit="1Gi")),
        "api: resources.cpu: got 2; allowed: at most cpu_limit, 1500m",
    ),
    "no size": (lambda chart: api(chart, resources=None), "api: resources: got None; allowed: a Resources"),
    "port 0": (lambda chart: api(chart, port=0), "api: port: got 0"),
    "port 65536": (lambda chart: api(chart, port=65536), "allowed: a port number, a whole number from 1 to 65535"),
    "a port as text": (lambda chart: api(chart, port="80"), "api: port: got '80'"),
    "a name that Kubernetes refuses": (lambda chart: api(chart, "Bad_Name"), "Bad_Name: id: got 'Bad_Name'"),
    "a Service that starts with a digit": (lambda chart: api(chart, "2fast"), "2fast: service name: got '2fast'"),
    "a job name too long for its Pods": (lambda chart: job(chart, id="j" * 53), "at most 52 characters"),
    "an id used twice": (twice, "api: id: got 'api' a second time"),
    "a schedule that is not cron": (
        lambda chart: job(chart, schedule=Schedule(cron="*/5 * * *", deadline=60)),
        "job: schedule.cron: got '*/5 * * *'",
    ),
    "a deadline that is not positive": (
        lambda chart: job(chart, schedule=Schedule(cron="@daily", deadline=0)),
        "job: schedule.deadline: got 0",
    ),
    "a minimum above the maximum": (
        lambda chart: api(chart, scale=Scale(replicas=1, minimum=5, maximum=2, cpu=70)),
        "api: scale.minimum: got 5; allowed: at most maximum, 2",
    ),
    "an autoscaler without a target": (
        lambda chart: api(chart, scale=Scale(replicas=1, maximum=2)),
        "api: scale.cpu: got None",
    ),
    "an image without tag or digest": (lambda chart: api(chart, image="shop/api"), "api: image: got 'shop/api'"),
    "an image of a registry with a port and no tag": (
        lambda chart: api(chart, image="localhost:5000/api"),
        "api: image: got 'localhost:5000/api'",
    ),
    "an image that is not in the release file": (
        lambda chart: api(chart, image=chart.image("api")),
        "environment: releases/shop/test.yaml: got no entry api",
    ),
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
    "a secret given as a value": (
        lambda chart: api(chart, environment={"DB_PASSWORD": "hunter2hunter2"}),
        "api: environment DB_PASSWORD: got a literal of 14 characters; allowed: a reference to a Secret",
    ),
    "a secret in shared configuration": (
        lambda chart: SharedConfig(chart, "settings", {"API_TOKEN": "hunter2hunter2"}),
        "settings: API_TOKEN: got a literal of 14 characters",
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
    "a Secret with a name that Kubernetes refuses": (
        lambda chart: api(chart, environment={"TOKEN": SecretKey(name="My Secret", key="token")}),
        "api: environment TOKEN.name: got 'My Secret'",
    ),
    "root without a reason": (
        lambda chart: api(chart, security_context=SecurityContext(user=0)),
        "api: security_context.reason: got nothing",
    ),
    "a service without a probe": (lambda chart: api(chart, readiness=None), "api: readiness: got nothing"),
    "a heap above the memory limit": (lambda chart: kafka(chart, 256), "kafka: broker.heap: got 256; allowed: less"),
    "memory that Redis does not read": (
        lambda chart: redis(chart, max_memory="100Mi"),
        "redis: max_memory: got '100Mi'",
    ),
    "a volume of no size": (
        lambda chart: redis(chart, data=Storage(size="5Gb")),
        "redis: mount /data.storage.size: got '5Gb'",
    ),
    "two objects of one name": (
        lambda chart: (SharedConfig(chart, "db-init-script", {}), api(chart, "db-init-script")),
        "db-init-script: id: got 'db-init-script' a second time",
    ),
    "a parameter that is not text": (
        lambda chart: StorageClass(chart, "fast", provisioner="disk.example.com", parameters={"encrypted": True}),  # type: ignore[dict-item]
        "fast: parameters encrypted: got True; allowed: text",
    ),
    # A text where a tuple is meant, which would be taken for its letters.
    "args as a text": (lambda chart: job(chart, args="single"), "job: args: got 'single'; allowed: a tuple"),
    "a command as a text": (lambda chart: job(chart, command="python main.py"), "job: command: got 'python main.py'"),
    "an argument that is not text": (lambda chart: job(chart, args=("--workers", 4)), "job: args[1]: got 4"),
    "spread as a text": (
        lambda chart: placed(chart, "zone"),
        "api: placement.spread: got 'zone'",
    ),
    "spread over what is no label": (
        lambda chart: placed(chart, ("a b",)),
        "api: placement.spread[0]: got 'a b'",
    ),
    "scratch as a text": (lambda chart: api(chart, mounts="/tmp"), "api: mounts: got '/tmp'"),
    "one scratch without brackets": (
        lambda chart: api(chart, mounts=EmptyDir(path="/tmp", size="1Mi")),
        "api: mounts: got an EmptyDir; allowed: a tuple",
    ),
    "a path in place of a scratch": (lambda chart: api(chart, mounts=("/tmp",)), "api: mounts[0]: got '/tmp'"),
    "capabilities as a text": (
        lambda chart: api(chart, security_context=root(capabilities="CHOWN")),
        "api: security_context.capabilities: got 'CHOWN'",
    ),
    "source ranges as a text": (
        lambda chart: api(chart, load_balancer=Nlb(subnets=("10.0.0.0/8",), source_ranges="10.0.0.0/8")),  # type: ignore[arg-type]
        "api: load_balancer.source_ranges: got '10.0.0.0/8'",
    ),
    "a probe's command as a text": (
        lambda chart: api(chart, liveness=ExecProbe(command="true")),  # type: ignore[arg-type]
        "api: liveness.command: got 'true'",
    ),
    # Secrets that would end up in git.
    "a secret as a number": (lambda chart: variables(chart, PIN_TOKEN=4711), "environment PIN_TOKEN: got a literal;"),
    "a secret as bytes": (lambda chart: variables(chart, TOKEN=b"hunter2"), "environment TOKEN: got a literal;"),
    "a password called PWD": (lambda chart: variables(chart, MYSQL_PWD="hunter2"), "MYSQL_PWD: got a literal of 7"),
    "a password called PASS": (lambda chart: variables(chart, DB_PASS="hunter2"), "DB_PASS: got a literal of 7"),
    "a data source name": (lambda chart: settings(chart, {"SENTRY_DSN": "hunter2"}), "SENTRY_DSN: got a literal of 7"),
    "a password in an address": (
        lambda chart: variables(chart, BROKER="amqp://shop:hunter2@mq.example.com"),
        "api: environment BROKER: got an address with a password; allowed: an address without one",
    ),
    "a password in an address in configuration": (
        lambda chart: settings(chart, {"REDIS": "redis://:hunter2@redis"}),
        "settings: REDIS: got an address with a password",
    ),
    "a password as an argument": (
        lambda chart: job(chart, args=("sync", "--password=hunter2")),
        "job: args: got a literal for password",
    ),
    "a token in the words of an argument": (
        lambda chart: job(chart, args=("--token", "hunter2")),
        "job: args: got a literal for token",
    ),
    "a token that is a number": (
        lambda chart: job(chart, args=("--token", 4711)),
        "job: args: got a literal for token",
    ),
    "a password in arguments as a text": (
        lambda chart: job(chart, args="--password hunter2"),
        "job: args: got a text of 18 characters; allowed: a tuple",
    ),
    "variables as a text": (
        lambda chart: api(chart, environment="DB_PASSWORD: hunter2"),
        "api: environment: got a str; allowed: a mapping",
    ),
    "a token in a shell command": (
        lambda chart: job(chart, command=("sh", "-c", "API_TOKEN=hunter2 sync")),
        "job: command: got a literal for API_TOKEN",
    ),
    "a literal as a database's password": (
        lambda chart: database(chart, engine=mysql(user_password="hunter2")),
        "db: environment MYSQL_PASSWORD: got a literal of 7 characters",
    ),
    # Names that fit only until something is added to them.
    "a StatefulSet with a name too long for its Pods": (lambda chart: database(chart, "d" * 53), "at most 52"),
    "a cache that is a StatefulSet with a name too long": (
        lambda chart: redis(chart, "r" * 53, data=Storage(size="1Gi")),
        "at most 52 characters",
    ),
    "configuration with a name too long for a label": (
        lambda chart: SharedConfig(chart, "c" * 64, {}),
        "at most 63 characters",
    ),
    # Where a container may write.
    "the root as scratch": (lambda chart: scratch(chart, "/"), "api: mount /.path: got '/'; allowed: a folder below"),
    "a path that is not ASCII": (lambda chart: scratch(chart, "/täglich"), "api: mount /täglich.path: got"),
    "a path too long for a volume": (lambda chart: scratch(chart, "/" + "a" * 64), "volume name: got 'aaaa"),
    "a path without a letter": (lambda chart: scratch(chart, "/__"), "api: mount /__ volume name: got ''"),
    "two mounts on one path": (
        lambda chart: scratch(chart, "/tmp", "/tmp/"),
        "mount /tmp/: got the path a second time",
    ),
    "two paths for one volume": (lambda chart: scratch(chart, "/a/b", "/a-b"), "mount /a-b: got a second volume 'a-b'"),
    "a claim named like another volume": (
        lambda chart: database(
            chart,
            storage=Storage(size="1Gi", claim="docker-entrypoint-initdb-d"),
            init_scripts={"init.sql": "SELECT 1;"},
        ),
        "db: mount /docker-entrypoint-initdb.d: got a second volume 'docker-entrypoint-initdb-d'",
    ),
    # Who a container runs as.
    "a capability above baseline": (
        lambda chart: api(chart, security_context=root(capabilities=("SYS_ADMIN",))),
        "api: security_context.capabilities[0]: got 'SYS_ADMIN'; allowed: AUDIT_WRITE, CHOWN",
    ),
    "a reason of None": (
        lambda chart: api(chart, security_context=root(reason=None)),
        "api: security_context.reason: got None",
    ),
    "a group that is none": (
        lambda chart: api(chart, security_context=SecurityContext(volume_group=-1)),
        "security_context.volume_group: got -1",
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
    # Figures and words.
    "replicas above the maximum": (
        lambda chart: api(chart, scale=Scale(replicas=9, maximum=3, cpu=70)),
        "api: scale.replicas: got 9; allowed: at most maximum, 3",
    ),
    "a pull policy that is none": (
        lambda chart: api(chart, pull_policy="always"),
        "api: pull_policy: got 'always'; allowed: Always, IfNotPresent, Never; did you mean \"Always\"?",
    ),
    "a component that is no label": (lambda chart: api(chart, component="an api"), "api: component: got 'an api'"),
    "metrics without a path": (lambda chart: api(chart, metrics="metrics"), "api: metrics: got 'metrics'"),
    "metrics of nothing": (lambda chart: api(chart, metrics=""), "api: metrics: got ''"),
    "metrics on port 0": (lambda chart: job(chart, metrics_port=0), "job: metrics_port: got 0"),
    "a time zone nobody knows": (
        lambda chart: job(chart, schedule=Schedule(cron="@daily", deadline=60, time_zone="Asia/Soul")),
        'did you mean "Asia/Seoul"?',
    ),
    "a time zone of a number": (
        lambda chart: job(chart, schedule=Schedule(cron="@daily", deadline=60, time_zone=9)),  # type: ignore[arg-type]
        "job: schedule.time_zone: got 9",
    ),
    "a cache above its memory limit": (
        lambda chart: redis(chart, max_memory="1gb"),
        "redis: max_memory: got '1gb'; allowed: less than the memory limit, 256Mi",
    ),
    # Values of other types than the signature says.
    "an id of 5": (lambda chart: api(chart, 5), "5: id: got 5"),  # type: ignore[arg-type]
    "an id of None": (lambda chart: kafka_named(chart, None), "None: id: got None"),
    "an id of nothing": (lambda chart: api(chart, ""), ": id: got ''"),
    "a storage class of True": (
        lambda chart: database(chart, storage=Storage(size="1Gi", storage_class=True)),  # type: ignore[arg-type]
        "storage.storage_class: got True",
    ),
    "args of None": (lambda chart: job(chart, args=None), "job: args: got None; allowed: a tuple"),
    "spread of None": (lambda chart: placed(chart, None), "api: placement.spread: got None"),
    "scratch of None": (lambda chart: api(chart, mounts=None), "api: mounts: got None"),
    "source ranges of None": (
        lambda chart: api(chart, load_balancer=Nlb(subnets=("10.0.0.0/8",), source_ranges=None)),  # type: ignore[arg-type]
        "api: load_balancer.source_ranges: got None",
    ),
    "a port of None": (lambda chart: edge(chart, {"/": api(chart, port=None)}), "api: port: got None"),
    "the address of a job": (
        lambda chart: variables(chart, URL=job(chart).url),
        "job: port: got None; allowed: a port",
    ),
    "a partner that is no key": (
        lambda chart: variables(chart, KEY=SecretKey(name="a", key="b", same_as="c")),  # type: ignore[arg-type]
        "api: environment KEY.same_as: got 'c'; allowed: a SecretKey",
    ),
    "a heap as text": (lambda chart: kafka(chart, "256"), "kafka: broker.heap: got '256'"),
    "a broker as a dictionary": (lambda chart: kafka(chart, broker={}), "kafka: broker: got a dict"),
    "a UI as a dictionary": (lambda chart: kafka(chart, ui={}), "kafka: ui: got a dict; allowed: a KafkaUi"),
    "a UI without a version": (
        lambda chart: kafka(chart, ui=KafkaUi(image="ui", resources=SIZE)),
        "kafka: ui.image: got 'ui'",
    ),
    "an engine of None": (lambda chart: database(chart, engine=None), "db: engine: got None; allowed: an Engine"),
    "an engine without a version": (
        lambda chart: database(chart, engine=replace(mysql(), image="mysql")),
        "db: engine.image: got 'mysql'",
    ),
    "scripts as a list": (lambda chart: database(chart, init_scripts=["a.sql"]), "db: init_scripts: got a list"),
    "parameters of None": (
        lambda chart: StorageClass(chart, "fast", provisioner="disk.example.com", parameters=None),  # type: ignore[arg-type]
        "fast: parameters: got None; allowed: a mapping",
    ),
    "a check that fails itself": (
        lambda chart: Broken(chart, "broken"),
        "broken: values: got something that could not be checked: ZeroDivisionError: division by zero",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_that_says_where_what_allowed_and_what_to_do(tmp_path: Path, mistake: str) -> None:
    fill, said = MISTAKES[mistake]
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    lines = str(caught.value).splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert any(said in line for line in lines), lines
    assert "hunter2" not in str(caught.value)
    assert not list(tmp_path.rglob("*.yaml"))


ENVIRONMENT_MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "a folder of None": ({"folder": None}, "folder: got None"),
    "a folder that leads elsewhere": ({"folder": "../shop"}, "folder: got '../shop'"),
    "no Argo CD": ({"argocd": None}, "argocd: got None; allowed: an ArgoCd"),
    "a registry with a scheme": ({"registry": "https://registry.example.com"}, "registry: got 'https://"),
    "a registry with a slash at its end": ({"registry": "registry.example.com/"}, "registry: got 'registry"),
    "labels of None": ({"namespace_labels": None}, "namespace_labels: got None; allowed: a mapping"),
    "labels as a list": ({"namespace_labels": ["a"]}, "namespace_labels: got a list"),
    "a label with a key that is none": ({"namespace_labels": {"a b": "c"}}, "namespace_labels a b: got 'a b'"),
    "a label with a value that is none": ({"namespace_labels": {"a": "b c"}}, "namespace_labels a: got 'b c'"),
    "a label of the chart": (
        {"namespace_labels": {"pod-security.kubernetes.io/enforce": "privileged"}},
        "namespace_labels pod-security.kubernetes.io/enforce: got 'pod-security.kubernetes.io/enforce'",
    ),
    "a Kubernetes of the future": ({"kubernetes": "2.0"}, "kubernetes: got '2.0'"),
}
ARGOCD_MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "an Application of nothing": ({"application": ""}, "argocd.application: got ''"),
    "a server without a scheme": ({"server": "kubernetes.default.svc"}, "argocd.server: got 'kubernetes"),
    "a server of None": ({"server": None}, "argocd.server: got None"),
    "a repository that is no address": ({"repository": "shop"}, "argocd.repository: got 'shop'"),
    "a repository with a password": (
        {"repository": "https://bot:hunter2@example.com/shop"},
        "argocd.repository: got 'https://***@example.com/shop'",
    ),
    "a repository with a token": (
        {"repository": "https://hunter2@example.com/shop"},
        "argocd.repository: got 'https://***@example.com/shop'",
    ),
    "a revision of nothing": ({"revision": " "}, "argocd.revision: got ' '"),
    "a project of None": ({"project": None}, "argocd.project: got None"),
}
MISTAKES_BEYOND_CONSTRUCTS: dict[str, tuple[Environment, str]] = {
    **{what: (replace(ENVIRONMENT, **changed), said) for what, (changed, said) in ENVIRONMENT_MISTAKES.items()},
    **{
        what: (replace(ENVIRONMENT, argocd=replace(ENVIRONMENT.argocd, **changed)), said)
        for what, (changed, said) in ARGOCD_MISTAKES.items()
    },
}


@pytest.mark.parametrize("mistake", MISTAKES_BEYOND_CONSTRUCTS)
def test_a_mistake_in_an_environment_is_one_line_too(tmp_path: Path, mistake: str) -> None:
    env, said = MISTAKES_BEYOND_CONSTRUCTS[mistake]
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, image=chart.image("api")), env=env, versions={"api": "1"})
    lines = str(caught.value).splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert any(f"environment: {said}" in line for line in lines), lines
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("secrets", [None, "shop", (None,), (ExistingSecret(name="shop", keys="key"),)])  # type: ignore[arg-type]
def test_secrets_that_are_no_list_of_secrets_are_a_problem(tmp_path: Path, secrets: Any) -> None:
    with pytest.raises(InvalidPlatform, match="environment: secrets"):
        shop(tmp_path, lambda chart: setattr(chart, "secrets", secrets))


OTHER = replace(
    ENVIRONMENT,
    name="other",
    folder="other",
    namespace="other",
    argocd=replace(ENVIRONMENT.argocd, application="other"),
)
COLLISIONS: dict[str, tuple[Environment, str]] = {
    "a folder": (replace(OTHER, folder="shop-test"), "shop/other: environment: folder: got 'shop-test', as shop/test"),
    "a name": (replace(OTHER, name="test"), "shop/test: environment: name: got 'test' of shop, as shop/test"),
    "a namespace of a server": (
        replace(OTHER, namespace="shop"),
        "shop/other: environment: namespace: got 'shop' on 'https://kubernetes.default.svc', as shop/test",
    ),
    "an Application": (
        replace(OTHER, argocd=ENVIRONMENT.argocd),
        "shop/other: environment: argocd.application: got 'shop-test', as shop/test",
    ),
    "the folder of Argo CD": (
        replace(OTHER, folder="argocd"),
        "argocd/root: environment: folder: got 'argocd', as shop/other",
    ),
    "everything": (ENVIRONMENT, "shop/test: environment: environment: got the same one a second time"),
}


def two(folder: Path, env: Environment, host: str = "other.example.com", listed: int = 2) -> PlatformApp:
    """Two environments and Argo CD; the first answers shop.example.com."""
    app = PlatformApp(str(folder))
    charts = [Shop(app, each, Release(platform="shop", versions={}, source="none")) for each in (ENVIRONMENT, env)]
    for chart, answered in zip(charts, ("shop.example.com", host), strict=True):
        edge(chart, {"/": api(chart)}, Nginx(host=answered))
    root = ArgoCd(application="platforms", repository="https://example.com/shop")
    ArgoCdChart(app, "argocd", root=root, environments=(charts * 2)[:listed])
    return app


def test_two_environments_that_share_nothing_are_fine(tmp_path: Path) -> None:
    elsewhere = replace(OTHER.argocd, server="https://elsewhere.example.com")
    two(tmp_path, OTHER).synth()
    two(tmp_path, replace(OTHER, namespace="shop", argocd=elsewhere), host="shop.example.com").synth()


@pytest.mark.parametrize("what", COLLISIONS)
def test_what_only_one_environment_may_have_is_one_line_when_two_want_it(tmp_path: Path, what: str) -> None:
    env, said = COLLISIONS[what]
    same = "shop.example.com" if env is ENVIRONMENT else "other.example.com"
    with pytest.raises(InvalidPlatform) as caught:
        two(tmp_path, env, same).synth()
    (line,) = str(caught.value).splitlines()
    assert line.startswith(said)
    assert not list(tmp_path.rglob("*.yaml"))


def test_two_environments_of_one_cluster_cannot_answer_one_host(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match=r"environment: entrypoint\.host: got 'shop\.example\.com' on"):
        two(tmp_path, OTHER, host="shop.example.com").synth()


def test_an_environment_that_argo_cd_is_told_twice_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match="argocd/root: app: environments: got shop/test a second time"):
        two(tmp_path, OTHER, listed=3).synth()


def test_an_app_without_an_environment_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match="environments: got none; allowed: at least one"):
        PlatformApp(str(tmp_path)).synth()
    with pytest.raises(InvalidPlatform, match="environments: got none; allowed: at least one"):
        app = PlatformApp(str(tmp_path))
        ArgoCdChart(app, "argocd", root=ENVIRONMENT.argocd, environments=[])
        app.synth()


def test_what_looks_like_a_secret_and_is_none_is_taken(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        variables(
            chart,
            PASSWORD_FILE="/run/password",
            AWS_SECRET_NAME="shop/database",
            PASSWORD_FROM_SECRETS="true",
            DB_PASSWORD=SECRET,
            DATABASE="mysql://shop:$(DB_PASSWORD)@db/shop",
            PAGE="https://example.com:8080/a@b",
            TOKEN="",
        )
        job(chart, args=("--password=$(DB_PASSWORD)", "--token", "$TOKEN", "--token-file", "/run/token", "--tokenize"))

    assert shop(tmp_path, fill)


def test_lists_are_as_good_as_tuples(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        security_context = root(capabilities=["CHOWN"])
        probe = ExecProbe(command=["true"])  # type: ignore[arg-type]
        api(
            chart,
            security_context=security_context,
            liveness=probe,
            placement=Placement(spread=["zone"]),  # type: ignore[arg-type]
            mounts=[EmptyDir(path="/tmp", size="1Mi")],
        )
        job(chart, args=["once"])

    assert shop(tmp_path, fill)


def test_the_namespace_enforces_what_the_pods_need_whatever_the_reason_says(tmp_path: Path) -> None:
    def level(security_context: SecurityContext) -> str:
        shop(tmp_path, lambda chart: api(chart, security_context=security_context))
        (file,) = tmp_path.glob("*/Namespace.*")
        return str(re.findall(r"security.kubernetes.io/enforce: (\w+)", file.read_text())[0])

    assert level(SecurityContext(reason="none needed")) == "restricted"
    assert level(root(user=1000, capabilities=("NET_BIND_SERVICE",))) == "restricted"
    assert level(root(user=1000, capabilities=("CHOWN",))) == "baseline"
    assert level(root()) == "baseline"


def test_the_longest_names_render_and_everything_of_a_workload_has_its_name_as_label(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "a" * 63, scale=Scale(replicas=2, maximum=3, cpu=70))
        database(chart, "d" * 52, init_scripts={"init.sql": "SELECT 1;"})
        SharedConfig(chart, "c" * 63, {})

    names = {item["metadata"]["labels"]["app.kubernetes.io/name"] for item in shop(tmp_path, fill)}
    assert names == {"a" * 63, "d" * 52, "c" * 63}


def test_all_mistakes_of_a_platform_are_said_at_once(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, port=0, image="shop/api", scale=Scale(replicas=0))
        job(chart, schedule=Schedule(cron="never", deadline=-1))

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    fields = [problem.field for problem in caught.value.violations]
    assert fields == ["image", "port", "scale.replicas", "schedule.cron", "schedule.deadline"]


def test_the_command_names_every_problem_of_every_environment_and_writes_nothing(checkout: Path, run: Run) -> None:
    before = files_of(checkout / "dist")
    releases = checkout / "releases/trip-currency"
    (releases / "dev.yaml").write_text("service-currency: [dev-latest\n")
    (releases / "staging.yaml").write_text("servce-currency: staging-latest\nservice-history: 'a b'\n")
    (releases / "prod.yaml").write_text((releases / "prod.yaml").read_text().replace("service-h", "service-hh"))
    (releases / "eks.yaml").unlink()
    done = run("python", "main.py")
    assert done.returncode == 1
    assert done.stdout == ""
    *problems, last = done.stderr.splitlines()
    assert last == "4 violations; nothing was written, dist/ is as it was (--debug shows where in the code)"
    assert [line.split(": ")[0] for line in problems] == [
        "trip-currency/dev",
        "trip-currency/eks",
        "trip-currency/prod",
        "trip-currency/staging",
    ]
    assert 'did you mean "service-history"?' in problems[2]
    assert files_of(checkout / "dist") == before


def test_no_stack_is_shown_unless_asked_for(checkout: Path, run: Run) -> None:
    chart = checkout / "platforms/trip_currency/chart.py"
    chart.write_text(chart.read_text().replace("max_memory=", "max_memmory="))
    quiet = run("python", "main.py")
    assert quiet.returncode == 1
    assert "Traceback" not in quiet.stderr
    assert quiet.stderr.startswith("platforms/trip_currency/chart.py, line ")
    assert "unexpected keyword argument 'max_memmory'" in quiet.stderr
    assert "Traceback" in run("python", "main.py", "--debug").stderr


def test_problems_are_plain_text_when_piped(checkout: Path, run: Run) -> None:
    (checkout / "releases/trip-currency/dev.yaml").write_text("")
    assert "\x1b" not in run("python", "main.py").stderr
    assert json.dumps(run("python", "main.py").stdout) == '""'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "replicas=1,",
            "replcas=1,",
            "TypeError: TripCurrencyEnvironment.__init__() got an unexpected keyword argument",
        ),
        ('namespace="trip-service-dev",', 'namespace="trip-service-dev"', "SyntaxError: "),
        ("ENVIRONMENTS = (DEV", "raise ValueError\nENVIRONMENTS = (DEV", "ValueError: no reason given"),
    ],
)
def test_a_mistake_in_the_files_of_a_platform_is_said_with_its_line(
    checkout: Path, run: Run, old: str, new: str, said: str
) -> None:
    module = checkout / "platforms/trip_currency/environments.py"
    module.write_text(module.read_text().replace(old, new, 1))
    done = run("python", "main.py")
    assert done.returncode == 1
    assert done.stderr.startswith("platforms/trip_currency/environments.py, line ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
