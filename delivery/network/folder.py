"""The network of one folder: the policies of all its namespaces, which are evaluated together, and the Pods of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cached_property

from contract.well_known import NAMESPACE_NAME
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.network.cluster import Cluster
from delivery.network.endpoint import Pod
from delivery.network.errors import InvalidPolicy
from delivery.network.peer import Pods
from delivery.network.policy import Policy


class Folder:
    """All namespaces of one folder. Policies that an API server refuses are not evaluated; they are in `refused`."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.policies: dict[tuple[str, str], tuple[Policy, Manifest]] = {}
        self.refused: list[tuple[Manifest, InvalidPolicy]] = []
        for manifest in scope.of_kind("NetworkPolicy"):
            try:
                policy = Policy.parse(manifest, scope.namespace_of(manifest))
                self.policies[policy.namespace, policy.name] = policy, manifest
            except InvalidPolicy as error:
                self.refused.append((manifest, error))
        self.cluster = Cluster(policy for policy, _ in self.policies.values())

    def policies_in(self, namespace: str) -> list[Policy]:
        """The policies of a namespace: they alone decide about its end of a connection."""
        return self._policies_of.get(namespace, [])

    def workloads_in(self, namespace: str) -> dict[Pod, Workload]:
        """The Pods of each workload of a namespace."""
        return {self.pod(workload): workload for workload in self.scope.workloads_in(namespace)}

    def pod(self, workload: Workload) -> Pod:
        """The Pods of a workload."""
        return self._pods[id(workload.manifest)]

    @cached_property
    def all_pods(self) -> Set[Pod]:
        """The Pods of all workloads, in the order in which these are rendered."""
        return dict.fromkeys(self._pods.values()).keys()

    def named(self, text: str) -> list[Pod]:
        """The Pods of the workloads that are called `namespace/name`."""
        namespace, _, name = text.partition("/")
        return [pod for pod in map(self.pod, self.scope.workloads_in(namespace)) if pod.name == name]

    def meant_by(self, peer: Pods) -> Iterator[Pod]:
        """The Pods of workloads that a peer with a namespaceSelector matches, in any namespace."""
        wanted = peer.namespaces
        named = dict(wanted.labels).get(NAMESPACE_NAME) if wanted else peer.namespace
        for namespace in self.scope.all_namespaces if named is None else (named,):
            if wanted is None or wanted.matches({**self.labels_of(namespace), NAMESPACE_NAME: namespace}):
                pods = map(self.pod, self.scope.selected(dict(peer.pods.labels), namespace))
                yield from (pod for pod in pods if peer.matches(pod))

    def labels_of(self, namespace: str) -> Mapping[str, str]:
        """The labels of a Namespace: none where it is not rendered, or is invalid."""
        found = self.scope.get("Namespace", "", namespace)
        labels: Mapping[str, str] = found["metadata"].get("labels", {}) if found else {}
        return labels

    @cached_property
    def _policies_of(self) -> Mapping[str, list[Policy]]:
        found: dict[str, list[Policy]] = defaultdict(list)
        for policy, _ in self.policies.values():
            found[policy.namespace].append(policy)
        return found

    @cached_property
    def _pods(self) -> Mapping[int, Pod]:
        """The Pods of each workload, by the identity of its manifest."""
        return {id(workload.manifest): self._pod(workload) for workload in self.scope.workloads}

    def _pod(self, workload: Workload) -> Pod:
        ports = {
            (port.get("protocol", "TCP"), port["name"]): port["containerPort"]
            for port in workload.ports()
            if "name" in port
        }
        namespace = self.scope.namespace_of(workload.manifest)
        name = workload.labels.get("app", workload.name)
        return Pod(name, namespace, workload.labels, self.labels_of(namespace), ports)
