"""What a review finds."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self

from delivery.manifests.objects import object_ref

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with one object: where, what, and how to correct it.

    `object` is `Kind/name`; `path` leads to the field, as in `spec.replicas`. Both are empty for an environment as a
    whole. `change` is the key of a change that the guard finds, empty for other findings. `manifest` is the document
    itself, if there is one; it takes no part in comparisons and reports.
    """

    environment: str
    object: str
    path: str
    rule: str
    severity: Severity
    what: str
    fix: str
    change: str = ""
    manifest: Any = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, manifest: Any, path: str, what: str, fix: str) -> Self:
        """A finding in a document, or with None in an environment as a whole. `by` adds the remaining fields."""
        return cls("", object_ref(manifest), path, "", "error", what, fix, manifest=manifest)

    def by(self, environment: str, rule: str, severity: Severity) -> Self:
        """The same finding, with the environment, and the rule that found it."""
        return replace(self, environment=environment, rule=rule, severity=severity)
