"""Roles, and who they are bound to.

https://kubernetes.io/docs/reference/access-authn-authz/rbac/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


def role_and_binding(construct: PlatformConstruct, rights: Iterable[Right], subject: k8s.Subject) -> Iterator[Manifest]:
    """The Role with these rights, in the namespace of the construct, and its binding to one subject."""
    rules = [rule for right in rights for rule in right.as_l1()]
    yield construct.manifest(f"{API}/v1", "Role", k8s.KubeRoleProps(rules=rules))
    reference = k8s.RoleRef(api_group=API, kind="Role", name=construct.name)
    yield construct.manifest(
        f"{API}/v1", "RoleBinding", k8s.KubeRoleBindingProps(role_ref=reference, subjects=[subject])
    )


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
            yield from (violation.inside("grant") for violation in right.violations())
        if self._rights and self._chart.env.api_server is None:
            yield from self._path_violations()

    def manifests(self, construct: PlatformConstruct, account: str) -> Iterator[Manifest]:
        """The Role and its binding to the ServiceAccount."""
        if self._rights:
            subject = k8s.Subject(kind="ServiceAccount", name=account, namespace=construct.namespace)
            yield from role_and_binding(construct, self._rights, subject)

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
