"""The strict schemas of what Kubernetes itself serves, by minor version.

The schemas come with the package kubernetes-validate. Its own call reads them anew for each object; here they are kept.
A compiled validator says whether an object is valid, as nearly every object is; what is wrong with another is said
by one in Python, which is a hundred times slower.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

from contract.well_known import MINORS
from delivery.manifests.reading import Manifest
from delivery.schema.schema_error import SchemaError

_PACKAGE = find_spec("kubernetes_validate")  # not imported, which would take longer than most commands
_FOLDER = Path(str(_PACKAGE and _PACKAGE.origin)).parent / "kubernetes-json-schema"
_DEFINITIONS = "https://kubernetes.io/api/_definitions.json"


class Schema:
    """What an API server accepts of one kind."""

    def __init__(self, schema: Any, minor: str) -> None:
        self._schema = schema
        self._minor = minor
        self._compiled = jsonschema_rs.Draft202012Validator(schema, registry=_registry(minor), validate_formats=False)

    def errors(self, instance: Any) -> Iterator[SchemaError]:
        """What it would refuse, or drop silently."""
        return iter(()) if self.accepts(instance) else self.explain(instance)

    def accepts(self, instance: Any) -> bool:
        """Whether there are no errors."""
        try:
            return self._compiled.is_valid(instance)
        except ValueError:  # it holds what JSON cannot say, such as a key that is a number
            return False

    def explain(self, instance: Any) -> Iterator[SchemaError]:
        """The errors, found the slow way."""
        from delivery.schema.explanation import explain  # most runs find nothing wrong, and need not wait for it

        return explain(instance, self._schema, _definitions(self._minor))


def schema_of(manifest: Manifest, minor: str) -> Schema | None:
    """The schema of a kind that an API server of this minor serves itself, without a CRD."""
    return _schema(minor, _schema_name(manifest))


def knows(manifest: Manifest, minor: str) -> bool:
    """Whether an API server of this minor serves the kind itself, without a CRD."""
    return schema_of(manifest, minor) is not None


def errors(manifest: Manifest, minor: str) -> Iterator[SchemaError]:
    """What an API server of this minor would refuse, or drop silently. It must serve the kind."""
    schema = schema_of(manifest, minor)
    assert schema is not None
    return schema.errors(manifest)


def metadata_errors(metadata: Any, path: str) -> Iterator[SchemaError]:
    """The same for the metadata of any object, at its path in a document. They are alike in every minor."""
    for error in _metadata().errors(metadata):
        yield error._replace(path=f"{path}.{error.path}".removesuffix("."))


def _schema_name(manifest: Manifest) -> str:
    group, _, version = str(manifest["apiVersion"]).rpartition("/")
    return "-".join(filter(None, [str(manifest["kind"]).lower(), group.split(".")[0], version]))


@cache
def _schema(minor: str, name: str) -> Schema | None:
    if not name.replace("-", "").isalnum():  # it becomes a file name
        return None
    file = _folder(minor) / f"{name}.json"
    return Schema(_json(file), minor) if file.is_file() else None


@cache
def _metadata() -> Schema:
    return Schema({"$ref": f"{_DEFINITIONS}#/$defs/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}, MINORS[-1])


@cache
def _registry(minor: str) -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(_DEFINITIONS, _definitions(minor))])


@cache
def _definitions(minor: str) -> Any:
    return _json(_folder(minor) / "_definitions.json")


def _folder(minor: str) -> Path:
    return _FOLDER / f"v{minor}.0-local-strict"


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
