"""The names of rendered files: one object a file, `<folder>/<Kind>.<name>.k8s.yaml`, as in cdk8s.

Objects outside the main namespace of the folder are in `<Kind>.<namespace>.<name>.k8s.yaml`. A folder may be inside
another one, such as `argocd/shop`: each is synced by itself, without the folders in it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

SUFFIX = ".k8s.yaml"
"""The end of the name of every rendered file. Other files in dist/ are foreign."""


def folders(root: Path) -> Iterator[str]:
    """The folders below a root that hold rendered files, by their paths, in alphabetical order."""
    yield from sorted({file.parent.as_posix() for file in files(root)})


def files(root: Path) -> list[Path]:
    """The rendered files in the folders below a root, by their paths, in alphabetical order."""
    found = (file.relative_to(root) for file in root.rglob(f"*{SUFFIX}") if file.is_file())
    return sorted(file for file in found if is_rendered(file))


def is_rendered(file: Path) -> bool:
    """Whether a path below dist/ is that of a rendered file."""
    return len(file.parts) > 1 and file.name.endswith(SUFFIX)


def file_name(kind: str, name: str, namespace: str | None, *, main: str) -> str:
    """The name of the file of an object, in a folder whose main namespace is `main`."""
    parts = [kind, name] if namespace in (None, main) else [kind, f"{namespace}", name]
    return re.sub(r"[^-0-9A-Za-z_.]", "", ".".join(parts)) + SUFFIX
