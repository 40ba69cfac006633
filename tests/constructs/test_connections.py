"""What one `connect` line opens: policies on both sides, and no more than that."""

from dataclasses import replace
from pathlib import Path

from constructs_lib import Alb, Edge, Internet, Nginx, Nlb, Scrape
from constructs_lib.network.external_peers import NOT_THE_INTERNET
from tests.constructs.connected import AURORA, RATES, mysql, policy
from tests.small import ENVIRONMENT, Shop, api, balanced, shop, whole

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
        Edge(
            chart,
            "door",
            entrypoint=door,
            routes={"/": api(chart, drain=5, service=balanced(balancer))},
        )

    (rule,) = policy(shop(tmp_path, fill), "api")["ingress"]
    assert sorted(peer["ipBlock"]["cidr"] for peer in rule["from"]) == ["10.0.1.0/24", "10.0.2.0/24"]


def test_prometheus_is_let_in_where_there_are_metrics_and_somebody_who_scrapes_them(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "with", metrics=Scrape())
        api(chart, "without")

    watched = shop(tmp_path / "a", fill, env=replace(ENVIRONMENT, monitoring="monitoring"))
    (rule,) = policy(watched, "with")["ingress"]
    assert rule["from"] == [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}]
    assert "ingress" not in policy(watched, "without")
    assert "ingress" not in policy(shop(tmp_path / "b", fill), "with")
