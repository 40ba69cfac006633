"""Section 6 of the specification: who connects to whom, as computed from the NetworkPolicies in dist/."""

from pathlib import Path

import pytest
import yaml

from delivery.manifests import reading as files
from delivery.manifests.scope import Scope
from delivery.network.endpoint import Addresses
from delivery.network.matrix import matrix
from delivery.network.reach import reach
from delivery.network.reachability import Reachability, networks
from tests.conftest import PROJECT
from tests.trip_currency.conftest import DIST, LOCAL

CURRENCY, HISTORY, RANKING, FRONTEND = "service-currency", "service-history", "service-ranking", "service-frontend"
INGESTOR = "service-dataingestor"
Edge = tuple[str, str, str]

# E01 to E03 come from browsers to the doors, which stand outside the namespace: doors are in the drawing, and that
# they lead to the Pods is E04 to E07.
SPECIFICATION = yaml.safe_load((PROJECT / "platforms/trip_currency/spec.yaml").read_text(encoding="utf-8"))
INSIDE: dict[str, set[Edge]] = {
    id: {(client, server, ports) for client, server, ports in found} for id, found in SPECIFICATION["edges"].items()
}
WORKLOADS = {
    CURRENCY,
    HISTORY,
    RANKING,
    FRONTEND,
    INGESTOR,
    "mysql",
    "mongodb",
    "redis",
    "zookeeper",
    "kafka",
    "kafka-ui",
}


def entries(door: str) -> dict[str, set[Edge]]:
    """E04 to E07: the way in through one door."""
    return {
        "E04": {(door, FRONTEND, "TCP 80")},
        "E05": {(door, CURRENCY, "TCP 8000")},
        "E06": {(door, HISTORY, "TCP 8000")},
        "E07": {(door, RANKING, "TCP 8000")},
    }


DNS = {(pod, "cluster-dns", "TCP 53, UDP 53") for pod in {*WORKLOADS, "any other Pod of the namespace"}}
"""E28."""


def edges(by_id: dict[str, set[Edge]]) -> set[Edge]:
    return {edge for found in by_id.values() for edge in found}


# The two load balancers of eks have the same addresses, so policies cannot tell one from the other.
SPECIFIED = {environment: edges(INSIDE) | edges(entries("ingress-nginx")) | DNS for environment in LOCAL}
SPECIFIED["eks"] = edges(INSIDE) | edges(entries("trip-service-alb")) | edges(entries("service-frontend-nlb")) | DNS


@pytest.fixture(scope="module")
def worlds() -> dict[str, Reachability]:
    read = {folder: files.read(Path(DIST) / folder) for folder in SPECIFIED}
    found = {folder: networks(Scope(folder, documents, documents)) for folder, documents in read.items()}
    return {folder: world for folder, several in found.items() for world in several.values()}


@pytest.mark.parametrize("environment", SPECIFIED)
def test_U13_policies_allow_the_edges_of_the_specification_and_no_other(
    worlds: dict[str, Reachability], environment: str
) -> None:
    """Whoever joins them later declares its own connections, which the review proves."""
    known = {party for client, server, _ in SPECIFIED[environment] for party in (client, server)}
    computed = {(client, server, str(ports)) for (client, server), ports in matrix(worlds[environment]).ports.items()}
    assert {edge for edge in computed if {*edge[:2]} <= known} == SPECIFIED[environment]


@pytest.mark.parametrize("environment", SPECIFIED)
def test_U13_every_pod_is_denied_both_directions_by_default(worlds: dict[str, Reachability], environment: str) -> None:
    world = worlds[environment]
    for pod in world.own_pods:
        for direction in ("Ingress", "Egress"):
            assert "default-deny" in [policy.name for policy in world.cluster.isolating(pod, direction)]


@pytest.mark.parametrize("environment", SPECIFIED)
def test_U13_each_workload_has_one_policy_of_its_own_name(worlds: dict[str, Reachability], environment: str) -> None:
    assert {name for _, name in worlds[environment].folder.policies} >= {*WORKLOADS, "default-deny", "dns"}


@pytest.mark.parametrize(("environment", "range_"), [(local, None) for local in LOCAL] + [("eks", "192.168.0.0/16")])
def test_E04_the_entry_is_the_nginx_namespace_and_in_eks_the_addresses_of_the_vpc(
    worlds: dict[str, Reachability], environment: str, range_: str | None
) -> None:
    doors = ["ingress-nginx"] if range_ is None else ["trip-service-alb", "service-frontend-nlb"]
    endpoints = [endpoint for door in doors for endpoint in worlds[environment].endpoints(door)]
    if range_ is None:
        assert {endpoint.namespace for endpoint in endpoints if not isinstance(endpoint, Addresses)} == {
            "ingress-nginx"
        }
    else:
        assert {str(endpoint.network) for endpoint in endpoints if isinstance(endpoint, Addresses)} == {range_}


@pytest.mark.parametrize("environment", SPECIFIED)
def test_E29_nobody_reaches_kafka_ui_but_by_a_port_forward(worlds: dict[str, Reachability], environment: str) -> None:
    assert not [pair for pair in matrix(worlds[environment]).ports if pair[1] == "kafka-ui"]


@pytest.mark.parametrize(
    ("client", "server"),
    [
        (RANKING, "kafka:9092"),
        ("kafka", f"{RANKING}:8000"),
        (CURRENCY, "mongodb:27017"),
        (HISTORY, "mongodb:27017"),
        (RANKING, "mysql:3306"),
        ("kafka-ui", "zookeeper:2181"),
    ],
)
@pytest.mark.parametrize("environment", SPECIFIED)
def test_what_the_specification_calls_no_edge_is_none(
    worlds: dict[str, Reachability], environment: str, client: str, server: str
) -> None:
    assert not reach(worlds[environment], client, server).yes


@pytest.mark.parametrize("address", ["10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1"])
def test_E17_the_rate_api_is_the_internet_and_no_private_address(worlds: dict[str, Reachability], address: str) -> None:
    assert reach(worlds["dev"], INGESTOR, "93.184.216.34:443").yes
    assert not reach(worlds["dev"], INGESTOR, f"{address}:443").yes
