"""What a program or a group of people may do in the cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.value import Value
from contract.names import DNS_LABEL, DNS_SUBDOMAIN
from contract.violations import Violation, Violations

Verb = Literal["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]
READ: tuple[Verb, ...] = ("get", "list", "watch")
"""To look, and not to touch."""

_RESOURCE = rf"{DNS_LABEL}(?:/{DNS_LABEL})?(?:\.{DNS_SUBDOMAIN})?"


@dataclass(frozen=True, kw_only=True)
class Right(Value):
    """Verbs on resources, which are written as kubectl does: "pods", "pods/log", "jobs.batch".

    With `names`, only on objects of these names. In the own namespace, or if `cluster`, in all of them, and on what is
    in none, such as "nodes".
    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
    """

    verbs: tuple[Verb, ...]
    resources: tuple[str, ...]
    names: tuple[str, ...] = ()
    cluster: bool = False

    def __post_init__(self) -> None:
        """Accept lists too."""
        for field in ("verbs", "resources", "names"):
            freeze(self, field)

    def as_l1(self) -> list[k8s.PolicyRule]:
        """One rule for each API group."""
        groups: dict[str, list[str]] = {}
        for resource in self.resources:
            name, _, group = resource.partition(".")
            groups.setdefault(group, []).append(name)
        return [
            k8s.PolicyRule(
                api_groups=[group],
                resources=names,
                verbs=list(self.verbs),
                resource_names=list(self.names) or None,
            )
            for group, names in groups.items()
        ]

    def violations(self) -> Violations:
        """No verb or resource; one that is none. "*" is refused: it also means what comes later."""
        yield from checks.each("verbs", self.verbs, lambda field, given: checks.one_of(field, given, get_args(Verb)))
        yield from checks.each("resources", self.resources, _resource)
        yield from checks.each("names", self.names, formats.domain)
        yield from checks.flag("cluster", self.cluster)
        for field in ("verbs", "resources"):
            if getattr(self, field) == ():
                yield Violation(field, "none", "at least one", "name what is allowed, or leave the line out")


def _resource(field: str, given: Any) -> Violations:
    allowed = 'a resource as kubectl writes it: "pods", "pods/log", "jobs.batch"'
    yield from formats.form(field, given, _RESOURCE, allowed, "write its plural name, and its API group after a dot")
