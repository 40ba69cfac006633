"""Publishes that are killed, in a process of its own: it is small, and a small process forks in a tenth of the time.

    python -m tests.delivery.publish.killing FOLDER            two hundred times, each at any moment
    python -m tests.delivery.publish.killing FOLDER "WAY"      before each change on the disk, where only a way works

Exit status 0 if dist/ was what is promised each time; else an AssertionError.
"""

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

from contract.rendered_files import SUFFIX
from delivery.publish.publish import publish, repair
from tests.delivery.publish.places import (
    FOREIGN,
    NEW,
    OLD,
    allow_only,
    as_files,
    child,
    ended,
    fill,
)
from tests.folders import files_of

CHANGES = {"os.mkdir", "os.chmod", "os.link", "os.rename", "os.remove", "os.rmdir", "os.utime", "ctypes.dlsym"}
TURNS = 200


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


def before_each_change(place: Path, way: str) -> None:
    """Until a publish survives, kill one before its first change, one before its second, and so on."""
    allow_only(way, setattr)
    renders = [fill(place.with_name(word), contents) for word, contents in (("old", OLD), ("new", NEW))]
    dist = fill(place / "dist", OLD | FOREIGN)
    old, new = as_files(OLD | FOREIGN), as_files(NEW | FOREIGN)
    seen = set()
    for _ in killed_at_every_change(renders[0], renders[1], dist):
        found = files_of(dist)
        drafts = {name for name in found if name.endswith(".new")}
        seen.add("old" if found == old else "new" if found == new else "missing" if not dist.exists() else "mix")
        for name, content in found.items():
            assert content in (old.get(name), new.get(name)) or name in drafts, name
        assert set(FOREIGN) <= set(found) or not dist.exists()
        repair(dist)
        assert files_of(dist) in (old, new)
        assert list(place.iterdir()) == [dist]
    assert files_of(dist) == new
    assert list(place.iterdir()) == [dist]
    allowed = {"by exchange": set(), "by two renames": {"missing"}}.get(way, {"mix"})
    assert seen == {"old", "new"} | allowed, seen


def seconds_of(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    assert ended(child(work)) == 0
    return time.perf_counter() - started


def at_any_moment(place: Path) -> None:
    """Two renders in turn, each published by a process that is killed at a random moment."""
    folders = ["dev", "staging", "prod", "eks", "argocd"]
    names = [f"{folder}/{kind}.a{SUFFIX}" for folder in folders for kind in ("A", "B")]
    renders = [
        fill(place.with_name(word), {name: f"{name} {word}\n" * 20 for name in names}) for word in ("one", "two")
    ]
    dist = fill(place / "dist", FOREIGN)
    wholes = [files_of(render) | as_files(FOREIGN) for render in renders]
    publish(renders[0], dist)
    durations = [seconds_of(partial(publish, render, dist)) for render in renders[::-1] * 5]
    chance = random.Random(20)
    outcomes, leftovers = [0, 0], 0
    for turn in range(TURNS):
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
    assert min(outcomes) > 5, outcomes
    assert leftovers > 5, leftovers


if __name__ == "__main__":
    # It takes most of the time of a publish, makes all of its noise, and is about power cuts, not about kills.
    setattr(os, "fsync", lambda handle: None)  # noqa: B010
    folder, *ways = sys.argv[1:]
    before_each_change(Path(folder, "place"), *ways) if ways else at_any_moment(Path(folder, "place"))
