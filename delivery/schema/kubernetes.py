"""The strict schemas of what Kubernetes itself serves, by minor version.

The schemas come with the package kubernetes-validate. Its own call reads them anew for each object; here they are kept.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from contract.suggest import did_you_mean
from contract.well_known import MINORS
from delivery.manifests.reading import Manifest

_PACKAGE = find_spec("kubernetes_validate")  # not imported, which would take longer than most commands
_FOLDER = Path(str(_PACKAGE and _PACKAGE.origin)).parent / "kubernetes-json-schema"
_DEFINITIONS = "https://kubernetes.io/api/_definitions.json"


class SchemaError(NamedTuple):
    """One place where an object differs from its schema, and how to correct it."""

    path: str
    what: str
    fix: str


def knows(manifest: Manifest, minor: str) -> bool:
    """Whether an API server of this minor serves the kind itself, without a CRD."""
    return _kubernetes(minor, _schema_name(manifest)) is not None


def errors(manifest: Manifest, minor: str) -> Iterator[SchemaError]:
    """What an API server of this minor would refuse, or drop silently. It must serve the kind."""
    validator = _kubernetes(minor, _schema_name(manifest))
    assert validator is not None
    yield from _errors(validator, manifest)


def metadata_errors(metadata: Any, path: str) -> Iterator[SchemaError]:
    """The same for the metadata of any object, at its path in a document. They are alike in every minor."""
    for error in _errors(_metadata(), metadata):
        yield error._replace(path=f"{path}.{error.path}".removesuffix("."))


def _errors(validator: Draft202012Validator, manifest: Manifest) -> Iterator[SchemaError]:
    for error in validator.iter_errors(manifest):
        path = error.json_path.removeprefix("$").removeprefix(".")
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        if error.validator == "additionalProperties" and isinstance(error.instance, dict):
            for field in sorted(set(map(str, error.instance)) - set(known)):
                fix = did_you_mean(field, known, "take it out")
                yield SchemaError(f"{path}.{field}".removeprefix("."), "a field that Kubernetes does not know", fix)
        else:
            yield SchemaError(path, error.message, "correct the field")


def _schema_name(manifest: Manifest) -> str:
    group, _, version = str(manifest["apiVersion"]).rpartition("/")
    return "-".join(filter(None, [str(manifest["kind"]).lower(), group.split(".")[0], version]))


@cache
def _kubernetes(minor: str, name: str) -> Draft202012Validator | None:
    if not name.replace("-", "").isalnum():  # it becomes a file name
        return None
    file = _FOLDER / f"v{minor}.0-local-strict" / f"{name}.json"
    if not file.is_file():
        return None
    return Draft202012Validator(json.loads(file.read_text(encoding="utf-8")), registry=_definitions(minor))


@cache
def _definitions(minor: str) -> "Registry[Any]":
    file = _FOLDER / f"v{minor}.0-local-strict" / "_definitions.json"
    return Resource.from_contents(json.loads(file.read_text(encoding="utf-8"))) @ Registry()


@cache
def _metadata() -> Draft202012Validator:
    definition = f"{_DEFINITIONS}#/$defs/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    return Draft202012Validator({"$ref": definition}, registry=_definitions(MINORS[-1]))
