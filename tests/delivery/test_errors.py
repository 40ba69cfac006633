"""Errors for people come from one class, whose module draws all of them."""

import importlib
import re

import contract.errors
from contract.errors import PlatformError
from tests.conftest import PROJECT


def test_the_tree_of_errors_is_drawn_where_it_begins() -> None:
    for room in ("contract", "delivery"):
        for file in (PROJECT / room).rglob("*.py"):
            importlib.import_module(".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"))
    importlib.import_module("platforms.compare_environments")
    drawn = re.findall(r"^    [├└]── (\w+)", str(contract.errors.__doc__), flags=re.MULTILINE)
    assert sorted(drawn) == sorted(error.__name__ for error in PlatformError.__subclasses__())
    assert {error.status for error in PlatformError.__subclasses__()} <= {1, 2}
