"""Values of other types than the signature says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    EmptyDir,
    ExecProbe,
    JvmServer,
    KafkaStack,
    KafkaUi,
    Nlb,
    Placement,
    SecretKey,
    Storage,
    StorageClass,
)
from constructs_lib.core.construct import PlatformConstruct
from contract.violations import Violation, Violations
from tests.bad_input.saying import Mistake, database, edge, kafka, mysql, refused, root, variables
from tests.small import SIZE, Shop, api, balanced, job, shop


class Broken(PlatformConstruct):
    """Its check raises, which it should not."""

    def violations(self) -> Violations:
        yield Violation("size", f"{1 / 0}", "nothing", "mend it")


def kafka_named(chart: Shop, id: Any) -> KafkaStack:
    server = JvmServer(image="shop/kafka:1", resources=SIZE, heap=64, data="1Gi")
    return KafkaStack(chart, id, broker=server, zookeeper=server)


def placed(chart: Shop, spread: Any) -> None:
    api(chart, placement=Placement(spread=spread))


MISTAKES: dict[str, Mistake] = {
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
        lambda chart: api(chart, service=balanced(Nlb(subnets=("10.0.0.0/8",), source_ranges="10.0.0.0/8"))),  # type: ignore[arg-type]
        "api: service.load_balancer.source_ranges: got '10.0.0.0/8'",
    ),
    "a probe's command as a text": (
        lambda chart: api(chart, liveness=ExecProbe(command="true")),  # type: ignore[arg-type]
        "api: liveness.command: got 'true'",
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
        lambda chart: api(chart, service=balanced(Nlb(subnets=("10.0.0.0/8",), source_ranges=None))),  # type: ignore[arg-type]
        "api: service.load_balancer.source_ranges: got None",
    ),
    "ports of None": (lambda chart: edge(chart, {"/": api(chart, ports=None)}), "api: ports: got None"),
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
    refused(tmp_path, *MISTAKES[mistake])


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
