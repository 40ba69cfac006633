"""The base of what authors write as values."""

from typing import Any, Self

from contract import authors
from contract.authors import Frame


class Value:
    """Base of the values that authors write: frozen dataclasses that check themselves.

    `frames` are the calls that wrote one, so that a message can say where.
    """

    frames: tuple[Frame, ...]

    def __new__(cls, *_arguments: Any, **_named: Any) -> Self:
        value = super().__new__(cls)
        object.__setattr__(value, "frames", authors.calls())
        return value
