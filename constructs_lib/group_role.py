"""What a group of people may do in the namespace of an environment."""

from __future__ import annotations

from collections.abc import Iterator

from constructs_lib.controllers.rbac import API, roles_and_bindings
from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.validation import checks
from constructs_lib.values.rights import Right
from contract.violations import Violation, Violations


class GroupRole(PlatformConstruct):
    """Renders a Role and its binding to a group, as the cluster's authentication names it; for rights in the whole
    cluster, a ClusterRole and its binding.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
    """

    component = "rights"

    def __init__(self, scope: Scope, id: str, *, group: str, rights: tuple[Right, ...]) -> None:
        super().__init__(scope, id)
        self._group = group
        self._rights = rights

    def violations(self) -> Violations:
        """As `PlatformConstruct`; an empty group; no right, or an invalid one."""
        yield from super().violations()
        yield from checks.word("group", self._group)
        yield from checks.each("rights", self._rights, lambda field, given: checks.value(field, given, Right))
        if self._rights == ():
            yield Violation("rights", "none", "at least one", 'write Right(verbs=("get",), resources=("pods",))')

    def manifests(self) -> Iterator[Manifest]:
        """The Roles and their bindings."""
        yield from roles_and_bindings(self, self._rights, k8s.Subject(kind="Group", name=self._group, api_group=API))
