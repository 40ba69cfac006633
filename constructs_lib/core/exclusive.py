"""Values that must be unique among charts, such as a folder or a namespace."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from contract.violations import Violation, Violations, Where


class Exclusive(NamedTuple):
    """A value that only one chart may have, such as a folder: its field, and how messages show it.

    Unless it is exclusive `everywhere`, it may be used once in each cluster.
    """

    field: str
    given: str
    everywhere: bool = False


class Owner(Protocol):
    """A chart with values that must be unique."""

    @property
    def where(self) -> str: ...

    def place(self, construct: str) -> Where: ...

    def exclusive(self) -> Iterable[Exclusive]: ...


def collisions(owners: Iterable[Owner]) -> Violations:
    """Two charts with the same exclusive value: Argo CD would overwrite the objects of one with those of the other."""
    holders: dict[Exclusive, str] = {}
    for owner in owners:
        wanted = dict.fromkeys(owner.exclusive())
        taken = {thing: holders[thing] for thing in wanted if thing in holders}
        for thing in wanted:
            holders.setdefault(thing, owner.where)
        where = owner.place("environment")
        if taken and taken.keys() == wanted.keys() and set(taken.values()) == {owner.where}:
            fix = "take it off the list"
            yield Violation("environment", "the same one a second time", "each once", fix, where)
            continue
        for thing, holder in taken.items():
            given = f"{thing.given}, as {holder}"
            yield Violation(thing.field, given, "one that nobody else has", "change it", where)
