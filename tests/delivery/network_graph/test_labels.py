"""Where labels of arrows go."""

from hypothesis import given
from hypothesis import strategies as st

from delivery.network.graph.labels import Rectangle, flat, place

SIZE = (30.0, 14.0)


def straight(y: float, start: float = 0, end: float = 100) -> list[tuple[float, float]]:
    """An arrow from left to right."""
    return [(start + (end - start) * step / 20, y) for step in range(21)]


def test_a_label_is_in_the_middle_of_its_arrow() -> None:
    assert place({"a": straight(5)}, {"a": SIZE}, []) == {"a": (50, 5)}


def test_two_arrows_so_near_that_their_labels_would_cover_each_other_have_them_side_by_side() -> None:
    found = place({"a": straight(0), "b": straight(3)}, {"a": SIZE, "b": SIZE}, [])
    assert abs(found["a"][0] - found["b"][0]) >= SIZE[0]


def test_a_label_gives_way_to_a_node() -> None:
    ((x, _),) = place({"a": straight(0)}, {"a": SIZE}, [Rectangle(40, -10, 55, 10)]).values()
    assert x + 15 <= 40 or x - 15 >= 55


def test_a_label_gives_way_to_an_arrow_that_crosses() -> None:
    crossing = [(150.0, float(y)) for y in range(-50, 251, 5)]
    found = place({"a": straight(0, end=300), "b": crossing}, {"a": SIZE, "b": SIZE}, [])
    assert abs(found["a"][0] - 150) >= 15


@given(st.lists(st.tuples(*[st.floats(-500, 500)] * 3), min_size=1, max_size=8))
def test_every_label_is_on_its_arrow(arrows: list[tuple[float, float, float]]) -> None:
    curves = {str(index): straight(y, start, end) for index, (y, start, end) in enumerate(arrows)}
    for name, (x, y) in place(curves, dict.fromkeys(curves, SIZE), []).items():
        height, start, end = arrows[int(name)]
        assert y == height
        assert min(start, end) <= x <= max(start, end)


def test_a_flat_curve_goes_from_end_to_end_of_its_beziers() -> None:
    curve = flat([(0, 0), (0, 10), (10, 10), (10, 0), (10, -10), (20, -10), (20, 0)])
    assert (curve[0], curve[len(curve) // 2], curve[-1]) == ((0, 0), (10, 0), (20, 0))
    assert max(y for _, y in curve) == 7.5
