"""The validation of an object by an API server with the CRD, strict about unknown fields."""

from collections.abc import Iterator
from typing import NamedTuple

from delivery.manifests.reading import Manifest
from delivery.schema import kubernetes
from delivery.schema.custom_resources import rules, structural
from delivery.schema.custom_resources.crds import Schema, Version
from delivery.schema.schema_error import SchemaError


class Judgement(NamedTuple):
    """Where the object differs from the schema, which rules of the CRD it breaks, and what cannot be evaluated here.

    `evaluated` is how many of those rules were evaluated: none while the schema has something to object to.
    """

    errors: list[SchemaError]
    refused: list[SchemaError]
    unjudged: list[SchemaError]
    evaluated: int


def judge(manifest: Manifest, version: Version) -> Judgement:
    """Judge an object as it would be created: with defaults, and without a status where that is a subresource."""
    from delivery.schema.custom_resources import values  # most runs are given no CRDs, and need not wait for this

    value, schema = structural.as_json(manifest), version.schema
    if version.status_is_subresource:
        value.pop("status", None)
    structural.apply_defaults(value, schema)
    found = list(structural.unknown_fields(value, schema))
    structural.drop_nulls(value, schema)
    found += _wrong_metadata(value, schema)
    found += values.wrong_values(value, schema)
    found += structural.repeated_items(value, schema)
    errors = [error for error in found if not isinstance(error, values.Unjudged)]
    unjudged: list[SchemaError] = [error for error in found if isinstance(error, values.Unjudged)]
    if errors:
        return Judgement(errors, [], unjudged, 0)
    outcome = rules.judge(value, schema)
    return Judgement([], outcome.refused, unjudged + outcome.unjudged, outcome.evaluated)


def _wrong_metadata(value: Manifest, schema: Schema) -> Iterator[SchemaError]:
    """Errors in what no schema describes, because it is the same for every resource, embedded ones included."""
    yield from kubernetes.metadata_errors(value.get("metadata"), "metadata")
    for path, resource in structural.embedded(value, schema):
        if isinstance(resource, dict):
            for field in ("apiVersion", "kind"):
                if not isinstance(resource.get(field), str):
                    yield SchemaError(structural.at(path, field), "missing, or not text", f"write {field} as text")
            yield from kubernetes.metadata_errors(resource.get("metadata"), structural.at(path, "metadata"))
