"""Reviews the manifests of some environments, from any source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from delivery.review.finding import Finding
from delivery.review.rules.catalogue import RULES
from delivery.review.schema_check import checked


def review(documents: Mapping[str, Iterable[Any]], *, crds: Sequence[Path] = ()) -> list[Finding]:
    """Run every rule over every environment; return the findings, sorted by environment and object.

    `documents` are those of each environment, by its name. The other rules do not see documents in which the schema
    rules find something, so they may trust the types of what they read.
    """
    findings: list[Finding] = []
    scopes = []
    for name, found in documents.items():
        scope, invalid = checked(name, list(found), crds=crds)
        scopes.append(scope)
        findings += invalid
    environments = {scope.name: scope for scope in scopes}
    others = [rule for rule in RULES.values() if not rule.is_schema]
    for scope in scopes:
        complete = replace(scope, environments=environments)
        findings += [finding for rule in others for finding in rule.findings(complete)]
    return sorted(findings)
