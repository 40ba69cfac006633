"""What cannot be published is named, and dist/ is as it was."""

import errno
import fcntl
import os
import tempfile
from pathlib import Path

import pytest

from contract.rendered_files import SUFFIX
from delivery.publish import dist_swap
from delivery.publish import publish as publishing
from delivery.publish.publish import Unpublished, publish, repair
from tests.conftest import files_of
from tests.delivery.publish.places import (
    FOREIGN,
    NEW,
    OLD,
    OTHER,
    as_files,
    child,
    ended,
    everything,
    fill,
    identity,
    refuse,
)


def test_a_render_of_nothing_is_refused(place: Path, tmp_path: Path) -> None:
    before = everything(place)
    with pytest.raises(Unpublished, match=r"nowhere: got no manifest; allowed: .*; dist/ is as it was"):
        publish(tmp_path / "nowhere", place / "dist")
    assert everything(place) == before


@pytest.mark.parametrize("name", ["dist", "dist/dev", f"dist/dev/{OTHER}"])
def test_what_stands_in_the_way_is_named_and_stays(tmp_path: Path, renders: list[Path], name: str) -> None:
    wrong = tmp_path / "place" / name
    if name.endswith(SUFFIX):
        wrong.mkdir(parents=True)
    else:
        wrong.parent.mkdir(parents=True)
        wrong.write_text("mine")
    before = everything(tmp_path / "place")
    with pytest.raises(Unpublished, match=rf"{name}: got a .+; allowed: a .+; move it away; dist/ is as it was"):
        publish(renders[1], tmp_path / "place/dist")
    assert everything(tmp_path / "place") == before


@pytest.mark.parametrize("name", ["dist", ".", "dist/dev"])
def test_a_folder_that_is_read_only_is_named_and_nothing_changes(name: str) -> None:
    with tempfile.TemporaryDirectory() as top:
        place = Path(top).resolve()
        render = fill(place / "render", NEW)
        fill(place / "place/dist", OLD | FOREIGN)
        (place / "place" / name).chmod(0o555)
        for path in [place, *place.rglob("*")]:
            os.chown(path, *((65534, 65534) if os.geteuid() == 0 else (-1, -1)))
        before = everything(place / "place")

        def refused() -> None:
            if os.geteuid() == 0:  # whom nothing is read-only
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            with pytest.raises(Unpublished, match=r"got a folder you may not change; allowed: .*; dist/ is as it was"):
                publish(render, place / "place/dist")

        assert ended(child(refused)) == 0
        assert everything(place / "place") == before
        (place / "place" / name).chmod(0o755)


def test_a_full_disk_changes_nothing(
    place: Path, renders: list[Path], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: identity(path) for path in (place / "dist").rglob("*")}
    monkeypatch.setattr(dist_swap, "write", refuse(errno.ENOSPC))
    with pytest.raises(Unpublished, match=r"No space left on device; allowed: .* on a disk with room; .* is as it was"):
        publish(renders[1], place / "dist")
    assert {path: identity(path) for path in place.rglob("*") if path != place / "dist"} == before


def test_a_failure_half_way_through_file_by_file_is_told_and_finished_later(
    place: Path, renders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "link", refuse(errno.EPERM))
        patched.setattr(Path, "unlink", refuse(errno.EIO))
        with pytest.raises(Unpublished, match="dist/ may be part old and part new: run again"):
            publish(renders[1], place / "dist")
    repair(place / "dist")
    assert files_of(place / "dist") == as_files(NEW | FOREIGN)


def test_a_second_publish_waits_and_then_gives_up(
    place: Path, renders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = os.open(place, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    before = everything(place)
    waiting = child(lambda: publish(renders[1], place / "dist"))
    monkeypatch.setattr(publishing, "PATIENCE", 0.1)
    with pytest.raises(Unpublished, match=r"got another publish for more than 0.1 s; allowed: one at a time; "):
        publish(renders[1], place / "dist")
    assert everything(place) == before
    fcntl.flock(handle, fcntl.LOCK_UN)
    assert ended(waiting) == 0
    assert files_of(place / "dist") == as_files(NEW | FOREIGN)
    os.close(handle)
