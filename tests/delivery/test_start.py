"""What commands load before they do anything: counted in modules, not in seconds."""

import subprocess
import sys

import pytest

from delivery.__main__ import main
from delivery.cli import COMMANDS
from tests.conftest import PROJECT

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
    assert f"usage: python -m delivery {command}" in text
    assert len(text.split("\n\n")) > 2, "a description stands between usage and options"


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert all(f"{name} {summary}" in text for name, summary in COMMANDS.items())
