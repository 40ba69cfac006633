"""The strict schemas of Kubernetes, by minor version, and those of custom resources, from a folder of CRDs.

The schemas come with the package kubernetes-validate. Its own call reads them anew for each object; here they are kept.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from delivery import strict_yaml
from delivery.manifests import Manifest
from delivery.suggest import did_you_mean

_FOLDER = files("kubernetes_validate") / "kubernetes-json-schema"


class SchemaError(NamedTuple):
    """One place where an object differs from its schema, and how to mend it."""

    path: str
    what: str
    fix: str


def knows(manifest: Manifest, minor: str) -> bool:
    """Whether an API server of this minor serves the kind itself, without a CRD."""
    return _kubernetes(minor, _schema_name(manifest)) is not None


def errors(manifest: Manifest, minor: str) -> Iterator[SchemaError]:
    """What an API server of this minor would refuse, or drop without a word. The kind must be one that it knows."""
    validator = _kubernetes(minor, _schema_name(manifest))
    assert validator is not None
    yield from _errors(validator, manifest)


def knows_custom(manifest: Manifest, crds: Path) -> bool:
    """Whether a CRD in the folder serves the kind in this version."""
    return _custom(crds, str(manifest["apiVersion"]), str(manifest["kind"])) is not None


def custom_errors(manifest: Manifest, crds: Path) -> Iterator[SchemaError]:
    """The same for a custom resource that the folder has a CRD of. Fields that the CRD does not know are errors."""
    validator = _custom(crds, str(manifest["apiVersion"]), str(manifest["kind"]))
    assert validator is not None
    yield from _errors(validator, manifest)


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
def _custom(crds: Path, api_version: str, kind: str) -> Draft202012Validator | None:
    group, _, version = api_version.rpartition("/")
    for crd in _crds_of(crds / Path(group).name):
        if crd["names"]["kind"] == kind:
            for served in crd["versions"]:
                if served["name"] == version and served["served"]:
                    return Draft202012Validator(_closed(served["schema"]["openAPIV3Schema"]))
    return None


@cache
def _crds_of(folder: Path) -> list[Any]:
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]
    return [document["spec"] for text in texts for document in strict_yaml.load(text)]


def _closed(schema: Any, *, root: bool = True) -> Any:
    """The schema with unknown fields forbidden wherever the API server would drop them."""
    if isinstance(schema, list):
        return [_closed(item, root=False) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value, root=False) for key, value in schema.items()}
    if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
        closed.setdefault("additionalProperties", False)
    if root:
        closed["properties"]["metadata"] = {"type": "object"}
    return closed
