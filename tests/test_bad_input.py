"""What bad input gets: nothing written, dist/ as it was, exit status 1, every problem at once, a line each."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Alb,
    Edge,
    IngestCronJob,
    Internet,
    InvalidPlatform,
    JvmServer,
    KafkaStack,
    RedisCache,
    RunAs,
    Scale,
    Schedule,
    SecretKey,
    SharedConfig,
    Size,
    Storage,
    StorageClass,
)
from tests.conftest import Run, files_of
from tests.small import SIZE, Shop, api, shop

LINE = re.compile(r"shop/test: (?P<construct>\S+): (?P<field>[^:]+): got .+; allowed: .+; .+")


def job(chart: Shop, **changed: Any) -> IngestCronJob:
    words: dict[str, Any] = {"image": "shop/job:1", "size": SIZE, "schedule": Schedule(cron="@daily", deadline=60)}
    return IngestCronJob(chart, changed.pop("id", "job"), **(words | changed))


def door(chart: Shop, **routes: Any) -> Edge:
    alb = Alb(
        name="shop",
        host="shop.example.com",
        certificate_arn="arn:aws:acm:eu-west-1:000000000000:certificate/ID",
        health_path="/health",
        deregistration=30,
    )
    return Edge(chart, "door", door=alb, routes={f"/{path}": target for path, target in routes.items()})


def twice(chart: Shop) -> None:
    api(chart)
    api(chart)


def kafka(chart: Shop, heap: int) -> KafkaStack:
    server = JvmServer(image="shop/kafka:1", size=SIZE, heap=heap, scratch="1Gi")
    return KafkaStack(chart, "kafka", broker=server, zookeeper=server)


MISTAKES: dict[str, tuple[Callable[[Shop], Any], str]] = {
    "a quantity that does not parse": (
        lambda chart: api(chart, size=Size(cpu="lots", memory="1Gi", cpu_limit="1", memory_limit="1Gi")),
        "api: size.cpu: got 'lots'",
    ),
    "a quantity of nothing": (
        lambda chart: api(chart, size=Size(cpu="0", memory="1Gi", cpu_limit="1", memory_limit="1Gi")),
        "api: size.cpu: got '0'",
    ),
    "a request above the limit": (
        lambda chart: api(chart, size=Size(cpu="2", memory="1Gi", cpu_limit="1500m", memory_limit="1Gi")),
        "api: size.cpu: got 2; allowed: at most cpu_limit, 1500m",
    ),
    "no size": (lambda chart: api(chart, size=None), "api: size: got None; allowed: a Size"),
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
    "root without a reason": (lambda chart: api(chart, run_as=RunAs(user=0)), "api: run_as.reason: got nothing"),
    "a service without a probe": (lambda chart: api(chart, readiness=None), "api: readiness: got nothing"),
    "a heap above the memory limit": (lambda chart: kafka(chart, 256), "kafka: broker.heap: got 256; allowed: less"),
    "memory that Redis does not read": (
        lambda chart: RedisCache(chart, "redis", image="redis:7", size=SIZE, max_memory="100Mi", data="1Gi"),
        "redis: max_memory: got '100Mi'",
    ),
    "a volume of no size": (
        lambda chart: RedisCache(
            chart, "redis", image="redis:7", size=SIZE, max_memory="1mb", data=Storage(size="5Gb")
        ),
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


def test_all_mistakes_of_a_platform_are_said_at_once(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, port=0, image="shop/api", scale=Scale(replicas=0))
        job(chart, schedule=Schedule(cron="never", deadline=-1))

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    fields = [problem.fault.field for problem in caught.value.problems]
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
    assert last == "5 problems; nothing was written, dist/ is as it was (--debug shows where in the code)"
    assert [line.split(": ")[0] for line in problems] == [
        "trip-currency/dev",
        "trip-currency/eks",
        "trip-currency/prod",
        "trip-currency/prod",
        "trip-currency/staging",
    ]
    assert 'did you mean "service-history"?' in problems[2] + problems[3]
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
