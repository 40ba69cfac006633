"""The differences between two environments, grouped by the field that causes them, equal ones as one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from delivery.diff.attribution import Attribution, Difference
from delivery.diff.objects import Identity
from delivery.manifests import formatting

_MOST = 3


class Row(NamedTuple):
    """The same difference of one or more objects. `old` and `new` are empty for objects on one side only."""

    what: str
    objects: str
    old: str
    new: str


class Group(NamedTuple):
    """The differences that the same fields cause. Without a field they have no owner."""

    owners: tuple[str, ...]
    together: bool
    rows: list[Row]

    @property
    def title(self) -> str:
        """The fields, and how they cause the differences."""
        if len(self.owners) < 2:
            return "".join(self.owners) or "no field of the environment"
        names = f"{', '.join(self.owners[:-1])} and {self.owners[-1]}"
        return f"{names} together" if self.together else f"each of {names}"


def groups(found: Attribution, width: int) -> list[Group]:
    """Group the differences: those without an owner first, then in the order of the fields. Values take `width`."""
    by_owner: dict[tuple[tuple[str, ...], bool], list[Difference]] = defaultdict(list)
    for each in found.differences:
        by_owner[each.owners, each.together].append(each)
    order = {name: index for index, name in enumerate(found.fields)}
    keys = sorted(by_owner, key=lambda key: (len(key[0]), [order[name] for name in key[0]]))
    return [Group(*key, _rows(by_owner[key], found, width)) for key in keys]


def _rows(differences: Sequence[Difference], found: Attribution, width: int) -> list[Row]:
    same: dict[tuple[str, str, str], list[Identity]] = defaultdict(list)
    for each in differences:
        same[_what(each, found), *_values(each, width)].append(each.identity)
    return [Row(what, _objects(who, found), old, new) for (what, old, new), who in same.items()]


def _what(each: Difference, found: Attribution) -> str:
    if each.change is None:
        return f"only in {found.right if each.kind == 'created' else found.left}"
    return formatting.path([("*",) if _is_own_name(step, each) else step for step in each.change.path])


def _is_own_name(step: object, each: Difference) -> bool:
    """A container usually has the name of its workload, or its beginning."""
    return isinstance(step, tuple) and len(step) == 1 and each.identity.name.startswith(step[0])


def _values(each: Difference, width: int) -> tuple[str, str]:
    return formatting.pair(each.change.old, each.change.new, width) if each.change else ("", "")


def _objects(who: Sequence[Identity], found: Attribution) -> str:
    if len(who) <= _MOST:
        return ", ".join(found.labels[identity] for identity in who)
    kinds = {identity.kind for identity in who}
    return f"{len(who)} {kinds.pop()} objects" if len(kinds) == 1 else f"{len(who)} objects"
