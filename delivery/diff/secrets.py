"""Keys of Secrets that Pods read from now on, and that nothing in the render makes."""

from collections.abc import Iterable, Iterator
from typing import Any

from delivery.manifests import formatting
from delivery.manifests.lookup import at, read

_MAKERS = ("Secret", "ExternalSecret", "SealedSecret", "Certificate")


def needed_first(left: Iterable[Any], right: Iterable[Any]) -> list[str]:
    """A line for each key that must be in the cluster before the sync."""
    right = list(right)
    made = {name for each in right if at(each, "kind") in _MAKERS for name in _names(each)}
    before = {key for each in left for key in _read(each)}
    new = dict.fromkeys(key for each in right for key in _read(each) if key not in before and key[0] not in made)
    return [
        formatting.value(f"key {key} of Secret {name}: until then, new Pods that read it do not start", 200)
        for name, key in new
    ]


def _names(maker: Any) -> Iterator[str]:
    yield read(maker, "metadata.name", "")
    yield read(maker, "spec.target.name", "")
    yield read(maker, "spec.secretName", "")


def _read(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        reference = value.get("secretKeyRef")
        if isinstance(reference, dict):
            yield f"{reference.get('name', '')}", f"{reference.get('key', '')}"
        for child in value.values():
            yield from _read(child)
    elif isinstance(value, list):
        for child in value:
            yield from _read(child)
