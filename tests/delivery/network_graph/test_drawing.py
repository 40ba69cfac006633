"""What a drawing of a network consists of, whatever it is written as."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.connections import Connection, Declaration
from delivery.network.graph import Drawing, draw
from tests.delivery.network_graph import intents
from tests.delivery.network_graph.intents import ALB, AURORA, EKS, EKS_LATER, LOCAL, OPENMARKET, intent, outsider


def drawn(given: Declaration, before: Declaration | None = None) -> Drawing:
    return draw(given, title="prod", before=before)


def boxes(drawing: Drawing) -> dict[str, list[str]]:
    """The names of the parties in each box, by its label; the two boxes of the internet are one here."""
    found: dict[str, list[str]] = {box.label: [] for box in drawing.boxes}
    for node in drawing.nodes:
        found[next(box.label for box in drawing.boxes if box.id == node.box)].append(node.name)
    return found


def around(drawing: Drawing, label: str) -> list[str]:
    """The labels of the boxes around a box, from inside to outside."""
    by_id = {box.id: box for box in drawing.boxes}
    box = next(box for box in drawing.boxes if box.label == label)
    return [by_id[box.parent].label, *around(drawing, by_id[box.parent].label)] if box.parent else []


def marks(drawing: Drawing) -> set[str]:
    """The marked parties, and the marked arrows as `client server: ports`."""
    names = {node.id: node.name for node in drawing.nodes}
    nodes = {node.label for node in drawing.nodes if node.mark}
    return nodes | {
        f"{edge.mark} {names[edge.tail]} {names[edge.head]}: {edge.ports}" for edge in drawing.edges if edge.mark
    }


def test_the_namespace_is_in_the_cluster_and_the_cluster_in_the_private_network() -> None:
    assert around(drawn(EKS), "data") == ["namespace", "cluster", "private network"]


def test_where_nobody_is_in_the_private_network_it_is_not_drawn() -> None:
    assert around(drawn(LOCAL), "data") == ["namespace", "cluster"]


def test_everybody_is_in_the_box_where_policies_see_them() -> None:
    assert boxes(drawn(OPENMARKET)) == {
        "internet": ["browsers", *sorted(intents.AWS)],
        "private network": ["ALB", "Aurora MySQL", "ElastiCache Redis"],
        "cluster": ["cluster-dns"],
        "namespace": ["every Pod"],
        "services": ["backend-api", "frontend-web"],
    }


def test_an_ingress_controller_that_policies_know_by_its_pods_is_in_the_cluster() -> None:
    assert "ingress-nginx" in boxes(drawn(LOCAL))["cluster"]


def test_a_managed_server_is_in_the_private_network_also_where_no_policy_knows_its_address() -> None:
    assert boxes(drawn(intent({}, [replace(AURORA, peers=[])], [])))["private network"] == ["Aurora"]


def test_services_come_first_and_data_last_of_the_tiers() -> None:
    tiers = {"a": "data", "b": "batch", "c": "services", "d": "edge"}
    assert [box.label for box in drawn(Declaration(tiers)).boxes if box.place == "tier"] == [
        "services",
        "batch",
        "edge",
        "data",
    ]


def test_the_internet_reaches_public_entries_and_whom_they_lead_to_directly() -> None:
    reached = {node.name for node in drawn(EKS).nodes if node.exposed}
    assert reached == {"ALB", "NLB", "frontend", "currency", "history", "ranking"}


def test_nothing_is_reached_through_an_entry_without_public_ports() -> None:
    hidden = replace(EKS, external_peers={**EKS.external_peers, "ALB": replace(ALB, public=())})
    assert {node.name for node in drawn(hidden).nodes if node.exposed} == {"NLB", "frontend"}


def test_only_the_paths_from_browsers_to_the_workloads_behind_entries_are_exposed() -> None:
    drawing = drawn(LOCAL)
    names = {node.id: node.name for node in drawing.nodes}
    assert {names[edge.tail] for edge in drawing.edges if edge.exposed} == {"browsers", "ingress-nginx"}


def test_names_and_monitoring_are_faint() -> None:
    drawing = drawn(LOCAL)
    names = {node.id: node.name for node in drawing.nodes}
    faint = {(names[edge.tail], edge.ports) for edge in drawing.edges if edge.faint}
    assert faint == {("every Pod", "53 UDP+TCP"), ("prometheus", "8000"), ("prometheus", "80")}


def test_who_says_why_is_remembered() -> None:
    said = {edge.reason for edge in drawn(LOCAL).edges}
    assert "a broker calls the address that it advertises" in said


def test_a_workload_of_the_data_tier_is_a_tool_unless_somebody_else_calls_it() -> None:
    given = intent({"kafka": "data", "ui": "data"}, [], [Connection("ui", "kafka", 9092), Connection("ui", "ui", 80)])
    assert {node.name: node.kind for node in drawn(given).nodes} == {"kafka": "store", "ui": "tool"}


def test_a_name_that_nobody_declares_is_drawn_and_said() -> None:
    drawing = drawn(intent({"web": "services"}, [], [Connection("web", "nobody", 80)]))
    assert "nobody (not declared)" in boxes(drawing)["namespace"]


@pytest.mark.parametrize(
    "role", ["entry", "workload", "monitoring", "autoscaler", "dns", "solver", "managed", "internet"]
)
def test_a_peer_of_any_role_is_declared(role: str) -> None:
    (node,) = drawn(intent({}, [outsider("peer", role, namespace="elsewhere")], [])).nodes
    assert (node.name, node.kind != "unknown") == ("peer", True)


def test_the_pods_that_solve_challenges_are_in_the_namespace() -> None:
    solver = outsider("solver", "solver", namespace="here")
    assert "solver" in boxes(drawn(intent({"web": "services"}, [solver], [])))["namespace"]


def test_an_intent_of_nothing_is_a_drawing_of_nothing() -> None:
    assert drawn(Declaration()) == Drawing("prod", [], [], [])


def test_what_came_and_what_went_is_marked() -> None:
    assert marks(drawn(EKS_LATER, EKS)) == {
        "+ alerts",
        "+ Aurora",
        "- NLB",
        "- kafka-ui",
        "+ ALB alerts: 8000",
        "+ alerts kafka: 9092",
        "+ currency kafka: 9093",
        "+ history Aurora: 3306",
        "- browsers NLB: 80",
        "- NLB frontend: 80",
        "- kafka-ui kafka: 9092",
    }


def test_turned_round_what_came_is_what_went() -> None:
    other = {"+": "-", "-": "+"}
    assert {other[mark[0]] + mark[1:] for mark in marks(drawn(EKS_LATER, EKS))} == marks(drawn(EKS, EKS_LATER))


def test_a_new_service_behind_an_entry_is_exposed_and_a_removed_entry_is_not() -> None:
    exposed = {node.name: node.exposed for node in drawn(EKS_LATER, EKS).nodes}
    assert exposed["alerts"]
    assert not exposed["NLB"]


def test_a_database_that_moves_out_of_the_cluster_goes_and_comes() -> None:
    tiers = {"web": "services", "mysql": "data"}
    inside = intent(tiers, [], [Connection("web", "mysql", 3306)])
    outside = intent({"web": "services"}, [replace(AURORA, name="mysql")], [Connection("web", "mysql", 3306)])
    assert marks(drawn(outside, inside)) == {"- mysql", "+ mysql", "- web mysql: 3306", "+ web mysql: 3306"}


def test_of_two_equal_intents_nothing_is_marked() -> None:
    assert not marks(drawn(EKS, EKS))


def test_names_that_differ_only_in_their_signs_have_ids_of_their_own() -> None:
    nodes = drawn(Declaration(dict.fromkeys(("a-b", "a.b", "a_b", "a_b_2"), "services"))).nodes
    assert len({node.id for node in nodes}) == len(nodes) == 4


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_declared_does_not_show(chance: random.Random) -> None:
    tiers = {name: EKS.tiers[name] for name in chance.sample(sorted(EKS.tiers), len(EKS.tiers))}
    outside = {
        name: EKS.external_peers[name] for name in chance.sample(sorted(EKS.external_peers), len(EKS.external_peers))
    }
    mixed = Declaration(tiers, outside, chance.sample(EKS.connections, len(EKS.connections)))
    assert drawn(mixed) == drawn(EKS)


def rows(drawing: Drawing, name: str) -> list[str]:
    """What stands beside the name of a party."""
    return [row.label for node in drawing.nodes if node.name == name for row in drawing.rows.get(node.id, [])]


def test_a_server_shows_the_ports_on_which_it_is_called_in_order_and_each_once() -> None:
    called = [Connection("b", "a", 9), Connection("c", "a", 9), Connection("b", "d", 10), Connection("c", "d", 9)]
    drawing = drawn(intent(dict.fromkeys("abcd", "services"), [], called))
    assert (rows(drawing, "a"), rows(drawing, "d"), rows(drawing, "b")) == (["9"], ["9", "10"], [])


def test_ports_carry_a_mark_where_all_calls_to_them_do() -> None:
    assert rows(drawn(EKS_LATER, EKS), "kafka") == ["9092", "+ 9093"]
    assert rows(drawn(EKS, EKS_LATER), "kafka") == ["9092", "- 9093"]


def test_an_arrow_that_is_marked_looks_so_and_in_no_other_way() -> None:
    assert {edge.look for edge in drawn(EKS_LATER, EKS).edges if edge.mark} == {"new", "removed"}
    assert {edge.look for edge in drawn(EKS).edges} == {"plain", "exposed", "faint"}


@pytest.mark.parametrize("ports", [(443, 80), (80, 443)])
def test_ports_between_the_same_two_share_an_arrow_in_order(ports: tuple[int, ...]) -> None:
    drawing = drawn(intent({}, [outsider("ALB", "entry", cidr="10.0.0.0/8", public=ports)], []))
    assert [edge.ports for edge in drawing.edges] == ["80, 443"]
