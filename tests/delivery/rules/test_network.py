"""The proof of the network: what it says, whom it blames, and what it leaves alone."""

import copy
from typing import Any

from delivery.manifests import reading
from delivery.review.engine import review
from tests.conftest import PROJECT

DEV = reading.read(PROJECT / "dist/dev")
FAMILIES = ("network", "connections")


def named(documents: list[dict[str, Any]], kind: str, name: str) -> dict[str, Any]:
    return next(item for item in documents if (item["kind"], item["metadata"]["name"]) == (kind, name))


def said(documents: list[dict[str, Any]]) -> list[str]:
    found = review({"dev": documents})
    return [f"{each.object} {each.path}: {each.what}" for each in found if each.rule.split("/")[0] in FAMILIES]


def spec(documents: list[dict[str, Any]], policy: str) -> Any:
    return named(documents, "NetworkPolicy", policy)["spec"]


def test_the_render_is_exactly_what_it_declares() -> None:
    assert said(DEV) == []


def test_a_path_too_many_names_both_ends_the_port_and_the_policy() -> None:
    documents = copy.deepcopy(DEV)
    spec(documents, "mysql")["ingress"][0]["from"].append({"podSelector": {"matchLabels": {"app": "kafka-ui"}}})
    assert said(documents) == [
        "NetworkPolicy/mysql spec.ingress: mysql accepts TCP 3306 from kafka-ui, which no connection declares; "
        "mysql allows it"
    ]


def test_half_a_path_is_too_much_although_the_other_half_is_closed() -> None:
    documents = copy.deepcopy(DEV)
    spec(documents, "kafka-ui")["egress"].append({"to": [{"podSelector": {"matchLabels": {"app": "mysql"}}}]})
    (line,) = said(documents)
    assert line.startswith("NetworkPolicy/kafka-ui spec.egress: kafka-ui opens every port to mysql")


def test_a_path_too_few_names_both_ends_the_port_and_the_policies() -> None:
    documents = copy.deepcopy(DEV)
    del spec(documents, "kafka")["egress"][1]
    assert (
        "NetworkPolicy/kafka spec.egress: kafka cannot open TCP 9092 to kafka, which a connection declares; "
        "isolated by default-deny, dns and kafka"
    ) in said(documents)


def test_many_paths_of_one_cause_are_one_finding() -> None:
    documents = copy.deepcopy(DEV)
    del spec(documents, "redis")["ingress"][0]["from"]
    lines = said(documents)
    assert len(lines) == 1
    assert " more, which no connection declares; redis allows it" in lines[0]


def test_two_peers_where_one_was_meant_are_seen() -> None:
    documents = copy.deepcopy(DEV)
    (both,) = spec(documents, "dns")["egress"][0]["to"]
    spec(documents, "dns")["egress"][0]["to"] = [{key: value} for key, value in both.items()]
    assert any("opens TCP 53, UDP 53 to" in line and "dns allows it" in line for line in said(documents))


def test_manifests_that_declare_nothing_are_asked_for_names_and_for_what_their_settings_name() -> None:
    documents = copy.deepcopy(DEV)
    named(documents, "Namespace", "trip-service-dev")["metadata"]["annotations"].pop("delivery/network")
    lines = said(documents)
    assert lines
    assert all("and no policy allows the connection" in line for line in lines)
    spec(documents, "dns")["egress"][0]["ports"].pop()
    assert any("service-ranking cannot reach TCP 53 of the cluster's DNS" in line for line in said(documents))


def test_manifests_without_policies_are_open_and_nothing_is_said() -> None:
    documents = [copy.deepcopy(item) for item in DEV if item["kind"] != "NetworkPolicy"]
    named(documents, "Namespace", "trip-service-dev")["metadata"]["annotations"].pop("delivery/network")
    assert said(documents) == []


def test_an_address_for_browsers_needs_no_path() -> None:
    documents = copy.deepcopy(DEV)
    config = named(documents, "ConfigMap", "trip-service-config")["data"]
    config["SHOP_URL"] = "http://local.trip-service.com/shop"
    assert said(documents) == []
    config["SHOP_URL"] = "http://other.example.com/shop"
    assert any(
        "is configured with an undeclared server by 'http://other.example.com/shop'" in line for line in said(documents)
    )
