"""The rules of the house that a program can check."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import PROJECT

ROOMS = ["main", "platforms", "constructs_lib", "imports", "delivery", "contract"]
"""From the top of the house to the bottom. A room uses only those below it."""

LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
"""Lines; `__init__` included."""


def modules(*rooms: str) -> list[Path]:
    found = [file for room in rooms for file in (PROJECT / room).rglob("*.py")]
    return [PROJECT / "main.py", *found] if "main" in rooms else found


LIBRARY = modules("constructs_lib", "delivery", "contract")
WRITTEN = [*modules("main", "platforms", "benchmarks"), *LIBRARY]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(file) for file in WRITTEN}


@cache
def imported(file: Path) -> set[str]:
    """The modules that a module imports, at its top, in a function or for types, by a statement or by a call."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            inside = {f"{node.module}.{name.name}" for name in node.names}
            found |= (inside & NAMES) or {f"{node.module}"}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("importlib.import_module", "__import__"):
            found |= {str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)}
    return found


@pytest.mark.parametrize("file", [*modules("main", "platforms"), *LIBRARY], ids=name_of)
def test_a_room_uses_only_the_rooms_below_it(file: Path) -> None:
    own = ROOMS.index(name_of(file).split(".")[0])
    used = {name.split(".")[0] for name in imported(file)} & set(ROOMS)
    assert all(ROOMS.index(room) >= own for room in used), used


@pytest.mark.parametrize("file", [*modules("main", "platforms"), *LIBRARY], ids=name_of)
def test_a_module_whose_name_is_made_at_run_time_is_of_the_same_room(file: Path) -> None:
    room = name_of(file).split(".")[0]
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = ast.unparse(node.args[0])
            assert name.startswith((f"f'{room}.", f"'{room}.")), name


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {name_of(file): imported(file) & NAMES for file in WRITTEN}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' <- '.join(error.args[1])}")


@pytest.mark.parametrize("file", LIBRARY, ids=name_of)
def test_the_library_names_no_platform(file: Path) -> None:
    text = file.read_text(encoding="utf-8").lower()
    assert not [word for word in ("trip-service", "trip_currency", "korgosu", "2025team", "openmarket") if word in text]


@pytest.mark.parametrize("file", modules("constructs_lib", "contract"), ids=name_of)
def test_the_library_reads_no_clock_no_chance_no_environment_and_no_network(file: Path) -> None:
    impure = {"time", "random", "secrets", "socket", "subprocess", "urllib", "requests", "tempfile"}
    if file.name != "node.py":  # which exists to set one variable
        impure |= {"os"}
    assert not impure & {name.split(".")[0] for name in imported(file)}


@pytest.mark.parametrize("file", modules("contract"), ids=name_of)
def test_what_both_sides_agree_on_needs_no_cdk8s(file: Path) -> None:
    assert not {"cdk8s", "cdk8s_plus_27", "constructs", "jsii"} & {name.split(".")[0] for name in imported(file)}


@pytest.mark.parametrize("file", modules("platforms"), ids=name_of)
def test_a_difference_between_environments_is_a_field_and_never_a_question_of_its_name(file: Path) -> None:
    compared = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Compare | ast.Match)]
    assert not [ast.unparse(node) for node in compared if ".name" in ast.unparse(node)]


@pytest.mark.parametrize("file", [*modules("platforms/trip_currency"), *modules("platforms/openmarket")], ids=name_of)
def test_a_platform_writes_no_policy_no_selector_and_no_host_name_of_its_own(file: Path) -> None:
    names = {node.attr for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(tree(file)) if isinstance(node, ast.Name)}
    assert not [name for name in names if re.search("(?i)networkpolic|selector|match_labels", name)]
    constants = (node.value for node in ast.walk(tree(file)) if isinstance(node, ast.Constant))
    texts = [value for value in constants if isinstance(value, str)]
    assert not [text for text in texts if names_a_host(text)]
    assert not [text for text in texts if text in SERVICES]


def names_a_host(text: str) -> bool:
    """Whether a text names a server in the cluster. The tag of an image has dots, or its name a slash before it."""
    return bool(
        re.search(r"(?<![\w.-])(?<!\w/)[a-z][-a-z0-9]*:(?:80|[0-9]{3,5})(?![\w.-])|\.svc\b|\.cluster\.local", text)
    )


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("redis:6379", True),
        ("http://api:80/", True),
        ("api.shop.svc", True),
        ("grafana/grafana:12.1.1", False),
        ("redis:7.0-alpine", False),
        ("postgres:16", False),
        ("ghcr.io/shop/api:2026", False),
    ],
)
def test_an_image_is_no_host(text: str, host: bool) -> None:
    assert names_a_host(text) == host


SERVICES = {
    name
    for file in (PROJECT / "dist").glob("*/Service.*.k8s.yaml")
    if (name := file.name.split(".")[1]) and not list(file.parent.glob(f"*.{name}.k8s.yaml"))[1:]
}
"""The host names in dist/ that are not at the same time the name of a workload, which is its id."""


@pytest.mark.parametrize("file", WRITTEN, ids=name_of)
def test_a_module_is_small_and_so_are_its_functions(file: Path) -> None:
    assert file.read_text(encoding="utf-8").count("\n") <= LONGEST_MODULE
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("file", modules("constructs_lib"), ids=name_of)
def test_what_renders_asks_no_construct_for_its_kind(file: Path) -> None:
    emitters = ("manifests", "parts", "as_l1", "as_source", "action", "annotations", "policies", "pod_spec", "to_json")
    for node in ast.walk(tree(file)):
        whole = file.parent.name == "controllers" and isinstance(node, ast.Module)
        if whole or (isinstance(node, ast.FunctionDef) and node.name in emitters):
            asked = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
            kinds = [ast.unparse(call.args[1]) for call in asked if ast.unparse(call.func) == "isinstance"]
            assert not [kind for kind in kinds if set(re.findall(r"\w+", kind)) & constructs()]


@cache
def constructs() -> set[str]:
    """The names of all constructs of the library."""
    found = (node for file in modules("constructs_lib") for node in tree(file).body if isinstance(node, ast.ClassDef))
    return {node.name for node in found if {*map(ast.unparse, node.bases)} & {"PlatformConstruct", "Workload"}}


OLD_NAMES = {
    *(
        "door",
        "doors",
        "Managed",
        "Size",
        "PodField",
        "OutsideSecret",
        "apart",
        "Fault",
        "Faults",
        "Problem",
        "Mistake",
    ),
    *("Hit", "Hits", "Refused", "World", "Need", "Outsider", "Scratch", "RunAs", "label_of", "makers", "spare_id"),
    *("fault", "faults", "problems", "mistakes", "outsider", "outside", "scratch", "run_as", "because"),
}
OLD_MODULES = {
    "atoms",
    "world",
    "needs",
    "words",
    "written",
    "swap",
    "replace",
    "exchange",
    "forms",
    "typed",
    "outside",
}
"""Names that the house has better ones for: those of the field."""


def names_in(file: Path) -> Iterator[str]:
    """What a module defines, and what it calls the parameters and fields of that."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.AnnAssign):
            yield ast.unparse(node.target).removeprefix("self.")


@pytest.mark.parametrize("file", WRITTEN, ids=name_of)
def test_code_uses_the_names_of_the_field(file: Path) -> None:
    assert not OLD_MODULES & {*name_of(file).split(".")}
    assert not {name.strip("_") for name in names_in(file)} & OLD_NAMES


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
