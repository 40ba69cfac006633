"""What is wrong with a platform, said so that its author can mend it: everything at once, one line each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing wrong with a value, before anybody knows where in which platform the value stands."""

    field: str
    given: str
    allowed: str
    fix: str

    def inside(self, field: str) -> "Fault":
        """The same fault, seen from the object that holds the value under the name `field`."""
        return self._replace(field=f"{field}.{self.field}" if self.field else field)


Faults = Iterator[Fault]


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """A fault and its place: which platform, environment and construct."""

    platform: str
    environment: str
    construct: str
    fault: Fault

    def __str__(self) -> str:
        field, given, allowed, fix = (" ".join(text.split()) for text in self.fault)
        return f"{self.platform}/{self.environment}: {self.construct}: {field}: got {given}; allowed: {allowed}; {fix}"


class InvalidPlatform(Exception):
    """Raised before anything is rendered. Carries every problem of every environment; its text is one line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
