"""The platforms in docs/examples, which strangers wrote: rendered, reviewed, short, and with public names only."""

import ast
import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from constructs_lib import Environment, PlatformApp, PlatformChart, Release
from delivery.manifests.reading import read
from delivery.review.engine import review
from delivery.review.waivers import Verdict, verdict_on
from tests.conftest import PROJECT

EXAMPLES = {"grpc_shop": 150, "data_platform": 300}
"""Each example, and the number of lines that it stays below."""


def source(name: str) -> Path:
    return PROJECT / f"docs/examples/{name}.py"


def module(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, source(name))
    assert specification and specification.loader
    found = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(found)
    return found


def found_in(name: str, kind: type) -> list[Any]:
    """The values of a kind, or the classes derived from it, of an example."""
    values = [each for each in vars(module(name)).values() if isinstance(each, kind)]
    classes = [each for each in vars(module(name)).values() if isinstance(each, type) and issubclass(each, kind)]
    return values or [each for each in classes if each.__module__ == name]


def rendered(name: str, folder: Path) -> list[dict[str, Any]]:
    """The objects of an example, with a version for each of its images."""
    (chart,), (env,) = found_in(name, PlatformChart), found_in(name, Environment)
    app = PlatformApp(str(folder))
    versions: dict[str, str] = {}
    platform = chart(app, env, Release(platform=name.replace("_", "-"), versions=versions, source="releases/all.yaml"))
    versions.update({image.name: "1.0.0" for image in platform._images})
    app.synth()
    return read(folder / env.folder)


def judged(name: str, documents: list[dict[str, Any]]) -> Verdict:
    crds = [Path(os.environ["CRDS"])] if os.environ.get("CRDS") else []
    return verdict_on(review({name: documents}, crds=crds), Path("none"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_renders_and_passes_the_review_without_a_waiver(name: str, tmp_path: Path) -> None:
    documents = rendered(name, tmp_path)
    assert judged(name, documents).standing == []
    assert len(documents) > 50


@pytest.mark.parametrize(("name", "longest"), EXAMPLES.items())
def test_an_example_is_short(name: str, longest: int) -> None:
    assert len(source(name).read_text().splitlines()) < longest


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_uses_public_names_only_and_derives_from_charts_and_environments_alone(name: str) -> None:
    tree = ast.parse(source(name).read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {each for each in imported if f"{each}".partition(".")[0] in ("constructs_lib", "contract", "delivery")} == {
        "constructs_lib"
    }
    bases = {ast.unparse(base) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases}
    assert bases <= {"PlatformChart", "Environment"}
    private = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr.startswith("_")]
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert {*private} - own == {"__init__"} - own


def test_every_example_is_tested() -> None:
    assert {file.stem for file in (PROJECT / "docs/examples").glob("*.py")} == EXAMPLES.keys()
