"""Finds the changes that a sync cannot apply, or that lose data, by comparing a render with what is committed.

Argo CD applies everything in dist/ and prunes everything that is no longer in it. Kubernetes refuses changes of some
fields, and the usual workarounds delete the object first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from delivery.guard.frozen_fields import changed_fields, shrunk_claims
from delivery.guard.lost_connections import lost_connections
from delivery.guard.lost_data import thinned, vanished
from delivery.guard.objects import by_name
from delivery.guard.told import key_of
from delivery.review.finding import Finding

_CHECKS = (changed_fields, shrunk_claims, vanished, thinned, lost_connections)


def guard(before: Mapping[str, Sequence[Any]], after: Mapping[str, Sequence[Any]]) -> list[Finding]:
    """Compare two renders, environment by environment. Returns the changes that need a waiver."""
    findings: list[Finding] = []
    for environment, documents in before.items():
        old, new = by_name(documents), by_name(after.get(environment, []))
        for check in _CHECKS:
            findings += map(_with_key, check(environment, old, new))
    return sorted(findings)


def _with_key(finding: Finding) -> Finding:
    """What says all of its change in words has the key of them."""
    return finding if finding.change else replace(finding, change=key_of(finding.object, finding.what))
