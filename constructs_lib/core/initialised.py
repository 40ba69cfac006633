"""What charts and constructs have in common: they show their parameters, and say when they are used too early."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from contract.violations import InvalidPlatform, Violation


class Initialised:
    """Shows the parameters of its classes, and says what is missing when something of one is used before
    `super().__init__` has stored `_FIRST`.
    """

    _FIRST: str
    _CALL: str

    def __init_subclass__(cls, **options: Any) -> None:
        """Show the parameters of a class to editors and to `help`: the metaclass of jsii hides them."""
        super().__init_subclass__(**options)
        made: Any = cls
        _self, *parameters = inspect.signature(made.__init__).parameters.values()
        made.__signature__ = inspect.Signature(parameters)

    if not TYPE_CHECKING:  # for mypy, an attribute that nothing has stays an error

        def __getattr__(self, name: str) -> object:
            """What nothing has. Raises InvalidPlatform if that is nearly everything."""
            made = type(self).__name__
            if self._FIRST in self.__dict__ or name.startswith("__"):
                raise AttributeError(f"{made!r} object has no attribute {name!r}", name=name, obj=self)
            call = f"super().__init__({self._CALL})"
            raise InvalidPlatform([Violation(made, f"a use of it before {call}", "none before", f"call {call} first")])
