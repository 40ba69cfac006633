"""Renders every platform into dist/: `python main.py`, or `cdk8s synth`. With `--format helm`, a chart as well."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_lib import PlatformApp
    from delivery.handoff.helm import Chart, Request
    from delivery.publish.summary import Stopwatch

ROOT = Path(__file__).resolve().parent


def main() -> int:
    """Render, judge, publish, and say what happened. Returns the exit status; on 1, dist/ is as it was."""
    options = _options()
    try:
        with TemporaryDirectory() as scratch:
            # cdk8s-cli names the folder where it looks for the manifests.
            wanted = Path(os.environ.get("CDK8S_OUTDIR") or scratch)
            request = _request(wanted)
            return 0 if _run(Path(scratch) if request else wanted, _stopwatch(options.quiet), request) else 1
    except Exception as error:
        if options.debug:
            raise
        print(_said_plainly(error), file=sys.stderr)
        return 1


def _run(render: Path, stopwatch: Stopwatch | None, request: Request | None) -> bool:
    import platforms  # here, so that a mistake in a platform's own files is said as plainly as any other
    from constructs_lib import PlatformApp
    from delivery.publish.handover import hand_over

    app = PlatformApp(str(render))
    platforms.build(app, ROOT / "releases")
    app.synth(stopwatch.track if stopwatch else iter)
    chart = _chart(request, render, app) if request else None
    return hand_over(render, ROOT / "dist", ROOT / "waivers.yaml", stopwatch, chart)


def _request(wanted: Path) -> Request | None:
    if wanted.name != "templates":
        return None
    from delivery.handoff import helm  # which reads YAML: half of what a quiet run takes goes into loading

    return helm.requested(wanted)


def _chart(request: Request, render: Path, app: PlatformApp) -> Chart:
    from constructs_lib import PlatformChart
    from delivery.handoff.helm import Environment

    charts = [member for member in app.members if isinstance(member, PlatformChart)]
    return request.fill(
        render, (Environment(chart.platform, chart.env.name, chart.folder, chart.env.namespace) for chart in charts)
    )


def _stopwatch(quiet: bool) -> Stopwatch | None:
    if quiet:
        return None
    from delivery.publish.summary import Stopwatch  # loads what draws tables, which a quiet run does without

    return Stopwatch()


def _said_plainly(error: Exception) -> str:
    problems = getattr(error, "problems", None)
    if problems is not None:
        what, count = str(error), "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    elif type(error).__name__ == "Unpublished":
        return str(error)  # which says how dist/ is now
    else:
        what, count = _in_one_line(error), "1 problem"
    return f"{what}\n{count}; nothing was written, dist/ is as it was (--debug shows where in the code)"


def _in_one_line(error: Exception) -> str:
    """Which file and line of the project an unforeseen error comes from, a platform's own before all others."""
    if isinstance(error, SyntaxError):
        places = [(Path(error.filename or ""), error.lineno or 0)]
    else:
        places = [(Path(frame.filename), frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [
        (path.relative_to(ROOT), line)
        for path, line in places
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] != ".venv"
    ]
    where, line = next((place for place in reversed(ours) if place[0].parts[0] == "platforms"), ours[-1])
    said = (str(error).strip() or "no reason given").splitlines()[0]
    return f"{where}, line {line}: {type(error).__name__}: {said}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Render every platform into dist/.")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
    parser.add_argument("--debug", action="store_true", help="on a mistake, show where in the code it was found")
    return parser.parse_args()


if __name__ == "__main__":
    gc.disable()  # a run is short: looking for garbage among what it has just loaded costs more than it frees
    sys.exit(main())
