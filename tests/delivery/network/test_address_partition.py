"""The addresses of the world, in as few blocks as policies can tell anti_affinity."""

from ipaddress import ip_network
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.network.address_partition import address_partition
from delivery.network.cluster import Cluster
from delivery.network.endpoint import Addresses, Block, Pod, holds
from delivery.network.policy import Policy
from delivery.network.ports import EVERY_PORT, NO_PORT
from tests.delivery.network.naive import Yaml, passes
from tests.delivery.network.random_clusters import ADDRESSES, BLOCKS, POLICIES

NETWORKS = st.lists(st.sampled_from([ip_network(cidr, strict=False) for cidr in BLOCKS]), max_size=2)
WEB = Pod("web", "shop")
PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]


def egress_to(*peers: Yaml) -> Policy:
    spec = {"policyTypes": ["Egress"], "egress": [{"to": list(peers)}]}
    return Policy.parse({"metadata": {"name": "egress"}, "spec": spec}, "shop")


def block(cidr: str, *exceptions: str) -> Yaml:
    return {"ipBlock": {"cidr": cidr, "except": list(exceptions)}}


def signature(policies: list[Policy], networks: list[Block], network: Block) -> object:
    known = [each for policy in policies for each in policy.blocks()]
    return network.version, [each.holds(network) for each in known], [holds(each, network) for each in networks]


@given(POLICIES, NETWORKS, ADDRESSES)
def test_exactly_one_part_speaks_for_an_address_and_tells_the_truth(
    manifests: list[Yaml], networks: list[Block], address: str
) -> None:
    policies = [Policy.parse(manifest, "one") for manifest in manifests]
    own = signature(policies, networks, ip_network(address))
    [part] = [
        part for part in address_partition(policies, *networks) if signature(policies, networks, part.network) == own
    ]
    cluster, pod = Cluster(policies), Pod("web", "one")
    plain = {"name": "web", "namespace": "one", "labels": {}, "namespaceLabels": {}, "ports": []}
    for packet in product(("TCP", "UDP"), (1, 53, 80, 443, 8080)):
        entering = passes(manifests, "one", {"address": address}, plain, *packet)
        leaving = passes(manifests, "one", plain, {"address": address}, *packet)
        assert entering == (packet in cluster.allowed(part, pod))
        assert leaving == (packet in cluster.allowed(pod, part))


@given(POLICIES, NETWORKS)
def test_no_two_parts_are_the_same_to_every_block_and_network(manifests: list[Yaml], networks: list[Block]) -> None:
    policies = [Policy.parse(manifest, "one") for manifest in manifests]
    found = [signature(policies, networks, part.network) for part in address_partition(policies, *networks)]
    assert all(found.count(each) == 1 for each in found)


@given(POLICIES, NETWORKS)
def test_an_part_is_in_a_block_entirely_or_not_at_all(manifests: list[Yaml], networks: list[Block]) -> None:
    policies = [Policy.parse(manifest, "one") for manifest in manifests]
    known = [each for policy in policies for each in policy.blocks()]
    bounds = [*networks, *(bound for each in known for bound in (each.cidr, *each.exceptions))]
    for part, bound in product(address_partition(policies, *networks), bounds):
        assert holds(bound, part.network) or not holds(part.network, bound)


@pytest.mark.parametrize(
    ("peers", "networks", "names"),
    [
        ([], [], ["0.0.0.0/0", "::/0"]),
        ([block("0.0.0.0/0")], [], ["0.0.0.0/0", "::/0"]),
        ([block("0.0.0.0/0", *PRIVATE)], [], ["0.0.0.0/0", "10.0.0.0/8", "::/0"]),
        ([block("0.0.0.0/0", *PRIVATE)], ["10.7.0.0/16"], ["0.0.0.0/0", "10.0.0.0/8", "10.7.0.0/16", "::/0"]),
        ([block("10.1.0.0/16"), block("10.2.0.0/16")], [], ["0.0.0.0/0", "10.1.0.0/16", "10.2.0.0/16", "::/0"]),
        ([block("0.0.0.0/1"), block("128.0.0.0/1")], [], ["0.0.0.0/1", "128.0.0.0/1", "::/0"]),
        ([block("2001:db8::/32", "2001:db8::/64")], [], ["0.0.0.0/0", "::/0", "2001:db8::/32"]),
    ],
    ids=str,
)
def test_there_are_as_few_parts_as_can_be(peers: list[Yaml], networks: list[str], names: list[str]) -> None:
    found = address_partition([egress_to(*peers)], *map(ip_network, networks))
    assert [part.name for part in found] == names


def test_an_part_is_named_after_the_network_that_it_is_taken_from() -> None:
    [internet, private, _] = address_partition([egress_to(block("0.0.0.0/0", "10.0.0.0/8"))])
    assert internet.name == "0.0.0.0/0"
    assert not holds(ip_network("10.0.0.0/8"), internet.network)
    assert private == Addresses("10.0.0.0/8", ip_network("10.0.0.0/8"))


@pytest.mark.parametrize(
    ("network", "allowed"),
    [
        ("10.0.0.0/8", False),
        ("10.0.0.0/15", False),
        ("10.1.0.0/16", False),
        ("10.2.0.0/15", True),
        ("10.0.0.0/7", False),
    ],
)
def test_a_block_is_let_in_only_with_all_of_its_addresses(network: str, allowed: bool) -> None:
    cluster = Cluster([egress_to(block("10.0.0.0/8", "10.1.0.0/16"))])
    found = cluster.allowed(WEB, Addresses("somewhere", ip_network(network)))
    assert found == (EVERY_PORT if allowed else NO_PORT)
