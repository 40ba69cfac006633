"""Ports: several, of each protocol, under other numbers on the Service, and connections to one of them."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import ExecProbe, InvalidPlatform, Nlb, Port
from contract.connections import Declaration
from contract.declarations import NETWORK
from delivery.review.engine import review
from tests.small import Shop, api, balanced, shop, whole

HTTP = Port("http", 8080, service_port=80)
METRICS = Port("metrics", 9394, app_protocol="http")
STUN = Port("stun", 3478, protocol="UDP")
ALIVE = ExecProbe(command=("true",))
SUBNETS = ("10.0.0.0/24",)


def one(documents: list[dict[str, Any]], kind: str, name: str) -> dict[str, Any]:
    (found,) = (each for each in documents if each["kind"] == kind and each["metadata"]["name"] == name)
    return found


def connected(chart: Shop) -> None:
    client, server = api(chart, "client"), api(chart, "server", ports=(HTTP, METRICS, STUN))
    client.connect(server, server.port("metrics"), server.port("stun"), reason="the program knows")


def test_a_service_has_every_port_of_the_container_under_its_own_number(tmp_path: Path) -> None:
    documents = shop(tmp_path, connected)
    assert one(documents, "Service", "server")["spec"]["ports"] == [
        {"name": "http", "port": 80, "targetPort": 8080, "protocol": "TCP"},
        {"name": "metrics", "port": 9394, "targetPort": 9394, "protocol": "TCP", "appProtocol": "http"},
        {"name": "stun", "port": 3478, "targetPort": 3478, "protocol": "UDP"},
    ]
    (container,) = one(documents, "Deployment", "server")["spec"]["template"]["spec"]["containers"]
    assert container["ports"] == [
        {"name": "http", "containerPort": 8080, "protocol": "TCP"},
        {"name": "metrics", "containerPort": 9394, "protocol": "TCP"},
        {"name": "stun", "containerPort": 3478, "protocol": "UDP"},
    ]


def test_policies_open_the_ports_of_the_pods_that_are_connected_to(tmp_path: Path) -> None:
    documents = shop(tmp_path, connected)
    opened = [("TCP", 8080), ("TCP", 9394), ("UDP", 3478)]
    for name, direction in (("server", "ingress"), ("client", "egress")):
        rules = one(documents, "NetworkPolicy", name)["spec"][direction]
        assert [(port["protocol"], port["port"]) for rule in rules for port in rule["ports"]] == opened


def test_the_declaration_says_port_and_protocol(tmp_path: Path) -> None:
    documents = whole(tmp_path, connected)
    namespace = one(documents, "Namespace", "shop")
    declared = Declaration.decode(namespace["metadata"]["annotations"][NETWORK]).connections
    assert [(each.port, each.protocol) for each in declared if each.client == "client"] == [
        (8080, "TCP"),
        (9394, "TCP"),
        (3478, "UDP"),
    ]


def test_a_connection_to_no_port_in_particular_opens_the_first(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "client").connect(api(chart, "server", ports=(METRICS, HTTP)), reason="the program knows")

    (rule,) = one(shop(tmp_path, fill), "NetworkPolicy", "client")["spec"]["egress"]
    assert rule["ports"] == [{"port": 9394, "protocol": "TCP"}]


def test_settings_name_the_port_of_the_service(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server = api(chart, "server", ports=(METRICS, HTTP))
        address = {"PAGE": server.port("http").url}
        client = api(chart, "client", environment=address)
        client.connect(server.settings("FIRST"), server.port("http").settings("SECOND"))

    (container,) = one(shop(tmp_path, fill), "Deployment", "client")["spec"]["template"]["spec"]["containers"]
    assert {each["name"]: each["value"] for each in container["env"]} == {
        "FIRST_HOST": "server",
        "FIRST_PORT": "9394",
        "SECOND_HOST": "server",
        "SECOND_PORT": "80",
        "PAGE": "http://server:80",
    }


def test_a_port_that_the_server_has_not_is_said_with_those_that_it_has(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "client").connect(api(chart, "server", ports=(HTTP, METRICS)).port("metric"))

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    (violation,) = caught.value.violations
    assert violation.given == "no port 'metric' of server"
    assert violation.allowed == "http, metrics"
    assert "metrics" in violation.fix


def test_a_load_balancer_may_publish_ports_of_each_protocol(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "media", ports=(HTTP, STUN), service=balanced(Nlb(subnets=SUBNETS)))

    documents = whole(tmp_path, fill)
    ports = [rule["ports"] for rule in one(documents, "NetworkPolicy", "media")["spec"]["ingress"]]
    assert ports == [[{"port": 8080, "protocol": "TCP"}], [{"port": 3478, "protocol": "UDP"}]]
    assert not [finding for finding in review({"shop": documents}) if finding.rule.startswith(("network", "conn"))]


def test_a_load_balancer_of_udp_behind_a_policy_of_tcp_is_found(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(
            chart,
            "media",
            ports=(STUN,),
            service=balanced(Nlb(subnets=SUBNETS)),
            liveness=ALIVE,
            readiness=ALIVE,
        )

    documents = whole(tmp_path, fill)
    namespace = one(documents, "Namespace", "shop")["metadata"]["annotations"]
    namespace[NETWORK] = namespace[NETWORK].replace('"port": 3478, "protocol": "UDP"', '"port": 3478')
    policy = one(documents, "NetworkPolicy", "media")
    policy["spec"]["ingress"][0]["ports"][0]["protocol"] = "TCP"
    assert "connections/entrypoint" in {finding.rule for finding in review({"shop": documents})}
