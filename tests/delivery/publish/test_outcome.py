"""From a render to dist/: exactly our files and nobody else's."""

import errno
import os
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.rendered_files import SUFFIX, files, folders
from delivery.publish import dist_swap
from delivery.publish.atomic_rename import atomic_rename
from delivery.publish.publish import publish, repair
from tests.conftest import files_of
from tests.delivery.publish.places import (
    FOREIGN,
    NAME,
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


def test_dist_becomes_the_render(tmp_path: Path, render: Path) -> None:
    publish(render, tmp_path / "dist")
    assert files_of(tmp_path / "dist") == files_of(render)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dist", "render"]


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


def test_every_way_ends_in_the_render_and_the_foreign_files(place: Path, renders: list[Path], way: str) -> None:
    dist = place / "dist"
    (dist / "empty").mkdir(mode=0o750)
    (dist / "charts").chmod(0o2750)
    (dist / "CODEOWNERS").chmod(0o640)
    (dist / "link").symlink_to("nowhere")
    (dist / "linked").symlink_to("dev", target_is_directory=True)
    stay = ["empty", "charts", "link", "linked", f"prod/{NAME}", *FOREIGN]
    before = {name: identity(dist / name) for name in stay}
    done = publish(renders[1], dist)
    assert files_of(dist) == as_files(NEW | FOREIGN)
    assert not (dist / "gone").exists()
    after = {name: identity(dist / name) for name in stay}
    for folder in ("empty", "charts"):
        assert before.pop(folder)[2] == after.pop(folder)[2]
    assert before == after
    assert list(place.iterdir()) == [dist]
    assert done == dist_swap.Difference(
        written=[Path(f"dev/{NAME}"), Path(f"dev/{OTHER}"), Path(f"fresh/{NAME}"), Path(f"fresh/in/{OTHER}")],
        removed=[Path(f"gone/in/{NAME}"), Path(f"prod/{OTHER}")],
        same=[Path(f"prod/{NAME}")],
        foreign=sorted(map(Path, [*FOREIGN, "link", "linked"])),
    )


def test_a_publish_that_changes_nothing_touches_nothing(place: Path, renders: list[Path], way: str) -> None:
    before = everything(place)
    publish(renders[0], place / "dist")
    repair(place / "dist")
    assert everything(place) == before


def test_dist_may_be_a_link_to_a_folder(tmp_path: Path, place: Path, renders: list[Path], way: str) -> None:
    (tmp_path / "link").symlink_to(place / "dist")
    publish(renders[1], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert files_of(place / "dist") == as_files(NEW | FOREIGN)


def test_a_folder_with_something_else_mounted_in_it_is_never_removed(
    place: Path, renders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def from_here(source: Path, target: Path, **options: Any) -> None:
        (refuse(errno.EXDEV) if source.parent.name == "deep" else link)(source, target, **options)

    monkeypatch.setattr(os, "link", from_here)
    before = identity(place / "dist/charts/deep")
    publish(renders[1], place / "dist")
    assert identity(place / "dist/charts/deep") == before
    assert files_of(place / "dist") == as_files(NEW | FOREIGN)


@pytest.mark.parametrize("number", [None, errno.EINVAL])
def test_what_others_write_into_dist_meanwhile_stays(
    place: Path, renders: list[Path], monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    late = {"CODEOWNERS": "late", "dev/late.md": "late", "late/deep/late.md": "late"}

    def late_exchange(one: Path, other: Path) -> None:
        (place / "dist/CODEOWNERS").unlink()  # as an editor does, which saves to a new file
        fill(place / "dist", late)
        (refuse(number) if number else atomic_rename)(one, other)

    monkeypatch.setattr(dist_swap, "atomic_rename", late_exchange)
    publish(renders[1], place / "dist")
    assert files_of(place / "dist") == as_files(NEW | FOREIGN | late)
    assert list(place.iterdir()) == [place / "dist"]


def test_publishes_at_the_same_time_leave_one_whole_render(place: Path, renders: list[Path]) -> None:
    for _ in range(5):
        crowd = [child(partial(publish, render, place / "dist")) for render in renders * 3]
        assert [ended(process) for process in crowd] == [0] * len(crowd)
        assert files_of(place / "dist") in (as_files(OLD | FOREIGN), as_files(NEW | FOREIGN))
        assert list(place.iterdir()) == [place / "dist"]


letters = st.sampled_from(["a", "b", "c"])
contents = st.sampled_from(["", "x", "y"])
ours = st.one_of(
    st.builds("{}/{}{}".format, letters, letters, st.just(SUFFIX)),
    st.builds("{}/{}/{}{}".format, letters, letters, letters, st.just(SUFFIX)),
)
never_ours = st.one_of(
    st.builds("{}.txt".format, letters),
    st.builds("{}{}".format, letters, st.just(SUFFIX)),
    st.builds("{}/{}.yaml".format, letters, letters),
    st.builds("{}/{}/{}.yaml".format, letters, letters, letters),
)


@given(
    old=st.dictionaries(ours, contents),
    new=st.dictionaries(ours, contents, min_size=1),
    foreign=st.dictionaries(never_ours, contents),
)
def test_the_result_is_the_new_render_and_the_foreign_files(
    old: dict[str, str], new: dict[str, str], foreign: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        dist, render = fill(Path(place, "dist"), old | foreign), fill(Path(place, "render"), new)
        same = {name for name in old if old[name] == new.get(name)} | set(foreign)
        before = {name: identity(dist / name) for name in same}
        done = publish(render, dist)
        assert files_of(dist) == as_files(new | foreign)
        assert {name: identity(dist / name) for name in same} == before
        assert all(any(folder.iterdir()) for folder in dist.rglob("*") if folder.is_dir())
        assert sorted(path.name for path in Path(place).iterdir()) == ["dist", "render"]
        assert done.foreign == sorted(map(Path, foreign))


def test_what_is_called_as_a_rendered_file_and_is_none_is_not_one(tmp_path: Path) -> None:
    (tmp_path / f"dev/Folder{SUFFIX}").mkdir(parents=True)
    (tmp_path / f"dev/Gone{SUFFIX}").symlink_to("nowhere")
    (tmp_path / f"dev/in/{NAME}").parent.mkdir()
    (tmp_path / f"dev/in/{NAME}").write_text("x")
    assert [str(file) for file in files(tmp_path)] == [f"dev/in/{NAME}"]
    assert list(folders(tmp_path)) == ["dev/in"]
