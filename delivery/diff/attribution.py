"""Attributes each difference between two environments to the field of the environment that causes it.

A field owns a difference if rendering the left environment with this one field of the right one changes the same place.
Where no single field does, pairs of fields are tried. A difference without an owner is hard-coded somewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any, Literal, NamedTuple

from delivery.diff.fields import DEEPEST, Change, Path
from delivery.diff.objects import Identity, ObjectDiff, compare_environments
from delivery.manifests.lookup import ABSENT

Render = Callable[[tuple[str, ...]], Iterable[Any]]
"""Returns the manifests of the left environment, rendered with these fields of the right one."""


class Difference(NamedTuple):
    """One difference: a field of an object, or with no `change` an object that is on one side only.

    Each of the `owners` causes it alone; when they do so only `together`, all of them are needed.
    """

    identity: Identity
    kind: Literal["created", "changed", "removed"]
    change: Change | None
    owners: tuple[str, ...]
    together: bool = False


@dataclass(frozen=True)
class Attribution:
    """Two environments, their differences and the causes. `fields` are those that differ, each with both values."""

    left: str
    right: str
    fields: Mapping[str, tuple[str, str]]
    differences: tuple[Difference, ...]
    labels: Mapping[Identity, str] = field(repr=False)

    @cached_property
    def unowned(self) -> list[Difference]:
        """The differences without an owner. There must be none."""
        return [each for each in self.differences if not each.owners]

    @cached_property
    def idle(self) -> list[str]:
        """The fields that differ without changing any of these manifests."""
        busy = {owner for each in self.differences for owner in each.owners}
        return [name for name in self.fields if name not in busy]


def attribute(
    left: Sequence[Any],
    right: Sequence[Any],
    fields: Mapping[str, tuple[str, str]],
    render_with: Render,
    *,
    names: tuple[str, str] = ("left", "right"),
) -> Attribution:
    """Find the owners of every difference between two environments.

    `fields` maps each field of the environment that differs to its two values, as text. `render_with` is called once
    for each of them, and for pairs only while a difference has no owner.
    """
    diff = compare_environments(left, right)
    places = list(dict.fromkeys(place for each in diff.objects for place in _places(each)))
    owned: dict[_Place, tuple[tuple[str, ...], bool]] = dict.fromkeys(places, ((), False))
    for name in fields:
        touched = _Touched(compare_environments(left, render_with((name,))).objects)
        owned |= {place: ((*owned[place][0], name), False) for place in places if touched.by(place)}
    for pair in combinations(fields, 2):
        ownerless = [place for place in places if not owned[place][0]]
        if not ownerless:
            break
        touched = _Touched(compare_environments(left, render_with(pair)).objects)
        owned |= {place: (pair, True) for place in ownerless if touched.by(place)}
    return Attribution(*names, fields, tuple(_gathered(diff.objects, owned)), diff.labels)


class _Place(NamedTuple):
    """One place that must have an owner. It is never a map: each entry of an added map has its own owner."""

    identity: Identity
    kind: str
    path: Path


def _places(each: ObjectDiff) -> Iterator[_Place]:
    if each.kind != "changed":
        yield _Place(each.identity, each.kind, ())
    for change in each.changes:
        for path, kind in _leaves(change):
            yield _Place(each.identity, kind, path)


def _leaves(change: Change) -> Iterator[tuple[Path, str]]:
    """The places that a change touches; of a list whose items have no key, the list as a whole."""
    place = next((index for index, step in enumerate(change.path) if isinstance(step, int)), None)
    if place is not None:
        yield change.path[:place], "changed"
        return
    value = {"added": change.new, "removed": change.old}.get(change.kind)
    if not isinstance(value, dict) or not value or len(change.path) >= DEEPEST:
        yield change.path, change.kind
        return
    for key in value:
        yield from _leaves(_part(change, (*change.path, key)))


class _Touched:
    """The places that a swap changes."""

    def __init__(self, objects: Sequence[ObjectDiff]) -> None:
        self._kinds: dict[tuple[Identity, Path], str] = {}
        self._above: set[tuple[Identity, Path]] = set()
        for each in objects:
            for identity, kind, path in _places(each):
                self._kinds[identity, path] = kind
                self._above |= {(identity, path[:length]) for length in range(len(path))}

    def by(self, place: _Place) -> bool:
        """Whether the swap changes this place: as the right environment does, so that what is added is there."""
        identity, kind, path = place
        own = self._kinds.get((identity, path))
        if own is not None:
            return kind != "removed" or own == "removed"
        if any((identity, path[:length]) in self._kinds for length in range(1, len(path))):
            return True
        return kind != "removed" and path != () and (identity, path) in self._above


def _gathered(
    objects: Sequence[ObjectDiff], owned: Mapping[_Place, tuple[tuple[str, ...], bool]]
) -> Iterator[Difference]:
    """Each change as one difference, or in parts where the parts have different owners."""
    for each in objects:
        if each.kind != "changed":
            yield Difference(each.identity, each.kind, None, *owned[_Place(each.identity, each.kind, ())])
        for change in each.changes:
            places = [_Place(each.identity, kind, path) for path, kind in _leaves(change)]
            if len({owned[place] for place in places}) == 1:
                yield Difference(each.identity, "changed", change, *owned[places[0]])
                continue
            for place in places:
                yield Difference(each.identity, "changed", _part(change, place.path), *owned[place])


def _part(change: Change, path: Path) -> Change:
    """The part of an added or removed map at a deeper path."""
    old, new = change.old, change.new
    for step in path[len(change.path) :]:
        old, new = (side if side is ABSENT else side[step] for side in (old, new))
    return change._replace(path=path, old=old, new=new)
