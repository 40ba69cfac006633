"""Hands a finished render over: to dist/, to a Helm chart where one is asked for, and as a summary to the terminal.

Review and reporting are imported lazily: loading them takes longer than building a platform.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from contract import rendered_files
from delivery.publish.publish import publish, repair

if TYPE_CHECKING:
    from delivery.handoff.helm import Chart, Request
    from delivery.publish.summary import Stopwatch
    from delivery.review.finding import Finding
    from delivery.review.waivers import Verdict


def helm_request(wanted: Path) -> Request | None:
    """The Helm chart that cdk8s-cli asks for, if it does, given the folder where it looks for manifests."""
    if wanted.name != "templates":
        return None
    from delivery.handoff import helm

    return helm.requested(wanted)


def stopwatch(started: float) -> Stopwatch:
    """Measures the steps of a run that began at a value of `time.perf_counter`, and shows progress."""
    from delivery.publish.summary import Stopwatch

    return Stopwatch(started)


def write_out(render: Path) -> None:
    """Print a render to stdout, as one YAML stream."""
    for file in rendered_files.files(render):
        sys.stdout.write(f"---\n{(render / file).read_text(encoding='utf-8')}")


def complete(render: Path, dist: Path) -> None:
    """Add the folders of dist/ that were not rendered: they stay as they are, and are reviewed with the others."""
    given = {*rendered_files.folders(render)}
    for file in rendered_files.files(dist):
        if file.parent.as_posix() not in given:
            (render / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(dist / file, render / file)


def hand_over(
    render: Path,
    dist: Path,
    waivers: Path,
    watch: Stopwatch | None,
    chart: Chart | None = None,
    notes: Sequence[Finding] = (),
) -> bool:
    """Review a render, and publish it to dist/ if it has no errors; return whether dist/ now holds it.

    Only then is the chart written, if there is one. With a stopwatch, a summary follows. Without one, nothing is
    printed unless something is wrong, and a render that dist/ holds already is not reviewed again. `notes` are what is
    known of the platform beside its manifests.
    """
    repair(dist)
    known = watch is None and _files(render) == _files(dist) and not notes
    if known:
        from delivery.review.waivers import Verdict, read

        verdict = Verdict(read(waivers)[1], [])
    else:
        verdict = _admitted(render, dist, waivers, notes)
    if not _accepted(verdict, dist):
        return False
    foreign = [] if known else publish(render, dist).foreign
    if watch is not None:
        watch.lap("review and write")
        _show(dist, verdict, foreign, watch)
    if chart:
        chart.write()
        if watch is not None:
            with suppress(OSError):  # a closed or full terminal takes nothing back
                print(chart, file=sys.stderr)
    return True


def check(render: Path, dist: Path, waivers: Path, notes: Sequence[Finding] = ()) -> bool:
    """Review a render, and say what publishing it would change. Writes nothing; returns whether dist/ holds it."""
    from delivery.manifests.changes import between
    from delivery.publish import summary

    if not _accepted(_admitted(render, dist, waivers, notes), dist):
        return False
    changed = between(_files(dist), _files(render))
    console = summary.stderr()
    for line in summary.folded(changed):
        console.print(line, soft_wrap=not console.is_terminal)
    state = f"{dist.name}/ is not what the code renders: run `make synth`" if changed else f"{dist.name}/ is up to date"
    console.print(state, soft_wrap=True)
    return not changed


def _admitted(render: Path, dist: Path, waivers: Path, notes: Sequence[Finding]) -> Verdict:
    from delivery.publish import admission

    verdict = admission.admit(render, dist, waivers)
    return verdict._replace(standing=[*verdict.standing, *notes])


def _accepted(verdict: Verdict, dist: Path) -> bool:
    """Whether no error stands. All findings that stand are shown."""
    from delivery.publish import summary
    from delivery.review import report

    console = summary.stderr()
    with suppress(OSError):  # a closed or full terminal takes nothing back
        report.show_standing(console, verdict)
        if verdict.errors:
            report.show_ways(console, verdict)
            console.print(report.counts(verdict), soft_wrap=True)
            console.print(f"nothing was written, {dist.name}/ is as it was", soft_wrap=True)
    return not verdict.errors


def _show(dist: Path, verdict: Verdict, foreign: Sequence[Path], watch: Stopwatch) -> None:
    from delivery.publish import summary

    console = summary.stderr()
    with suppress(OSError):  # a closed or full terminal takes nothing back
        for file in foreign:
            console.print(f"not ours, left alone: {file}", soft_wrap=True)
        summary.show(console, dist, watch, verdict)


def _files(folder: Path) -> dict[Path, bytes]:
    return {file: (folder / file).read_bytes() for file in rendered_files.files(folder)}
