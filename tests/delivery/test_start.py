"""What commands load before they do anything: counted in modules, not in seconds."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from delivery.__main__ import main
from delivery.cli import COMMANDS
from tests.conftest import PROJECT, Run

HEAVY = {"rich", "jsonschema", "kubernetes_validate", "yaml"}
LOADED = f"""
import sys, atexit
atexit.register(lambda: print(*sorted({HEAVY} & sys.modules.keys()), file=sys.stderr))
from delivery.__main__ import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("command", "loaded"),
    [
        ("--help", set()),
        ("bump --help", {"yaml"}),
        ("guard --help", {"yaml", "jsonschema"}),
        ("reach dev frontend", {"yaml"}),
        ("reach dev service-frontend service-currency:8000", {"yaml", "jsonschema"}),
        ("graph dev", {"yaml", "jsonschema"}),
        ("review README.md --format json", {"yaml", "jsonschema"}),
    ],
)
def test_a_command_loads_what_it_needs(command: str, loaded: set[str]) -> None:
    started = [sys.executable, "-c", LOADED, *command.split()]
    done = subprocess.run(started, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert set(done.stderr.splitlines()[-1].split()) <= loaded


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_full_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert not ended.value.code
    text = capsys.readouterr().out
    assert f"usage: delivery {command}" in text
    assert len(text.split("\n\n")) > 2, "a description stands between usage and options"


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert all(f"{name} {summary}" in text for name, summary in COMMANDS.items())


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    assert (ended.value.code, capsys.readouterr().out) == (0, f"delivery {project['version']}\n")


def test_the_command_works_in_any_folder(tmp_path: Path) -> None:
    command = [str(PROJECT / ".venv/bin/delivery"), "reach", "dev", "service-currency", "mysql:3306"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:4]) == (0, "yes:")


def test_the_command_is_about_the_repository_that_it_is_called_in(data: Path) -> None:
    (data / "releases/trip-currency/prod.yaml").write_text("service-currency: prod-1\n")
    bump = [str(PROJECT / ".venv/bin/delivery"), "bump", "trip-currency", "prod", "prod-2"]
    done = subprocess.run(bump, cwd=data / "docs/network", capture_output=True, text=True, check=False)
    assert done.stdout == "releases/trip-currency/prod.yaml: service-currency: prod-1 -> prod-2\n"
    assert (data / "releases/trip-currency/prod.yaml").read_text() == "service-currency: prod-2\n"


def test_a_shell_completes_commands_and_options(tmp_path: Path) -> None:
    for line, found in (("delivery re", "review"), ("delivery review --exp", "--explain")):
        completing = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": f"{len(line)}", "_ARGCOMPLETE_IFS": "\n"}
        output = tmp_path / "completions"
        completing["_ARGCOMPLETE_STDOUT_FILENAME"] = str(output)
        subprocess.run([PROJECT / ".venv/bin/delivery"], env=os.environ | completing, check=False)
        assert found in output.read_text()


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("reach dev service-currency mysql:3306", "because"),
        ("graph dev", "nodes"),
        ("secrets dev", "keys"),
        ("document", "written"),
        ("bump trip-currency prod prod-63", "changes"),
        ("review --explain pods/limits", "reason"),
    ],
)
def test_programs_can_read_every_answer(deliver: Run, data: Path, command: str, key: str) -> None:
    done = deliver(data, *command.split(), "--format", "json")
    assert done.returncode == 0
    assert key in json.loads(done.stdout)


def test_a_rule_is_explained_with_what_it_wants_and_a_wrong_one_with_the_one_that_was_meant(deliver: Run) -> None:
    said = deliver(PROJECT, "review", "--explain", "pods/limits").stdout
    assert said.startswith("pods/limits (error)\nContainers have a memory limit")
    wrong = deliver(PROJECT, "review", "--explain", "pods/limit")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert 'did you mean "pods/limits"?' in wrong.stderr
