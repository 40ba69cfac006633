"""The cdk8s app: renders every platform into dist/. `python main.py`, or `cdk8s synth`, also with `--format helm`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from contract.errors import INTERRUPTED, NO, PlatformError

if TYPE_CHECKING:
    from constructs_lib import PlatformChart
    from delivery.handoff.helm import Environment

STARTED = time.perf_counter()
ROOT = Path(__file__).resolve().parent


def main() -> int:
    """Render, judge, publish, and say what happened. Returns the exit status; unless it is 0, dist/ is as it was."""
    options = _options()
    try:
        if options.compare:
            left, right = options.compare
            return _compare(left, right, options.format)
        if options.watch:
            return _watch(options.only)
        return 0 if _synth(options) else 1
    except KeyboardInterrupt:
        print("interrupted: dist/ holds one whole render, the old one or the new one", file=sys.stderr, flush=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # Node, which Ctrl-C stops too, says sixty lines
        return INTERRUPTED
    except BrokenPipeError:  # the reader of --stdout has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if options.debug and not isinstance(error, PlatformError):
            raise
        from delivery.cli.errors import describe

        print(describe(error, ROOT, debug=options.debug), file=sys.stderr)
        return getattr(error, "status", 1)


def _synth(options: argparse.Namespace) -> bool:
    """Render, and remember for `delivery diff` whether that was refused."""
    from delivery.publish import refusal

    dist, writes = ROOT / "dist", not (options.check or options.stdout)
    try:
        with TemporaryDirectory() as folder:
            done = _render(Path(folder), options)
    except Exception as error:
        if writes and getattr(error, "status", NO) == NO:
            refusal.remember(dist, options.only)
        raise
    if writes and done:
        refusal.forget(dist, options.only)
    elif writes:
        refusal.remember(dist, options.only)
    return done


def _render(temporary: Path, options: argparse.Namespace) -> bool:
    # Imported here, so that a mistake in a platform's own files is said as plainly as any other.
    import platforms
    from constructs_lib import PlatformApp
    from delivery.publish import handover
    from platforms.forgotten import forgotten

    # cdk8s-cli names the folder where it looks for the manifests, or for a Helm chart.
    wanted = Path(os.environ.get("CDK8S_OUTDIR") or temporary)
    request = handover.helm_request(wanted)
    render, watch = temporary if request else wanted, None if options.quiet else handover.stopwatch(STARTED)
    app = PlatformApp(str(render))
    charts = platforms.build(app, ROOT / "releases", platforms.known(options.only))
    if watch:
        watch.lap("build")
    app.synth(watch.track if watch else iter)
    if watch:
        watch.lap("render")
    if options.stdout:
        handover.write_out(render)
        return True
    if options.only:
        handover.complete(render, ROOT / "dist")
    helm_chart = request.fill(render, map(_as_environment, charts)) if request else None
    dist, waivers, notes = ROOT / "dist", ROOT / "waivers.yaml", forgotten(ROOT)
    if options.check:
        return handover.check(render, dist, waivers, notes)
    return handover.hand_over(render, dist, waivers, watch, helm_chart, notes)


def _as_environment(chart: PlatformChart) -> Environment:
    from delivery.handoff.helm import Environment

    return Environment(chart.platform, chart.env.name, chart.folder, chart.env.namespace)


def _compare(left: str, right: str, form: str) -> int:
    """What `delivery diff LEFT RIGHT` asks of the app: only it can render an environment with a field of another."""
    from delivery.cli.diff import show_owners
    from platforms.compare_environments import difference

    return show_owners(difference(left, right, ROOT / "releases"), form)


def _watch(only: list[str]) -> int:
    """Render on every change, and say what dist/ would do in the clusters compared with the last commit."""
    from delivery.publish.watching import run_on_changes

    render = [sys.executable, "main.py", "--quiet", *only]
    sources = (
        "main.py",
        "platforms",
        "constructs_lib",
        "contract",
        "delivery",
        "imports",
        "releases",
        "crds",
        "waivers.yaml",
    )
    run_on_changes(ROOT, sources, [render, [sys.executable, "-m", "delivery", "diff"]])
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Render the platforms into dist/.")
    parser.add_argument("only", nargs="*", metavar="NAME", help="platforms, or folders of dist/; all without a name")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if dist/ would change")
    parser.add_argument("--stdout", action="store_true", help="write the YAML to stdout, and not into dist/")
    parser.add_argument("--watch", action="store_true", help="render when a file is saved, and show `delivery diff`")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
    parser.add_argument("--debug", action="store_true", help="on an error, show the code that is wrong")
    parser.add_argument("--compare", nargs=2, metavar=("LEFT", "RIGHT"), help=argparse.SUPPRESS)
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    gc.disable()  # a run is short: looking for garbage among what it has just loaded costs more than it frees
    sys.exit(main())
