"""Remembers, beside dist/, that a render was refused: then dist/ is not what the code says."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


def remember(dist: Path, names: Collection[str]) -> None:
    """A render was refused: of these platforms and environments, or of all without a name.

    Where the folder above dist/ cannot be written, nothing is remembered.
    """
    known = _refused(dist)
    with suppress(OSError):
        _marker(dist).write_text("\n".join(sorted({*names, *(known or ())}) if names and known != set() else []))


def forget(dist: Path, names: Collection[str]) -> None:
    """A render succeeded. Forget the refused one, if this one was of all or of at least the same names."""
    refused = _refused(dist)
    if refused is not None and (not names or (refused and refused <= {*names})):
        with suppress(OSError):
            _marker(dist).unlink()


def is_remembered(dist: Path) -> bool:
    """Whether a render was refused, and none of the same has succeeded since."""
    return _refused(dist) is not None


def _refused(dist: Path) -> set[str] | None:
    """The names of what was refused, none for all of it; or None where nothing was."""
    try:
        return set(_marker(dist).read_text().split())
    except OSError:
        return None


def _marker(dist: Path) -> Path:
    return dist.with_name(f".{dist.name}.refused")
