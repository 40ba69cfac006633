"""Lists, where a frozen value wants tuples."""

from typing import Any


def freeze(value: Any, field: str) -> None:
    """Make a tuple of a list, so that the value can be told from others by its hash."""
    if isinstance(given := getattr(value, field), list):
        object.__setattr__(value, field, tuple(given))
