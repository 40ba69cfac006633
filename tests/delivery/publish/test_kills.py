"""Killed at any moment, dist/ is what the way promises, and the next publish finishes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.delivery.publish.places import WAYS


def kill(folder: Path, *way: str) -> None:
    command = [sys.executable, "-m", "tests.delivery.publish.killing", str(folder), *way]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("way", WAYS)
def test_killed_before_any_change_dist_is_what_the_way_promises(tmp_path: Path, way: str) -> None:
    kill(tmp_path, way)


def test_killed_at_any_moment_dist_is_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    kill(tmp_path)
