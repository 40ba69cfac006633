"""Where the name of a box stands, and what is in its way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.network.graph.labels import Point, Rectangle, flat, free_place, is_free

SIZE = (30.0, 14.0)
FRAME = Rectangle(0, 0, 100, 60)


def test_a_name_is_in_the_upper_left_corner() -> None:
    assert free_place(SIZE, FRAME, [], []) == (4, 4)


def test_a_name_moves_right_of_an_arrow_that_goes_down() -> None:
    assert free_place(SIZE, FRAME, [[(20, -50), (20, 100)]], []) == (24, 4)


def test_a_name_moves_below_an_arrow_that_goes_right() -> None:
    assert free_place(SIZE, FRAME, [[(-50, 10), (150, 10)]], []) == (4, 16)


def test_a_name_keeps_away_from_what_is_in_the_box() -> None:
    assert free_place(SIZE, FRAME, [], [Rectangle(8, 20, 60, 40)]) == (64, 4)


def test_where_no_place_is_free_there_is_none() -> None:
    assert free_place(SIZE, FRAME, [[(-50, y), (150, y)] for y in range(0, 60, 10)], []) is None
    assert free_place((100, 14), FRAME, [], []) is None


coordinates = st.integers(-20, 120)
lines = st.lists(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=4), max_size=4)


@given(lines)
def test_no_arrow_comes_near_the_place_of_a_name(curves: list[list[Point]]) -> None:
    place = free_place(SIZE, FRAME, curves, [])
    if place:
        area = Rectangle(place[0], place[1], place[0] + SIZE[0], place[1] + SIZE[1])
        assert is_free(area, curves)
        sides = [side for curve in curves for side in pairwise(curve)]
        points = [(ax + (bx - ax) * t / 50, ay + (by - ay) * t / 50) for (ax, ay), (bx, by) in sides for t in range(51)]
        assert not [(x, y) for x, y in points if area.left < x < area.right and area.top < y < area.bottom]


@pytest.mark.parametrize(
    ("line", "free"),
    [([(0, 0), (9, 30)], True), ([(0, 30), (100, 30)], False), ([(50, 0), (50, 60)], False), ([(0, 5), (90, 5)], True)],
)
def test_a_line_is_seen_in_any_direction(line: list[Point], free: bool) -> None:
    assert is_free(Rectangle(40, 20, 60, 40), [line]) == free


def test_a_flat_curve_goes_from_end_to_end_of_its_beziers() -> None:
    curve = flat([(0, 0), (0, 10), (10, 10), (10, 0), (10, -10), (20, -10), (20, 0)])
    assert (curve[0], curve[len(curve) // 2], curve[-1]) == ((0, 0), (10, 0), (20, 0))
    assert max(y for _, y in curve) == 7.5
