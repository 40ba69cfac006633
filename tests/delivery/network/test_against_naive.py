"""The evaluator against a second one that was written to be as different as can be."""

from ipaddress import ip_network
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.network.cluster import Cluster
from delivery.network.endpoint import Addresses, Endpoint, Pod
from delivery.network.peer import parse as parse_peer
from delivery.network.policy import Direction, Policy
from delivery.network.selector import Selector
from tests.delivery.network.cases import NAMESPACE, Case, cases
from tests.delivery.network.cases import endpoint as named
from tests.delivery.network.naive import Yaml, applies, is_peer, lets, passes, selects
from tests.delivery.network.random_clusters import (
    ADDRESSES,
    ENDS,
    IP_BLOCKS,
    LABELS,
    NAMESPACES,
    PEERS,
    POD_SELECTORS,
    PODS,
    POLICIES,
    PORTS,
    SPECS,
)

HOME = "one"
"""The namespace of policies that name none."""

OUTSIDE = {"address": "9.9.9.9"}
DIRECTIONS: tuple[Direction, ...] = ("Ingress", "Egress")
SAMPLE = [*product(("TCP", "UDP", "SCTP"), (1, 2, 3, 53, 54, 79, 80, 81, 82, 443, 8080, 8081, 65533, 65534, 65535))]


def endpoint(said: Yaml) -> Endpoint:
    if "address" in said:
        return Addresses(said["address"], ip_network(said["address"]))
    ports = {(port["protocol"], port["name"]): port["containerPort"] for port in said["ports"]}
    return Pod(said["name"], said["namespace"], said["labels"], said["namespaceLabels"], ports)


def names(manifests: list[Yaml]) -> tuple[str, ...]:
    return tuple(manifest["metadata"]["name"] for manifest in manifests)


def naively(one: Endpoint) -> Yaml:
    """An endpoint in the words of the naive evaluator; of a block, its first address."""
    if isinstance(one, Addresses):
        return {"address": str(one.network[0])}
    ports = [{"protocol": key[0], "name": key[1], "containerPort": port} for key, port in one.ports.items()]
    labels = {"labels": one.labels, "namespaceLabels": one.namespace_labels}
    return {"name": one.name, "namespace": one.namespace, **labels, "ports": ports}


def ingress(rule: Yaml) -> Yaml:
    """A policy with one rule for every Pod of its namespace."""
    return {"metadata": {"name": "policy"}, "spec": {"podSelector": {}, "ingress": [rule]}}


@settings(max_examples=100)
@given(POD_SELECTORS, LABELS)
def test_both_select_by_the_same_labels(selector: Yaml, labels: dict[str, str]) -> None:
    assert Selector.parse(selector, "").matches(labels) == selects(selector, labels)


@settings(max_examples=100)
@given(SPECS, PODS, st.sampled_from(DIRECTIONS))
def test_both_isolate_the_same_pods(spec: Yaml, pod: Yaml, direction: Direction) -> None:
    policy = {"metadata": {"name": "policy"}, "spec": spec}
    own = endpoint(pod)
    assert isinstance(own, Pod)
    assert Policy.parse(policy, HOME).isolates(own, direction) == applies(direction, policy, HOME, pod)


@settings(max_examples=100)
@given(PEERS, PODS, st.sampled_from(list(NAMESPACES)))
def test_both_mean_the_same_pods(peer: Yaml, pod: Yaml, home: str) -> None:
    assert parse_peer(peer, home, "").matches(endpoint(pod)) == is_peer(peer, home, pod)


@settings(max_examples=100)
@given(IP_BLOCKS, ADDRESSES)
def test_both_mean_the_same_addresses(block: Yaml, address: str) -> None:
    outside = {"address": address}
    found = parse_peer({"ipBlock": block}, HOME, "").matches(endpoint(outside))
    assert found == is_peer({"ipBlock": block}, HOME, outside)


@settings(max_examples=100)
@given(st.lists(PORTS, max_size=3), PODS)
def test_both_mean_the_same_ports(ports: list[Yaml], pod: Yaml) -> None:
    manifest, home = ingress({"ports": ports}), pod["namespace"]
    allowed = Cluster([Policy.parse(manifest, home)]).allowed(endpoint(OUTSIDE), endpoint(pod))
    expected = [packet for packet in SAMPLE if passes([manifest], home, OUTSIDE, pod, *packet)]
    assert [packet for packet in SAMPLE if packet in allowed] == expected


@settings(max_examples=200)
@given(POLICIES, ENDS)
def test_both_allow_the_same_ports_between_any_two_endpoints(manifests: list[Yaml], ends: list[Yaml]) -> None:
    cluster = Cluster(Policy.parse(manifest, HOME) for manifest in manifests)
    for source, destination in product(ends, ends):
        allowed = cluster.allowed(endpoint(source), endpoint(destination))
        expected = [packet for packet in SAMPLE if passes(manifests, HOME, source, destination, *packet)]
        assert [packet for packet in SAMPLE if packet in allowed] == expected
        edges = {(part.protocol, edge) for part in allowed.ranges for edge in (part.first, part.last)}
        assert all(passes(manifests, HOME, source, destination, *edge) for edge in edges)


@settings(max_examples=100)
@given(POLICIES, ENDS, st.sampled_from(SAMPLE))
def test_the_explanation_names_who_isolates_and_who_allows(
    manifests: list[Yaml], ends: list[Yaml], packet: tuple[str, int]
) -> None:
    cluster = Cluster(Policy.parse(manifest, HOME) for manifest in manifests)
    for source, destination in product(ends, ends):
        decision = cluster.explain(endpoint(source), endpoint(destination), *packet)
        assert decision.allowed == (packet in cluster.allowed(endpoint(source), endpoint(destination)))
        for direction in DIRECTIONS:
            side, owner = (decision.egress, source) if direction == "Egress" else (decision.ingress, destination)
            isolating = [each for each in manifests if applies(direction, each, HOME, owner)]
            allowing = [each for each in isolating if lets(direction, each, HOME, source, destination, *packet)]
            assert (side.isolating, side.allowing) == (names(isolating), names(allowing))
            at_this_end = cluster.allowed_at(direction, endpoint(source), endpoint(destination))
            assert side.allowed == (packet in at_this_end)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name.replace(" ", "_"))
def test_the_naive_evaluator_agrees_with_the_documentation(case: Case) -> None:
    for packet in case.packets:
        source, destination = (naively(named(name)) for name in (packet.source, packet.destination))
        told = passes(case.policies, NAMESPACE, source, destination, packet.protocol, packet.port)
        assert told == packet.allowed, f"{packet}: {case.says} ({case.page})"
