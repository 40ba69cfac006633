"""The NetworkPolicies of a namespace: they allow declared connections and DNS, and deny all else.

https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

from constructs_lib.core.l1 import int_or_string, k8s
from constructs_lib.network.connections import Connections, Name
from constructs_lib.network.external_peers import ACME_SOLVER, CLUSTER_DNS, SOLVER_PORT
from constructs_lib.network.server import WorkloadName
from contract.connections import ExternalPeer

Peers: TypeAlias = "list[k8s.NetworkPolicyPeer]"
Opened = tuple[int, str]
"""A port, and its protocol."""
POLICY_API = "networking.k8s.io/v1"
BOTH = ["Ingress", "Egress"]
DEFAULT_DENY = "default-deny"
"""The name of the policy that closes every Pod of a namespace."""


def policies(
    connections: Connections, workloads: Iterable[WorkloadName], name_of: Callable[[str], str]
) -> Iterator[tuple[str, k8s.NetworkPolicySpec]]:
    """Name and content of `default-deny` for every Pod in both directions, of `dns` for every Pod, and of a policy for
    each workload, which holds everything that the workload may receive and open.
    """
    everybody = k8s.LabelSelector()
    yield DEFAULT_DENY, k8s.NetworkPolicySpec(pod_selector=everybody, policy_types=BOTH)
    yield "dns", k8s.NetworkPolicySpec(pod_selector=everybody, policy_types=["Egress"], egress=[_dns()])
    for workload in workloads:
        yield name_of(workload.name), _of_workload(connections, workload)


def policies_beside_others(
    connections: Connections, workloads: Iterable[WorkloadName], name_of: Callable[[str], str]
) -> Iterator[tuple[str, k8s.NetworkPolicySpec]]:
    """The policies of workloads in a namespace where Pods of others run: each is about its own Pods, DNS included."""
    for workload in workloads:
        spec = _of_workload(connections, workload, _dns())
        yield name_of(workload.name), spec


def _dns() -> k8s.NetworkPolicyEgressRule:
    return k8s.NetworkPolicyEgressRule(to=_as_peers(CLUSTER_DNS.peers), ports=[_port(53, "UDP"), _port(53, "TCP")])


def of_solver(controller: ExternalPeer) -> k8s.NetworkPolicySpec:
    """The policy by which an ingress controller reaches the Pods that answer HTTP-01 challenges."""
    (solver,) = ACME_SOLVER.peers
    port = _port(SOLVER_PORT.number, SOLVER_PORT.protocol)
    received = k8s.NetworkPolicyIngressRule(from_=_as_peers(controller.peers), ports=[port])
    return k8s.NetworkPolicySpec(pod_selector=solver["podSelector"], policy_types=BOTH, ingress=[received])


def _of_workload(
    connections: Connections, workload: WorkloadName, *more: k8s.NetworkPolicyEgressRule
) -> k8s.NetworkPolicySpec:
    received = [
        k8s.NetworkPolicyIngressRule(from_=peers, ports=[_port(*port)])
        for port, peers in _clients(connections, workload).items()
    ]
    opened = [
        k8s.NetworkPolicyEgressRule(to=peers, ports=[_port(*port)]) for peers, port in _servers(connections, workload)
    ]
    return k8s.NetworkPolicySpec(
        pod_selector=_pods(workload.name), policy_types=BOTH, ingress=received or None, egress=[*more, *opened] or None
    )


def _clients(connections: Connections, workload: WorkloadName) -> dict[Opened, Peers]:
    """Who connects to each port of a workload."""
    found: dict[Opened, Peers] = {}
    for edge in connections.of_server(workload):
        peers = found.setdefault((edge.port, edge.protocol), [])
        peers += [peer for peer in _peers(connections, edge.client, workload.namespace) if peer not in peers]
    return found


def _servers(connections: Connections, workload: WorkloadName) -> Iterable[tuple[Peers, Opened]]:
    """What a workload connects to; two servers that policies cannot tell apart stand there once."""
    found: list[tuple[Peers, Opened]] = []
    for edge in connections.of_client(workload):
        opened = (_peers(connections, edge.server, workload.namespace), (edge.port, edge.protocol))
        if opened[0] and opened not in found:
            found.append(opened)
    return found


def _peers(connections: Connections, party: Name, namespace: str) -> Peers:
    """The peers of a party in a policy of a namespace."""
    if isinstance(party, WorkloadName) and party.namespace == namespace:
        return [k8s.NetworkPolicyPeer(pod_selector=_pods(party.name))]
    return _as_peers(connections.external(party).peers)


def _as_peers(peers: Iterable[object]) -> Peers:
    return [cast("k8s.NetworkPolicyPeer", peer) for peer in peers]


def _pods(workload: str) -> k8s.LabelSelector:
    return k8s.LabelSelector(match_labels={"app": workload})


def _port(port: int, protocol: str) -> k8s.NetworkPolicyPort:
    return k8s.NetworkPolicyPort(port=int_or_string(port), protocol=protocol)
