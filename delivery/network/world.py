"""Everybody who could open connections to the Pods of one environment, or be reached by them, and what is declared.

Policies tell endpoints apart by labels, namespaces and addresses. So a few endpoints stand for all there are: the
workloads, those whom the platform declares outside, one for each peer that a policy names, one for each block of
addresses that policies can treat differently, and strangers: Pods without labels, in this namespace and in others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from delivery.manifests import Manifest
from delivery.network import peer
from delivery.network.atoms import atoms
from delivery.network.cluster import Cluster
from delivery.network.endpoint import NAMESPACE_NAME, Addresses, Endpoint, Pod
from delivery.network.intent import Intent, Malformed, declared
from delivery.network.peer import IpBlock, Peer, Pods
from delivery.network.policy import Policy
from delivery.network.ports import Ports, union
from delivery.network.refused import Refused
from delivery.network.selector import Selector
from delivery.scope import Scope, Workload

ELSEWHERE = "elsewhere"
"""Stands for every namespace that nobody names."""


class World:
    """The network of one environment. Policies that an API server would refuse are left out; they are in `refused`."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.namespace = scope.namespace or ""
        self.policies: dict[tuple[str, str], tuple[Policy, Manifest]] = {}
        self.refused: list[tuple[Manifest, Refused]] = []
        for manifest in scope.of_kind("NetworkPolicy"):
            try:
                policy = Policy.parse(manifest, self.namespace)
                self.policies[policy.namespace, policy.name] = policy, manifest
            except Refused as error:
                self.refused.append((manifest, error))
        self.cluster = Cluster(policy for policy, _ in self.policies.values())
        self._parties: dict[Endpoint, frozenset[str]] = {}

    @cached_property
    def intent(self) -> Intent:
        """What the platform declares: nothing, where there is no declaration that can be read."""
        return self._declared or Intent()

    @property
    def is_declared(self) -> bool:
        """Whether there is a declaration to hold the policies against, even one that names nobody."""
        return self._declared is not None

    @cached_property
    def _declared(self) -> Intent | None:
        namespaces = self.scope.of_kind("Namespace")
        try:
            return declared(namespaces[0]) if len(namespaces) == 1 else None
        except Malformed:
            return None

    @cached_property
    def workloads(self) -> dict[Pod, Workload]:
        """The Pods of each workload."""
        return {self._pods[id(workload.manifest)]: workload for workload in self.scope.workloads}

    @property
    def names(self) -> list[str]:
        """The name of each workload, as often as workloads have it."""
        return [self._pods[id(workload.manifest)].name for workload in self.scope.workloads]

    @cached_property
    def inside(self) -> list[Pod]:
        """Every Pod of this namespace: of its workloads, and any other."""
        return [*self.workloads, *(each for each in self._strange_pods if each.namespace == self.namespace)]

    @cached_property
    def everybody(self) -> list[Endpoint]:
        """All endpoints."""
        return [*self.workloads, *self._strange_pods, *self._addresses]

    def parties(self, endpoint: Endpoint) -> frozenset[str]:
        """What the platform calls an endpoint: a workload by its name, and everybody outside that it is part of."""
        if endpoint not in self._parties:
            names = {name for name, peers in self._outsiders.items() if any(each.matches(endpoint) for each in peers)}
            if endpoint in self.workloads:
                names.add(endpoint.name)
            self._parties[endpoint] = frozenset(names)
        return self._parties[endpoint]

    def endpoints(self, party: str) -> list[Endpoint]:
        """The endpoints that stand for a party."""
        return self._by_party[party]

    def behind(self, service: Manifest) -> list[Pod]:
        """The Pods that a Service sends to."""
        selector = service.get("spec", {}).get("selector")
        return [self._pods[id(each.manifest)] for each in self.scope.selected(selector)] if selector else []

    def wanted(self, source: Endpoint, destination: Endpoint) -> Ports:
        """The ports that declared connections open from one endpoint to another."""
        clients, servers = self.parties(source), self.parties(destination)
        own = isinstance(source, Pod) and source.namespace == self.namespace
        return union(
            Ports.of(each.protocol, each.port)
            for each in self.intent.connections
            if each.server in servers and (each.client in clients or (own and each.client == "*"))
        )

    def name(self, endpoint: Endpoint) -> str:
        """What people call an endpoint."""
        parties = self.parties(endpoint)
        outside = self.intent.outside
        # What is also a part of the internet is better known as what else it is.
        narrow = {name for name in parties if name not in outside or outside[name].role != "internet"}
        known = ", ".join(sorted(narrow or parties))
        return known or (f"addresses in {endpoint.name}" if isinstance(endpoint, Addresses) else endpoint.name)

    @cached_property
    def _pods(self) -> dict[int, Pod]:
        """The Pods of each workload, by the identity of its manifest."""
        return {id(workload.manifest): self._pod(workload) for workload in self.scope.workloads}

    @cached_property
    def _by_party(self) -> Mapping[str, list[Endpoint]]:
        found: dict[str, list[Endpoint]] = defaultdict(list)
        for endpoint in self.everybody:
            for party in self.parties(endpoint):
                found[party].append(endpoint)
        return found

    @cached_property
    def _strange_pods(self) -> list[Pod]:
        found: dict[str, Pod] = {}
        for pod in (
            Pod("any other Pod of the namespace", self.namespace, {}, self._own_labels),
            Pod("any Pod of another namespace", ELSEWHERE),
            *map(self._witness, self._pods_that_peers_name()),
        ):
            found.setdefault(
                f"{pod.namespace} {sorted(pod.labels.items())} {sorted(pod.namespace_labels.items())}", pod
            )
        return list(found.values())

    @cached_property
    def _addresses(self) -> list[Addresses]:
        """One block of addresses for each way in which policies and declarations can treat an address."""
        peers = (each for peers in self._outsiders.values() for each in peers if isinstance(each, IpBlock))
        bounds = {bound for block in peers for bound in (block.cidr, *block.exceptions)}
        return atoms((policy for policy, _ in self.policies.values()), *sorted(bounds, key=str))

    @cached_property
    def _outsiders(self) -> Mapping[str, list[Peer]]:
        """The peers of everybody whom the platform declares outside."""
        return {
            name: [peer.parse(said, self.namespace, name) for said in outsider.peers]
            for name, outsider in self.intent.outside.items()
        }

    def _pods_that_peers_name(self) -> Iterator[Pods]:
        """The peers with selectors, declared and in policies."""
        for peers in self._outsiders.values():
            yield from (each for each in peers if isinstance(each, Pods))
        for policy, _ in self.policies.values():
            about = Pods(policy.namespace, None, policy.pods)
            yield from [about] if self._is_strange(about) else []
            for rule in (rule for rules in policy.rules.values() for rule in rules):
                yield from (each for each in rule.peers if isinstance(each, Pods) and self._is_strange(each))

    def _is_strange(self, peer: Pods) -> bool:
        """Whether a peer may mean more than workloads: most name one workload, which stands for itself."""
        if peer.namespaces is not None or peer.pods.expressions:
            return True
        return not self.scope.selected(dict(peer.pods.labels))

    def _witness(self, peer: Pods) -> Pod:
        """A Pod that a peer means, with no label that it does not ask for."""
        labels = _fewest_labels(peer.pods)
        what = f"Pods with {_words(labels)}" if labels else "Pods"
        if peer.namespaces is None:
            return Pod(what, self.namespace, labels, self._own_labels)
        of_namespace = _fewest_labels(peer.namespaces)
        namespace = of_namespace.get(NAMESPACE_NAME, ELSEWHERE)
        return Pod(f"{what} of {namespace}", namespace, labels, of_namespace)

    @cached_property
    def _own_labels(self) -> Mapping[str, str]:
        namespaces = self.scope.of_kind("Namespace")
        labels: Mapping[str, str] = namespaces[0]["metadata"].get("labels", {}) if len(namespaces) == 1 else {}
        return labels

    def _pod(self, workload: Workload) -> Pod:
        ports = {
            (port.get("protocol", "TCP"), port["name"]): port["containerPort"]
            for port in workload.ports()
            if "name" in port
        }
        namespace = str(workload.manifest["metadata"].get("namespace") or self.namespace)
        name = workload.labels.get("app", workload.name)
        return Pod(name, namespace, workload.labels, self._own_labels, ports)


def _fewest_labels(selector: Selector) -> dict[str, str]:
    """The labels that a selector asks for, and no other."""
    asked = (each for each in selector.expressions if each.operator in ("In", "Exists"))
    return {each.key: min(each.values, default="any") for each in asked} | dict(selector.labels)


def _words(labels: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in sorted(labels.items()))
