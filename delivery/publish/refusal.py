"""Remembers, beside dist/, that the last render was refused: then dist/ is not what the code says."""

from contextlib import suppress
from pathlib import Path


def remember(dist: Path, *, refused: bool) -> None:
    """Remember it, or forget it. Where the folder above dist/ cannot be written, nothing is remembered."""
    with suppress(OSError):
        if refused:
            _marker(dist).touch()
        else:
            _marker(dist).unlink(missing_ok=True)


def is_remembered(dist: Path) -> bool:
    """Whether the last render of all platforms was refused."""
    return _marker(dist).exists()


def _marker(dist: Path) -> Path:
    return dist.with_name(f".{dist.name}.refused")
