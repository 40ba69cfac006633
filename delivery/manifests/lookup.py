"""Reading documents that no schema has checked: any field may be missing, or of any type."""

from collections.abc import Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Absent:
    """The absence of a value; null is a value."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


def at(value: Any, *path: Hashable) -> Any:
    """The value at a path of keys, or None where there is none."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def maps(value: object) -> list[dict[Any, Any]]:
    """The maps in a list; none where it is not a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def read(value: Any, path: str, default: T) -> T:
    """The value at a path such as `spec.source.path` if it has the type of the default, else the default."""
    found = at(value, *path.split("."))
    return found if isinstance(found, type(default)) else default
