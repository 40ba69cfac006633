"""The first step of a review: which documents are valid objects. Commands that read dist/ need no more."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from contract import declarations
from contract.well_known import MINORS
from delivery.manifests.declaring import DECLARING
from delivery.manifests.objects import annotations_of
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules import schema  # noqa: F401  (importing the package registers its rules)
from delivery.review.rules.rule import REGISTERED

DEFAULT_KUBERNETES = "1.27"
"""The minor for environments whose Namespace names none: the oldest that the typed constructs know."""


def checked(name: str, documents: Sequence[Any], *, crds: Sequence[Path] = ()) -> tuple[Scope, list[Finding]]:
    """The documents of an environment, of which the invalid ones are no manifests, and the findings in those."""
    scope = Scope(name, documents, kubernetes=_kubernetes(documents), crds=crds)
    findings = [finding for rule in REGISTERED.values() if rule.is_schema for finding in rule.findings(scope)]
    invalid = {id(finding.manifest) for finding in findings}
    return replace(scope, manifests=[each for each in documents if id(each) not in invalid]), findings


def _kubernetes(documents: Sequence[Any]) -> str:
    """The minor version that a Namespace names, if there are schemas for it."""
    for document in documents:
        named = annotations_of(document).get(declarations.KUBERNETES)
        if named in MINORS and document.get("kind") in DECLARING:
            return str(named)
    return DEFAULT_KUBERNETES
