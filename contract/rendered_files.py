"""The names of rendered files: one object a file, `<folder>/<Kind>.<name>.k8s.yaml`, as in cdk8s."""

import re

SUFFIX = ".k8s.yaml"
"""The end of the name of every rendered file. Other files in dist/ are foreign."""


def file_name(kind: str, name: str) -> str:
    """The name of the file of an object."""
    return re.sub(r"[^-0-9A-Za-z_.]", "", f"{kind}.{name}") + SUFFIX
