"""Widgets: a custom resource that each test writes the schema of."""

import json
from typing import Any

from delivery.schema.custom_resources import Judgement, Version, judge

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}


def fields(properties: dict[str, Any], **words: Any) -> dict[str, Any]:
    """The schema of an object that has these fields."""
    return {"type": "object", "properties": properties, **words}


def items(schema: dict[str, Any], **words: Any) -> dict[str, Any]:
    """The schema of a list."""
    return {"type": "array", "items": schema, **words}


def values(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a map."""
    return {"type": "object", "additionalProperties": schema}


def ruled(schema: dict[str, Any], *rules: str | dict[str, Any]) -> dict[str, Any]:
    """A schema with rules, each as an expression or as a CRD writes it."""
    written = [rule if isinstance(rule, dict) else {"rule": rule} for rule in rules]
    return {**schema, "x-kubernetes-validations": written}


def widget(spec: Any, **more: Any) -> dict[str, Any]:
    """A Widget."""
    return {"apiVersion": "example.org/v1", "kind": "Widget", "metadata": {"name": "a"}, "spec": spec, **more}


def root(spec: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The schema of a Widget, by that of its spec."""
    return fields({"apiVersion": TEXT, "kind": TEXT, "metadata": {"type": "object"}, "spec": spec, **more})


def judged(spec: Any, schema: dict[str, Any]) -> Judgement:
    """What is said to a Widget with this spec, by the schema of the spec."""
    return judge(widget(spec), Version(root(schema), status_is_subresource=False))


def errors(spec: Any, schema: dict[str, Any]) -> list[str]:
    """The paths of what the schema objects to."""
    return [error.path for error in judged(spec, schema).errors]


def refused(spec: Any, schema: dict[str, Any]) -> list[tuple[str, str]]:
    """The paths and messages of what the rules refuse, where the schema has nothing to object to."""
    judgement = judged(spec, schema)
    assert not judgement.errors
    return [(error.path, error.what) for error in judgement.refused]


def crd(*versions: dict[str, Any], group: str = "example.org", kind: str = "Widget") -> str:
    """A CRD as a text."""
    spec = {"group": group, "names": {"kind": kind, "plural": f"{kind.lower()}s"}, "versions": list(versions)}
    return (
        json.dumps({"kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1", "spec": spec}) + "\n"
    )


def version(name: str, *, served: bool = True, **more: Any) -> dict[str, Any]:
    """A version in a CRD."""
    return {"name": name, "served": served, "schema": {"openAPIV3Schema": root(fields({}))}, **more}
