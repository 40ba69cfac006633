"""What the review says of a mistake: the valid render, copies of it to spoil, and what is found in those alone."""

import pickle
from functools import cache

from delivery.manifests import reading
from delivery.review.engine import review
from delivery.review.finding import Finding
from tests.conftest import PROJECT
from tests.mistakes.spoiling import Documents, Environments, Mistake

FOLDERS = tuple(reading.folders(PROJECT / "dist"))
BESIDE = ("argocd", "eks")
"""What is judged with a mistake of an Application, which alone looks beyond its own folder: most are of that of eks."""


def valid() -> Environments:
    """A copy of the render, for somebody to spoil."""
    return {folder: copy_of(folder) for folder in FOLDERS}


def copy_of(folder: str) -> Documents:
    """A copy of one folder of the render, for somebody to spoil."""
    documents: Documents = pickle.loads(_pickled(folder))  # ten times as fast as copy.deepcopy
    return documents


class Copies(dict[str, Documents]):
    """Copies of those folders of the render that somebody asks for."""

    def __missing__(self, folder: str) -> Documents:
        """Copy a folder when it is first asked for."""
        self[folder] = copy_of(folder)
        return self[folder]


def caught_by(mistake: Mistake) -> set[str]:
    """The rules that find something in the spoilt render that they did not find in the same folders before."""
    spoilt = Copies()
    mistake.spoil(spoilt)
    beside = BESIDE if mistake.family == "applications" else ()
    judged = {folder: _read(folder) for folder in beside} | spoilt
    found = review(judged, crds=[mistake.crds] if mistake.crds else [])
    return {finding.rule for finding in set(found) - _found_before(frozenset(judged))}


@cache
def _read(folder: str) -> Documents:
    return reading.read(PROJECT / "dist" / folder)


@cache
def _pickled(folder: str) -> bytes:
    return pickle.dumps(_read(folder))


@cache
def _found_before(folders: frozenset[str]) -> frozenset[Finding]:
    return frozenset(review({folder: _read(folder) for folder in folders}))
