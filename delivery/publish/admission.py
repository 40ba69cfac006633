"""Admission of a render to dist/: the review, and the guard against the last commit."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from delivery.guard.guard import guard
from delivery.manifests import reading
from delivery.manifests.history import NoHistory, last_committed
from delivery.review.engine import review
from delivery.review.waivers import Verdict, verdict_on
from delivery.schema.crds_folder import crds_folders


def admit(render: Path, dist: Path, waivers: Path) -> Verdict:
    """Review a render, and compare it with dist/ in the last commit, if there is one.

    A render must not be published while the verdict has errors.
    """
    documents = _read_folders(render)
    findings = review(documents, crds=crds_folders(dist.parent))
    with suppress(NoHistory):
        findings += guard(last_committed("HEAD", dist), documents)
    return verdict_on(findings, waivers)


def _read_folders(root: Path) -> dict[str, list[Any]]:
    return {name: reading.collect_folder(root, name) for name in reading.folders(root)}
