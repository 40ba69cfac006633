"""Objects that are no longer rendered, and the data that goes with them."""

from collections.abc import Iterator

from delivery.guard.objects import Objects
from delivery.manifests.objects import sync_options
from delivery.manifests.reading import Manifest
from delivery.review.finding import Finding

KEPT_KINDS = ("StatefulSet", "PersistentVolumeClaim", "PersistentVolume", "Namespace", "StorageClass")
"""The kinds that hold data, or that data depends on."""


def vanished(environment: str, old: Objects, new: Objects) -> Iterator[Finding]:
    """Objects of the KEPT_KINDS that are no longer rendered."""
    for key in old.keys() - new.keys():
        if key[0] in KEPT_KINDS:
            fix = (
                f"{_pruned(old[key])}. Safe: back its data up and check the backup, then take it out in a commit of "
                "its own; for a new name, copy the data first"
            )
            yield Finding.of(old[key], "", "is no longer rendered", fix).by(environment, "guard/vanished", "error")


def thinned(environment: str, old: Objects, new: Objects) -> Iterator[Finding]:
    """An environment that loses more than a third of its objects at once."""
    gone = len(old.keys() - new.keys())
    if gone * 3 > len(old):
        what = f"{gone} of {len(old)} objects are no longer rendered"
        fix = "Argo CD would prune them all. Safe: take an environment apart in several commits, the data last"
        yield Finding.of(None, "", what, fix).by(environment, "guard/thinned", "error")


def _pruned(manifest: Manifest) -> str:
    if "Prune=false" in sync_options(manifest):
        return "Argo CD leaves it running, and it is no longer declared anywhere"
    return "Argo CD deletes it, and what it holds may go with it"
