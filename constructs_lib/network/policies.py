"""The NetworkPolicies of an environment: nothing is open but what `connect` states, and names.

https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib.network.external_peers import CLUSTER_DNS, NAMESPACE_LABEL, Addresses, Peer
from constructs_lib.typed import number

if TYPE_CHECKING:
    from constructs_lib.core.chart import PlatformChart

BOTH = ["Ingress", "Egress"]


class Policies(Construct):
    """Renders `default-deny` for every Pod in both directions, `dns` for every Pod, and a policy for each workload.

    The policy of a workload has its name and holds everything that the workload may receive and open.
    """

    def __init__(self, chart: PlatformChart) -> None:
        super().__init__(chart, "Policies")  # which no author's id can be
        self._chart = chart

    def emit(self) -> None:
        """Create the policies."""
        self._emit("default-deny", k8s.NetworkPolicySpec(pod_selector=_pods(), policy_types=BOTH))
        dns = k8s.NetworkPolicyEgressRule(
            to=[_peer(peer) for peer in CLUSTER_DNS.peers], ports=[_port(53, "UDP"), _port(53, "TCP")]
        )
        self._emit("dns", k8s.NetworkPolicySpec(pod_selector=_pods(), policy_types=["Egress"], egress=[dns]))
        for workload in self._chart.workloads():
            self._emit_for(workload)

    def _emit_for(self, workload: str) -> None:
        received = [
            k8s.NetworkPolicyIngressRule(from_=peers, ports=[_port(port)])
            for port, peers in self._clients(workload).items()
        ]
        opened = [k8s.NetworkPolicyEgressRule(to=peers, ports=[_port(port)]) for peers, port in self._servers(workload)]
        spec = k8s.NetworkPolicySpec(
            pod_selector=_pods(workload), policy_types=BOTH, ingress=received or None, egress=opened or None
        )
        self._emit(self._chart.policy_name(workload), spec)

    def _clients(self, workload: str) -> dict[int, list[k8s.NetworkPolicyPeer]]:
        """Who connects to each port of a workload."""
        found: dict[int, dict[Peer | str, k8s.NetworkPolicyPeer]] = {}
        for edge in self._chart.connections.of_server(workload):
            found.setdefault(edge.port, {}).update(self._peers(edge.client))
        return {port: list(peers.values()) for port, peers in found.items()}

    def _servers(self, workload: str) -> Iterable[tuple[list[k8s.NetworkPolicyPeer], int]]:
        """What a workload connects to; two servers that policies cannot tell apart stand there once."""
        found = {
            (tuple(peers), edge.port): (list(peers.values()), edge.port)
            for edge in self._chart.connections.of_client(workload)
            if (peers := self._peers(edge.server))
        }
        return found.values()

    def _peers(self, party: str) -> dict[Peer | str, k8s.NetworkPolicyPeer]:
        outsider = self._chart.connections.outside.get(party)
        if outsider is None:
            return {party: _workload(party)}
        return {peer: _peer(peer) for peer in outsider.peers}

    def _emit(self, name: str, spec: k8s.NetworkPolicySpec) -> None:
        metadata = self._chart.metadata("NetworkPolicy", name, self._chart.labels_of(name, "network"))
        k8s.KubeNetworkPolicy(self, name, metadata=metadata, spec=spec)


@cache
def _pods(workload: str = "") -> k8s.LabelSelector:
    """The Pods of a workload, or all."""
    return k8s.LabelSelector(match_labels={"app": workload}) if workload else k8s.LabelSelector()


@cache
def _workload(name: str) -> k8s.NetworkPolicyPeer:
    return k8s.NetworkPolicyPeer(pod_selector=_pods(name))


@cache
def _peer(peer: Peer) -> k8s.NetworkPolicyPeer:
    if isinstance(peer, Addresses):
        block = k8s.IpBlock(cidr=peer.cidr, except_=list(peer.excluded) or None)
        return k8s.NetworkPolicyPeer(ip_block=block)
    return k8s.NetworkPolicyPeer(
        namespace_selector=k8s.LabelSelector(match_labels={NAMESPACE_LABEL: peer.namespace}),
        pod_selector=k8s.LabelSelector(match_labels=dict([peer.label])) if peer.label else None,
    )


@cache
def _port(port: int, protocol: str = "TCP") -> k8s.NetworkPolicyPort:
    return k8s.NetworkPolicyPort(port=number(port), protocol=protocol)
