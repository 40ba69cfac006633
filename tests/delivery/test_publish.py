"""From a render to dist/: exactly our files, and nobody else's."""

from pathlib import Path

import pytest

from delivery.publish import publish
from tests.conftest import files_of

NAME = "ConfigMap.a.k8s.yaml"


@pytest.fixture
def render(tmp_path: Path) -> Path:
    return fill(tmp_path / "render", {f"dev/{NAME}": "new", f"prod/{NAME}": "same"})


def fill(folder: Path, contents: dict[str, str]) -> Path:
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def test_dist_becomes_the_render(tmp_path: Path, render: Path) -> None:
    publish(render, tmp_path / "dist")
    assert files_of(tmp_path / "dist") == files_of(render)


def test_what_is_no_longer_rendered_goes_with_its_folder(tmp_path: Path, render: Path) -> None:
    dist = fill(tmp_path / "dist", {f"old/{NAME}": "x", "dev/Service.b.k8s.yaml": "x"})
    publish(render, dist)
    assert files_of(dist) == files_of(render)
    assert not (dist / "old").exists()


def test_files_that_were_never_ours_stay(tmp_path: Path, render: Path) -> None:
    dist = fill(tmp_path / "dist", {"dev/README.md": "x", "old/notes.yaml": "x", "CODEOWNERS": "x"})
    publish(render, dist)
    assert {"dev/README.md", "old/notes.yaml", "CODEOWNERS"} <= set(files_of(dist))


def test_a_file_that_is_the_same_is_not_written_again(tmp_path: Path, render: Path) -> None:
    dist = fill(tmp_path / "dist", {f"prod/{NAME}": "same", f"dev/{NAME}": "old"})
    before = (dist / "prod" / NAME).stat()
    publish(render, dist)
    after = (dist / "prod" / NAME).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (dist / "dev" / NAME).read_text() == "new"
