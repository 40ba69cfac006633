"""Roles, and who they are bound to.

https://kubernetes.io/docs/reference/access-authn-authz/rbac/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.construct import PlatformConstruct
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_peers import ApiServer
from constructs_lib.network.server import WorkloadName
from constructs_lib.validation import checks
from constructs_lib.values.rights import Right
from contract.violations import Violation, Violations

API = "rbac.authorization.k8s.io"


def roles_and_bindings(
    construct: PlatformConstruct, rights: Sequence[Right], subject: k8s.Subject
) -> Iterator[Manifest]:
    """The Role with these rights, in the namespace of the construct, and its binding to one subject. For rights in the
    whole cluster, a ClusterRole with its binding, whose name starts with the namespace.
    """
    for cluster in (False, True):
        rules = [rule for right in rights if right.cluster is cluster for rule in right.as_l1()]
        if rules:
            yield from _role_and_binding(construct, rules, subject, cluster=cluster)


def _role_and_binding(
    construct: PlatformConstruct, rules: list[k8s.PolicyRule], subject: k8s.Subject, *, cluster: bool
) -> Iterator[Manifest]:
    name = f"{construct.namespace}-{construct.name}" if cluster else construct.name
    kind = "ClusterRole" if cluster else "Role"
    reference = k8s.RoleRef(api_group=API, kind=kind, name=name)
    binding = k8s.KubeRoleBindingProps(role_ref=reference, subjects=[subject])
    role = k8s.KubeRoleProps(rules=rules)
    yield construct.manifest(f"{API}/v1", kind, role, name=name, cluster_wide=cluster)
    yield construct.manifest(f"{API}/v1", f"{kind}Binding", binding, name=name, cluster_wide=cluster)


class Rights:
    """What the Pods of one workload may do in the cluster. With the first right comes the path to the API server."""

    def __init__(self, chart: PlatformChart, workload: WorkloadName) -> None:
        self._chart = chart
        self._workload = workload
        self._rights: list[Right] = []

    @property
    def are_there(self) -> bool:
        """Whether there are any: then its Pods need the token."""
        return bool(self._rights)

    def add(self, right: Right) -> None:
        """Add one."""
        if not self._rights:
            self._chart.on_connect(self._path_violations, self._open)
        self._rights.append(right)

    def violations(self) -> Violations:
        """An invalid right; an environment that does not say where the API server is."""
        for right in self._rights:
            yield from checks.inside("grant", right)
        if self._rights and self._chart.env.api_server is None:
            yield from self._path_violations()

    def manifests(self, construct: PlatformConstruct, account: str) -> Iterator[Manifest]:
        """The Roles and their bindings to the ServiceAccount."""
        if self._rights:
            subject = k8s.Subject(kind="ServiceAccount", name=account, namespace=construct.namespace)
            yield from roles_and_bindings(construct, self._rights, subject)

    def _path_violations(self) -> Violations:
        if self._chart.env.api_server is None:
            fix = 'write api_server=ApiServer(subnets=("10.0.0.0/24",)) in the environment'
            yield Violation("grant", "no api_server", "the addresses of the API server", fix)
        else:
            yield from checks.value("api_server", self._chart.env.api_server, ApiServer)

    def _open(self, connections: Connections) -> None:
        if server := self._chart.env.api_server:
            reason = "its rights in the cluster"
            connections.open(self._workload, server.party, server.target_port, reason=reason)
