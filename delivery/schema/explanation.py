"""What is wrong with an object that its schema does not accept, in words that name Python's values."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from contract.suggest import did_you_mean
from delivery.schema.schema_error import SchemaError


def explain(instance: Any, schema: Any, definitions: Any) -> Iterator[SchemaError]:
    """The errors of an object by a schema that refers to definitions of types."""
    registry: Registry[Any] = Resource.from_contents(definitions) @ Registry()
    for error in Draft202012Validator(schema, registry=registry).iter_errors(instance):
        path = error.json_path.removeprefix("$").removeprefix(".")
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        if error.validator == "additionalProperties" and isinstance(error.instance, dict):
            for field in sorted(set(map(str, error.instance)) - set(known)):
                fix = did_you_mean(field, known, "take it out")
                yield SchemaError(f"{path}.{field}".removeprefix("."), "a field that Kubernetes does not know", fix)
        else:
            yield SchemaError(path, error.message, "correct the field")
