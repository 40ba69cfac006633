"""Fields and resources of a Pod as environment variables (the downward API)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from constructs_lib.core.l1 import k8s, quantity
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violations

POD_FIELDS = (
    *("metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName"),
    *("status.hostIP", "status.podIP", "status.podIPs"),
)

RESOURCE_FIELDS = tuple(
    f"{kind}.{resource}" for kind in ("limits", "requests") for resource in ("cpu", "ephemeral-storage", "memory")
)
_KEYED = re.compile(r"metadata\.(?:labels|annotations)\['[-._/A-Za-z0-9]{1,317}'\]")
FILE_FIELDS = ("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid")
"""The fields that files can hold."""


@dataclass(frozen=True, kw_only=True)
class FieldRef(Value):
    """A field of the Pod itself, as the value of an environment variable: `metadata.name`, `status.podIP`.

    A label or an annotation is `metadata.labels['<key>']`.
    https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
    """

    path: str

    def as_source(self) -> k8s.EnvVarSource:
        """The `valueFrom` of a variable."""
        return k8s.EnvVarSource(field_ref=k8s.ObjectFieldSelector(field_path=self.path))

    def violations(self) -> Violations:
        """A field that Kubernetes does not expose to variables."""
        if not (isinstance(self.path, str) and _KEYED.fullmatch(self.path)):
            yield from checks.one_of("path", self.path, POD_FIELDS)


ORDINAL = FieldRef(path="metadata.labels['apps.kubernetes.io/pod-index']")
"""The number of a member of a StatefulService, in Kubernetes 1.28 and newer.

https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-index-label
"""


@dataclass(frozen=True, kw_only=True)
class ResourceFieldRef(Value):
    """An amount of the container's own resources, as the value of an environment variable: `limits.memory`.

    It is given in units of `divisor`, rounded up: "1Mi", "1", "1m" for CPU.
    https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
    """

    resource: str
    divisor: str = "1"

    def as_source(self) -> k8s.EnvVarSource:
        """The `valueFrom` of a variable."""
        selector = k8s.ResourceFieldSelector(resource=self.resource, divisor=quantity(self.divisor))
        return k8s.EnvVarSource(resource_field_ref=selector)

    def violations(self) -> Violations:
        """An amount that Kubernetes does not expose to variables; a divisor that is no quantity."""
        yield from checks.one_of("resource", self.resource, RESOURCE_FIELDS)
        yield from formats.amount("divisor", self.divisor)
