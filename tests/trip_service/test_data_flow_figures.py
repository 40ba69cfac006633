"""Section 6 of the specification: who connects to whom, as computed from the NetworkPolicies in dist/."""

import pytest
import yaml

from delivery.manifests import reading
from delivery.manifests.scope import Scope
from delivery.network.matrix import matrix
from delivery.network.reach import reach
from delivery.network.reachability import Reachability, networks
from tests.conftest import PROJECT
from tests.manifests import DIST
from tests.trip_service.conftest import FOLDERS

SPECIFICATION = yaml.safe_load((PROJECT / "platforms/trip_service/spec.yaml").read_text(encoding="utf-8"))
PRODUCTION_ONLY = {"F21"}


def specified(folder: str, pods: set[str]) -> set[tuple[str, str, str]]:
    """The edges of an environment, and F26: every Pod asks the DNS of the cluster."""
    left_out = set() if folder.endswith("production") else PRODUCTION_ONLY
    edges = {tuple(edge) for id, found in SPECIFICATION["edges"].items() if id not in left_out for edge in found}
    return edges | {(pod, "cluster-dns", "TCP 53, UDP 53") for pod in pods}


@pytest.fixture(scope="module")
def worlds() -> dict[str, Reachability]:
    read = {folder: reading.read(DIST / folder) for folder in FOLDERS}
    return {
        folder: next(iter(networks(Scope(folder, documents, documents)).values())) for folder, documents in read.items()
    }


@pytest.mark.parametrize("folder", FOLDERS)
def test_W07_policies_allow_the_edges_of_the_specification_and_no_other(
    worlds: dict[str, Reachability], folder: str
) -> None:
    world = worlds[folder]
    pods = {pod.name for pod in world.own_pods}
    computed = {(client, server, str(ports)) for (client, server), ports in matrix(world).ports.items()}
    assert computed == specified(folder, pods)


@pytest.mark.parametrize("folder", FOLDERS)
def test_W07_every_pod_is_denied_both_directions_by_default(worlds: dict[str, Reachability], folder: str) -> None:
    for pod in worlds[folder].own_pods:
        for direction in ("Ingress", "Egress"):
            policies = worlds[folder].cluster.isolating(pod, direction)
            assert "default-deny" in [policy.name for policy in policies]


@pytest.mark.parametrize(
    ("client", "server"),
    [
        ("ranking-service", "mariadb:3306"),
        ("currency-service", "mongodb:27017"),
        ("history-service", "mongodb:27017"),
        ("data-ingestor", "mongodb:27017"),
        ("mariadb", "kafka:9092"),
        ("mongodb", "kafka:9092"),
    ],
)
@pytest.mark.parametrize("folder", FOLDERS)
def test_what_the_specification_calls_no_edge_is_none(
    worlds: dict[str, Reachability], folder: str, client: str, server: str
) -> None:
    assert not reach(worlds[folder], client, server).yes
