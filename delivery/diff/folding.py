"""Environments with the same change, as one: production first, Argo CD last."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from delivery.diff.as_json import environment
from delivery.diff.objects import Diff
from delivery.manifests.lookup import at, read

_OF_ARGOCD = ("Application", "AppProject", "ApplicationSet")
_STAGES = (r"prod|live", r"stag|pre|uat|qa|test")
"""What production and what comes before it are called, in names of folders and Namespaces."""


def folded(diffs: Sequence[Diff]) -> list[Diff]:
    """The diffs that differ in nothing but the names of their namespaces, as one with the names of all of them."""
    same: dict[str, list[Diff]] = {}
    for diff in sorted((each for each in diffs if each.objects), key=_place):
        same.setdefault(_without_names(diff), []).append(diff)
    return [replace(found[0], name=", ".join(each.name for each in found)) for found in same.values()]


def _place(diff: Diff) -> tuple[int, str]:
    kinds = [at(each, "kind") for each in (*diff.left, *diff.right)]
    if all(kind in _OF_ARGOCD for kind in kinds):
        return len(_STAGES) + 1, diff.name
    names = " ".join([diff.name, *_namespaces(diff)])
    return next((n for n, stage in enumerate(_STAGES) if re.search(stage, names)), len(_STAGES)), diff.name


def _without_names(diff: Diff) -> str:
    text = json.dumps({**environment(diff), "name": ""})
    for namespace in sorted(_namespaces(diff), key=len, reverse=True):
        text = re.sub(rf"(?<![\w-]){re.escape(namespace)}(?![\w-])", "<namespace>", text)
    return text


def _namespaces(diff: Diff) -> set[str]:
    manifests = (*diff.left, *diff.right)
    return {read(each, "metadata.name", "") for each in manifests if at(each, "kind") == "Namespace"} - {""}
