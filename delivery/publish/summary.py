"""The summary of a render on stderr: what changed, and three lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from contract import rendered_files
from delivery.manifests import changes
from delivery.manifests.changes import Change
from delivery.review import report
from delivery.review.waivers import Verdict

_STYLES = {"+": "green", "~": "yellow", "-": "red"}


class _Named(Protocol):
    @property
    def folder(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


class Stopwatch:
    """Times the steps of a run; draws a progress bar once rendering has taken longer than a second."""

    def __init__(self, started: float) -> None:
        console = stderr()
        self._laps: dict[str, float] = {}
        self._started = self._last = started
        columns = (TextColumn("rendering {task.description}"), BarColumn(), MofNCompleteColumn())
        self.lap("start")
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)

    def lap(self, step: str) -> None:
        """Note that a step ends here, which began where the one before ended."""
        now = time.perf_counter()
        self._laps[step], self._last = now - self._last, now

    def track(self, charts: Iterable[Named]) -> Iterator[Named]:
        """Hand out the charts one by one, and show how many are done."""
        charts = list(charts)
        task = self._progress.add_task("", total=len(charts))
        try:
            for chart in charts:
                if time.perf_counter() - self._started > 1:
                    self._progress.start()
                self._progress.update(task, description=chart.folder)
                yield chart
                self._progress.advance(task)
        finally:
            self._progress.stop()

    def __str__(self) -> str:
        """The seconds of the whole run, and of each step."""
        steps = ", ".join(f"{seconds:.1f} to {step}" for step, seconds in self._laps.items())
        return f"{time.perf_counter() - self._started:.1f} s: {steps}"


def stderr() -> Console:
    """A console for people: coloured on a terminal, plain text when piped."""
    return Console(file=sys.stderr, highlight=False)


def show(console: Console, dist: Path, stopwatch: Stopwatch, verdict: Verdict) -> None:
    """Print every difference of dist/ from the last commit, how much dist/ holds, and the time."""
    changed = changes.since_last_commit(dist)
    for line in folded(changed or {}):
        _print(console, line)
    files = rendered_files.files(dist)
    folders = {file.parent for file in files}
    _print(console, Text(f"{len(files)} objects in {len(folders)} folders; {report.counts(verdict)}"))
    _print(console, Text(f"{stopwatch}", style="dim"))
    _print(console, Text(f"{dist.name}/ is up to date{_state(changed)}", style="bold green"))


def _state(changed: Mapping[str, Sequence[Change]] | None) -> str:
    if changed is None:
        return "; there is no commit to compare with"
    count = sum(map(len, changed.values()))
    objects = "1 object differs" if count == 1 else f"{count} objects differ"
    return f"; {objects} from the last commit: `delivery diff`" if changed else ", as in the last commit"


def folded(changed: Mapping[str, Sequence[Change]]) -> list[Text]:
    """A line for each set of folders: the changes that they share."""
    folders: dict[Change, list[str]] = {}
    for folder, found in changed.items():
        for change in found:
            folders.setdefault(change, []).append(folder)
    shared: dict[str, list[Change]] = {}
    for change, where in folders.items():
        shared.setdefault(", ".join(where), []).append(change)
    return [_line(where, found) for where, found in shared.items()]


def _line(where: str, found: Iterable[Change]) -> Text:
    line = Text(where, style="bold")
    for change in found:
        line.append(f" {change.mark}{change.name}", style=f"not bold {_STYLES[change.mark]}")
    return line


def _print(console: Console, line: Text) -> None:
    """On a terminal wrapped to its width, piped as one line."""
    console.print(line, soft_wrap=not console.is_terminal)
