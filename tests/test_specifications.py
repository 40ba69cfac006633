"""dist/ holds what the specifications say, figure by figure: `platforms/<platform>/spec.yaml`."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.conftest import PROJECT
from tests.figures import PLATFORMS, Figure, WrongFigure, figures
from tests.manifests import DIST

FILES = {platform: PROJECT / "platforms" / platform / "spec.yaml" for platform in PLATFORMS}
FIGURES = {platform: figures(file) for platform, file in FILES.items()}
EACH = [figure for found in FIGURES.values() for figure in found]
IDS = {
    "trip_currency": [*(f"T{n:03}" for n in range(1, 121)), *(f"U{n:02}" for n in range(1, 18))],
    "trip_service": [*(f"V{n:03}" for n in range(1, 61)), *(f"W{n:02}" for n in range(1, 12))],
    "openmarket": [f"OM-{n:02}" for n in range(1, 73)],
}
"""The numbers in the list of each specification. In the name of a test, a hyphen is an underscore."""

ENTRY = """\
groups:
  web: [[api], page]
figures:
  - id: T001
    statement: a sentence
    origin: S
    folders: [dev]
    objects: [Deployment/<web>]
    read: spec.replicas
    expected: 1
"""


@pytest.mark.parametrize("figure", EACH, ids=lambda figure: f"{figure.id} {figure.statement}")
def test_dist_holds_the_figure(figure: Figure) -> None:
    if differences := figure.differences(DIST):
        pytest.fail("\n".join(differences), pytrace=False)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_number_of_the_specification_is_in_its_file_or_in_the_name_of_a_test(platform: str) -> None:
    tests = "".join(file.read_text() for file in (PROJECT / "tests" / platform).glob("test_*.py"))
    named = {id for id in IDS[platform] if re.search(rf"[_ ]{id.replace('-', '_')}(?!\d)", tests)}
    assert [id for id in IDS[platform] if id not in {figure.id for figure in FIGURES[platform]} | named] == []
    assert {figure.id for figure in FIGURES[platform]} <= {*IDS[platform]}


def test_a_figure_that_expects_something_else_is_different_and_says_where_it_stands() -> None:
    for figure in EACH:
        for line in replace(figure, expected="something else").differences(DIST):
            assert line.startswith(f"platforms/{figure.file.parent.name}/spec.yaml:{figure.line}: {figure.id}, ")
            assert 'expected "something else"; if that is meant, change the entry or its group there' in line
        assert line


def test_one_difference_of_several_objects_and_folders_is_one_line_with_the_names_that_differ(tmp_path: Path) -> None:
    for folder in ("dev", "eks"):
        for name in ("a", "b"):
            document = {"kind": "ConfigMap", "metadata": {"name": name}}
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}.yaml").write_text(yaml.safe_dump(document))
    (tmp_path / "spec.yaml").write_text(
        ENTRY.replace("[dev]", "[dev, eks]")
        .replace("    objects: [Deployment/<web>]\n", "")
        .replace("read: spec.replicas", "read: '[].metadata.name'")
        .replace("expected: 1", "expected: [b, c]")
    )
    (figure,) = figures(tmp_path / "spec.yaml")
    (line,) = figure.differences(tmp_path)
    assert (
        ": T001, a sentence: dev, eks: [].metadata.name has a too much and has c too little; if that is meant" in line
    )


def test_a_figure_of_an_object_that_is_not_there_is_different_whatever_it_expects() -> None:
    for figure in (each for each in EACH if each.objects):
        missing = replace(figure, objects=[f"{name}-gone" for name in figure.objects], expected=None)
        (line,) = missing.differences(DIST)
        assert line.count("-gone") == len(figure.objects) * len(figure.folders)
        assert "-gone: there is no such object; " in line


def test_a_line_of_a_figure_is_that_of_its_entry() -> None:
    for figure in EACH:
        assert figure.file.read_text().splitlines()[figure.line - 1] == f"  - id: {figure.id}"


def test_groups_may_hold_groups(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(ENTRY.replace("expected: 1", "expected: <web>"))
    (figure,) = figures(tmp_path / "spec.yaml")
    assert (figure.objects, figure.expected) == (["Deployment/api", "Deployment/page"], ["api", "page"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("origin: S", "origin: X", "origin: got X; allowed: S, R, D"),
        ("    read: spec.replicas\n", "", "read: allowed: id, statement"),
        ("read:", "reads:", "read, reads: allowed: id, statement"),
        ("spec.replicas", "spec[", "read: "),
        ("<web>", "<wb>", "objects: no group wb; allowed: web"),
        ("expected: 1", "expected: <wb>", "expected: no group wb; allowed: web"),
        ("expected: 1", "expected: 1\n    decided: {since: 2026-11-30}", "decided: allowed: since and reason, both"),
    ],
)
def test_an_entry_that_cannot_be_read_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    (tmp_path / "spec.yaml").write_text(ENTRY.replace(old, new))
    with pytest.raises(WrongFigure) as caught:
        figures(tmp_path / "spec.yaml")
    assert f"spec.yaml:4: {said}" in str(caught.value)
    assert "\n" not in str(caught.value)
