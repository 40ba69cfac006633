"""Persistent volumes."""

from dataclasses import dataclass

from constructs_lib.validation import formats
from constructs_lib.values.value import Value
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Storage(Value):
    """A persistent volume for each Pod: `size` as a quantity; no `storage_class` means the cluster's default.

    `claim` names the volume claim template, which is immutable in Kubernetes: the claim of the first Pod of `mysql`
    is then `<claim>-mysql-0`. https://kubernetes.io/docs/concepts/storage/persistent-volumes/
    """

    size: str
    claim: str = "data"
    storage_class: str | None = None

    def violations(self) -> Violations:
        """An invalid size, claim name or StorageClass name."""
        yield from formats.amount("size", self.size, of="storage")
        yield from formats.name("claim", self.claim)
        if self.storage_class is not None:
            yield from formats.domain("storage_class", self.storage_class)
