"""Differences between dist/ and the last commit, or a render, by file."""

import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from contract.rendered_files import SUFFIX, is_rendered


class Change(NamedTuple):
    """One object that a commit would add ("+"), change ("~") or remove ("-")."""

    mark: str
    name: str


def between(left: Mapping[Path, object], right: Mapping[Path, object]) -> dict[str, list[Change]]:
    """The changed objects of each folder, between the files of two dist folders."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for file in sorted({*left, *right}):
        if left.get(file) != right.get(file):
            mark = "+" if file not in left else "-" if file not in right else "~"
            changes[file.parent.as_posix()].append(Change(mark, _object(file.name)))
    return dict(changes)


def since_last_commit(dist: Path) -> dict[str, list[Change]] | None:
    """The changed objects of each folder, or None where there is no git, no repository or no commit yet."""
    command = ["git", "diff", "--name-status", "--no-renames", "-z", "--relative", "HEAD", "--", "."]
    untracked = ["git", "ls-files", "--others", "--exclude-standard", "-z", "--", "."]
    try:
        fields = _run(command, dist) + [field for name in _run(untracked, dist) for field in ("A", name)]
    except (OSError, subprocess.CalledProcessError):
        return None
    changes: dict[str, list[Change]] = defaultdict(list)
    for status, name in zip(fields[::2], fields[1::2], strict=True):
        file = Path(name)
        if is_rendered(file):
            mark = {"A": "+", "D": "-"}.get(status, "~")
            changes[file.parent.as_posix()].append(Change(mark, _object(file.name)))
    return {folder: sorted(found, key=lambda change: change.name) for folder, found in changes.items()}


def _object(file: str) -> str:
    return file.removesuffix(SUFFIX).replace(".", "/", 1)


def _run(command: list[str], folder: Path) -> list[str]:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout.split("\0")[:-1]
