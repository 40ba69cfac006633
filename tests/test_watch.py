"""`python main.py --watch`: a real one, in a copy of the project in which somebody edits."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import committed
from tests.test_command_line import bump

SECONDS = 60
"""How long a line may take on a slow machine."""


class Watching:
    """The process, and what it says, line by line."""

    def __init__(self, checkout: Path) -> None:
        command = [sys.executable, "main.py", "--watch", "prod"]
        # A shell that starts the tests in the background lets them ignore Ctrl-C, and so would the process.
        listen = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        self.process = subprocess.Popen(
            command,
            cwd=checkout,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=listen,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)

    def until(self, words: str) -> str:
        """All that it says up to the line with these words."""
        said = ""
        while words not in said:
            said += self._lines.get(timeout=SECONDS)
        return said


@pytest.fixture
def watching(checkout: Path) -> Iterator[Watching]:
    watching = Watching(committed(checkout))
    yield watching
    if watching.process.poll() is None:
        os.killpg(watching.process.pid, signal.SIGKILL)
    watching.process.wait()


def test_each_saved_file_is_rendered_and_its_consequences_are_shown_until_ctrl_c(
    checkout: Path, watching: Watching
) -> None:
    assert "watching, Ctrl-C ends it" in watching.until("no difference")
    bump(checkout)
    assert "releases/trip-currency/prod.yaml" in watching.until("prod: ")
    assert "prod-64" in (checkout / "dist/prod/Deployment.service-currency.k8s.yaml").read_text()
    chart = checkout / "platforms/trip_currency/chart.py"
    chart.write_text(chart.read_text() + "\nnonsense\n")
    assert "platforms/trip_currency/chart.py" in watching.until("nonsense")
    os.killpg(watching.process.pid, signal.SIGINT)
    assert watching.process.wait(SECONDS) == 130


def test_a_file_that_an_editor_replaces_is_watched_again_and_so_is_what_a_render_reads_beside_code(
    checkout: Path, watching: Watching
) -> None:
    watching.until("no difference")
    for text in ("# one", "# two"):
        draft = checkout / "draft.py"
        draft.write_text(f"{(checkout / 'main.py').read_text()}{text}\n")
        draft.replace(checkout / "main.py")
        assert "main.py" in watching.until("no difference")
    script = checkout / "platforms/trip_currency/init.sql"
    script.write_text(f"{script.read_text()}-- a comment\n")
    assert "platforms/trip_currency/init.sql" in watching.until("prod: ")
