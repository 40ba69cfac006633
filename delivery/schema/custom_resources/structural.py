"""What an API server does with an object by its structural schema before it validates: defaults, nulls, unknown fields.

https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

from contract.suggest import did_you_mean
from delivery.schema.custom_resources.crds import Schema
from delivery.schema.schema_error import SchemaError

META = ("apiVersion", "kind", "metadata")
"""What every resource has, embedded ones included, even if its schema does not describe it."""

EMBEDDED = "x-kubernetes-embedded-resource"
PRESERVES = "x-kubernetes-preserve-unknown-fields"


def as_json(value: Any) -> Any:
    """A copy of a document as it reaches an API server, where every key is text."""
    if isinstance(value, dict):
        return {_text(key): as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def at(path: str, step: str | int) -> str:
    """The path of what lies one step further in."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def parts(value: Any, schema: Schema) -> list[tuple[Any, Schema]]:
    """The keys or indices of what lies directly in a value and has a schema of its own, each with that schema."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties")
        found = [(key, properties.get(key, others)) for key in value]
    elif isinstance(value, list):
        found = [(index, schema.get("items")) for index in range(len(value))]
    return [(step, part) for step, part in found if isinstance(part, dict)]


def apply_defaults(value: Any, schema: Schema) -> None:
    """Set in place what is left out, and what is null without being nullable; nothing below a parent that is absent."""
    if isinstance(value, dict):
        for key, part in schema.get("properties", {}).items():
            if key not in value and part.get("default") is not None:
                value[key] = copy.deepcopy(part["default"])
    for step, part in parts(value, schema):
        if _forbidden_null(value[step], part):
            value[step] = copy.deepcopy(part.get("default"))
        apply_defaults(value[step], part)


def drop_nulls(value: Any, schema: Schema) -> None:
    """Take out in place the fields that are null without being nullable."""
    for step, part in parts(value, schema):
        if isinstance(value, dict) and _forbidden_null(value[step], part):
            del value[step]
        else:
            drop_nulls(value[step], part)


def unknown_fields(value: Any, schema: Schema, path: str = "", *, preserved: bool = False) -> Iterator[SchemaError]:
    """The fields that an API server drops, or refuses when it is asked to be strict."""
    preserved = preserved or bool(schema.get(PRESERVES))
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from unknown_fields(part, schema.get("items", {}), at(path, index), preserved=preserved)
    if not isinstance(value, dict):
        return
    properties, others = schema.get("properties", {}), schema.get("additionalProperties")
    for key, part in value.items():
        if key in META and (schema.get(EMBEDDED) or not path):
            continue
        if key in properties:
            yield from unknown_fields(part, properties[key], at(path, key))
        elif others is not None:
            yield from unknown_fields(part, others if isinstance(others, dict) else {}, at(path, key))
        elif not preserved:
            fix = did_you_mean(key, properties, "take it out")
            yield SchemaError(at(path, key), "a field that the CRD does not know", fix)


def repeated_items(value: Any, schema: Schema, path: str = "") -> Iterator[SchemaError]:
    """Items that a list has twice although it is a set, or a map by some of the fields of its items."""
    if isinstance(value, list) and schema.get("x-kubernetes-list-type") in ("set", "map"):
        seen = set()
        for index, item in enumerate(value):
            identity = json.dumps(_identity(item, schema), sort_keys=True)
            if identity in seen:
                yield SchemaError(at(path, index), f"{identity} a second time", "take one of them out")
            seen.add(identity)
    for step, part in parts(value, schema):
        yield from repeated_items(value[step], part, at(path, step))


def embedded(value: Any, schema: Schema, path: str = "") -> Iterator[tuple[str, Any]]:
    """The resources that are embedded in a value, each with its path."""
    if schema.get(EMBEDDED):
        yield path, value
    for step, part in parts(value, schema):
        yield from embedded(value[step], part, at(path, step))


def _identity(item: Any, schema: Schema) -> Any:
    keys = schema.get("x-kubernetes-list-map-keys")
    if keys is None or not isinstance(item, dict):
        return item
    return {key: item[key] for key in keys if key in item}


def _forbidden_null(value: Any, schema: Schema) -> bool:
    return value is None and not schema.get("nullable")


def _text(key: Any) -> str:
    """YAML allows keys of any type; what carries objects to an API server writes them as JSON does."""
    return key if isinstance(key, str) else json.dumps(key) if isinstance(key, int | float | None) else str(key)
