"""Image references, as far as both sides of dist/ read them."""

import re

_MOVING = re.compile(r"(^|[-_.])latest$")


def tag_of(image: str) -> str | None:
    """The tag of an image: "latest" where it names none, None where it has a digest."""
    return None if "@" in image else image.rpartition("/")[2].partition(":")[2] or "latest"


def moves(image: str) -> bool:
    """Whether the image behind the reference changes: its tag is "latest", or ends in it, and it has no digest."""
    tag = tag_of(image)
    return tag is not None and bool(_MOVING.search(tag))
