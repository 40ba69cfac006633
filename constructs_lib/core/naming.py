"""Ids in the tree of constructs."""

from typing import Any

from constructs_lib.validation import formats


def unique_id(wanted: Any, taken: set[str]) -> str:
    """The id wanted, where it is a valid name and not taken; else one that no valid name can collide with.

    cdk8s takes no other. Whoever gave it is told what is wrong with it before anything is rendered.
    """
    good = wanted not in taken and not list(formats.domain("id", wanted)) if isinstance(wanted, str) else False
    id = wanted if good else f"Construct-{len(taken)}"
    taken.add(id)
    return id
