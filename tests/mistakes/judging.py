"""What the review says of a mistake: the valid render, copies of it to spoil, and what is found in those."""

import copy

from delivery.manifests import reading
from delivery.review.engine import review
from tests.conftest import PROJECT
from tests.mistakes.spoiling import Documents, Environments, Mistake

FOLDERS = tuple(folder.name for folder in reading.folders(PROJECT / "dist"))


def valid() -> Environments:
    """A copy of the render, for somebody to spoil."""
    return {folder: copy.deepcopy(_READ[folder]) for folder in FOLDERS}


class Copies(dict[str, Documents]):
    """Copies of those folders of the render that somebody asks for."""

    def __missing__(self, folder: str) -> Documents:
        """Copy a folder when it is first asked for."""
        self[folder] = copy.deepcopy(_READ[folder])
        return self[folder]


def caught_by(mistake: Mistake) -> set[str]:
    """The rules that find something in the spoilt render that they did not find in the valid one.

    Only Applications look beyond their own folder, so otherwise only the spoilt environments are judged.
    """
    spoilt = Copies()
    mistake.spoil(spoilt)
    judged = {**_READ, **spoilt} if mistake.family == "applications" else spoilt
    return {finding.rule for finding in set(review(judged, crds=mistake.crds)) - _BEFORE}


_READ: Environments = {folder: reading.read(PROJECT / "dist" / folder) for folder in FOLDERS}
_BEFORE = set(review(_READ))
