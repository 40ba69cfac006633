"""Places the labels of arrows: on the arrow, near its middle, where they hide nothing.

Lengths are those of the drawing; y grows downwards.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

Point = tuple[float, float]
Curve = Sequence[Point]
"""An arrow as many short straight lines."""

_STEPS = 12
_FRACTIONS = [0.5 + sign * step * 0.03 for step in range(12) for sign in ((1, -1) if step else (1,))]
"""Where on its arrow a label may be, the best place first."""

_ON_A_LABEL, _ON_A_NODE, _ON_AN_ARROW = 1.0, 0.5, 9.0
"""What it costs to hide something, for each unit of area and for each arrow; going one place down the list costs 1."""

_ROUNDS = 3
_CELL = 20.0


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

    def shared(self, other: "Rectangle") -> float:
        """The area that two have in common."""
        if self.left >= other.right or other.left >= self.right or self.top >= other.bottom or other.top >= self.bottom:
            return 0.0
        width = min(self.right, other.right) - max(self.left, other.left)
        return width * (min(self.bottom, other.bottom) - max(self.top, other.top))

    def holds(self, point: Point) -> bool:
        """Whether a point is in it."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


def flat(controls: Sequence[Point]) -> list[Point]:
    """Flatten Bezier curves that follow each other: a start, then two controls and an end for each."""
    curve = [controls[0]]
    for index in range(0, len(controls) - 3, 3):
        ends = controls[index : index + 4]
        curve += [_bezier(ends, step / _STEPS) for step in range(1, _STEPS + 1)]
    return curve


class _Place(NamedTuple):
    """Where a label may be, and what it costs, other labels left out."""

    middle: Point
    label: Rectangle
    cost: float


_Grid = dict[tuple[int, int], list[tuple[str, Point]]]
"""The points of all arrows by the cell that they are in, each with the name of its arrow."""


def place(curves: Mapping[str, Curve], sizes: Mapping[str, Point], obstacles: Sequence[Rectangle]) -> dict[str, Point]:
    """The middle of the label of each arrow; `sizes` are width and height.

    Labels of short arrows choose first; then all choose again, now that they know where the others are.
    """
    grid = _grid(curves)
    places = {name: _places(name, curve, sizes[name], grid, obstacles) for name, curve in curves.items()}
    chosen: dict[str, _Place] = {}
    for name in _ROUNDS * sorted(curves, key=lambda name: (_length(curves[name]), name)):
        others = [other.label for key, other in chosen.items() if key != name]
        chosen[name] = min(
            places[name], key=lambda place: place.cost + _ON_A_LABEL * sum(map(place.label.shared, others))
        )
    return {name: place.middle for name, place in chosen.items()}


def _places(name: str, curve: Curve, size: Point, grid: _Grid, obstacles: Sequence[Rectangle]) -> list[_Place]:
    places = []
    for rank, fraction in enumerate(_FRACTIONS):
        x, y = middle = _along(curve, fraction)
        label = Rectangle(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
        crossed = {other for cell in _cells(label) for other, point in grid.get(cell, ()) if label.holds(point)}
        cost = rank + _ON_A_NODE * sum(map(label.shared, obstacles)) + _ON_AN_ARROW * len(crossed - {name})
        places.append(_Place(middle, label, cost))
    return places


def _grid(curves: Mapping[str, Curve]) -> _Grid:
    grid: _Grid = defaultdict(list)
    for name, curve in curves.items():
        for point in curve:
            grid[int(point[0] // _CELL), int(point[1] // _CELL)].append((name, point))
    return grid


def _cells(label: Rectangle) -> Iterator[tuple[int, int]]:
    """The cells of the grid in which a rectangle is."""
    across, down = (
        range(int(first // _CELL), int(last // _CELL) + 1)
        for first, last in ((label.left, label.right), (label.top, label.bottom))
    )
    return product(across, down)


def _bezier(ends: Sequence[Point], t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(weight * end[axis] for weight, end in zip(weights, ends, strict=True)) for axis in (0, 1))
    return x, y


def _steps(curve: Curve) -> list[float]:
    """The lengths of its lines. A square root is the same on every machine, which other functions are not."""
    return [math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by)) for (ax, ay), (bx, by) in pairwise(curve)]


def _length(curve: Curve) -> float:
    return sum(_steps(curve))


def _along(curve: Curve, fraction: float) -> Point:
    """The point at this fraction of the way."""
    left = fraction * _length(curve)
    for ((ax, ay), (bx, by)), step in zip(pairwise(curve), _steps(curve), strict=True):
        if left < step:
            return ax + (bx - ax) * left / step, ay + (by - ay) * left / step
        left -= step
    return curve[-1]
