"""The rules of the house that a program can check."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

ROOMS = ["main", "platforms", "constructs_lib", "imports", "delivery", "contract"]
"""From the top of the house to the bottom. A room uses only those below it."""


def modules(*rooms: str) -> list[Path]:
    found = [file for room in rooms for file in (PROJECT / room).rglob("*.py")]
    return [PROJECT / "main.py", *found] if "main" in rooms else found


WRITTEN = modules("main", "platforms", "constructs_lib", "delivery", "contract", "benchmarks")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield str(node.module)


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("file", modules("platforms", "constructs_lib", "delivery", "contract"), ids=name_of)
def test_a_room_uses_only_the_rooms_below_it(file: Path) -> None:
    own = ROOMS.index(name_of(file).split(".")[0])
    used = {name.split(".")[0] for name in imported(file)} & set(ROOMS)
    assert all(ROOMS.index(room) >= own for room in used), used


@pytest.mark.parametrize("file", modules("constructs_lib", "delivery", "contract"), ids=name_of)
def test_the_library_names_no_platform(file: Path) -> None:
    text = file.read_text(encoding="utf-8").lower()
    assert not [word for word in ("trip-service", "trip_currency", "korgosu", "2025team", "openmarket") if word in text]


@pytest.mark.parametrize("file", modules("constructs_lib"), ids=name_of)
def test_the_library_reads_no_clock_no_chance_no_environment_and_no_network(file: Path) -> None:
    impure = {"time", "random", "secrets", "socket", "subprocess", "urllib", "requests", "tempfile"}
    if file.name != "node.py":  # which exists to set one variable
        impure |= {"os"}
    assert not impure & {name.split(".")[0] for name in imported(file)}


@pytest.mark.parametrize("file", modules("platforms"), ids=name_of)
def test_a_difference_between_environments_is_a_field_and_never_a_question_of_its_name(file: Path) -> None:
    compared = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Compare | ast.Match)]
    assert not [ast.unparse(node) for node in compared if ".name" in ast.unparse(node)]


@pytest.mark.parametrize(
    "file", [file for file in modules("platforms") if file.parent.name != "platforms"], ids=name_of
)
def test_a_platform_writes_no_policy_no_selector_and_no_host_name_of_its_own(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not [name for name in names if re.search("(?i)networkpolic|selector|match_labels|k8s", name)]
    assert not {"cdk8s", "cdk8s_plus_27"} & {name.split(".")[0] for name in imported(file)}
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [text for text in texts if re.search(r"\b[a-z][-a-z0-9]*:[0-9]{2,5}\b|\.svc\b|\.cluster\.local", text)]
    assert not [text for text in texts if text in SERVICES]


SERVICES = {
    name
    for file in (PROJECT / "dist").glob("*/Service.*.k8s.yaml")
    if (name := file.name.split(".")[1]) and not list(file.parent.glob(f"*.{name}.k8s.yaml"))[1:]
}
"""The host names in dist/ that are not at the same time the name of a workload, which is its id."""


@pytest.mark.parametrize("file", WRITTEN, ids=name_of)
def test_a_module_is_small(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name != "__init__":
            assert (node.end_lineno or 0) - node.lineno <= 45, node.name


@pytest.mark.parametrize("file", WRITTEN, ids=name_of)
def test_everything_public_has_a_docstring(file: Path) -> None:
    module = importlib.import_module(name_of(file))
    assert module.__doc__
    for name, wrapped in vars(module).items():
        member = inspect.unwrap(wrapped) if callable(wrapped) else wrapped
        own = getattr(member, "__module__", None) == module.__name__
        if own and not name.startswith("_") and (inspect.isclass(member) or inspect.isfunction(member)):
            assert member.__doc__, f"{name} has no docstring"
            methods = vars(member).items() if inspect.isclass(member) and not is_protocol(member) else []
            for method_name, method in methods:
                if inspect.isfunction(method) and not method_name.startswith("_"):
                    assert method.__doc__, f"{name}.{method_name} has no docstring"


def is_protocol(member: object) -> bool:
    """A protocol says in one docstring what it is; its methods have no bodies to describe."""
    return bool(getattr(member, "_is_protocol", False))


@pytest.mark.parametrize(
    "name", ["Pipfile", "Pipfile.lock", "package.json", "package-lock.json", "Makefile", "LICENSE", ".ci/run"]
)
def test_what_a_new_machine_needs_is_here(name: str) -> None:
    assert (PROJECT / name).is_file()


def test_a_second_platform_takes_few_lines() -> None:
    package = [file.read_text(encoding="utf-8") for file in modules("platforms/openmarket")]
    assert sum(text.count("\n") for text in package) < 350
