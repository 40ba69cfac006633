"""A new dist/ in place of the old one: by one atomic rename, else by two renames, else file by file.

publish.py describes the guarantees of each, and the two folders beside dist/.
"""

import errno
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from delivery.publish.atomic_rename import atomic_rename, like, possible, sync, write


class Difference(NamedTuple):
    """What a render makes of dist/, as sorted paths below it. Files in `foreign` were never ours, and stay."""

    written: list[Path]
    removed: list[Path]
    same: list[Path]
    foreign: list[Path]


def new(dist: Path) -> Path:
    """Where a new dist/ is built and the old one is removed. It can be deleted unless a publish is running."""
    return dist.with_name(f".{dist.name}.new")


def ready(dist: Path) -> Path:
    """Where a complete new render waits when dist/ needs more than one step. The next publish finishes it."""
    return dist.with_name(f".{dist.name}.ready")


def walk(root: Path) -> tuple[list[Path], list[Path]]:
    """All folders below a folder, from the top down, and all else. A link is not followed."""
    folders: list[Path] = []
    others: list[Path] = []
    for place, names, files in os.walk(root):
        for name in names:
            path = Path(place, name)
            (others if path.is_symlink() else folders).append(path.relative_to(root))
        others += [Path(place, name).relative_to(root) for name in files]
    return folders, others


def swap_dist(dist: Path, render: Path, difference: Difference) -> None:
    """Turn dist/ into the render and the foreign files. Raises OSError; without a ready(dist), dist/ is as it was."""
    beside = new(dist)
    try:
        movable = dist.exists() and possible(lambda: _clone(dist, beside))
        if movable:
            _change(beside, render, difference)
        else:
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir()
            _change(beside, render, Difference(difference.written + difference.same, [], [], []))
        moved = movable and possible(lambda: atomic_rename(beside, dist))
        if not moved:
            beside.rename(ready(dist))
            sync(dist.parent)
            moved = movable and possible(lambda: dist.rename(beside))
            finish(dist, difference)
        sync(dist.parent)
        if moved:
            _keep_late_changes(beside, dist, difference)
    finally:
        shutil.rmtree(beside, ignore_errors=True)  # if something is left, the next run tries again


def finish(dist: Path, difference: Difference) -> None:
    """Turn dist/ into what waits in ready(dist). Raises OSError, and can be called again after it."""
    if dist.exists():
        _change(dist, ready(dist), difference)
        shutil.rmtree(new(dist), ignore_errors=True)
        ready(dist).rename(new(dist))  # in one step, because half of it would be taken for a render
    else:
        ready(dist).rename(dist)
    sync(dist.parent)


def _clone(dist: Path, beside: Path) -> None:
    """Build a second dist/ of the same files. Refuses a folder that could not be removed after the rename."""
    folders, files = walk(dist)
    for folder in [Path(), *folders]:
        if not os.access(dist / folder, os.R_OK | os.W_OK | os.X_OK):
            raise OSError(errno.EPERM, "not writable", str(dist / folder))
        if (dist / folder).stat().st_dev != dist.stat().st_dev:
            raise OSError(errno.EXDEV, "mounted", str(dist / folder))
        (beside / folder).mkdir()
        like(dist / folder, beside / folder)
    for name in files:
        os.link(dist / name, beside / name, follow_symlinks=False)
    for folder in [*folders, Path()]:
        sync(beside / folder)


def _change(folder: Path, source: Path, difference: Difference) -> None:
    """Bring file after file into place. All are written before the first moves, so that it is not a mix for long."""
    drafts = {name: (folder / name).with_name(f".{name.name}.new") for name in difference.written}
    for name, draft in drafts.items():
        draft.parent.mkdir(parents=True, exist_ok=True)
        write(draft, (source / name).read_bytes())
    for name, draft in drafts.items():
        draft.replace(folder / name)
    for name in difference.removed:
        (folder / name).unlink()
    touched = {parent for name in difference.written + difference.removed for parent in name.parents} - {Path()}
    for parent in sorted(touched, reverse=True):  # a folder comes after those in it, which may leave it empty
        if any((folder / parent).iterdir()):
            sync(folder / parent)
        else:
            (folder / parent).rmdir()
    sync(folder)


def _keep_late_changes(old: Path, dist: Path, difference: Difference) -> None:
    """Keep foreign files that were written while the new dist/ was built."""
    ours = {*difference.written, *difference.removed, *difference.same}
    for name in sorted(set(walk(old)[1]) - ours):
        if not os.path.lexists(dist / name) or (old / name).lstat().st_ino != (dist / name).lstat().st_ino:
            (dist / name).parent.mkdir(parents=True, exist_ok=True)
            (old / name).replace(dist / name)
