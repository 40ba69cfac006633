"""The fate of an object that is no longer in git.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
"""

from typing import Any, Literal

from contract.well_known import DELETING_FINALIZER
from delivery.manifests.lookup import at
from delivery.manifests.objects import sync_options

_TAKEN_ALONG = {
    "CustomResourceDefinition": "and Kubernetes deletes every object of that kind with it",
    "Namespace": "and Kubernetes deletes everything in it",
    "PersistentVolumeClaim": "and its data goes with it, where the volume is not retained",
}


def fate(manifest: Any) -> tuple[Literal["pruned", "orphaned"], str]:
    """Whether Argo CD prunes an object that is no longer in git, or leaves it behind; and what is deleted with it."""
    options = sync_options(manifest)
    if "Prune=false" in options:
        return "orphaned", "Prune=false: it keeps running, and is no longer in git"
    asks = "once it is confirmed" if "Prune=confirm" in options else "where pruning is on"
    return "pruned", ", ".join(filter(None, [f"Argo CD deletes it {asks}", _taken_along(manifest)]))


def _taken_along(manifest: Any) -> str:
    kind = at(manifest, "kind")
    if kind == "Application" and _text(at(manifest, "apiVersion")).startswith("argoproj.io/"):
        finalizers = at(manifest, "metadata", "finalizers")
        if isinstance(finalizers, list) and any(_text(each).startswith(DELETING_FINALIZER) for each in finalizers):
            return "and its finalizer takes along everything that it deployed"
        return "and what it deployed stays, unmanaged"
    if kind == "StatefulSet":
        policy = at(manifest, "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")
        return "and its volume claims go with it" if policy == "Delete" else "and its volume claims stay"
    return _TAKEN_ALONG.get(kind, "") if isinstance(kind, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
