"""The rules that a CRD carries (`x-kubernetes-validations`), evaluated for an object that is about to be created.

A rule about a change (`oldSelf`) has nothing to say then, unless it takes it as an optional value. Two lists that are
sets or maps are compared as lists, order and all.

https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
"""

import base64
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from delivery.schema.custom_resources import cel
from delivery.schema.custom_resources.crds import Schema
from delivery.schema.custom_resources.structural import EMBEDDED, at, parts
from delivery.schema.schema_error import SchemaError

LONGEST_MESSAGE = 5 * 1024

_TEXT = {"type": "string"}
_ROOT = {
    "apiVersion": _TEXT,
    "kind": _TEXT,
    "metadata": {"type": "object", "properties": {"name": _TEXT, "generateName": _TEXT}},
}
_KEYWORDS = re.compile(
    "true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while"
)
_NAME = re.compile(r"[a-zA-Z_./-][a-zA-Z0-9_./-]*")
_ESCAPES = {"__": "__underscores__", ".": "__dot__", "-": "__dash__", "/": "__slash__"}


class Outcome(NamedTuple):
    """How many rules were evaluated, what they refuse, and the rules that only an API server can evaluate."""

    evaluated: int
    refused: list[SchemaError]
    unjudged: list[SchemaError]


def judge(value: Any, schema: Schema) -> Outcome:
    """Evaluate every rule at every level of the schema that there is a value for. The value must be valid otherwise."""
    evaluated, refused, unjudged = 0, [], []
    for path, rule, part in applicable(value, schema, schema, "", root=True):
        try:
            is_about_a_change, error = _verdict(path, rule, part)
        except cel.Unsupported as unsupported:
            what = f"a rule that is not evaluated here: {unsupported}"
            unjudged.append(
                SchemaError(path, what, f"check on an API server that this is true: {_one_line(rule['rule'])}")
            )
            continue
        evaluated += not is_about_a_change
        if error:
            refused.append(error)
    return Outcome(evaluated, refused, unjudged)


def applicable(
    value: Any, rules: Schema, schema: Schema, path: str, *, root: bool = False
) -> Iterator[tuple[str, Any, Any]]:
    """Every rule with its path and the value of `self`; none for a null.

    A schema in `allOf` has rules about a value that the schema around it describes.
    """
    if value is None:
        return
    if own := rules.get("x-kubernetes-validations"):
        seen = as_seen(value, schema, root=root)
        for rule in own:
            yield path, rule, seen
    for part in rules.get("allOf", ()):
        yield from applicable(value, part, schema, path, root=root)
    described = dict(parts(value, schema))
    for step, part in parts(value, rules):
        if step in described:
            yield from applicable(value[step], part, described[step], at(path, step))


def _verdict(path: str, rule: Any, value: Any) -> tuple[bool, SchemaError | None]:
    """Whether the rule is about a change, and what it refuses. Raises Unsupported."""
    optional = rule.get("optionalOldSelf")
    expression = cel.compiled(cel.without_an_old_object(rule["rule"]) if optional else rule["rule"])
    if expression.is_about_a_change:
        return True, None
    said, wanted = rule.get("message", "").strip(), _one_line(rule["rule"])
    fix = f"make this true: {wanted}"
    try:
        if expression.of(value) is True:
            return False, None
    except cel.Failed as failed:
        return False, SchemaError(path, f"{failed}, evaluating the rule: {said or wanted}", fix)
    message = _expressed(rule, value) or said or f"failed rule: {wanted}"
    return False, SchemaError(f"{path}{rule.get('fieldPath', '')}".removeprefix("."), message, fix)


def _expressed(rule: Any, value: Any) -> str:
    """The value of messageExpression, if it is text of one line."""
    if "messageExpression" not in rule:
        return ""
    try:
        said = cel.compiled(rule["messageExpression"]).of(value)
    except (cel.Failed, cel.Unsupported):
        return ""
    message = said.strip() if isinstance(said, str) else ""
    return message if "\n" not in message and len(message.encode()) <= LONGEST_MESSAGE else ""


def as_seen(value: Any, schema: Schema, *, root: bool = False) -> Any:
    """A value as a rule sees it: fields under names that CEL can read, and every value of the type in the schema."""
    if isinstance(value, dict):
        return _object_as_seen(value, schema, root=root or bool(schema.get(EMBEDDED)))
    if isinstance(value, list):
        return [as_seen(part, schema.get("items", {})) for part in value]
    if schema.get("type") == "number" and isinstance(value, int):
        return float(value)
    if schema.get("type") == "integer" and isinstance(value, float):
        return int(value)
    if isinstance(value, str) and schema.get("type") == "string":
        return _text_as_seen(value, schema.get("format"))
    return value


def _object_as_seen(value: dict[str, Any], schema: Schema, *, root: bool) -> dict[str, Any]:
    """An object as a rule sees it: without fields that the schema does not describe, or that have no name in CEL."""
    properties = schema.get("properties", {})
    if not root and not properties:
        return {key: as_seen(value[key], part) for key, part in parts(value, schema)}
    described = properties | (_ROOT if root else {})
    names = {key: name for key in value if key in described and (name := escaped(key))}
    return {name: as_seen(value[key], described[key]) for key, name in names.items()}


def _text_as_seen(text: str, form: str | None) -> Any:
    if form == "byte":
        return base64.b64decode(text)
    if form == "duration":
        return cel.Call("duration", text)
    if form in ("date", "date-time"):
        return cel.Call("timestamp", text if form == "date-time" else f"{text}T00:00:00Z")
    return text


def escaped(name: str) -> str:
    """The name of a field in CEL; nothing where CEL has none for it."""
    if _KEYWORDS.fullmatch(name):
        return f"__{name}__"
    if not _NAME.fullmatch(name):
        return ""
    return re.sub(r"__|[./-]", lambda found: _ESCAPES[found[0]], name)


def _one_line(rule: str) -> str:
    return " ".join(rule.split())
