"""Two values, field by field: what was added, removed, changed, or put in another order.

A path is a tuple: text for a key of a map, a tuple of text for an item of a list that has a key, and a whole number for
the place of one that has none (in the old list for what was removed, else in the new one).
"""

import json
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from contract import quantity
from delivery.diff import keys
from delivery.diff.values import Numbering
from delivery.manifests.lookup import ABSENT

Path = tuple[Hashable, ...]
DEEPEST = 60
"""Deeper values are compared as a whole: no field of Kubernetes lies there."""
MOST = 20_000
"""A value that differs in more parts than this is one change: a longer list is unreadable."""


class Change(NamedTuple):
    """One difference. `old` is ABSENT for what was added, `new` for what was removed.

    For a list in another order, `old` and `new` are its keys, or its items where they have none.
    """

    path: Path
    kind: Literal["added", "removed", "changed", "reordered"]
    old: Any
    new: Any


def compare(left: object, right: object, path: Path = ()) -> list[Change]:
    """Return what differs, in the order of the left value; nothing exactly when the two are equal.

    Quantities are compared as numbers where a field holds one. `path` is that of both values.
    """
    number = Numbering()
    for skip_equal in (False, True):
        comparison = _Comparison(number, skip_equal)
        try:
            comparison.compare(path, left, right)
        except _TooMuch:
            continue
        return comparison.found
    return [Change(path, "changed", left, right)]


class _TooMuch(Exception):
    pass


class _Comparison:
    """Walks through two values side by side, at most MOST steps.

    With `skip_equal` every part gets a number first, and equal parts are no steps. That costs more than walking through
    a usual manifest, but not without end for one that is huge, or whose parts contain each other.
    """

    def __init__(self, number: Numbering, skip_equal: bool) -> None:
        self.found: list[Change] = []
        self._number = number
        self._skip_equal = skip_equal
        self._steps = MOST

    def compare(self, path: Path, left: Any, right: Any) -> None:
        if left is right:
            return
        self._count()
        if path[:-1] == ("metadata", "annotations"):
            left, right = _document(left, right)
        inside = len(path) < DEEPEST and not (self._skip_equal and self._number(left) == self._number(right))
        if inside and isinstance(left, dict) and isinstance(right, dict):
            self._compare_maps(path, left, right)
        elif inside and isinstance(left, list) and isinstance(right, list):
            self._compare_lists(path, left, right)
        elif self._number(left) != self._number(right) and not same_amount(path, left, right):
            self._note(Change(path, "changed", left, right))

    def _compare_maps(self, path: Path, left: dict[Any, Any], right: dict[Any, Any]) -> None:
        for key, value in left.items():
            if key not in right:
                self._note(Change((*path, key), "removed", value, ABSENT))
                continue
            other = right[key]
            if not (type(value) is type(other) is str and value == other):  # most of a manifest is text that stays
                self.compare((*path, key), value, other)
        for key, value in right.items():
            if key not in left:
                self._note(Change((*path, key), "added", ABSENT, value))

    def _compare_lists(self, path: Path, left: list[Any], right: list[Any]) -> None:
        found = keys.shared(path[-1] if path else None, left, right)
        if found:
            self._compare_keyed(path, dict(zip(found[0], left, strict=True)), dict(zip(found[1], right, strict=True)))
        else:
            self._compare_by_value(path, left, right)

    def _compare_keyed(self, path: Path, left: dict[keys.Key, Any], right: dict[keys.Key, Any]) -> None:
        partner = {key: key for key in left if key in right}
        gone, new = [key for key in left if key not in right], [key for key in right if key not in left]
        if path[-1:] == ("rules",) and len(gone) == len(new) == 1:
            partner[gone.pop()] = new.pop()  # an Ingress for one host that moves to another host
        for key in left:
            if key in partner:
                self.compare((*path, key), left[key], right[partner[key]])
            else:
                self._note(Change((*path, key), "removed", left[key], ABSENT))
        for key in new:
            self._note(Change((*path, key), "added", ABSENT, right[key]))
        place = {key: index for index, key in enumerate(right)}
        places = [place[partner[key]] for key in left if key in partner]
        if places != sorted(places):
            self._note(Change(path, "reordered", ["/".join(key) for key in left], ["/".join(key) for key in right]))

    def _compare_by_value(self, path: Path, left: list[Any], right: list[Any]) -> None:
        pairs = _equal_pairs([self._number(item) for item in left], [self._number(item) for item in right])
        stayed = _longest_rise(pairs)
        if len(stayed) < len(pairs) == len(left) == len(right):
            self._note(Change(path, "reordered", left, right))
            return
        one = other = -1
        for next_one, next_other in [*stayed, (len(left), len(right))]:
            self._compare_gap(path, left, right, range(one + 1, next_one), range(other + 1, next_other))
            one, other = next_one, next_other

    def _compare_gap(self, path: Path, left: list[Any], right: list[Any], old: range, new: range) -> None:
        """Between two items that stayed: the first old one became the first new one, and so on."""
        for one, other in zip(old, new, strict=False):
            self.compare((*path, other), left[one], right[other])
        for one in old[len(new) :]:
            self._note(Change((*path, one), "removed", left[one], ABSENT))
        for other in new[len(old) :]:
            self._note(Change((*path, other), "added", ABSENT, right[other]))

    def _note(self, change: Change) -> None:
        self._count()
        self.found.append(change)

    def _count(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise _TooMuch


def _document(left: Any, right: Any) -> tuple[Any, Any]:
    """What two texts hold if both are JSON, as many annotations are: so they are compared part by part.

    Two that hold the same stay texts: they are written differently, and nothing else would tell it.
    """
    if not (isinstance(left, str) and isinstance(right, str) and left[:1] == right[:1] in ("{", "[")):
        return left, right
    try:
        one, other = json.loads(left), json.loads(right)
    except (ValueError, RecursionError):
        return left, right
    return (left, right) if one == other else (one, other)


def _equal_pairs(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """The places of equal items: first what begins and ends both lists, then the first of each value with the first.

    That is not always the longest common part, which would take the product of both lengths to find.
    """
    shorter = min(len(left), len(right))
    start = next((index for index in range(shorter) if left[index] != right[index]), shorter)
    rest = shorter - start
    end = next((index for index in range(rest) if left[-1 - index] != right[-1 - index]), rest)
    waiting: dict[int, deque[int]] = defaultdict(deque)
    for place in range(start, len(right) - end):
        waiting[right[place]].append(place)
    middle = [
        (place, waiting[left[place]].popleft()) for place in range(start, len(left) - end) if waiting.get(left[place])
    ]
    last = [(len(left) - index, len(right) - index) for index in range(end, 0, -1)]
    return [*((index, index) for index in range(start)), *middle, *last]


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose places on both sides only rise: these stayed, and the others moved past them."""
    ends: list[int] = []  # the lowest right place that a rise of each length can end with
    last: list[int] = []  # which pair that is
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [index]
    rise: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        rise.append(pairs[index])
        index = before[index]
    return rise[::-1]


_AMOUNTS = {"sizeLimit", "averageValue", "divisor"}
_OF_AMOUNTS = {"limits", "requests", "hard", "capacity", "minAllowed", "maxAllowed", "podFixed"}
_OF_LIMIT_RANGE = {"max", "min", "default", "defaultRequest"}
_LONGEST_AMOUNT = 40


def same_amount(path: Path, left: object, right: object) -> bool:
    """Whether two values are one quantity, written in two ways, in a field that holds a quantity."""
    if not _holds_amount(path):
        return False
    one, other = _amount(left), _amount(right)
    return one is not None and one == other


def _holds_amount(path: Path) -> bool:
    if not path or path[0] in ("data", "stringData", "metadata"):
        return False
    parent = path[-2] if len(path) > 1 else None
    return path[-1] in _AMOUNTS or parent in _OF_AMOUNTS or (parent in _OF_LIMIT_RANGE and "limits" in path)


def _amount(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, int) and value.bit_length() > 64:
        return None
    text = str(value)
    try:
        return quantity.parse(text) if len(text) <= _LONGEST_AMOUNT else None
    except ValueError:
        return None
