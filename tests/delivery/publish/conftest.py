"""Folders to publish into, and file systems that refuse something."""

import os
from pathlib import Path

import pytest

from tests.delivery.publish.places import FOREIGN, NAME, NEW, OLD, WAYS, allow_only, fill


@pytest.fixture
def render(tmp_path: Path) -> Path:
    """A finished render of two files."""
    return fill(tmp_path / "render", {f"dev/{NAME}": "new", f"prod/{NAME}": "same"})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that holds nothing but dist/, with the old render and foreign files."""
    fill(tmp_path / "place/dist", OLD | FOREIGN)
    return tmp_path / "place"


@pytest.fixture
def renders(tmp_path: Path) -> list[Path]:
    """The old render and the new one."""
    return [fill(tmp_path / "old", OLD), fill(tmp_path / "new", NEW)]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file system that refuses everything better than this way."""
    allow_only(request.param, monkeypatch.setattr)
    return str(request.param)


@pytest.fixture
def without_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes most of the time of a publish, all of its noise, and is about power cuts, not about kills."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
