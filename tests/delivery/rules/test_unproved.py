"""A declaration is held against the policies of its namespace, whatever else the folder renders; or it is an error."""

import copy
import json
from typing import Any

import pytest

from delivery.manifests import reading
from delivery.review.engine import review
from delivery.review.finding import Finding
from tests.conftest import PROJECT
from tests.delivery.namespaces import (
    NAMES,
    Documents,
    config,
    declaration,
    namespace,
    platform,
    policy,
    service,
    thing,
    workload,
)

PROD = reading.read(PROJECT / "dist/openmarket-prod")
OPEN: dict[str, Any] = {"ingress": [{}], "egress": [{}]}


def network(documents: Documents) -> list[Finding]:
    found = review({"folder": documents})
    return [finding for finding in found if finding.rule.split("/")[0] in ("network", "connections")]


def said(documents: Documents) -> list[str]:
    return [f"{finding.rule} {finding.object}: {finding.what}" for finding in network(documents)]


def from_namespace(space: str, app: str) -> list[dict[str, Any]]:
    """Peers of a policy: the Pods of a workload in another namespace."""
    of_namespace = {"matchLabels": {"kubernetes.io/metadata.name": space}}
    return [{"namespaceSelector": of_namespace, "podSelector": {"matchLabels": {"app": app}}}]


def test_a_namespace_more_does_not_switch_the_proof_off() -> None:
    (space,) = {item["metadata"]["name"] for item in PROD if item["kind"] == "Namespace"}
    documents = [*copy.deepcopy(PROD), policy("allow-all", space, {}, **OPEN)]
    before = network(documents)
    assert [finding.severity for finding in before] == ["error"] * 6  # three kinds of Pod, each in both directions
    for name in ("another", space):
        after = network([*documents, namespace(name)])
        assert after == before


def test_each_namespace_is_held_against_its_own_declaration() -> None:
    one, two = platform("a", "api"), platform("b", "api")
    assert said([*one, *two]) == []
    lines = said([*one, *two, policy("allow-all", "b", {}, ingress=[{}])])
    assert lines
    assert all("NetworkPolicy/allow-all: " in line for line in lines)


def test_equal_workloads_in_two_namespaces_are_not_two_of_one_name() -> None:
    assert not [line for line in said([*platform("a", "api"), *platform("b", "api")]) if "declaration" in line]


def test_a_path_between_two_namespaces_is_declared_at_both_ends() -> None:
    edge = {"client": "shop", "server": "api", "port": 8080, "because": "calls it"}
    servers = {"db": {"role": "managed", "peers": from_namespace("b", "api"), "host": "api.b"}}
    clients = {"shop": {"role": "workload", "peers": from_namespace("a", "shop")}}
    one, two = platform("a", "shop"), platform("b", "api")
    calling = declaration("shop", outside=servers, connections=[{**edge, "server": "db"}])
    called = declaration("api", outside=clients, connections=[edge])
    opened = [
        policy("shop", "a", {"app": "shop"}, egress=[{"to": from_namespace("b", "api"), "ports": [{"port": 8080}]}]),
        policy("api", "b", {"app": "api"}, ingress=[{"from": from_namespace("a", "shop"), "ports": [{"port": 8080}]}]),
    ]
    documents = [namespace("a", calling), namespace("b", called), *one[1:], *two[1:]]
    assert said([*documents, *opened]) == []
    lacking = said([*documents, opened[0]])
    assert [line.split(":")[0] for line in lacking] == ["network/too-little NetworkPolicy/all"]
    (surplus,) = {line.split(":")[0] for line in said([namespace("a", declaration("shop")), *documents[1:], *opened])}
    assert surplus == "network/too-much NetworkPolicy/shop"


def test_a_workload_of_another_namespace_counts_with_the_labels_it_really_has() -> None:
    """It listens on a port of the name that a policy opens to everybody: a Pod that nobody knows has no such port."""
    opened = policy("api", "a", {"app": "api"}, egress=[{"ports": [{"port": "http"}]}])
    (line,) = said([*platform("a", "api"), opened, *platform("b", "shop")])
    assert "api opens TCP 8080 to api, b/shop, which no connection declares" in line


def test_a_setting_may_name_a_service_of_another_namespace() -> None:
    settings = config("settings", "a", SHOP="http://shop.b.svc.cluster.local:80")
    reading = workload("api", "a", container={"envFrom": [{"configMapRef": {"name": "settings"}}]})
    documents = [*platform("a", "api"), settings, *platform("b", "shop"), service("shop", "b", "shop")]
    documents[1] = reading
    assert said(documents) == [
        "connections/setting Deployment/api: api is configured with b/shop:8080 by "
        "'http://shop.b.svc.cluster.local:80', "
        "and no policy allows the connection"
    ]


def test_a_declaration_on_something_that_is_no_namespace_is_an_error() -> None:
    documents = platform("a", "api")
    documents[1]["metadata"]["annotations"] = {"delivery/network": "{}"}
    assert said(documents) == [
        "network/unproved Deployment/api: declares connections, which only a Namespace or a NetworkPolicy does"
    ]


def test_a_second_declaration_of_one_namespace_is_an_error() -> None:
    documents = platform("a", "api")
    (line,) = said([*documents, copy.deepcopy(documents[0])])
    assert line == "network/unproved Namespace/a: another object declares connections of this namespace, too"


def test_a_declaration_on_a_rejected_namespace_is_an_error() -> None:
    documents = [*platform("a", "api"), policy("allow-all", "a", {}, **OPEN)]
    documents[0]["specc"] = {}
    (line,) = said(documents)
    assert line.startswith("network/unproved Namespace/a: declares connections that are not read")


@pytest.mark.parametrize("text", [None, 7, ["{}"]])
def test_a_declaration_that_is_no_text_is_an_error(text: Any) -> None:
    documents = platform("a", "api")
    documents[0]["metadata"]["annotations"]["delivery/network"] = text
    assert "network/unproved" in {finding.rule for finding in network(documents)}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}"])
def test_a_declaration_that_cannot_be_read_is_an_error_beside_one_that_can(text: str) -> None:
    documents = [*platform("a", "api"), *platform("b", "api")]
    documents[0]["metadata"]["annotations"]["delivery/network"] = text
    assert "network/declaration" in {finding.rule for finding in network(documents)}


def test_a_policy_that_a_schema_rule_rejects_is_an_error_of_the_proof() -> None:
    broken = policy("allow-all", "a", {}, **OPEN)
    broken["spec"]["podSelecter"] = {}
    (line,) = said([*platform("a", "api"), broken])
    assert line == "network/unproved NetworkPolicy/allow-all: not evaluated: a schema rule rejects it"


@pytest.mark.parametrize("member", [workload("tool", "b"), policy("open", "b", {}, **OPEN)])
def test_a_namespace_that_declares_nothing_beside_one_that_does_is_an_error(member: dict[str, Any]) -> None:
    rest = [namespace("b"), member, policy("dns", "b", {}, egress=[NAMES])]
    (line,) = [line for line in said([*platform("a", "api"), *rest]) if line.startswith("network/unproved")]
    assert line.startswith("network/unproved Namespace/b: ")
    assert line.endswith("declares no connections, as Namespace/a does")


@pytest.mark.parametrize("member", [workload("tool", "b"), policy("open", "b", {}, **OPEN)])
def test_what_is_in_a_namespace_that_is_not_rendered_is_an_error(member: dict[str, Any]) -> None:
    findings = review({"folder": [*platform("a", "api"), member]})
    label = f"{member['kind']}/{member['metadata']['name']}"
    assert ("identity/namespace", label, "error") in {(each.rule, each.object, each.severity) for each in findings}


def test_a_namespace_of_settings_alone_needs_no_declaration() -> None:
    assert said([*platform("a", "api"), namespace("b"), config("settings", "b", MODE="fast")]) == []


def test_a_folder_that_declares_nothing_is_asked_for_no_declaration() -> None:
    documents = [namespace("a"), namespace("b"), workload("api", "a"), workload("api", "b")]
    assert "network/unproved" not in {finding.rule for finding in network(documents)}


def test_an_application_that_declares_connections_is_no_namespace() -> None:
    application = thing("Application", "app", "argocd", "argoproj.io/v1alpha1", spec={})
    application["metadata"]["annotations"] = {"delivery/network": json.dumps(declaration())}
    assert (
        "network/unproved Application/app: declares connections, which only a Namespace or a NetworkPolicy does"
        in said([application])
    )
