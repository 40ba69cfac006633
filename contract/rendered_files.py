"""The names of rendered files: one object a file, `<folder>/<Kind>.<name>.k8s.yaml`, as in cdk8s.

Objects outside the main namespace of the folder are in `<Kind>.<namespace>.<name>.k8s.yaml`.
"""

import re

SUFFIX = ".k8s.yaml"
"""The end of the name of every rendered file. Other files in dist/ are foreign."""


def file_name(kind: str, name: str, namespace: str | None, *, main: str) -> str:
    """The name of the file of an object, in a folder whose main namespace is `main`."""
    parts = [kind, name] if namespace in (None, main) else [kind, f"{namespace}", name]
    return re.sub(r"[^-0-9A-Za-z_.]", "", ".".join(parts)) + SUFFIX
