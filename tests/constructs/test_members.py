"""Clusters: the members of a StatefulSet, how they find each other, and how clients find them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ORDINAL,
    Claim,
    Container,
    ExecProbe,
    FieldRef,
    Members,
    OnDelete,
    OrderedUpdate,
    Placement,
    Port,
    StatefulService,
    Storage,
)
from delivery.review.engine import review
from tests.small import ENVIRONMENT, SIZE, Shop, api, said, whole

PORTS = (Port("client", 2181), Port("peer", 2888), Port("election", 3888))
TRANSLATED = (Port("client", 2181, service_port=80), *PORTS[1:])
DATA = Claim(path="/data", storage=Storage(size="2Gi"))
READY = ExecProbe(command=("zk-ok",))
KEEPER = Container(image="shop/keeper:1", resources=SIZE, ports=PORTS, readiness=READY, liveness=READY, mounts=(DATA,))
THREE = Members(count=3, peers=("peer", "election"))
NEW = replace(ENVIRONMENT, kubernetes="1.28")


def keeper(chart: Any, container: Container = KEEPER, **changed: Any) -> StatefulService:
    words: dict[str, Any] = {"members": THREE} | changed
    return StatefulService(chart, "keeper", container, **words)


def find(documents: list[dict[str, Any]], kind: str, name: str = "keeper") -> dict[str, Any]:
    (found,) = (each for each in documents if (each["kind"], each["metadata"]["name"]) == (kind, name))
    return found


def spec(documents: list[dict[str, Any]], kind: str = "StatefulSet", name: str = "keeper") -> dict[str, Any]:
    found: dict[str, Any] = find(documents, kind, name)["spec"]
    return found


def findings(documents: list[dict[str, Any]]) -> list[str]:
    return [f"{each.rule} {each.what}" for each in review({"shop-test": documents}) if "read-only" not in each.rule]


def test_each_member_has_a_name_and_a_volume(tmp_path: Path) -> None:
    documents = whole(tmp_path, keeper)
    assert (spec(documents)["replicas"], spec(documents)["serviceName"]) == (3, "keeper-headless")
    (claim,) = spec(documents)["volumeClaimTemplates"]
    assert claim["spec"]["resources"] == {"requests": {"storage": "2Gi"}}
    governing = spec(documents, "Service", "keeper-headless")
    assert (governing["clusterIP"], governing["publishNotReadyAddresses"]) == ("None", True)
    assert [port["port"] for port in governing["ports"]] == [2181, 2888, 3888]
    assert findings(documents) == []


def test_clients_get_one_address_and_no_port_of_the_peers(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: api(chart).connect(keeper(chart).settings("KEEPER")))
    service = spec(documents, "Service")
    assert service.get("clusterIP") is None
    assert [port["port"] for port in service["ports"]] == [2181]
    policy = spec(documents, "NetworkPolicy")
    assert [(rule["from"], rule["ports"][0]["port"]) for rule in policy["ingress"]] == [
        ([{"podSelector": {"matchLabels": {"app": "keeper"}}}], 2888),
        ([{"podSelector": {"matchLabels": {"app": "keeper"}}}], 3888),
        ([{"podSelector": {"matchLabels": {"app": "api"}}}], 2181),
    ]
    assert findings(documents) == []


def test_without_one_address_the_headless_service_has_the_name_of_the_cluster(tmp_path: Path) -> None:
    made: list[StatefulService] = []

    def fill(chart: Shop) -> None:
        made.append(keeper(chart, members=replace(THREE, balanced=False)))

    documents = whole(tmp_path, fill)
    assert [each["metadata"]["name"] for each in documents if each["kind"] == "Service"] == ["keeper"]
    assert spec(documents)["serviceName"] == "keeper"
    assert made[0].hosts == ("keeper-0.keeper", "keeper-1.keeper", "keeper-2.keeper")


def test_a_setting_that_names_each_member_is_a_connection_to_the_cluster(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        servers = keeper(chart)
        client = api(chart, environment={"SERVERS": ",".join(f"{host}:2181" for host in servers.hosts)})
        client.connect(servers)

    documents = whole(tmp_path, fill)
    assert findings(documents) == []
    del find(documents, "NetworkPolicy", "api")["spec"]["egress"]
    assert any(
        each.startswith("connections/setting api is configured with keeper:2181") for each in findings(documents)
    )


def test_members_prefer_different_nodes_unless_the_placement_says_where(tmp_path: Path) -> None:
    documents = whole(tmp_path / "default", keeper)
    (term,) = _apart(documents)["preferredDuringSchedulingIgnoredDuringExecution"]
    assert term["podAffinityTerm"]["topologyKey"] == "kubernetes.io/hostname"
    strict = Placement(anti_affinity={"topology.kubernetes.io/zone": "required"})
    documents = whole(tmp_path / "strict", lambda chart: keeper(chart, placement=strict))
    assert list(_apart(documents)) == ["requiredDuringSchedulingIgnoredDuringExecution"]
    del spec(documents)["template"]["spec"]["affinity"]
    assert findings(documents) == ["scaling/members-together 3 members may run on one node"]


def _apart(documents: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = spec(documents)["template"]["spec"]["affinity"]["podAntiAffinity"]
    return found


def test_members_are_drained_one_at_a_time_or_as_said(tmp_path: Path) -> None:
    documents = whole(tmp_path / "one", keeper)
    assert spec(documents, "PodDisruptionBudget")["maxUnavailable"] == 1
    half = replace(THREE, unavailable="34%")
    documents = whole(tmp_path / "third", lambda chart: keeper(chart, members=half))
    assert spec(documents, "PodDisruptionBudget")["maxUnavailable"] == "34%"
    documents = whole(tmp_path / "alone", lambda chart: keeper(chart, members=replace(THREE, count=1)))
    assert not [each for each in documents if each["kind"] == "PodDisruptionBudget"]
    assert "affinity" not in spec(documents)["template"]["spec"]


def test_the_order_of_members_and_of_their_updates_can_be_said(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: keeper(chart, members=replace(THREE, parallel=True, first=1)))
    assert (spec(documents)["podManagementPolicy"], spec(documents)["ordinals"]) == ("Parallel", {"start": 1})
    update = OrderedUpdate(partition=2, history=3)
    documents = whole(tmp_path / "partition", lambda chart: keeper(chart, rollout=update))
    assert spec(documents)["updateStrategy"] == {"type": "RollingUpdate", "rollingUpdate": {"partition": 2}}
    assert spec(documents)["revisionHistoryLimit"] == 3
    documents = whole(tmp_path / "by-hand", lambda chart: keeper(chart, rollout=OnDelete()))
    assert spec(documents)["updateStrategy"] == {"type": "OnDelete"}


def test_the_elected_member_has_a_service_of_its_own(tmp_path: Path) -> None:
    elected = replace(THREE, primary={"role": "leader"})

    def fill(chart: Shop) -> None:
        api(chart).connect(keeper(chart, members=elected).primary.settings("DB"))

    documents = whole(tmp_path, fill)
    assert spec(documents, "Service", "keeper-primary")["selector"] == {"app": "keeper", "role": "leader"}
    (container,) = spec(documents, "Deployment", "api")["template"]["spec"]["containers"]
    assert [each["value"] for each in container["env"]] == ["keeper-primary", "2181"]
    assert findings(documents) == []
    del find(documents, "Service", "keeper-primary")["metadata"]["annotations"]
    assert any(each.startswith("selectors/") for each in findings(documents))


def test_settings_may_depend_on_the_number_of_the_member(tmp_path: Path) -> None:
    numbered = replace(KEEPER, environment={"ID": ORDINAL, "NAME": FieldRef(path="metadata.name"), "AT": "$(NAME).k"})
    documents = whole(tmp_path, lambda chart: keeper(chart, numbered), env=NEW)
    (container,) = spec(documents)["template"]["spec"]["containers"]
    path = "metadata.labels['apps.kubernetes.io/pod-index']"
    assert {"name": "ID", "valueFrom": {"fieldRef": {"fieldPath": path}}} in container["env"]
    assert findings(documents) == []
    assert said(tmp_path, lambda chart: keeper(chart, numbered)) == ["environment ID: ORDINAL, and Kubernetes 1.27"]
    assert said(tmp_path, lambda chart: api(chart, environment={"ID": ORDINAL}), env=NEW) == ["environment ID: ORDINAL"]


def test_no_member_is_a_cluster_that_does_not_run(tmp_path: Path) -> None:
    assert spec(whole(tmp_path, lambda chart: keeper(chart, members=replace(THREE, count=0))))["replicas"] == 0


def test_a_port_may_be_for_members_and_for_clients(tmp_path: Path) -> None:
    both = replace(THREE, peers=("client", "peer"), clients=("client",))
    documents = whole(tmp_path, lambda chart: api(chart).connect(keeper(chart, members=both).settings("KEEPER")))
    assert [port["name"] for port in spec(documents, "Service")["ports"]] == ["client"]
    opened = [rule["ports"][0]["port"] for rule in spec(documents, "NetworkPolicy")["ingress"]]
    assert opened == [2181, 2888]
    assert findings(documents) == []


def test_any_port_of_the_elected_member_can_be_connected_to(tmp_path: Path) -> None:
    elected = replace(THREE, peers=("election",), primary={"role": "leader"})

    def fill(chart: Shop, port: str) -> None:
        api(chart).connect(keeper(chart, members=elected).primary.port(port).settings("DB"))

    documents = whole(tmp_path, lambda chart: fill(chart, "peer"))
    (container,) = spec(documents, "Deployment", "api")["template"]["spec"]["containers"]
    assert [each["value"] for each in container["env"]] == ["keeper-primary", "2888"]
    assert findings(documents) == []
    assert said(tmp_path, lambda chart: fill(chart, "per")) == ["connect: no port 'per' of keeper-primary"]


@pytest.mark.parametrize(
    ("changed", "violation"),
    [
        ({"members": Members(count=-1)}, "members.count: -1"),
        ({"members": Members(count=1, first=-1)}, "members.first: -1"),
        ({"members": Members(count=1, unavailable=0)}, "members.unavailable: 0"),
        ({"members": Members(count=1, unavailable="many")}, "members.unavailable: 'many'"),
        ({"members": Members(count=1, primary={"app": "x"})}, "members.primary app: 'app'"),
        ({"members": Members(count=1, peers=("per",))}, "members.peers: no port 'per'"),
        ({"members": replace(THREE, peers=("client",))}, "members.peers: 'client', the first port"),
        ({"members": replace(THREE, clients=("clint",))}, "members.clients: no port 'clint'"),
        (
            {"members": replace(THREE, balanced=False), "container": replace(KEEPER, ports=TRANSLATED)},
            "members.balanced: port 80 for 2181 of client",
        ),
        ({"members": 3}, "members: 3"),
        ({"rollout": OrderedUpdate(partition=-1)}, "rollout.partition: -1"),
        ({"container": replace(KEEPER, ports=PORTS[1:])}, "ports: none"),
    ],
)
def test_members_that_cannot_be_are_one_violation(changed: dict[str, Any], violation: str, tmp_path: Path) -> None:
    assert violation in said(tmp_path, lambda chart: keeper(chart, **changed))


def test_a_claim_is_for_pods_that_keep_their_names(tmp_path: Path) -> None:
    assert said(tmp_path, lambda chart: api(chart, mounts=(DATA,))) == ["mount /data: a Claim"]


def test_the_label_that_names_the_primary_is_declared_as_one_of_running_pods(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: keeper(chart, members=replace(THREE, primary={"role": "leader"})))
    annotations = find(documents, "Service", "keeper-primary")["metadata"]["annotations"]
    assert json.loads(annotations["delivery/runtime-labels"]) == ["role"]


def test_nobody_connects_to_an_elected_member_that_has_no_labels(tmp_path: Path) -> None:
    found = said(tmp_path, lambda chart: api(chart).connect(keeper(chart).primary.settings("DB")))
    assert found == ["members.primary: none, and somebody connects to it"]
