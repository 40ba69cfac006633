"""Fields of a Pod as environment variables (the downward API)."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks
from contract.violations import Violations

POD_FIELDS = (
    *("metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName"),
    *("status.hostIP", "status.podIP", "status.podIPs"),
)

FILE_FIELDS = ("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid")
"""The fields that files can hold."""


@dataclass(frozen=True, kw_only=True)
class FieldRef:
    """A field of the Pod itself, as the value of an environment variable: `metadata.name`, `status.podIP`.

    https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
    """

    path: str

    def as_source(self) -> k8s.EnvVarSource:
        """The `valueFrom` of a variable."""
        return k8s.EnvVarSource(field_ref=k8s.ObjectFieldSelector(field_path=self.path))

    def violations(self) -> Violations:
        """A field that Kubernetes does not expose to variables."""
        yield from checks.one_of("path", self.path, POD_FIELDS)
