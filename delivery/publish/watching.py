"""Runs commands again whenever somebody saves a file: what `python main.py --watch` does."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import strftime

from watchfiles import Change, DefaultFilter, watch

_READ = (".py", ".yaml", ".yml")
"""The files that a render may depend on."""

_WAIT = 200
"""Milliseconds until an answer without a change."""


class _Sources(DefaultFilter):
    """Leaves out what editors and Python write beside the files."""

    def __call__(self, change: Change, path: str) -> bool:
        return path.endswith(_READ) and super().__call__(change, path)


def run_on_changes(root: Path, sources: Sequence[str], commands: Sequence[Sequence[str]]) -> None:
    """Run the commands now, and after each change below the sources of a folder, until Ctrl-C; a failure ends a round.

    They start as processes, so that each reads the code as it is now. What is saved during a round makes another one.
    """
    there = [path for name in sources if (path := root / name).exists()]
    heading = "watching, Ctrl-C ends it"
    # The first answer comes without a change: from then on, none is missed.
    for changes in watch(*there, watch_filter=_Sources(), yield_on_timeout=True, rust_timeout=_WAIT):
        heading = ", ".join(sorted({str(Path(path).relative_to(root)) for _, path in changes})) or heading
        if heading:
            print(f"── {strftime('%H:%M:%S')} {heading}", file=sys.stderr, flush=True)
            all(subprocess.run(command, cwd=root, check=False).returncode == 0 for command in commands)
        heading = ""
