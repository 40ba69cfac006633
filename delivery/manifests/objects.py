"""What every object has: name, annotations, and a reference `Kind/name`."""

import json
from collections.abc import Mapping
from typing import Any

from contract.well_known import SYNC_OPTIONS
from delivery.manifests.reading import Manifest, UnreadableDocument


def name_of(manifest: Manifest) -> str:
    """The name of an object."""
    return str(manifest["metadata"]["name"])


def object_ref(manifest: Any) -> str:
    """`Kind/name` of any document; for a text that is not YAML, its file."""
    if isinstance(manifest, UnreadableDocument):
        return manifest.source
    if not isinstance(manifest, dict):
        return ""
    metadata = manifest.get("metadata")
    name = metadata.get("name", "") if isinstance(metadata, dict) else ""
    return f"{manifest.get('kind', '')}/{name}"


def annotations_of(document: Any) -> Mapping[str, Any]:
    """The annotations of an object: none where they are not a map, as in a document that no schema has checked."""
    metadata = document.get("metadata") if isinstance(document, dict) else None
    annotations = metadata.get("annotations") if isinstance(metadata, dict) else None
    return annotations if isinstance(annotations, dict) else {}


def json_list(text: Any) -> list[str]:
    """The texts in a JSON list, as annotations hold it: none where it is not one."""
    try:
        found = json.loads(text)
    except (ValueError, TypeError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def sync_options(document: Any) -> list[str]:
    """The sync options of Argo CD in the annotations of an object, such as `Prune=false`."""
    options = annotations_of(document).get(SYNC_OPTIONS)
    return [option.strip() for option in options.split(",")] if isinstance(options, str) else []
