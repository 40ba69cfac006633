"""The CRDs in a folder, one folder a group in it, and the versions of them that are served."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from contract.names import DNS_SUBDOMAIN
from delivery.manifests import strict_yaml

Schema = dict[str, Any]
"""A structural schema, as in a CRD. It is shared: do not change it."""


class Version(NamedTuple):
    """A served version. Where status is a subresource, an API server drops the status that a client sends."""

    schema: Schema
    status_is_subresource: bool


class NotServed(NamedTuple):
    """There is a CRD of the kind, but no API server that has it serves the version."""

    why: str


@cache
def find(crds: Path, api_version: str, kind: str) -> Version | NotServed | None:
    """Look a kind up in a folder of CRDs; nothing where no CRD is about it.

    The folder of a group is read as it is: other releases of the same CRDs lie in folders of their own below it.
    """
    group, _, version = api_version.rpartition("/")
    folder = crds / group if re.fullmatch(DNS_SUBDOMAIN, group) else None
    for file in sorted(folder.glob("*.yaml")) if folder else []:
        try:
            for crd in _crds(file, group, kind):
                return _version(crd, group, version)
        except KeyError as error:
            return NotServed(f"{group}/{file.name} in the folder of CRDs is not one: it has no {error}")
        except (strict_yaml.InvalidYaml, UnicodeDecodeError, TypeError, AttributeError) as error:
            return NotServed(f"{group}/{file.name} in the folder of CRDs is not one: {error}")
    return None


def _version(crd: Any, group: str, name: str) -> Version | NotServed:
    served = {version["name"]: version for version in crd["versions"] if version["served"]}
    if name not in served:
        others = ", ".join(served) or "none"
        return NotServed(f"{group}/{name} is not served by this release; served: {others}")
    subresources = served[name].get("subresources") or {}
    return Version(served[name]["schema"]["openAPIV3Schema"], "status" in subresources)


def _crds(file: Path, group: str, kind: str) -> Iterator[Any]:
    """A megabyte takes a third of a second to parse, so a file that cannot be about the kind is not parsed."""
    text = file.read_text(encoding="utf-8")
    if not re.search(rf"""kind["']?:\s*["']?{re.escape(kind)}\b""", text):
        return
    for document in strict_yaml.load(text):
        if isinstance(document, dict) and document.get("kind") == "CustomResourceDefinition":
            crd = document["spec"]
            if crd["group"] == group and crd["names"]["kind"] == kind:
                yield crd
