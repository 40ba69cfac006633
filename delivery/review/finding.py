"""What a review finds."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with one object: where, what, and how to mend it.

    `object` is `Kind/name`; `path` leads to the field, as in `spec.replicas`. Both are empty for an environment as a
    whole.
    """

    environment: str
    object: str
    path: str
    rule: str
    severity: Severity
    what: str
    fix: str
