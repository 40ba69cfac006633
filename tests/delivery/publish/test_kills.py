"""Killed at any moment, dist/ is what the way promises, and the next publish finishes."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from contract.rendered_files import SUFFIX
from delivery.publish.publish import publish, repair
from tests.conftest import files_of
from tests.delivery.publish.places import FOREIGN, NEW, OLD, as_files, child, ended, fill


def publish_in_child(render: Path, dist: Path) -> None:
    assert ended(child(lambda: publish(render, dist))) == 0


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


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
