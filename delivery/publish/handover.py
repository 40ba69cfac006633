"""Hands a finished render over: to dist/, to a Helm chart where one is asked for, and as a summary to the terminal.

Review and reporting are imported lazily: loading them takes longer than building a platform.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from contract.rendered_files import SUFFIX
from delivery.publish.publish import publish, repair

if TYPE_CHECKING:
    from delivery.handoff.helm import Chart, Request
    from delivery.publish.summary import Stopwatch


def helm_request(wanted: Path) -> Request | None:
    """The Helm chart that cdk8s-cli asks for, if it does, given the folder where it looks for manifests."""
    if wanted.name != "templates":
        return None
    from delivery.handoff import helm

    return helm.requested(wanted)


def stopwatch() -> Stopwatch:
    """Measures the steps of a render, and shows progress."""
    from delivery.publish.summary import Stopwatch

    return Stopwatch()


def hand_over(render: Path, dist: Path, waivers: Path, watch: Stopwatch | None, chart: Chart | None = None) -> bool:
    """Review a render, and publish it to dist/ if it has no errors; return whether dist/ now holds it.

    Only then is the chart written, if there is one. With a stopwatch, a summary follows. Without one, nothing is
    printed unless there are errors, and a render that dist/ holds already is not reviewed again.
    """
    repair(dist)
    known = watch is None and _files(render) == _files(dist)
    if not known and not _admit_and_publish(render, dist, waivers, watch):
        return False
    if chart:
        chart.write()
        if watch is not None:
            with suppress(OSError):  # a closed or full terminal takes nothing back
                print(chart, file=sys.stderr)
    return True


def _admit_and_publish(render: Path, dist: Path, waivers: Path, watch: Stopwatch | None) -> bool:
    from delivery.publish import admission, summary
    from delivery.review import report

    console = summary.stderr()
    verdict = admission.admit(render, dist, waivers)
    if verdict.errors:
        report.show(console, verdict)
        console.print(f"nothing was written, {dist.name}/ is as it was", soft_wrap=True)
        return False
    published = publish(render, dist)
    if watch is not None:
        with suppress(OSError):  # a closed or full terminal takes nothing back
            summary.show(console, dist, watch)
            report.show_rest(console, verdict, published.foreign)
    return True


def _files(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in folder.glob(f"*/*{SUFFIX}")}
