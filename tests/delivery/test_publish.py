"""From a render to dist/: exactly our files and nobody else's, in one step or not at all."""

import errno
import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.rendered_files import SUFFIX
from delivery.publish import dist_swap
from delivery.publish import publish as publishing
from delivery.publish.atomic_rename import atomic_rename
from delivery.publish.publish import Unpublished, publish, repair
from tests.conftest import Run, files_of
from tests.test_render import node_path

NAME = "ConfigMap.a.k8s.yaml"
OTHER = "Service.b.k8s.yaml"

OLD = {f"dev/{NAME}": "old", f"gone/{NAME}": "old", f"prod/{NAME}": "same", f"prod/{OTHER}": "old"}
NEW = {f"dev/{NAME}": "new", f"dev/{OTHER}": "new", f"fresh/{NAME}": "new", f"prod/{NAME}": "same"}
FOREIGN = {"CODEOWNERS": "x", "dev/README.md": "x", "charts/deep/values.k8s.yaml": "x", "kept/notes.yaml": "x"}

WAYS = ["by exchange", "by two renames", "file by file", "file by file, because nothing can be linked"]


@pytest.fixture
def render(tmp_path: Path) -> Path:
    return fill(tmp_path / "render", {f"dev/{NAME}": "new", f"prod/{NAME}": "same"})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that holds nothing but dist/, with the old render and foreign files."""
    fill(tmp_path / "place/dist", OLD | FOREIGN)
    return tmp_path / "place"


@pytest.fixture
def renders(tmp_path: Path) -> list[Path]:
    return [fill(tmp_path / "old", OLD), fill(tmp_path / "new", NEW)]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file system that refuses everything better than this way."""
    refused = WAYS.index(request.param)
    if refused >= 1:
        monkeypatch.setattr(dist_swap, "atomic_rename", refuse(errno.EINVAL))
    if refused >= 2:
        rename = Path.rename
        busy = refuse(errno.EBUSY)
        monkeypatch.setattr(Path, "rename", lambda old, new: (busy if old.name == "dist" else rename)(old, new))
    if refused >= 3:
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    return str(request.param)


@pytest.fixture
def without_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes most of the time of a publish, all of its noise, and is about power cuts, not about kills."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def refuse(number: int) -> Callable[..., Any]:
    def refused(*paths: Path, **options: Any) -> None:
        raise OSError(number, os.strerror(number), str(paths[0]))

    return refused


def fill(folder: Path, contents: dict[str, str]) -> Path:
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def as_files(contents: dict[str, str]) -> dict[str, bytes]:
    return {name: content.encode() for name, content in contents.items()}


def identity(file: Path) -> tuple[int, int, int]:
    status = file.lstat()
    return status.st_ino, status.st_mtime_ns, status.st_mode


def everything(folder: Path) -> dict[Path, tuple[int, int, int, int]]:
    return {path: (*identity(path), path.lstat().st_ctime_ns) for path in [folder, *folder.rglob("*")]}


def child(work: Callable[[], object]) -> int:
    """Start a process that does this work and nothing else."""
    process = os.fork()
    if process:
        return process
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


def ended(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def publish_in_child(render: Path, dist: Path) -> None:
    assert ended(child(lambda: publish(render, dist))) == 0


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


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
        written=[Path(f"dev/{NAME}"), Path(f"dev/{OTHER}"), Path(f"fresh/{NAME}")],
        removed=[Path(f"gone/{NAME}"), Path(f"prod/{OTHER}")],
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


def test_publishes_at_the_same_time_leave_one_whole_render(place: Path, renders: list[Path]) -> None:
    for _ in range(5):
        crowd = [child(partial(publish, render, place / "dist")) for render in renders * 3]
        assert [ended(process) for process in crowd] == [0] * len(crowd)
        assert files_of(place / "dist") in (as_files(OLD | FOREIGN), as_files(NEW | FOREIGN))
        assert list(place.iterdir()) == [place / "dist"]


CHANGES = {"os.mkdir", "os.chmod", "os.link", "os.rename", "os.remove", "os.rmdir", "os.utime", "ctypes.dlsym"}


def die_before(change: int) -> None:
    """Kill this process before it makes its n-th change on the disk; an exchange is one of them."""
    steps = count(1)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and arguments[1] == "wb"
        if (writes or event in CHANGES) and next(steps) == change:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def killed_at_every_change(old: Path, new: Path, dist: Path) -> Iterator[None]:
    for change in count(1):
        publish(old, dist)

        def work(change: int = change) -> None:
            die_before(change)
            publish(new, dist)

        if ended(child(work)) == 0:
            assert change > 20
            return
        yield


@pytest.mark.usefixtures("without_fsync")
def test_killed_before_any_change_dist_is_what_the_way_promises(place: Path, renders: list[Path], way: str) -> None:
    dist = place / "dist"
    old, new = as_files(OLD | FOREIGN), as_files(NEW | FOREIGN)
    seen = set()
    for _ in killed_at_every_change(renders[0], renders[1], dist):
        found = files_of(dist)
        drafts = {name for name in found if name.endswith(".new")}
        seen.add("old" if found == old else "new" if found == new else "missing" if not dist.exists() else "mix")
        for name, content in found.items():
            assert content in (old.get(name), new.get(name)) or name in drafts
        assert set(FOREIGN) <= set(found) or not dist.exists()
        repair(dist)
        assert files_of(dist) in (old, new)
        assert list(place.iterdir()) == [dist]
    assert files_of(dist) == new
    assert list(place.iterdir()) == [dist]
    allowed = {"by exchange": set(), "by two renames": {"missing"}}.get(way, {"mix"})
    assert seen == {"old", "new"} | allowed


@pytest.mark.usefixtures("without_fsync")
def test_killed_at_any_moment_dist_is_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    folders = ["dev", "staging", "prod", "eks", "argocd"]
    names = [f"{folder}/{kind}.a{SUFFIX}" for folder in folders for kind in ("A", "B")]
    renders = [fill(tmp_path / word, {name: f"{name} {word}\n" * 20 for name in names}) for word in ("one", "two")]
    place = tmp_path / "place"
    dist = fill(place / "dist", FOREIGN)
    wholes = [files_of(render) | as_files(FOREIGN) for render in renders]
    publish(renders[0], dist)
    durations = [timed(partial(publish_in_child, renders[turn % 2], dist)) for turn in range(1, 10)]
    chance = random.Random(20)
    outcomes, leftovers = [0, 0], 0
    for turn in range(200):
        process = child(partial(publish, renders[turn % 2], dist))
        time.sleep(chance.uniform(0, sorted(durations)[4]))
        os.kill(process, signal.SIGKILL)
        ended(process)
        found = files_of(dist)
        assert found in wholes
        outcomes[found == wholes[turn % 2]] += 1
        leftovers += len(list(place.iterdir())) > 1
        publish(renders[turn % 2], dist)
        assert files_of(dist) == wholes[turn % 2]
        assert list(place.iterdir()) == [dist]
    assert min(outcomes) > 5
    assert leftovers > 5


def test_cdk8s_synth_killed_at_any_moment_leaves_one_whole_render(checkout: Path, run: Run) -> None:
    folders = [checkout, shutil.copytree(checkout, checkout.with_name("other"), symlinks=True)]  # one a core
    release = Path("releases/trip-currency/prod.yaml")
    texts = [(checkout / release).read_text().replace("prod-63", version) for version in ("prod-63", "prod-64")]
    environment = {"PATH": node_path(), "PYTHONDONTWRITEBYTECODE": ""}  # to compile once is enough
    command = ["node_modules/.bin/cdk8s", "synth", "--check-upgrade=false"]
    start = partial(subprocess.Popen, command, env=os.environ | environment, start_new_session=True)

    for folder, text in zip(folders, texts, strict=True):
        (folder / release).write_text(text)
    started = time.perf_counter()
    assert [synth.wait() for synth in [start(cwd=folder) for folder in folders]] == [0, 0]
    duration = time.perf_counter() - started
    wholes = [files_of(folder / "dist") for folder in folders]
    assert wholes[0] != wholes[1]

    chance = random.Random(10)
    for turn in range(1, 6):
        (checkout / release).write_text(texts[turn % 2])
        (folders[1] / release).write_text(texts[1 - turn % 2])
        started = time.perf_counter()
        moments = sorted(started + chance.uniform(0, duration) for _ in folders)
        for synth, moment in zip([start(cwd=folder) for folder in folders], moments, strict=True):
            time.sleep(max(0, moment - time.perf_counter()))
            os.killpg(synth.pid, signal.SIGKILL)
            synth.wait()
        assert all(files_of(folder / "dist") in wholes for folder in folders)
    assert run("python", "main.py", **environment).returncode == 0
    assert files_of(checkout / "dist") == wholes[1]
    assert not list(checkout.glob(".dist.*"))


letters = st.sampled_from(["a", "b", "c"])
contents = st.sampled_from(["", "x", "y"])
ours = st.builds("{}/{}{}".format, letters, letters, st.just(SUFFIX))
never_ours = st.one_of(
    st.builds("{}.txt".format, letters),
    st.builds("{}{}".format, letters, st.just(SUFFIX)),
    st.builds("{}/{}.yaml".format, letters, letters),
    st.builds("{}/{}/{}{}".format, letters, letters, letters, st.just(SUFFIX)),
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
