"""A real MariaDB on a loopback port, in a temporary folder."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PATH = f"{os.environ['PATH']}:/usr/sbin"
"""Debian has the server in /usr/sbin, which is not on everybody's path."""

SERVER = shutil.which("mariadbd", path=PATH)
SECONDS = 60
"""How long a start may take on a slow machine."""


class Database:
    """A server, as its root user sees it."""

    def __init__(self, socket: Path) -> None:
        self._client = [
            "mariadb",
            "--no-defaults",
            f"--socket={socket}",
            "--user=root",
            "--batch",
            "--skip-column-names",
        ]

    def run(self, sql: str) -> list[list[str]]:
        """The rows of the last statement. An error of the server is one of the test."""
        done = subprocess.run(self._client, input=sql, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    def value(self, sql: str) -> str:
        """The one value that a statement gives."""
        ((value,),) = self.run(sql)
        return value

    @property
    def answers(self) -> bool:
        done = subprocess.run(self._client, input="SELECT 1", capture_output=True, text=True, check=False)
        return done.returncode == 0


def install(folder: Path) -> None:
    """Make an empty data folder, as on the first start."""
    command = ["mariadb-install-db", *_own(folder), "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PATH": PATH})


def _own(folder: Path) -> list[str]:
    return ["--no-defaults", f"--datadir={folder / 'data'}", *(["--user=root"] if os.geteuid() == 0 else [])]


@contextmanager
def started(folder: Path, options: Sequence[str]) -> Iterator[Database]:
    """A server with these options, in a container whose zone is UTC."""
    assert SERVER
    place = folder / "s"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [SERVER, *_own(folder), f"--socket={place}", "--bind-address=127.0.0.1", f"--port={port}", *options]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"TZ": "UTC"})
    try:
        database, patient_until = Database(place), time.monotonic() + SECONDS
        while not database.answers:
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < patient_until, "the server does not answer"
            time.sleep(0.05)
        yield database
    finally:
        process.terminate()
        process.wait(SECONDS)
