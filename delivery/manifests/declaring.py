"""Which objects declare something about their namespace, in the annotations of `contract.declarations`."""

from collections.abc import Iterable

from contract import declarations
from delivery.manifests.lookup import read
from delivery.manifests.objects import annotations_of, json_list
from delivery.manifests.reading import Manifest

DECLARING = ("Namespace", "NetworkPolicy")
"""The kinds that do: a Namespace or, where that is not rendered, a NetworkPolicy in it."""


def namespace_of_declaration(manifest: Manifest) -> str:
    """The namespace that an object may declare something about; empty where its kind declares nothing."""
    if manifest.get("kind") == "Namespace":
        return read(manifest, "metadata.name", "")
    return read(manifest, "metadata.namespace", "") if manifest.get("kind") == "NetworkPolicy" else ""


def existing_namespaces(objects: Iterable[Manifest]) -> set[str]:
    """The namespaces that are declared as made by somebody else; none where that is not readable."""
    texts = (str(annotations_of(each).get(declarations.EXISTING_NAMESPACES, "")) for each in objects)
    return {name for text in set(texts) for name in json_list(text)}
