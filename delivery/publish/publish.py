"""Publishes a finished render to dist/: in one step, or not at all.

The whole new dist/ is built beside the old one, as `.dist.new`, and one atomic rename exchanges the two folders. So at
every moment, whatever fails and whenever the process is killed, dist/ is the complete old render or the complete new
one. Everything is on the disk before that step, so a power cut is no different. `.dist.new` is rubbish as soon as no
publish runs, and the next run removes it.

Where the system refuses that, the new render waits beside dist/ as `.dist.ready`, and the next best follows:

1. Where folders cannot be exchanged (NFS, for example): two renames. Between them dist/ is missing; it is never a mix.
2. Where dist/ cannot be renamed either (a mount point, a folder of a container image), or what else is in it cannot be
   linked: file by file. Each file changes in one step and removals come last, but until then dist/ is a mix.

A process that was killed there leaves `.dist.ready` behind, whole. The next publish() or repair() finds it, and makes
dist/ equal to it before anything else.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contract.errors import PlatformError
from contract.rendered_files import SUFFIX, is_rendered
from delivery.publish import dist_swap
from delivery.publish.dist_swap import Difference

PATIENCE = 10.0
"""How many seconds to wait for another publish, which takes less than one."""


class Unpublished(PlatformError):
    """A render that could not be published. The text names the cause, the correction, and the state of dist/."""


def publish(render: Path, dist: Path) -> Difference:
    """Make dist/ hold exactly the rendered files, beside files that were never ours, as the module describes.

    A file that is the same already is not touched; when all are, nothing is. A folder that becomes empty goes. Returns
    what was done. Raises Unpublished when the render is empty, when dist/ or the folder above it cannot be changed, and
    when another publish goes on for longer than PATIENCE.
    """
    dist = dist.resolve()
    with _plainly(dist), _alone(dist):
        _repair(dist)
        difference = _compare(render, dist)
        if difference.written or difference.removed:
            _check(dist, difference)
            dist_swap.swap_dist(dist, render, difference)
        return difference


def repair(dist: Path) -> None:
    """Finish or clear away what a killed publish left behind, if anything. Raises Unpublished."""
    dist = dist.resolve()
    with _plainly(dist), _alone(dist):
        _repair(dist)


def _repair(dist: Path) -> None:
    ready, new = dist_swap.ready(dist), dist_swap.new(dist)
    if ready.exists():
        difference = _compare(ready, dist)
        _check(dist, difference)
        dist_swap.finish(dist, difference)
    if new.exists():
        shutil.rmtree(new)


def _compare(render: Path, dist: Path) -> Difference:
    wanted = {name for name in dist_swap.walk(render)[1] if is_rendered(name)}
    if not wanted:
        raise _unpublished(dist, render, "no manifest", f"at least one */*{SUFFIX}", "render something")
    present = set(dist_swap.walk(dist)[1])
    ours = {name for name in present if is_rendered(name)}
    same = {name for name in wanted & ours if _same(render / name, dist / name)}
    return Difference(*map(sorted, (wanted - same, ours - wanted, same, present - ours)))


def _same(file: Path, other: Path) -> bool:
    return other.is_file() and file.read_bytes() == other.read_bytes()


def _check(dist: Path, difference: Difference) -> None:
    changed = difference.written + difference.removed
    for folder in sorted({dist.parent, *(dist / parent for name in changed for parent in name.parents)}):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise _unpublished(dist, folder, "a file or a link", "a folder", "move it away")
        if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise _unpublished(dist, folder, "a folder you may not change", "one that you may", "chmod or chown it")
    for file in (dist / name for name in difference.written):
        if file.is_dir():
            raise _unpublished(dist, file, "a folder", "a file", "move it away")


@contextmanager
def _alone(dist: Path) -> Iterator[None]:
    """Keep other publishes waiting. The lock is on the folder above dist/, and ends with the process that holds it."""
    dist.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(dist.parent, os.O_RDONLY)
    try:
        patient_until = time.monotonic() + PATIENCE
        while not _locked(handle):
            if time.monotonic() > patient_until:
                got = f"another publish for more than {PATIENCE:g} s"
                raise _unpublished(dist, dist.parent, got, "one at a time", "let it end, or end it")
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _plainly(dist: Path) -> Iterator[None]:
    try:
        yield
    except Unpublished:
        raise
    except OSError as error:
        allowed = f"{dist.name}/ and the folder above it free to change, on a disk with room"
        raise _unpublished(dist, error.filename or dist, str(error.strerror), allowed, "see to that") from error


def _unpublished(dist: Path, where: Path | str, got: str, allowed: str, fix: str) -> Unpublished:
    now = "is as it was"
    if dist_swap.ready(dist).exists():
        now = "may be part old and part new: run again, which finishes that first"
    return Unpublished(f"{where}: got {got}; allowed: {allowed}; {fix}; {dist.name}/ {now}")
