"""Secrets that a namespace declares as created outside git."""

import json
from collections.abc import Iterable

from contract import declarations
from delivery.manifests.declaring import DECLARING
from delivery.manifests.objects import annotations_of
from delivery.manifests.reading import Manifest


def declared_secrets(objects: Iterable[Manifest]) -> dict[str, list[str]]:
    """The Secrets that namespaces declare as created outside, each with its keys; none where that is not readable."""
    found: dict[str, list[str]] = {}
    for manifest in objects:
        if manifest["kind"] in DECLARING:
            found |= _names_of_lists(annotations_of(manifest).get(declarations.SECRETS, "{}"))
    return found


def _names_of_lists(text: str) -> dict[str, list[str]]:
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    items = content.items() if isinstance(content, dict) else ()
    return {str(name): [str(key) for key in keys] for name, keys in items if isinstance(keys, list)}
