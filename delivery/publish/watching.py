"""Runs commands again whenever somebody saves a file: what `python main.py --watch` does."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import strftime

from watchfiles import watch

_WAIT = 200
"""Milliseconds until an answer without a change."""


def run_on_changes(root: Path, sources: Sequence[str], commands: Sequence[Sequence[str]]) -> None:
    """Run the commands now, and after each change below the sources of a folder, until Ctrl-C; a failure ends a round.

    They start as processes, so that each reads the code as it is now. What is saved during a round makes another one.
    """
    for heading in _rounds(root, sources):
        print(f"── {strftime('%H:%M:%S')} {heading}", file=sys.stderr, flush=True)
        all(subprocess.run(command, cwd=root, check=False).returncode == 0 for command in commands)


def _rounds(root: Path, sources: Sequence[str]) -> Iterator[str]:
    """Why there is a round: the start, and then the files that changed. Caches and drafts of editors do not count."""
    heading = "watching, Ctrl-C ends it"
    while True:
        # Each round watches anew: a file that an editor replaced is another one, and folders come and go.
        there = [path for name in sources if (path := root / name).exists()]
        answers = watch(*there, yield_on_timeout=True, rust_timeout=_WAIT)
        next(answers)  # from here on no change is missed; those before it are in the round that begins
        yield heading
        changes = next(answer for answer in answers if answer)
        heading = ", ".join(sorted({str(Path(path).relative_to(root)) for _, path in changes}))
