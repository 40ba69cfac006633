"""The folder of CRDs that the environment names."""

import os
from pathlib import Path

CRDS = "CRDS"
"""Environment variable that names a folder of CRDs, one folder a group in it."""


def crds_folder() -> Path | None:
    """The folder of CRDs, where the environment names one."""
    named = os.environ.get(CRDS)
    return Path(named) if named else None
