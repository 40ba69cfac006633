"""What one `connect` line gives: policies on both sides, variables, and a place in the order of a first sync."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Alb,
    AwsSecretsManager,
    Edge,
    ExternalSecret,
    Internet,
    InvalidPlatform,
    ManagedService,
    Nginx,
    Nlb,
    RedisCache,
    Remote,
    SecretKey,
    SecretStore,
    SharedConfig,
    StatefulDatabase,
    Storage,
    engines,
)
from constructs_lib.network.external_peers import NOT_THE_INTERNET
from tests.small import ENVIRONMENT, SIZE, Shop, api, shop, whole

RATES = Internet(host="rates.example.com", port=443)
AURORA = ManagedService(
    name="aurora",
    subnets=("10.0.21.0/24", "10.0.22.0/24"),
    port=3306,
    host=SecretKey(name="db", key="host"),
    parameters={"NAME": "shop"},
)


def mysql(chart: Shop, id: str = "mysql") -> StatefulDatabase:
    shared = SecretKey(name="shop", key="password")
    engine = engines.mysql(
        version="8.0",
        database="shop",
        user="shop",
        root_password=SecretKey(name=id, key="root"),
        user_password=SecretKey(name=id, key="user", same_as=shared),
    )
    return StatefulDatabase(chart, id, engine=engine, resources=SIZE, storage=Storage(size="1Gi"))


def redis(chart: Shop, id: str = "redis") -> RedisCache:
    return RedisCache(chart, id, image="redis:7", resources=SIZE, max_memory="10mb", data="20Mi")


def policy(objects: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [item for item in objects if (item["kind"], item["metadata"]["name"]) == ("NetworkPolicy", name)]
    spec: dict[str, Any] = found["spec"]
    return spec


def variables(objects: list[dict[str, Any]], name: str = "api") -> dict[str, Any]:
    (found,) = [item for item in objects if (item["kind"], item["metadata"]["name"]) == ("Deployment", name)]
    (container,) = found["spec"]["template"]["spec"]["containers"]
    return {entry["name"]: entry.get("value", entry.get("valueFrom")) for entry in container.get("env", [])}


def waves(objects: list[dict[str, Any]]) -> dict[str, str]:
    return {
        f"{item['kind']}/{item['metadata']['name']}": item["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
        for item in objects
        if "argocd.argoproj.io/sync-wave" in item["metadata"].get("annotations", {})
    }


def said(tmp_path: Path, fill: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    return [str(problem) for problem in caught.value.violations]


TCP_3306 = [{"port": 3306, "protocol": "TCP"}]


def test_a_connection_opens_the_client_towards_the_server_and_the_server_towards_the_client(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart).connect(mysql(chart)))
    client, server = policy(objects, "api"), policy(objects, "mysql")
    assert client["podSelector"] == {"matchLabels": {"app": "api"}}
    assert client["egress"] == [{"to": [{"podSelector": {"matchLabels": {"app": "mysql"}}}], "ports": TCP_3306}]
    assert server["ingress"] == [{"from": [{"podSelector": {"matchLabels": {"app": "api"}}}], "ports": TCP_3306}]
    assert "ingress" not in client
    assert "egress" not in server
    assert client["policyTypes"] == server["policyTypes"] == ["Ingress", "Egress"]


def test_nothing_is_open_in_a_namespace_but_names_for_every_pod(tmp_path: Path) -> None:
    objects = whole(tmp_path, lambda chart: None)
    assert policy(objects, "default-deny") == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    dns = {
        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
        "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
    }
    ports = [{"port": 53, "protocol": "UDP"}, {"port": 53, "protocol": "TCP"}]
    assert policy(objects, "dns") == {
        "podSelector": {},
        "policyTypes": ["Egress"],
        "egress": [{"to": [dns], "ports": ports}],
    }


def test_clients_of_one_port_share_a_rule(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server = mysql(chart)
        api(chart, "a").connect(server)
        api(chart, "b").connect(server)

    (rule,) = policy(shop(tmp_path, fill), "mysql")["ingress"]
    assert [peer["podSelector"]["matchLabels"]["app"] for peer in rule["from"]] == ["a", "b"]


def test_a_connection_that_is_stated_twice_stands_once(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server = mysql(chart)
        client = api(chart)
        client.connect(server)
        client.connect(server, server)

    assert len(policy(shop(tmp_path, fill), "api")["egress"]) == 1


def test_the_internet_is_every_public_address_and_no_private_one(tmp_path: Path) -> None:
    (rule,) = policy(shop(tmp_path, lambda chart: api(chart).connect(RATES)), "api")["egress"]
    assert rule["to"] == [{"ipBlock": {"cidr": "0.0.0.0/0", "except": list(NOT_THE_INTERNET)}}]
    assert rule["ports"] == [{"port": 443, "protocol": "TCP"}]


def test_two_hosts_on_the_internet_behind_one_port_are_one_rule(tmp_path: Path) -> None:
    other = Internet(host="mail.example.com", port=443)
    assert len(policy(shop(tmp_path, lambda chart: api(chart).connect(RATES, other)), "api")["egress"]) == 1


def test_a_managed_server_is_its_subnets(tmp_path: Path) -> None:
    (rule,) = policy(shop(tmp_path, lambda chart: api(chart).connect(AURORA)), "api")["egress"]
    assert rule["to"] == [{"ipBlock": {"cidr": "10.0.21.0/24"}}, {"ipBlock": {"cidr": "10.0.22.0/24"}}]
    assert rule["ports"] == TCP_3306


def test_a_door_of_nginx_lets_in_its_namespace(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=Nginx(namespace="ingress"), routes={"/": api(chart)})

    (rule,) = policy(shop(tmp_path, fill), "api")["ingress"]
    assert rule["from"] == [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress"}}}]
    assert rule["ports"] == [{"port": 8000, "protocol": "TCP"}]


def test_a_load_balancer_that_talks_to_pods_lets_in_its_subnets(tmp_path: Path) -> None:
    door = Alb(
        name="shop",
        host="shop.example.com",
        certificate_arn="arn:aws:acm:eu-west-1:000000000000:certificate/ID",
        health_path="/",
        deregistration=5,
        subnets=("10.0.1.0/24",),
    )

    def fill(chart: Shop) -> None:
        balancer = Nlb(subnets=("10.0.2.0/24",))
        Edge(chart, "door", entrypoint=door, routes={"/": api(chart, drain=5, load_balancer=balancer)})

    (rule,) = policy(shop(tmp_path, fill), "api")["ingress"]
    assert sorted(peer["ipBlock"]["cidr"] for peer in rule["from"]) == ["10.0.1.0/24", "10.0.2.0/24"]


def test_prometheus_is_let_in_where_there_are_metrics_and_somebody_who_scrapes_them(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "with", metrics="/metrics")
        api(chart, "without")

    watched = shop(tmp_path / "a", fill, env=replace(ENVIRONMENT, monitoring="monitoring"))
    (rule,) = policy(watched, "with")["ingress"]
    assert rule["from"] == [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}]
    assert "ingress" not in policy(watched, "without")
    assert "ingress" not in policy(shop(tmp_path / "b", fill), "with")


def test_settings_of_a_server_become_variables_of_the_client_that_connects_to_them(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart).connect(mysql(chart).settings("DB"), RATES.settings("RATES")))
    assert variables(objects) == {
        "DB_HOST": "mysql",
        "DB_PORT": "3306",
        "DB_DATABASE": "shop",
        "DB_USER": "shop",
        "DB_PASSWORD": {"secretKeyRef": {"name": "shop", "key": "password"}},
        "RATES_HOST": "rates.example.com",
        "RATES_PORT": "443",
    }


def test_a_client_gets_only_the_variables_that_its_configuration_does_not_hold(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        settings = mysql(chart).settings("DB")
        client = api(chart, config=SharedConfig(chart, "config", settings), environment={"DB_USER": "other"})
        client.connect(settings)

    objects = shop(tmp_path, fill)
    (config,) = [item for item in objects if item["kind"] == "ConfigMap"]
    assert config["data"] == {"DB_HOST": "mysql", "DB_PORT": "3306", "DB_DATABASE": "shop", "DB_USER": "shop"}
    assert variables(objects) == {
        "DB_PASSWORD": {"secretKeyRef": {"name": "shop", "key": "password"}},
        "DB_USER": "other",
    }


def test_settings_of_a_managed_server_read_its_host_from_the_secret(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart).connect(AURORA.settings("DB")))
    assert variables(objects) == {
        "DB_HOST": {"secretKeyRef": {"name": "db", "key": "host"}},
        "DB_PORT": "3306",
        "DB_NAME": "shop",
    }


def test_two_servers_under_one_prefix_are_told_apart_by_the_message(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart).connect(mysql(chart).settings("DB"), mysql(chart, "mysql-replica").settings("DB"))

    (line,) = said(tmp_path, fill)
    assert "api: connect.settings DB: got mysql and mysql-replica; allowed: one server under a prefix" in line
    assert 'mysql-replica with settings("DB_MYSQL_REPLICA")' in line


def test_two_servers_under_one_prefix_of_a_shared_configuration_are_one_problem(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        SharedConfig(chart, "config", redis(chart).settings("DB"), mysql(chart).settings("DB"))

    (line,) = said(tmp_path, fill)
    assert "config: settings DB: got redis and mysql" in line


def test_a_first_sync_starts_servers_before_their_clients_and_opens_the_door_last(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        middle = api(chart, "middle")
        middle.connect(redis(chart), mysql(chart), RATES)
        front = api(chart, "front")
        front.connect(middle, redis(chart, "sessions"))
        Edge(chart, "door", entrypoint=Nginx(), routes={"/": front})

    assert waves(whole(tmp_path, fill)) == {
        "Deployment/redis": "1",
        "Deployment/sessions": "1",
        "StatefulSet/mysql": "1",
        "Deployment/middle": "2",
        "Deployment/front": "3",
        "Ingress/door": "4",
    }


def test_workloads_that_wait_for_each_other_are_named_in_a_circle(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        a, b, c = api(chart, "a"), api(chart, "b"), api(chart, "c")
        a.connect(b)
        b.connect(c)
        c.connect(a)

    (line,) = said(tmp_path, fill)
    assert any(
        f"got {circle}: each waits" in line for circle in ("a -> b -> c -> a", "b -> c -> a -> b", "c -> a -> b -> c")
    )
    assert "waits=False" in line


def test_a_client_that_starts_without_its_server_breaks_the_circle(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        a, b = api(chart, "a"), api(chart, "b")
        a.connect(b)
        b.connect(a, waits=False)

    assert waves(shop(tmp_path, fill)) == {"Deployment/b": "1", "Deployment/a": "2"}


def test_a_server_may_call_itself(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        broker = api(chart)
        broker.connect(broker)

    objects = shop(tmp_path, fill)
    peer = [{"podSelector": {"matchLabels": {"app": "api"}}}]
    assert policy(objects, "api")["ingress"][0]["from"] == policy(objects, "api")["egress"][0]["to"] == peer
    assert waves(objects) == {"Deployment/api": "1"}


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


def test_a_secret_may_have_the_name_of_the_workload_that_reads_it(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        store = SecretStore(chart, "store", provider=AwsSecretsManager(region="eu-west-1"))
        fetched = ExternalSecret(chart, "fetched", store=store, target="api", keys={"TOKEN": Remote(key="api")})
        api(chart, secrets=(fetched.secret,))

    assert waves(shop(tmp_path, fill)) == {"ExternalSecret/fetched": "1", "Deployment/api": "2"}


def test_a_managed_server_in_a_shared_configuration_is_declared_though_nobody_connects(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, config=SharedConfig(chart, "config", AURORA.settings("DB")))

    (namespace,) = [item for item in whole(tmp_path, fill) if item["kind"] == "Namespace"]
    assert "aurora" in json.loads(namespace["metadata"]["annotations"]["delivery/network"])["outside"]
