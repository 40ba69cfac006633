"""Where CRDs lie: in the folder crds/ of a repository, and in the one that the environment names."""

import os
from pathlib import Path

CRDS = "CRDS"
"""Environment variable that names a folder of CRDs."""


def crds_folders(root: Path) -> tuple[Path, ...]:
    """The folders of CRDs, each with one folder a group in it. That of the environment comes first."""
    named = os.environ.get(CRDS)
    own = root / "crds"
    return (*((Path(named),) if named else ()), *((own,) if own.is_dir() else ()))
