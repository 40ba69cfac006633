"""The summary of a render on stderr: one short block an environment."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from contract import quantity
from delivery.manifests import changes, reading
from delivery.manifests.reading import Manifest
from delivery.manifests.workload import workload_of

_STYLES = {"+": "green", "~": "yellow", "-": "red"}
_MOST_NAMES = 6


class _Named(Protocol):
    @property
    def folder(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


class Stopwatch:
    """Times the steps of a render by folder; draws a progress bar once they have taken longer than a second."""

    def __init__(self) -> None:
        console = stderr()
        self.seconds: dict[str, float] = {}
        self._started = time.perf_counter()
        columns = (TextColumn("rendering {task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)

    @property
    def total(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._started

    def track(self, steps: Iterable[Named]) -> Iterator[Named]:
        """Hand out the steps one by one, and measure how long each took."""
        steps = list(steps)
        task = self._progress.add_task("", total=len(steps))
        try:
            for step in steps:
                if self.total > 1:
                    self._progress.start()
                self._progress.update(task, description=step.folder)
                before = time.perf_counter()
                yield step
                self.seconds[step.folder] = time.perf_counter() - before
                self._progress.advance(task)
        finally:
            self._progress.stop()


def stderr() -> Console:
    """A console for people: coloured on a terminal, plain text when piped."""
    return Console(file=sys.stderr, highlight=False)


def show(console: Console, dist: Path, stopwatch: Stopwatch) -> None:
    """Print what dist/ now holds, folder by folder, and the differences from the last commit."""
    changed = changes.since_last_commit(dist)
    table = Table.grid(padding=(0, 2))
    for folder in reading.folders(dist):
        found = None if changed is None else changed.pop(folder.name, [])
        block = _block(reading.read(folder), stopwatch.seconds.get(folder.name, 0), found)
        table.add_row(Text(folder.name, style="bold"), block)
    for name, gone in (changed or {}).items():
        table.add_row(Text(name, style="bold"), _changes(gone))
    console.print(table)
    console.print(Text(f"{dist.name}/ is up to date, after {stopwatch.total:.1f} s", style="bold green"))


def _block(objects: list[Manifest], seconds: float, changed: list[changes.Change] | None) -> Text:
    kinds = Counter(manifest["kind"] for manifest in objects)
    text = Text(f"{len(objects)} objects in {seconds:.3f} s")
    text.append(f": {', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}\n", style="dim")
    if any(map(workload_of, objects)):
        text.append(f"requests {_total(objects, 'requests')}, limits {_total(objects, 'limits')}\n")
    text.append_text(_changes(changed))
    return text


def _total(objects: Iterable[Manifest], what: str) -> str:
    """The sum over all Pods that git asks for: replicas as rendered, one run of each CronJob."""
    cpu = memory = Decimal(0)
    for workload in filter(None, map(workload_of, objects)):
        for _, container in workload.containers():
            amounts = container.get("resources", {}).get(what, {})
            cpu += workload.replicas * quantity.parse(amounts.get("cpu", "0"))
            memory += workload.replicas * quantity.parse(amounts.get("memory", "0"))
    return f"{quantity.cores(cpu)} CPU and {quantity.memory(memory)}"


def _changes(changed: list[changes.Change] | None) -> Text:
    if changed is None:
        return Text("no commit to compare with", style="dim")
    if not changed:
        return Text("as in the last commit", style="dim")
    text = Text("since the last commit: ")
    for change in changed[:_MOST_NAMES]:
        text.append(f"{change.mark}{change.name} ", style=_STYLES[change.mark])
    if len(changed) > _MOST_NAMES:
        text.append(f"and {len(changed) - _MOST_NAMES} more")
    return text
