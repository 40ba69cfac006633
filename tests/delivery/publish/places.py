"""An old render, a new one, files that are nobody's render, and processes that publish."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from delivery.publish import dist_swap

NAME = "ConfigMap.a.k8s.yaml"
OTHER = "Service.b.k8s.yaml"
OLD = {f"dev/{NAME}": "old", f"gone/in/{NAME}": "old", f"prod/{NAME}": "same", f"prod/{OTHER}": "old"}
NEW = {f"dev/{NAME}": "new", f"dev/{OTHER}": "new", f"fresh/{NAME}": "new", f"fresh/in/{OTHER}": "new"}
NEW |= {f"prod/{NAME}": "same"}
FOREIGN = {"CODEOWNERS": "x", "dev/README.md": "x", "charts/deep/values.yaml": "x", "kept/notes.yaml": "x"}
WAYS = ["by exchange", "by two renames", "file by file", "file by file, because nothing can be linked"]


def refuse(number: int) -> Callable[..., Any]:
    def refused(*paths: Path, **options: Any) -> None:
        raise OSError(number, os.strerror(number), str(paths[0]))

    return refused


def allow_only(way: str, patch: Callable[[object, str, object], None]) -> None:
    """Make a file system that refuses everything better than a way, by patching what asks it."""
    refused = WAYS.index(way)
    if refused >= 1:
        patch(dist_swap, "atomic_rename", refuse(errno.EINVAL))
    if refused >= 2:
        rename = Path.rename
        busy = refuse(errno.EBUSY)
        patch(Path, "rename", lambda old, new: (busy if old.name == "dist" else rename)(old, new))
    if refused >= 3:
        patch(os, "link", refuse(errno.EPERM))


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
