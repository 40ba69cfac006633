"""Where CRDs lie: in the folder crds/ of a repository, and in the one that the environment names."""

import os
from pathlib import Path

from contract.errors import PlatformError

CRDS = "CRDS"
"""Environment variable that names a folder of CRDs."""


class NoFolder(PlatformError):
    """The environment names a folder of CRDs that is none: nothing would be checked against them."""


def crds_folders(root: Path) -> tuple[Path, ...]:
    """The folders of CRDs, each with one folder a group in it. That of the environment comes first. Raises NoFolder."""
    named = os.environ.get(CRDS)
    if named and not Path(named).is_dir():
        raise NoFolder(f"{CRDS}: got {named!r}; allowed: a folder of CRDs; correct it, or unset it")
    own = root / "crds"
    return (*((Path(named),) if named else ()), *((own,) if own.is_dir() else ()))
