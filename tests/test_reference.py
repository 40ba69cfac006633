"""The reference is generated from docstrings, and constructs have few parameters."""

import inspect

import pytest

import constructs_lib
from tests import reference

CONSTRUCTS = [
    each
    for name in constructs_lib.__all__
    if inspect.isclass(each := getattr(constructs_lib, name)) and issubclass(each, constructs_lib.PlatformConstruct)
]


def test_the_reference_is_what_the_docstrings_say() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "write it: python -m tests.reference"


@pytest.mark.parametrize(
    "name", [name for name in constructs_lib.__all__ if inspect.isclass(getattr(constructs_lib, name))]
)
def test_every_public_class_is_in_the_reference(name: str) -> None:
    assert f"### {name}\n" in reference.PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.__name__)
def test_a_construct_shows_its_parameters_and_has_about_ten_at_most(construct: type) -> None:
    parameters = inspect.signature(construct).parameters
    assert [*parameters][:2] == ["scope", "id"]
    assert not [each for each in parameters.values() if each.kind is each.VAR_KEYWORD]
    assert sum(each.kind is each.KEYWORD_ONLY for each in parameters.values()) <= 10
