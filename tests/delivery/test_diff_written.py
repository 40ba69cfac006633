"""Values in few words."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT
from tests.delivery.test_diff_fields import JSON_LIKE


@given(JSON_LIKE, st.integers(10, 100))
def test_whatever_is_written_is_one_line_that_spoils_no_terminal(value: Any, width: int) -> None:
    text = formatting.value(value, width)
    assert len(text) <= width
    assert text.isprintable()


@given(JSON_LIKE)
def test_every_value_can_be_said_in_json(value: Any) -> None:
    json.dumps(formatting.plain(value), allow_nan=False)


@given(st.lists(st.integers(), max_size=5) | st.dictionaries(st.text(), st.text(), max_size=5) | st.text())
def test_what_json_can_say_stays_as_it_is(value: Any) -> None:
    assert formatting.plain(value) == value


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (("spec", "containers", ("web",), "image"), "spec.containers[web].image"),
        (("metadata", "annotations", "example.com/a.b"), "metadata.annotations[example.com/a.b]"),
        (("args", 2), "args[2]"),
        (("ports", ("80", "TCP")), "ports[80/TCP]"),
        (("data", "a\nb", True, None), "data[a\\nb][true][null]"),
        ((), ""),
    ],
)
def test_a_path_reads_as_people_write_it(steps: tuple[Any, ...], text: str) -> None:
    assert formatting.path(steps) == text


def test_of_long_texts_the_part_is_shown_where_they_begin_to_differ() -> None:
    old, new = ("x" * 500 + end + "y" * 500 for end in ("before", "after"))
    one, other = formatting.pair(old, new, 60)
    assert "before" in one
    assert "after" in other
    assert max(len(one), len(other)) <= 60


def test_of_texts_with_many_lines_the_line_is_shown_that_differs() -> None:
    old, new = ("\n".join(["same line", f"port = {port}", "the end"]) for port in (80, 81))
    assert formatting.pair(old, new) == ("...port = 80\\nthe end", "...port = 81\\nthe end")


def test_a_number_and_the_same_number_as_text_look_different() -> None:
    assert formatting.pair(8000, "8000") == ("8000", '"8000"')


def test_what_is_not_there_is_called_nothing() -> None:
    assert formatting.value(ABSENT) == "nothing"
    assert formatting.value(None) == "null"
    assert formatting.value("") == '""'


def test_what_could_move_the_cursor_is_escaped() -> None:
    assert formatting.value("\x1b[2J\u202e\ud800") == "\\x1b[2J\\u202e\\ud800"
