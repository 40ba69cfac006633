"""Changes on disk that happen completely or not at all, and survive a power cut."""

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100  # fcntl.h of Linux: a relative path starts at the working directory
_RENAME_EXCHANGE = 1 << 1  # linux/fs.h
_RENAME_SWAP = 1 << 1  # sys/stdio.h of macOS

_IMPOSSIBLE = {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.ENOTSUP, errno.EOPNOTSUPP}
_IMPOSSIBLE |= {errno.EPERM, errno.EMLINK}  # of a hard link: the file system has none, or this file has too many


def atomic_rename(one: Path, other: Path) -> None:
    """Give each of two folders the name of the other, in one step: at every moment both names lead to a whole folder.

    Raises OSError, with nothing changed.

    https://man7.org/linux/man-pages/man2/rename.2.html (renameat2, RENAME_EXCHANGE: Linux 3.15, glibc 2.28), and
    rename(2) of macOS (renamex_np, RENAME_SWAP: macOS 10.12).
    """
    library = ctypes.CDLL(None, use_errno=True)
    here, there = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, here, _AT_FDCWD, there, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(here, there, _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one), None, str(other))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def possible(step: Callable[[], object]) -> bool:
    """Take a step; return whether kernel and file system can do such a thing at all.

    Raises OSError when they can, but it failed.
    """
    try:
        step()
    except OSError as error:
        if error.errno not in _IMPOSSIBLE:
            raise
        return False
    return True


def write(file: Path, content: bytes) -> None:
    """Write a file, and return when it is on the disk. Raises OSError."""
    with file.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def sync(folder: Path) -> None:
    """Return when the names in a folder are on the disk. Raises OSError.

    https://man7.org/linux/man-pages/man2/fsync.2.html: syncing a file does not sync its name.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        possible(lambda: os.fsync(handle))  # a file system that cannot sync a folder keeps it safe in its own way
    finally:
        os.close(handle)


def like(old: Path, new: Path) -> None:
    """Give a folder the owner, mode and attributes of another. The owner stays where only root may change it."""
    status = old.stat()
    with suppress(PermissionError):
        os.chown(new, status.st_uid, status.st_gid)
    shutil.copystat(old, new)
