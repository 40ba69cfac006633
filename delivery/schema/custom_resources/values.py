"""Values against the part of a structural schema that is JSON schema, with the words that Kubernetes adds to it.

Formats that are not listed here are not checked; neither are those that an API server does not know.
"""

import base64
import datetime
import ipaddress
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from jsonschema import Draft4Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from delivery.schema.custom_resources import go_regexp
from delivery.schema.custom_resources.crds import Schema
from delivery.schema.custom_resources.structural import at
from delivery.schema.schema_error import SchemaError

_DURATION = re.compile(r"[-+]?(0|(\s*(\d+(\.\d*)?|\.\d+)\s*[a-zµμ]+)+)", re.ASCII)


class Unjudged(SchemaError):
    """One place that only an API server can validate."""


def wrong_values(value: Any, schema: Schema) -> Iterator[SchemaError]:
    """What is of a wrong type or form, too much or too little, or missing."""
    for error in _validator()(schema, format_checker=_formats()).iter_errors(value):
        path = ""
        for step in error.absolute_path:
            path = at(path, step)
        if unread := next(_unread(error), None):
            yield Unjudged(path, unread, "check it on an API server")
        else:
            yield SchemaError(path, error.message, "correct the field")


def _unread(error: ValidationError) -> Iterator[str]:
    """The untranslatable regular expressions that cause an error."""
    if isinstance(error.cause, go_regexp.Untranslatable):
        yield error.message
    for part in error.context or ():
        yield from _unread(part)


@cache
def _validator() -> Any:
    types = Draft4Validator.TYPE_CHECKER.redefine_many({"integer": _is_integer, "number": _is_number})
    words = {"type": _type, "pattern": _pattern, "x-kubernetes-int-or-string": _int_or_string}
    return extend(Draft4Validator, words, type_checker=types)  # type: ignore[no-untyped-call]


def _is_integer(_: Any, value: Any) -> bool:
    if isinstance(value, float):
        return value.is_integer() and abs(value) < 2**53
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


def _is_number(_: Any, value: Any) -> bool:
    """JSON has no infinity, and a number must fit into 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) if isinstance(value, float) else abs(value) < 2**1023


def _type(validator: Any, expected: Any, value: Any, schema: Schema) -> Iterator[ValidationError]:
    if not (value is None and schema.get("nullable")) and not validator.is_type(value, expected):
        yield ValidationError(f"{value!r} is not of type {expected!r}")


def _int_or_string(validator: Any, wanted: Any, value: Any, schema: Schema) -> Iterator[ValidationError]:
    right = validator.is_type(value, "integer") or validator.is_type(value, "string")
    if wanted and not right and not (value is None and schema.get("nullable")):
        yield ValidationError(f"{value!r} is neither an integer nor text")


def _pattern(validator: Any, pattern: str, value: Any, schema: Schema) -> Iterator[ValidationError]:
    if not validator.is_type(value, "string"):
        return
    try:
        if not go_regexp.compiled(pattern).search(value):
            yield ValidationError(f"{value!r} does not match {pattern!r}")
    except go_regexp.Untranslatable as error:
        yield ValidationError(str(error), cause=error)


@cache
def _formats() -> FormatChecker:
    checker = FormatChecker(formats=[])
    for name, check in _CHECKS.items():
        checker.checks(name, raises=ValueError)(check)
    return checker


def _fits(bits: int) -> Callable[[Any], bool]:
    most = 2 ** (bits - 1)
    return lambda value: isinstance(value, str | bool | None) or not isinstance(value, int) or -most <= value < most


def _text(read: Callable[[str], Any]) -> Callable[[Any], bool]:
    """A format of texts: what cannot be read is not of the format."""

    def check(value: Any) -> bool:
        return not isinstance(value, str) or bool(read(value))

    return check


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "int32": _fits(32),
    "int64": _fits(64),
    "byte": _text(lambda text: base64.b64decode(text, validate=True) is not None),
    "date": _text(datetime.date.fromisoformat),
    "date-time": _text(datetime.datetime.fromisoformat),
    "duration": _text(_DURATION.fullmatch),
    "ipv4": _text(ipaddress.IPv4Address),
    "ipv6": _text(ipaddress.IPv6Address),
    "cidr": _text(lambda text: "/" in text and ipaddress.ip_network(text, strict=False)),
}
