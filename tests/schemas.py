"""The schemas of API servers: Kubernetes' own, by version, and those of custom resources, from their CRDs."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.manifests import Manifest

KUBERNETES = files("kubernetes_validate") / "kubernetes-json-schema"
DEFINITIONS = "_definitions.json"


def errors(manifest: Manifest, minor: str) -> list[str]:
    """Everything that an API server of this Kubernetes minor would refuse or drop. A kind it lacks is an error."""
    group, _, version = manifest["apiVersion"].rpartition("/")
    name = "-".join(filter(None, [manifest["kind"].lower(), group.split(".")[0], version]))
    return [f"{error.json_path}: {error.message}" for error in _validator(minor, name).iter_errors(manifest)]


def custom_errors(manifest: Manifest, crds: Path) -> list[str]:
    """The same for a custom resource, from the CRDs in a folder; fields that the CRD does not know are errors."""
    group, _, version = manifest["apiVersion"].rpartition("/")
    validator = _custom_validator(crds / group, manifest["kind"], version)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(manifest)]


@cache
def _validator(minor: str, name: str) -> Draft202012Validator:
    folder = KUBERNETES / f"v{minor}.0-local-strict"
    schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=_registry(minor))


@cache
def _registry(minor: str) -> Registry[Any]:
    text = (KUBERNETES / f"v{minor}.0-local-strict" / DEFINITIONS).read_text(encoding="utf-8")
    return Resource.from_contents(json.loads(text)) @ Registry()


@cache
def _custom_validator(folder: Path, kind: str, version: str) -> Draft202012Validator:
    for file in sorted(folder.glob("*.yaml")):
        crd = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["spec"]
        for served in crd["versions"]:
            if crd["names"]["kind"] == kind and served["name"] == version and served["served"]:
                schema = served["schema"]["openAPIV3Schema"]
                schema["properties"]["metadata"] = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
                return Draft202012Validator(_closed(schema))
    raise LookupError(f"no CRD in {folder} serves {kind} {version}")


def _closed(schema: Any) -> Any:
    """The schema with unknown fields forbidden wherever the CRD would silently drop them."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
        closed.setdefault("additionalProperties", False)
    return closed
