"""`reach` and the matrix: who can connect to whom in an environment, and the words for why."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.connections import Declaration
from contract.errors import InvalidDeclaration
from delivery.__main__ import main
from delivery.manifests import reading
from delivery.manifests.scope import Scope
from delivery.network.declaration import declared
from delivery.network.errors import UnknownParty
from delivery.network.matrix import as_markdown, matrix
from delivery.network.reach import reach
from delivery.network.reachability import Reachability, networks
from tests.conftest import PROJECT
from tests.delivery.junk import JSON

EKS = reading.read(PROJECT / "dist/eks")


def world(documents: list[dict[str, Any]] = EKS) -> Reachability:
    (found,) = networks(Scope("eks", documents, documents)).values()
    return found


WORLD = world()


def without(kind: str, name: str) -> list[dict[str, Any]]:
    return [item for item in EKS if (item["kind"], item["metadata"]["name"]) != (kind, name)]


def named(documents: list[dict[str, Any]], kind: str, name: str) -> Any:
    return next(item for item in documents if (item["kind"], item["metadata"]["name"]) == (kind, name))


def test_a_yes_names_the_rule_on_each_side() -> None:
    assert reach(WORLD, "service-ranking", "mongodb:27017").lines == [
        "yes: service-ranking reaches mongodb on TCP 27017 in eks",
        "  egress of service-ranking: allowed by NetworkPolicy/service-ranking",
        "    service-ranking: TCP 27017 to Pods app=mongodb",
        "  ingress of mongodb: allowed by NetworkPolicy/mongodb",
        "    mongodb: TCP 27017 from Pods app=service-ranking, Pods app=service-dataingestor",
    ]


def test_a_no_names_every_policy_that_isolates_and_all_that_they_allow() -> None:
    answer = reach(WORLD, "zookeeper", "mysql:3306")
    assert not answer.yes
    assert answer.lines == [
        "no: zookeeper cannot reach mysql on TCP 3306 in eks",
        "  egress of zookeeper: isolated by NetworkPolicy/default-deny, NetworkPolicy/dns and NetworkPolicy/zookeeper, "
        "and none of them allows it",
        "    dns: TCP 53, UDP 53 to Pods k8s-app=kube-dns of the namespace kube-system",
        "  ingress of mysql: isolated by NetworkPolicy/default-deny and NetworkPolicy/mysql, "
        "and none of them allows it",
        "    mysql: TCP 3306 from Pods app=service-currency, Pods app=service-history, Pods app=service-dataingestor",
    ]


def test_who_is_outside_is_not_restricted_at_its_own_end() -> None:
    answer = reach(WORLD, "monitoring", "service-frontend:80")
    assert answer.yes
    assert "  egress of monitoring: outside the namespace, where no policy of this environment decides" in answer.lines


def test_a_pod_that_no_policy_isolates_is_open() -> None:
    policies = [item for item in EKS if item["kind"] != "NetworkPolicy"]
    answer = reach(world(policies), "service-frontend", "mysql:3306")
    assert answer.yes
    assert "  ingress of mysql: open, because no policy isolates it" in answer.lines


def test_a_service_stands_for_the_pods_behind_it() -> None:
    assert reach(WORLD, "service-currency", "service-mysql:3306").yes


def test_a_port_of_a_service_is_followed_to_the_port_of_its_pods() -> None:
    documents = copy.deepcopy(EKS)
    named(documents, "Service", "service-mysql")["spec"]["ports"][0] |= {"port": 1, "targetPort": "mysql"}
    assert reach(world(documents), "service-currency", "service-mysql:1").yes


def test_an_address_is_asked_for_by_itself() -> None:
    assert reach(WORLD, "192.168.3.4", "service-frontend:80").yes
    assert not reach(WORLD, "10.3.4.5", "service-frontend:80").yes


def test_a_protocol_can_be_named() -> None:
    assert reach(WORLD, "redis", "cluster-dns:53/udp").yes
    assert not reach(WORLD, "redis", "cluster-dns:53/sctp").yes


@pytest.mark.parametrize(
    "server", ["mysql", "mysql:", ":3306", "mysql:x", "mysql:0", "mysql:65536", "mysql:1/icmp", ""]
)
def test_a_server_without_a_port_is_refused_with_an_example(server: str) -> None:
    with pytest.raises(UnknownParty, match=r"a name and a port; write it as mysql:3306"):
        reach(WORLD, "redis", server)


def test_a_name_that_nobody_has_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownParty, match='did you mean "service-ranking"'):
        reach(WORLD, "servce-ranking", "mysql:3306")


@given(st.text(), st.text())
def test_whatever_is_asked_there_is_an_answer_or_a_reason(client: str, server: str) -> None:
    try:
        assert reach(WORLD, client, server).lines
    except UnknownParty as unknown:
        assert str(unknown)


def test_the_command_exits_with_0_for_yes_and_1_for_no(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", "dev", "service-currency", "mysql:3306"]) == 0
    assert capsys.readouterr().out.startswith("yes: service-currency reaches mysql on TCP 3306 in dev\n")
    assert main(["reach", "dev", "service-frontend", "mysql:3306"]) == 1
    assert capsys.readouterr().out.startswith("no: service-frontend cannot reach mysql on TCP 3306 in dev\n")


def test_the_command_says_which_folders_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", "devv", "a", "b:1"]) == 2
    assert "folder: got 'devv'; allowed: argocd, argocd/trip-service-v1, dev, eks" in capsys.readouterr().err


def test_the_matrix_has_a_row_for_everybody_who_may_ask_and_a_column_for_everybody_who_answers() -> None:
    table = matrix(WORLD)
    assert table.clients[:3] == ["service-frontend-nlb", "trip-service-alb", "monitoring"]
    assert table.clients[-3:] == ["any other Pod of the namespace", "any Pod of another namespace", "any other address"]
    assert table.servers[-2:] == ["cluster-dns", "api.exchangerate-api.com"]
    assert "kafka-ui" in table.clients
    assert "kafka-ui" not in table.servers


def test_the_table_shows_tcp_ports_as_numbers() -> None:
    rows = as_markdown(matrix(WORLD)).splitlines()
    assert len({row.count("|") for row in rows}) == 1
    (row,) = [row for row in rows if row.startswith("| `kafka` |")]
    assert "9092 | 2181 | 53, UDP 53" in row


def test_a_missing_policy_shows_in_the_matrix() -> None:
    opened = matrix(world(without("NetworkPolicy", "default-deny")))
    assert str(opened.ports["any Pod of another namespace", "any other Pod of the namespace"]) == "every port"


PARTS = st.fixed_dictionaries(
    {"tiers": JSON, "outside": JSON, "connections": st.lists(JSON, max_size=2), "unused": st.lists(JSON, max_size=2)}
)
KNOWN = ["client", "server", "port", "protocol", "because", "role", "peers", "host", "secret", "public"]
ENTRY = st.dictionaries(st.sampled_from(KNOWN), JSON, max_size=5)


@given(
    PARTS
    | st.fixed_dictionaries(
        {
            "tiers": st.dictionaries(st.text(max_size=3), JSON, max_size=2),
            "outside": st.dictionaries(st.text(max_size=3), ENTRY, max_size=2),
            "connections": st.lists(ENTRY, max_size=2),
            "unused": st.lists(ENTRY, max_size=2),
        }
    )
)
def test_a_declaration_is_read_or_malformed(said: Any) -> None:
    namespace = {"metadata": {"annotations": {"delivery/network": json.dumps(said)}}}
    try:
        assert isinstance(declared(namespace), Declaration)
    except InvalidDeclaration as error:
        assert str(error)


@pytest.mark.parametrize("metadata", [{}, {"annotations": None}, {"annotations": {}}])
def test_a_namespace_that_declares_nothing_declares_nothing(metadata: dict[str, Any]) -> None:
    assert declared({"metadata": metadata}) is None


def test_what_a_platform_declares_is_read_back(tmp_path: Path) -> None:
    intent = WORLD.declaration
    assert intent.tiers["mysql"] == "data"
    assert intent.external_peers["trip-service-alb"].public == (80, 443)
    assert ("kafka", "kafka", 9092) in {(edge.client, edge.server, edge.port) for edge in intent.connections}
    assert {edge.server for edge in intent.connections if edge.client == "*"} == {"cluster-dns"}
