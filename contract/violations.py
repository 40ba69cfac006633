"""Violations: what is wrong, with all that its author needs to correct it, one line each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from contract.errors import PlatformError


class Violation(NamedTuple):
    """One thing wrong: the field, what was given, what is allowed, and the correction.

    `where` is what holds the field: "shop/dev: api" for a construct of an environment, empty where the field names its
    file itself.
    """

    field: str
    given: str
    allowed: str
    fix: str
    where: str = ""

    def inside(self, field: str) -> "Violation":
        """The same, seen from the object that holds the value under the name `field`."""
        return self._replace(field=f"{field}.{self.field}" if self.field else field)

    def at(self, where: str) -> "Violation":
        """The same, with what holds the field."""
        return self._replace(where=where)

    def __str__(self) -> str:
        field, given, allowed, fix = (" ".join(text.split()) for text in self[:4])
        place = " ".join(f"{self.where}: ".splitlines()) if self.where else ""
        return f"{place}{field}: got {given}; allowed: {allowed}; {fix}"


Violations = Iterator[Violation]


class InvalidPlatform(PlatformError):
    """Raised before anything is rendered. Carries every violation of every environment; its text is one line each."""

    def __init__(self, violations: Iterable[Violation]) -> None:
        self.violations = sorted(set(violations), key=lambda violation: (violation.where, violation))
        super().__init__("\n".join(map(str, self.violations)))
