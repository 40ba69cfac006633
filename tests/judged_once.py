"""Reviews that ask the schema of Kubernetes once about each object.

More than half of a review is that question, and tests review the same objects hundreds of times, with one of them
spoilt. The answer depends on the object alone, so it holds for an equal one: `repr` tells 1 from "1" and from True.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from delivery.manifests.reading import Manifest
from delivery.review import engine
from delivery.review.finding import Finding
from delivery.schema import kubernetes

_ask = kubernetes.errors
_answered: dict[tuple[str, str], list[kubernetes.SchemaError]] = {}


@contextmanager
def remembering() -> Iterator[None]:
    """While this lasts, each object is asked about once."""
    with patch.object(kubernetes, "errors", _errors):
        yield


def review(documents: dict[str, list[Any]], *, crds: Path | None = None) -> list[Finding]:
    """What `delivery.review.engine.review` finds."""
    with remembering():
        return engine.review(documents, crds=crds)


def _errors(manifest: Manifest, minor: str) -> Iterator[kubernetes.SchemaError]:
    key = (repr(manifest), minor)
    if key not in _answered:
        _answered[key] = list(_ask(manifest, minor))
    return iter(_answered[key])
