"""Renders every platform into dist/: `python main.py`, or `cdk8s synth`."""

import argparse
import os
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

import platforms
from constructs_lib import InvalidPlatform, PlatformApp
from delivery.publish import publish

ROOT = Path(__file__).resolve().parent
DIST = ROOT / "dist"


def main() -> int:
    """Render, publish, and say what happened. Returns the exit status; on 1, dist/ is as it was."""
    options = _options()
    with TemporaryDirectory() as scratch:
        # cdk8s-cli names the folder where it looks for the manifests.
        render = os.environ.get("CDK8S_OUTDIR", scratch)
        try:
            app = PlatformApp(render)
            platforms.build(app, ROOT / "releases")
            if options.quiet:
                app.synth()
                publish(Path(render), DIST)
            else:
                _synth_and_tell(app)
        except Exception as error:
            if options.debug:
                raise
            print(_said_plainly(error), file=sys.stderr)
            return 1
    return 0


def _synth_and_tell(app: PlatformApp) -> None:
    from delivery import summary  # here, because loading the tables takes longer than building a chart

    console = summary.stderr()
    stopwatch = summary.Stopwatch(console)
    app.synth(stopwatch.track)
    publish(Path(app.outdir), DIST)
    summary.show(console, DIST, stopwatch)


def _said_plainly(error: Exception) -> str:
    if isinstance(error, InvalidPlatform):
        what, count = str(error), len(error.problems)
    else:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(ROOT)]
        place = next((f for f in reversed(frames) if "/platforms/" in f.filename), frames[-1])
        where = f"{Path(place.filename).relative_to(ROOT)}, line {place.lineno}"
        what, count = f"{where}: {type(error).__name__}: {str(error).strip().splitlines()[0]}", 1
    problems = "1 problem" if count == 1 else f"{count} problems"
    return f"{what}\n{problems}; nothing was written, dist/ is as it was (--debug shows where in the code)"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Render every platform into dist/.")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
    parser.add_argument("--debug", action="store_true", help="on a mistake, show where in the code it was found")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
