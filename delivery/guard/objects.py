"""The objects of one render of an environment, by what they are called."""

from collections.abc import Mapping, Sequence
from typing import Any

from delivery.manifests.lookup import read
from delivery.manifests.reading import Manifest

Objects = Mapping[tuple[str, str, str], Manifest]
"""Objects by their kind, namespace and name."""


def by_name(documents: Sequence[Any]) -> Objects:
    """The objects among some documents, which no schema need have checked."""
    found = {}
    for document in documents:
        if isinstance(document, dict):
            name = read(document, "metadata.namespace", ""), read(document, "metadata.name", "")
            found[read(document, "kind", ""), *name] = document
    return found
