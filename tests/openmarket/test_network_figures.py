"""Sections 5 and 10: who connects to whom, as computed from the NetworkPolicies in dist/. OM-52 to OM-57."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network, ip_network
from itertools import product

import pytest

from delivery.manifests.scope import Scope
from delivery.network.address_partition import address_partition
from delivery.network.endpoint import Addresses, Endpoint, Pod, holds
from delivery.network.matrix import matrix
from delivery.network.policy import Direction
from delivery.network.ports import Ports
from delivery.network.reach import reach
from delivery.network.reachability import Reachability, networks
from tests.manifests import Manifests
from tests.openmarket.conftest import read
from tests.openmarket.specification import (
    BACKEND,
    DATABASE_PORT,
    ENVIRONMENTS,
    FRONTEND,
    POLICIES,
    REDIS_PORT,
    SPECIFICATION,
)

Edge = tuple[str, str, str]

ADDRESSES: dict[str, tuple[str, ...]] = {name: tuple(found) for name, found in SPECIFICATION["addresses"].items()}
DATA, EVERY = ADDRESSES["data"], tuple(subnet for found in ADDRESSES.values() for subnet in found)
HTTPS, DNS_PORT = 443, 53
REST = "any other address"
STRANGER, DNS = "any other Pod of the namespace", "cluster DNS"
DNS_NAMESPACE, DNS_LABELS = "kube-system", {"k8s-app": "kube-dns"}
WORKLOADS = (BACKEND, FRONTEND)

SPECIFIED: set[Edge] = {
    (client, server, ports)
    for one, other, ports in SPECIFICATION["edges"]
    for client, server in product(ADDRESSES.get(one, (one,)), ADDRESSES.get(other, (other,)))
}
ENTRIES = {edge for edge in SPECIFIED if edge[0] in ADDRESSES["load balancer"]}
CALLS = {edge for edge in SPECIFIED if {edge[0], edge[1]} <= {*WORKLOADS}}

OTHERS = (
    Pod(DNS, DNS_NAMESPACE, DNS_LABELS),
    Pod("any other Pod of the namespace of the DNS", DNS_NAMESPACE),
    Pod("a Pod elsewhere with the label of the DNS", "elsewhere", DNS_LABELS),
    Pod("a scraper", "monitoring"),
    *(Pod(f"a Pod elsewhere that is called {name}", "elsewhere", {"app": name}) for name in WORKLOADS),
)
"""Pods that a policy may take for those that the specification means."""


@pytest.fixture(scope="module")
def worlds() -> dict[str, Reachability]:
    """The network of each environment."""
    read_once = {env: list(read(env)) for env in ENVIRONMENTS}
    found = {env: networks(Scope(env, documents, documents)) for env, documents in read_once.items()}
    return {env: world for env, several in found.items() for world in several.values()}


@pytest.fixture
def world(env: str, worlds: dict[str, Reachability]) -> Reachability:
    return worlds[env]


def network(subnet: str) -> IPv4Network:
    return IPv4Network(subnet)


def addresses(world: Reachability) -> list[Addresses]:
    """All IPv4 addresses, in blocks that neither a policy nor the subnets of the specification cut in two."""
    subnets = [ip_network(subnet) for subnet in EVERY]
    return [
        each
        for each in address_partition((policy for policy, _ in world.folder.policies.values()), *subnets)
        if is_v4(each)
    ]


def is_v4(block: Addresses) -> bool:
    return block.network.version == 4


def party(world: Reachability, endpoint: Endpoint) -> str:
    """What the specification calls an endpoint."""
    if isinstance(endpoint, Addresses):
        return next((each for each in EVERY if holds(network(each), endpoint.network)), REST)
    if endpoint in world.workloads:
        return endpoint.name
    is_dns = endpoint.namespace == DNS_NAMESPACE and DNS_LABELS.items() <= endpoint.labels.items()
    return DNS if is_dns else endpoint.name


def endpoints(world: Reachability) -> list[Endpoint]:
    """Everybody who could be at one end of a connection."""
    named = [each for each in world.all_endpoints if isinstance(each, Pod)]
    return [*named, *OTHERS, *addresses(world)]


def edges(world: Reachability) -> set[Edge]:
    """Who reaches whom, where one of the two is a Pod of the namespace."""
    pairs = product(endpoints(world), endpoints(world))
    own = [(source, end) for source, end in pairs if source in world.own_pods or end in world.own_pods]
    return between(world, ((source, end, world.cluster.allowed(source, end)) for source, end in own))


def admitted(world: Reachability, direction: Direction, workload: str) -> set[Edge]:
    """What the policies at one end let through, whatever those at the other end do."""
    (pod,) = (each for each in world.workloads if each.name == workload)
    others = endpoints(world)
    pairs = [(each, pod) if direction == "Ingress" else (pod, each) for each in others]
    return between(world, ((source, end, world.cluster.allowed_at(direction, source, end)) for source, end in pairs))


def between(world: Reachability, paths: Iterable[tuple[Endpoint, Endpoint, Ports]]) -> set[Edge]:
    """Paths by the names of the parties. One that only some of a party have shows as two: as it is, and as no port."""
    found: dict[tuple[str, str], set[str]] = {}
    for source, destination, ports in paths:
        found.setdefault((party(world, source), party(world, destination)), set()).add(str(ports))
    return {(*pair, ports) for pair, each in found.items() if each != {"no port"} for ports in each}


def ends(subnet: str) -> Iterator[str]:
    """The first and the last address of a subnet."""
    yield str(network(subnet)[0])
    yield str(network(subnet)[-1])


def test_OM_52_the_backend_admits_only_the_frontend_and_the_load_balancer(world: Reachability) -> None:
    assert admitted(world, "Ingress", BACKEND) == {edge for edge in ENTRIES | CALLS if edge[1] == BACKEND}


def test_OM_53_the_frontend_admits_only_the_load_balancer(world: Reachability) -> None:
    assert admitted(world, "Ingress", FRONTEND) == {edge for edge in ENTRIES if edge[1] == FRONTEND}


@pytest.mark.parametrize("protocol", ["tcp", "udp"])
def test_OM_54_pods_reach_the_dns_of_the_cluster(world: Reachability, workload: str, protocol: str) -> None:
    (pod,) = (each for each in world.workloads if each.name == workload)
    assert (protocol.upper(), DNS_PORT) in world.cluster.allowed(pod, OTHERS[0])


def test_OM_55_the_backend_reaches_aurora(world: Reachability) -> None:
    for address in (address for subnet in DATA for address in ends(subnet)):
        assert reach(world, BACKEND, f"{address}:{DATABASE_PORT}").yes, address


def test_OM_56_the_backend_reaches_redis(world: Reachability) -> None:
    for address in (address for subnet in DATA for address in ends(subnet)):
        assert reach(world, BACKEND, f"{address}:{REDIS_PORT}").yes, address


@pytest.mark.parametrize("address", ["52.95.110.1", "10.0.11.7", "10.255.0.1", "172.16.0.1", "192.168.1.1"])
def test_OM_57_pods_reach_every_address_by_https(world: Reachability, workload: str, address: str) -> None:
    assert reach(world, workload, f"{address}:{HTTPS}").yes


def test_policies_open_the_paths_of_the_specification_and_no_other(world: Reachability) -> None:
    assert edges(world) == SPECIFIED


def test_no_workload_may_open_more_than_its_servers_admit(world: Reachability, workload: str) -> None:
    assert admitted(world, "Egress", workload) == {edge for edge in SPECIFIED if edge[0] == workload}


def test_the_matrix_of_the_platform_shows_one_path_between_its_workloads(world: Reachability) -> None:
    ports = matrix(world).ports.items()
    found = {(*pair, str(each)) for pair, each in ports if set(pair) <= set(WORKLOADS)}
    assert found == CALLS


def test_the_matrix_of_the_platform_shows_what_reaches_its_workloads_from_outside(world: Reachability) -> None:
    outside = {pair for pair in matrix(world).ports if pair[1] in WORKLOADS and pair[0] not in WORKLOADS}
    found = {
        (str(end.network) if isinstance(end, Addresses) else end.name, server)
        for client, server in outside
        for end in world.endpoints(client)
    }
    assert found == {(subnet, server) for subnet, server, _ in ENTRIES}


@pytest.mark.parametrize("port", [DATABASE_PORT, REDIS_PORT])
@pytest.mark.parametrize("subnet", DATA)
def test_the_frontend_has_no_path_to_the_data(world: Reachability, subnet: str, port: int) -> None:
    assert not reach(world, FRONTEND, f"{network(subnet)[10]}:{port}").yes


def test_over_ipv6_pods_reach_nothing_but_https_and_nobody_reaches_them(world: Reachability) -> None:
    blocks = address_partition(policy for policy, _ in world.folder.policies.values())
    for pod, block in product(world.own_pods, (each for each in blocks if not is_v4(each))):
        assert str(world.cluster.allowed(pod, block)) in ("no port", f"TCP {HTTPS}")
        assert not world.cluster.allowed(block, pod)


def test_every_pod_is_denied_both_directions_by_default(world: Reachability) -> None:
    (stranger,) = (pod for pod in world.own_pods if pod.name == STRANGER)
    assert world.cluster.isolating(stranger, "Ingress")
    assert world.cluster.isolating(stranger, "Egress")


def test_each_workload_has_one_policy_of_its_own_for_both_directions(manifests: Manifests, workload: str) -> None:
    policies = manifests.of_kind("NetworkPolicy")
    own = [each for each in policies if each["spec"]["podSelector"] == {"matchLabels": {"app": workload}}]
    assert [each["metadata"]["name"] for each in own] == [POLICIES[workload]]
    assert set(own[0]["spec"]["policyTypes"]) == {"Ingress", "Egress"}


def test_all_other_policies_are_for_every_pod(manifests: Manifests) -> None:
    others = [each for each in manifests.of_kind("NetworkPolicy") if each["metadata"]["name"] not in POLICIES.values()]
    assert [each["metadata"]["name"] for each in others if each["spec"]["podSelector"] != {}] == []


def test_no_policy_would_be_refused(world: Reachability) -> None:
    assert world.refused == []
    assert set(POLICIES.values()) <= {name for _, name in world.folder.policies}
