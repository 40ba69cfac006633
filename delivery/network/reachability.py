"""The endpoints that could connect to the Pods of one namespace or be reached by them, and what is declared of them.

Policies distinguish endpoints by labels, namespaces and addresses only. So a few endpoints represent all possible ones:
the workloads, the external peers, one for each peer of a policy, one for each block of addresses that policies treat
alike, Pods without labels in this namespace and in others, and, of the workloads in the other namespaces of the folder,
one for each treatment that no other endpoint gets.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property

from contract import declarations
from contract.connections import EVERY_WORKLOAD, Declaration
from contract.errors import InvalidDeclaration
from contract.well_known import NAMESPACE_NAME
from delivery.manifests.declaring import DECLARING
from delivery.manifests.objects import annotations_of
from delivery.manifests.once import Once
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.network import peer
from delivery.network.address_partition import address_partition
from delivery.network.declaration import declared
from delivery.network.endpoint import Addresses, Endpoint, Pod
from delivery.network.errors import InvalidPolicy
from delivery.network.folder import Folder
from delivery.network.peer import IpBlock, Peer, Pods
from delivery.network.policy import Rule
from delivery.network.ports import Ports, union
from delivery.network.selector import Selector

ELSEWHERE = "elsewhere"
"""Represents every namespace that no policy names."""


class Reachability(Once):
    """The network of one namespace of a folder."""

    def __init__(self, folder: Folder, namespace: str) -> None:
        self.folder = folder
        self.scope = folder.scope
        self.namespace = namespace
        self.cluster = folder.cluster
        self._parties: dict[Endpoint, frozenset[str]] = {}

    @cached_property
    def declaration(self) -> Declaration:
        """What the platform declares; empty where there is no valid declaration."""
        return self._declared or Declaration()

    @property
    def is_declared(self) -> bool:
        """Whether there is a valid declaration to compare the policies with, even an empty one."""
        return self._declared is not None

    @cached_property
    def manifest(self) -> Manifest | None:
        """The object that declares connections or, if there is none, the Namespace. Of several, the first."""
        found = [each for each in self.scope.objects_in(self.namespace) if each["kind"] in DECLARING]
        declaring = (each for each in found if declarations.NETWORK in annotations_of(each))
        return next(declaring, self.scope.get("Namespace", "", self.namespace))

    @cached_property
    def _declared(self) -> Declaration | None:
        try:
            return declared(self.manifest) if self.manifest else None
        except InvalidDeclaration:
            return None

    @property
    def refused(self) -> list[tuple[Manifest, InvalidPolicy]]:
        """The policies of the namespace that an API server refuses, each with the reason."""
        return [each for each in self.folder.refused if self.scope.namespace_of(each[0]) == self.namespace]

    @cached_property
    def workloads(self) -> dict[Pod, Workload]:
        """The Pods of each workload of the namespace."""
        return self.folder.workloads_in(self.namespace)

    @property
    def names(self) -> list[str]:
        """The names of all workloads, with duplicates."""
        return [self.folder.pod(workload).name for workload in self.scope.workloads_in(self.namespace)]

    @cached_property
    def own_pods(self) -> list[Pod]:
        """Every Pod of this namespace: of its workloads, and any other, unless others run theirs there."""
        others = () if self.declaration.shared else self._unknown_pods
        return [*self.workloads, *(each for each in others if each.namespace == self.namespace)]

    @cached_property
    def all_endpoints(self) -> list[Endpoint]:
        """All endpoints."""
        return [*self.workloads, *self._unknown_pods, *self._elsewhere, *self._addresses]

    def parties(self, endpoint: Endpoint) -> frozenset[str]:
        """The parties that an endpoint belongs to: a workload to its own name, and any to external peers."""
        if endpoint not in self._parties:
            names = {
                name for name, peers in self._external_peers.items() if any(each.matches(endpoint) for each in peers)
            }
            if endpoint in self.workloads:
                names.add(endpoint.name)
            self._parties[endpoint] = frozenset(names)
        return self._parties[endpoint]

    def endpoints(self, party: str) -> list[Endpoint]:
        """The endpoints of a party, or of a workload of the folder by its name `namespace/name`."""
        return self._by_party.get(party) or [*self.folder.named(party)]

    def behind(self, service: Manifest) -> list[Pod]:
        """The Pods that a Service sends to."""
        return [self.folder.pod(workload) for workload in self.scope.behind(service)]

    def parties_or_name(self, pod: Pod) -> frozenset[str]:
        """The parties of a workload, or else its name `namespace/name`."""
        return self.parties(pod) or frozenset({f"{pod.namespace}/{pod.name}"})

    def declared_ports(self, source: Endpoint, destination: Endpoint) -> Ports:
        """The ports that declared connections open from one endpoint to another."""
        clients, servers = self.parties(source), self.parties(destination)
        if isinstance(source, Pod) and source.namespace == self.namespace:
            clients |= {EVERY_WORKLOAD}
        paths = self._paths
        return union(paths[client, server] for client in clients for server in servers if (client, server) in paths)

    @cached_property
    def _paths(self) -> Mapping[tuple[str, str], Ports]:
        """The declared ports of each client and server."""
        found: dict[tuple[str, str], list[Ports]] = defaultdict(list)
        for each in self.declaration.connections:
            found[each.client, each.server].append(Ports.of(each.protocol, each.port))
        return {ends: union(ports) for ends, ports in found.items()}

    def name(self, endpoint: Endpoint) -> str:
        """The name of an endpoint in messages."""
        parties = self.parties(endpoint)
        outside = self.declaration.external_peers
        # What is also a part of the internet is better known as what else it is.
        narrow = {name for name in parties if name not in outside or outside[name].role != "internet"}
        known = ", ".join(sorted(narrow or parties))
        if not known and isinstance(endpoint, Pod) and endpoint in self.folder.all_pods:
            return f"{endpoint.namespace}/{endpoint.name}"
        return known or (f"addresses in {endpoint.name}" if isinstance(endpoint, Addresses) else endpoint.name)

    @cached_property
    def _by_party(self) -> Mapping[str, list[Endpoint]]:
        found: dict[str, list[Endpoint]] = defaultdict(list)
        for endpoint in self.all_endpoints:
            for party in self.parties(endpoint):
                found[party].append(endpoint)
        return found

    @cached_property
    def _unknown_pods(self) -> list[Pod]:
        found: dict[str, Pod] = {}
        for pod in (
            Pod("any other Pod of the namespace", self.namespace, {}, self.folder.labels_of(self.namespace)),
            Pod("any Pod of another namespace", ELSEWHERE),
            *map(self._example, self._pods_that_peers_name()),
        ):
            found.setdefault(
                f"{pod.namespace} {sorted(pod.labels.items())} {sorted(pod.namespace_labels.items())}", pod
            )
        return list(found.values())

    @cached_property
    def _elsewhere(self) -> list[Pod]:
        """Workloads of other namespaces: all that are external peers, and one for each treatment by the policies of
        this namespace that only such a workload gets.
        """
        peers = list(dict.fromkeys(each for each in self._pods_that_peers_name() if each.namespaces is not None))
        ports = sorted({name for each in self._rules() for name in each.names})

        def treatment(pod: Pod) -> Hashable:
            return tuple(each.matches(pod) for each in peers), tuple(pod.ports.get(name) for name in ports)

        meant = [pod for each in peers for pod in self.folder.meant_by(each)]
        meant += [pod for pod in self.folder.all_pods if not pod.ports.keys().isdisjoint(ports)] if ports else []
        seen = {treatment(pod) for pod in self._unknown_pods if pod.namespace != self.namespace}
        found = []
        for pod in dict.fromkeys(pod for pod in meant if pod.namespace != self.namespace):
            if self.parties(pod) or treatment(pod) not in seen:
                found.append(pod)
            seen.add(treatment(pod))
        return found

    def _rules(self) -> Iterator[Rule]:
        for policy in self.folder.policies_in(self.namespace):
            for rules in policy.rules.values():
                yield from rules

    @cached_property
    def _addresses(self) -> list[Addresses]:
        """One block for each set of addresses that policies and the declaration treat alike."""
        peers = (each for peers in self._external_peers.values() for each in peers if isinstance(each, IpBlock))
        bounds = {bound for block in peers for bound in (block.cidr, *block.exceptions)}
        return address_partition(self.folder.policies_in(self.namespace), *sorted(bounds, key=str))

    @cached_property
    def _external_peers(self) -> Mapping[str, list[Peer]]:
        """The policy peers of each external peer."""
        return {
            name: [peer.parse(said, self.namespace, name) for said in external.peers]
            for name, external in self.declaration.external_peers.items()
        }

    def _pods_that_peers_name(self) -> Iterator[Pods]:
        """The peers with selectors, declared and in policies."""
        for peers in self._external_peers.values():
            yield from (each for each in peers if isinstance(each, Pods))
        for policy in self.folder.policies_in(self.namespace):
            about = Pods(policy.namespace, None, policy.pods)
            yield from [about] if self._may_match_unknown(about) else []
            for rule in (rule for rules in policy.rules.values() for rule in rules):
                yield from (each for each in rule.peers if isinstance(each, Pods) and self._may_match_unknown(each))

    def _may_match_unknown(self, peer: Pods) -> bool:
        """Whether a peer may match other Pods than those of workloads. Most peers match one workload."""
        if peer.namespaces is not None or peer.pods.expressions:
            return True
        return not self.scope.selected(dict(peer.pods.labels), self.namespace)

    def _example(self, peer: Pods) -> Pod:
        """A Pod that a peer matches, without any other label."""
        labels = _fewest_labels(peer.pods)
        what = f"Pods with {_words(labels)}" if labels else "Pods"
        if peer.namespaces is None:
            return Pod(what, self.namespace, labels, self.folder.labels_of(self.namespace))
        of_namespace = _fewest_labels(peer.namespaces)
        namespace = of_namespace.get(NAMESPACE_NAME, ELSEWHERE)
        return Pod(f"{what} of {namespace}", namespace, labels, of_namespace)


def _fewest_labels(selector: Selector) -> dict[str, str]:
    """The labels that a selector asks for, and no other."""
    asked = (each for each in selector.expressions if each.operator in ("In", "Exists"))
    return {each.key: min(each.values, default="any") for each in asked} | dict(selector.labels)


def _words(labels: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in sorted(labels.items()))


def networks(scope: Scope) -> Mapping[str, Reachability]:
    """The reachability of each namespace that is rendered, or that an object is in."""
    return scope.once(_networks)


def _networks(scope: Scope) -> Mapping[str, Reachability]:
    folder = Folder(scope)
    return {namespace: Reachability(folder, namespace) for namespace in scope.all_namespaces}
