"""What `python main.py` says of bad input: nothing written, dist/ as it was, exit status 1."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Run, files_of


def test_the_command_names_every_problem_of_every_environment_and_writes_nothing(data: Path, synth: Run) -> None:
    before = files_of(data / "dist")
    releases = data / "releases/trip-currency"
    (releases / "dev.yaml").write_text("service-currency: [dev-latest\n")
    (releases / "staging.yaml").write_text("servce-currency: staging-latest\nservice-history: 'a b'\n")
    (releases / "prod.yaml").write_text((releases / "prod.yaml").read_text().replace("service-h", "service-hh"))
    (releases / "eks.yaml").unlink()
    done = synth(data)
    assert done.returncode == 1
    assert done.stdout == ""
    *problems, last = done.stderr.splitlines()
    assert last == "4 violations; nothing was written, dist/ is as it was (--debug shows the code)"
    assert [line.split(": ")[0] for line in problems] == [
        "trip-currency/dev",
        "trip-currency/eks",
        "trip-currency/prod",
        "trip-currency/staging",
    ]
    line = (releases / "prod.yaml").read_text().split("service-hhistory")[0].count("\n") + 1
    assert f"prod.yaml, line {line}: got an entry service-hhistory" in problems[2]
    assert 'did you mean "service-history"?' in problems[2]
    assert files_of(data / "dist") == before


def test_no_stack_is_shown_unless_asked_for(checkout: Path, run: Run) -> None:
    chart = checkout / "platforms/trip_currency/chart.py"
    chart.write_text(chart.read_text().replace("max_memory=", "max_memmory="))
    quiet = run("python", "main.py")
    assert quiet.returncode == 1
    assert "Traceback" not in quiet.stderr
    said, _ = quiet.stderr.splitlines()
    assert said.startswith("platforms/trip_currency/chart.py:")
    assert "trip-currency (dev, eks, prod, staging): code: RedisCache: got the parameter max_memmory; allowed: " in said
    assert said.endswith('did you mean "max_memory"?')
    assert "return RedisCache(" in run("python", "main.py", "--debug").stderr


def test_problems_are_plain_text_when_piped(data: Path, synth: Run) -> None:
    (data / "releases/trip-currency/dev.yaml").write_text("")
    done = synth(data)
    assert done.stderr
    assert "\x1b" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "replicas=1,",
            "replcas=1,",
            "TripCurrencyEnvironment: got the parameter replcas; allowed: name, ",
        ),
        ('namespace="trip-service-dev",', 'namespace="trip-service-dev"', "SyntaxError: "),
        ("ENVIRONMENTS = (DEV", "raise ValueError\nENVIRONMENTS = (DEV", "ValueError: no reason given"),
    ],
)
def test_a_mistake_in_the_files_of_a_platform_is_said_with_its_line(
    checkout: Path, run: Run, old: str, new: str, said: str
) -> None:
    module = checkout / "platforms/trip_currency/environments.py"
    module.write_text(module.read_text().replace(old, new, 1))
    done = run("python", "main.py")
    assert done.returncode == 1
    assert done.stderr.startswith("platforms/trip_currency/environments.py:")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("main.py",), ("-m", "delivery", "review")])
def test_without_the_packages_of_the_project_the_way_to_them_is_said(
    checkout: Path, run: Run, command: tuple[str, ...]
) -> None:
    done = run("python", "-S", *command)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith("python: got no module ")
    assert "run `make setup`, then `source .venv/bin/activate`" in done.stderr.splitlines()[0]


def test_ctrl_c_is_one_line_and_leaves_dist_alone(checkout: Path) -> None:
    before = files_of(checkout / "dist")
    release = checkout / "releases/trip-currency/dev.yaml"
    release.unlink()
    os.mkfifo(release)
    command = [sys.executable, "main.py", "--quiet"]
    # A shell that starts the tests in the background lets them ignore Ctrl-C, and so would the synth.
    listen = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    synth = subprocess.Popen(
        command, cwd=checkout, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=listen
    )
    with release.open("w"):  # opens when the synth reads it, in the middle of its work
        os.killpg(synth.pid, signal.SIGINT)
        _, said = synth.communicate(timeout=60)
    assert (synth.returncode, said) == (130, "interrupted: dist/ holds one whole render, the old one or the new one\n")
    assert files_of(checkout / "dist") == before
