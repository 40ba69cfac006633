"""How the files of a render are called: one object a file, `<folder>/<Kind>.<name>.k8s.yaml`, as cdk8s names them."""

import re

SUFFIX = ".k8s.yaml"
"""How the name of every rendered file ends. Other files in dist/ were never ours."""


def file_name(kind: str, name: str) -> str:
    """The name of the file of an object."""
    return re.sub(r"[^-0-9A-Za-z_.]", "", f"{kind}.{name}") + SUFFIX
