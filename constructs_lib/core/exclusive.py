"""What only one chart may have."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from contract.violations import Violation, Violations


class Exclusive(NamedTuple):
    """Something that only one chart may have, such as a folder: the field that holds it, and how a message shows it.

    What is not exclusive `everywhere` may be there once in each cluster.
    """

    field: str
    given: str
    everywhere: bool = False


class Owner(Protocol):
    """A chart that wants something for itself."""

    @property
    def where(self) -> str: ...

    def exclusive(self) -> Iterable[Exclusive]: ...


def collisions(owners: Iterable[Owner]) -> Violations:
    """Two charts that want the same: Argo CD would let each undo what the other did."""
    holders: dict[Exclusive, str] = {}
    for owner in owners:
        wanted = dict.fromkeys(owner.exclusive())
        taken = {thing: holders[thing] for thing in wanted if thing in holders}
        for thing in wanted:
            holders.setdefault(thing, owner.where)
        where = f"{owner.where}: environment"
        if taken and taken.keys() == wanted.keys() and set(taken.values()) == {owner.where}:
            fix = "take it off the list"
            yield Violation("environment", "the same one a second time", "each once", fix, where)
            continue
        for thing, holder in taken.items():
            given = f"{thing.given}, as {holder}"
            yield Violation(thing.field, given, "one that nobody else has", "change it", where)
