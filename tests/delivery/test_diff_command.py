"""The command that lets the app compare two environments, when the app cannot."""

from pathlib import Path

import pytest
import yaml

from tests.conftest import Run
from tests.delivery.diffs import manifest


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("", "None"),
        ("language: python\n", "None"),
        ("[app]\n", "None"),
        ("app: 5\n", "5"),
        ("app: ''\n", "''"),
        ("""app: python 'main.py\n""", '"python \'main.py"'),
    ],
)
def test_settings_without_a_command_for_the_app_are_one_line(tmp_path: Path, deliver: Run, text: str, got: str) -> None:
    (tmp_path / "cdk8s.yaml").write_text(text)
    done = deliver(tmp_path, "diff", "dev", "prod")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"cdk8s.yaml: app: got {got}; allowed: a command; write what renders the platforms\n"


def test_an_app_that_does_not_start_is_one_line(tmp_path: Path, deliver: Run) -> None:
    (tmp_path / "cdk8s.yaml").write_text("app: .venv/bin/python main.py\n")
    done = deliver(tmp_path, "diff", "dev", "prod")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "cdk8s.yaml: app: got '.venv/bin/python', which does not start: No such file or directory; "
        "set it up with `make synth`, or change the command\n"
    )


@pytest.mark.parametrize(("status", "meant"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_no_of_the_app_is_no_and_any_other_failure_is_no_answer(
    tmp_path: Path, deliver: Run, status: int, meant: int
) -> None:
    (tmp_path / "cdk8s.yaml").write_text(f"app: sh -c 'exit {status}'\n")
    assert deliver(tmp_path, "diff", "dev", "prod").returncode == meant


def test_of_two_paths_in_two_namespaces_what_has_one_kind_and_name_is_one_object(tmp_path: Path, deliver: Run) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        objects = [manifest("Service", namespace=name, spec={"type": name}), manifest("ConfigMap", namespace=name)]
        (tmp_path / name / "all.yaml").write_text(yaml.safe_dump_all(objects))
    said = deliver(tmp_path, "diff", "a", "b").stdout
    assert said.startswith("a -> b: 2 objects change in place\n")
    assert "    spec.type\n      - a\n      + b\n" in said
