"""Ids in the construct tree."""

from typing import Any

from constructs_lib.validation import formats


def unique_id(wanted: Any, taken: set[str]) -> str:
    """The wanted id, if it is a valid name and not taken; else one that cannot collide with a valid name.

    cdk8s accepts only unique ids. The construct reports an invalid id as a violation before anything is rendered.
    """
    good = wanted not in taken and not list(formats.domain("id", wanted)) if isinstance(wanted, str) else False
    id = wanted if good else f"Construct-{len(taken)}"
    taken.add(id)
    return id
