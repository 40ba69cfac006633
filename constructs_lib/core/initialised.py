"""Charts and constructs whose authors forgot `super().__init__`, or call it too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contract.violations import InvalidPlatform, Violation


class Initialised:
    """Says what is missing when something of it is used before `super().__init__` has stored `_FIRST`."""

    _FIRST: str
    _CALL: str

    if not TYPE_CHECKING:  # for mypy, an attribute that nothing has stays an error

        def __getattr__(self, name: str) -> object:
            """What nothing has. Raises InvalidPlatform if that is nearly everything."""
            made = type(self).__name__
            if self._FIRST in self.__dict__ or name.startswith("__"):
                raise AttributeError(f"{made!r} object has no attribute {name!r}", name=name, obj=self)
            call = f"super().__init__({self._CALL})"
            raise InvalidPlatform([Violation(made, f"a use of it before {call}", "none before", f"call {call} first")])
