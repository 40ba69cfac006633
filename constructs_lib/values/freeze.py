"""Converts lists to tuples in frozen values."""

from typing import Any


def freeze(value: Any, field: str) -> None:
    """Convert a list in the field to a tuple, so that the value is hashable."""
    if isinstance(given := getattr(value, field), list):
        object.__setattr__(value, field, tuple(given))
