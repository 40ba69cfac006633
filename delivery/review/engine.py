"""Judges the manifests of some environments, whoever wrote them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from contract import declarations
from contract.well_known import MINORS
from delivery.manifests.objects import annotations_of
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules import RULES

DEFAULT_KUBERNETES = "1.27"
"""Where no Namespace says otherwise: the oldest minor that the typed constructs know."""


def review(documents: Mapping[str, Iterable[Any]], *, crds: Path | None = None) -> list[Finding]:
    """Run every rule over every environment; return what they find, sorted by environment and object.

    `documents` are those of each environment, by its name. What the schema rules object to is kept from the
    other rules, which may then trust what they read.
    """
    scopes = [_scope(name, list(found), crds) for name, found in documents.items()]
    findings: list[Finding] = []
    checked = []
    for scope in scopes:
        rejected, found = _schema_findings(scope)
        findings += found
        checked.append(_trusted(scope, rejected))
    environments = {scope.name: scope for scope in checked}
    for scope in checked:
        complete = replace(scope, environments=environments)
        others = (rule for rule in RULES.values() if not rule.is_schema)
        findings += [finding for rule in others for finding in rule.findings(complete)]
    return sorted(findings)


def _scope(name: str, documents: list[Any], crds: Path | None) -> Scope:
    return Scope(name, documents, kubernetes=_kubernetes(documents), crds=crds)


def _kubernetes(documents: list[Any]) -> str:
    """What a Namespace says, if schemas know that version."""
    for document in documents:
        said = annotations_of(document).get(declarations.KUBERNETES)
        if said in MINORS and document.get("kind") == "Namespace":
            return str(said)
    return DEFAULT_KUBERNETES


def _schema_findings(scope: Scope) -> tuple[set[int], list[Finding]]:
    """The identities of the documents that the schema rules object to, and what they say."""
    rejected: set[int] = set()
    findings = []
    for rule in RULES.values():
        if rule.is_schema:
            for finding in rule.findings(scope):
                rejected.add(id(finding.manifest))
                findings.append(finding)
    return rejected, findings


def _trusted(scope: Scope, rejected: set[int]) -> Scope:
    return replace(scope, manifests=[document for document in scope.documents if id(document) not in rejected])
