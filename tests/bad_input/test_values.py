"""Figures, names and schedules that cannot be."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    InvalidPlatform,
    Port,
    RedisCache,
    Resources,
    Scale,
    Schedule,
    Scrape,
    SharedConfig,
    Storage,
    StorageClass,
)
from tests.bad_input.saying import Mistake, database, kafka, refused
from tests.small import HTTP, SIZE, Shop, api, job, shop


def redis(chart: Shop, id: str = "redis", **changed: Any) -> RedisCache:
    words: dict[str, Any] = {"image": "redis:7", "resources": SIZE, "max_memory": "1mb", "data": "1Gi"}
    return RedisCache(chart, id, **(words | changed))


def twice(chart: Shop) -> None:
    api(chart)
    api(chart)


MISTAKES: dict[str, Mistake] = {
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
    "port 0": (lambda chart: api(chart, ports=(Port("http", 0),)), "api: ports[0].number: got 0"),
    "port 65536": (
        lambda chart: api(chart, ports=(Port("http", 65536),)),
        "allowed: a port number, a whole number from 1 to 65535",
    ),
    "a port without a name": (lambda chart: api(chart, ports=(8000,)), "api: ports[0]: got 8000; allowed: a Port"),
    "no port": (
        lambda chart: api(chart, ports=()),
        "api: liveness.port: got none; allowed: a TCP port of the container",
    ),
    "a name with two ports": (
        lambda chart: api(chart, ports=(HTTP, Port("http", 8001))),
        "api: ports http.name: got 'http' a second time",
    ),
    "a number with two ports": (
        lambda chart: api(chart, ports=(HTTP, Port("admin", 8000))),
        "api: ports admin.number: got 8000 a second time",
    ),
    "one port of the Service for two": (
        lambda chart: api(chart, ports=(HTTP, Port("admin", 9000, service_port=8000))),
        "api: ports admin.service_port: got 8000 a second time",
    ),
    "a protocol in small letters": (
        lambda chart: api(chart, ports=(Port("dns", 53, protocol="udp"),)),  # type: ignore[arg-type]
        "api: ports[0].protocol: got 'udp'; allowed: SCTP, TCP, UDP",
    ),
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
        lambda chart: (SharedConfig(chart, "db-init-script", {}), SharedConfig(chart, "db-init-script", {})),
        "db-init-script: id: got 'db-init-script' a second time",
    ),
    "a parameter that is not text": (
        lambda chart: StorageClass(chart, "fast", provisioner="disk.example.com", parameters={"encrypted": True}),  # type: ignore[dict-item]
        "fast: parameters encrypted: got True; allowed: text",
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
    "metrics without a path": (lambda chart: api(chart, metrics=Scrape(path="m")), "api: metrics.path: got 'm'"),
    "metrics as text": (
        lambda chart: api(chart, metrics="/metrics"),
        "api: metrics: got '/metrics'; allowed: a Scrape",
    ),
    "metrics of a port that is not there": (
        lambda chart: api(chart, metrics=Scrape(port="admin")),
        "api: metrics.port: got 'admin'; allowed: http",
    ),
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
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_that_says_where_what_allowed_and_what_to_do(tmp_path: Path, mistake: str) -> None:
    refused(tmp_path, *MISTAKES[mistake])


def test_the_longest_names_render_and_everything_of_a_workload_has_its_name_as_label(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "a" * 63, scale=Scale(replicas=2, maximum=3, cpu=70))
        database(chart, "d" * 52, init_scripts={"init.sql": "SELECT 1;"})
        SharedConfig(chart, "c" * 63, {})

    names = {item["metadata"]["labels"]["app.kubernetes.io/name"] for item in shop(tmp_path, fill)}
    assert names == {"a" * 63, "d" * 52, "c" * 63}


def test_all_mistakes_of_a_platform_are_said_at_once(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, ports=(Port("http", 0),), image="shop/api", scale=Scale(replicas=-1))
        job(chart, schedule=Schedule(cron="never", deadline=-1))

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    fields = [problem.field for problem in caught.value.violations]
    assert fields == ["image", "ports[0].number", "scale.replicas", "schedule.cron", "schedule.deadline"]
