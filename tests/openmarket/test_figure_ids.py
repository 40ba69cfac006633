"""The list of section 11 of the specification, against the tests that carry its ids."""

import ast
from pathlib import Path

FIGURES = 72


def names() -> list[str]:
    """The names of all tests of this platform."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(Path(__file__).parent.glob("test_*.py")))
    functions = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return [node.name for node in functions if node.name.startswith("test_")]


def test_every_figure_has_exactly_one_test() -> None:
    ids = sorted(name.split("_")[2] for name in names() if name.startswith("test_OM_"))
    assert ids == [f"{number:02}" for number in range(1, FIGURES + 1)]


def test_no_two_tests_have_one_name() -> None:
    assert len(names()) == len(set(names()))
