"""Where the name of a box can stand: in the box, near its upper left corner, and on nothing else.

Lengths are those of the drawing; y grows downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Curve = Sequence[Point]
"""A line as many short straight ones."""

_STEPS = 12
_AWAY = 4.0
"""How far from anything else a name stays, and how far a place is from the next one below."""


class Rectangle(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Rectangle":
        """The smallest that holds all points; there must be one."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    def wider(self, by: float) -> "Rectangle":
        """The same with more on each side."""
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)


def flat(controls: Sequence[Point]) -> list[Point]:
    """Flatten Bezier curves that follow each other: a start, then two controls and an end for each."""
    curve = [controls[0]]
    for index in range(0, len(controls) - 3, 3):
        ends = controls[index : index + 4]
        curve += [_bezier(ends, step / _STEPS) for step in range(1, _STEPS + 1)]
    return curve


def free_place(size: Point, frame: Rectangle, lines: Sequence[Curve], others: Sequence[Rectangle]) -> Point | None:
    """The upper left corner of the first place in a frame, row by row, that no line and no other rectangle touches."""
    width, height = size
    inside = frame.wider(-_AWAY)
    top = inside.top
    while top + height <= inside.bottom:
        row = Rectangle(inside.left, top, inside.right, top + height).wider(_AWAY)
        left = inside.left
        for first, last in sorted(_taken(row, lines, others)):
            if first - left >= width:
                break
            left = max(left, last)
        if left + width <= inside.right:
            return left, top
        top += _AWAY
    return None


def is_free(area: Rectangle, lines: Sequence[Curve]) -> bool:
    """Whether no line comes near a rectangle from the side, or through it from above or below."""
    return all(last <= area.left or first >= area.right for first, last in _taken(area, lines, ()))


def _taken(row: Rectangle, lines: Sequence[Curve], others: Sequence[Rectangle]) -> Iterator[tuple[float, float]]:
    """From where to where something is in a row, with the distance to keep from it."""
    for other in others:
        if other.top < row.bottom and other.bottom > row.top:
            yield other.left - _AWAY, other.right + _AWAY
    for line in lines:
        for (ax, ay), (bx, by) in pairwise(line):
            if min(ay, by) < row.bottom and max(ay, by) > row.top:
                ways = (0, 1) if ay == by else (min(1, max(0, (y - ay) / (by - ay))) for y in (row.top, row.bottom))
                first, last = sorted(ax + way * (bx - ax) for way in ways)
                yield first - _AWAY, last + _AWAY


def _bezier(ends: Sequence[Point], t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(weight * end[axis] for weight, end in zip(weights, ends, strict=True)) for axis in (0, 1))
    return x, y
