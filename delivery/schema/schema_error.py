"""One place where an object differs from its schema."""

from typing import NamedTuple


class SchemaError(NamedTuple):
    """Its path, what is wrong there, and how to correct it."""

    path: str
    what: str
    fix: str
