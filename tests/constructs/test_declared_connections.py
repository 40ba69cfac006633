"""What is declared of connections, and which ones are refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from constructs_lib import Internet, SharedConfig
from tests.constructs.connected import AURORA, mysql, redis, said
from tests.small import Shop, api, whole


def test_a_workload_cannot_connect_to_what_it_never_calls(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server, client = mysql(chart), api(chart)
        client.connect(server)
        client.never_calls(server, reason="it keeps nothing")

    (line,) = said(tmp_path, fill)
    assert "got api connects to mysql, and never calls it; allowed: one of the two" in line


def test_a_reason_that_says_nothing_is_no_reason(tmp_path: Path) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart).never_calls(mysql(chart), reason=""))
    assert "api: never_calls.reason: got ''" in line


def test_two_parties_of_one_name_are_a_problem(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart).connect(AURORA, replace(AURORA, subnets=("10.9.0.0/24",)))

    (line,) = said(tmp_path, fill)
    assert "got two parties called aurora" in line


def test_the_namespace_declares_every_connection_a_line_each(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server, client = mysql(chart), api(chart)
        client.connect(server, reason="the program knows")
        client.never_calls(redis(chart), reason="it forgets nothing")

    (namespace,) = [item for item in whole(tmp_path, fill) if item["kind"] == "Namespace"]
    text = namespace["metadata"]["annotations"]["delivery/network"]
    declared = json.loads(text)
    assert declared["tiers"] == {"mysql": "data", "api": "services", "redis": "data"}
    assert declared["connections"][2:] == [
        {"client": "api", "server": "mysql", "port": 3306, "because": "the program knows"}
    ]
    assert declared["unused"] == [{"client": "api", "server": "redis", "because": "it forgets nothing"}]
    assert all(any(json.dumps(edge) in line for line in text.splitlines()) for edge in declared["connections"])


def test_a_connection_that_is_stated_in_two_ways_is_a_problem(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server, client = mysql(chart), api(chart)
        client.connect(server)
        client.connect(server, reason="the program knows", waits=False)

    (line,) = said(tmp_path, fill)
    assert "got api to mysql twice, in two ways" in line


def test_a_managed_server_is_never_the_whole_world(tmp_path: Path) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart).connect(replace(AURORA, subnets=("0.0.0.0/0",))))
    assert "api: connect.subnets: got 0.0.0.0/0; allowed: a part of a private network, /8 or narrower" in line


@pytest.mark.parametrize("host", ["cluster-dns", "mysql", "10.0.0.1", "mysql.shop.svc", "localhost", "db.local"])
def test_what_is_no_name_on_the_internet_is_refused_as_one(tmp_path: Path, host: str) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart).connect(Internet(host=host, port=443)))
    assert "api: connect.host" in line


def test_a_managed_server_in_a_shared_configuration_is_declared_though_nobody_connects(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, config=SharedConfig(chart, "config", AURORA.settings("DB")))

    (namespace,) = [item for item in whole(tmp_path, fill) if item["kind"] == "Namespace"]
    assert "aurora" in json.loads(namespace["metadata"]["annotations"]["delivery/network"])["outside"]
