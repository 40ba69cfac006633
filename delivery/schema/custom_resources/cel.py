"""The Common Expression Language, as in the rules of CRDs.

What the language has, its extension for texts, optional values and `find` of Kubernetes are there; an expression that
calls anything else of Kubernetes (quantities, URLs, ...) is Unsupported. What an evaluation costs is not counted.

https://kubernetes.io/docs/reference/using-api/cel/
"""

import json
from functools import cache
from typing import Any, NamedTuple

from delivery.schema.custom_resources import go_regexp


class Unsupported(Exception):
    """An expression that only an API server can evaluate."""


class Failed(Exception):
    """An evaluation that ended in an error, as it would on an API server: a key that is not there, for example."""


class Call(NamedTuple):
    """A value that CEL has and JSON has not, written as the call that makes it of a text: `duration`, `timestamp`."""

    function: str
    text: str


class Expression(NamedTuple):
    """An expression that can be evaluated. One about a change also asks for the object that it replaces."""

    text: str
    program: Any
    is_about_a_change: bool

    def of(self, value: Any) -> Any:
        """Evaluate it with a value as `self`. Raises Failed and Unsupported."""
        try:
            if _has_call(value):  # the evaluator takes such values only as part of the text
                text = _bound("self", f"dyn({_source(value)})", self.text)
                result = _environment(old_self=False).compile(text).eval()
            else:
                result = self.program.eval(data={"self": value})
            error = str(result.value()) if result.type().name() == "ERROR" else ""
        except (RuntimeError, ValueError) as raised:  # half a character, for example
            raise Failed(str(raised)) from raised
        if go_regexp.Untranslatable.MARK in error:
            raise Unsupported(error)
        if error:
            raise Failed(error.partition(": ")[2] or error)
        return result.plain_value()


@cache
def compiled(text: str) -> Expression:
    """Compile an expression. Raises Unsupported."""
    try:
        return Expression(text, _environment(old_self=False).compile(text), False)
    except RuntimeError as error:
        try:
            return Expression(text, _environment(old_self=True).compile(text), True)
        except RuntimeError:
            raise Unsupported(_first_line(error)) from error


def without_an_old_object(text: str) -> str:
    """The expression for an object that replaces none: `oldSelf` is an optional value, and there is none."""
    return _bound("oldSelf", "optional.none()", text)


@cache
def _environment(*, old_self: bool) -> Any:
    # Most runs meet no rule, and need not wait for this.
    from cel_expr_python import cel  # type: ignore[import-untyped]
    from cel_expr_python.ext import ext_bindings, ext_optional, ext_strings  # type: ignore[import-untyped]

    text, variables = cel.Type.STRING, {"self": cel.Type.DYN}
    if old_self:
        variables["oldSelf"] = cel.Type.DYN
    find = cel.Overload("string_find", return_type=text, parameters=[text, text], is_member=True, impl=_find)
    extensions = [ext_bindings.ExtBindings(), ext_optional.ExtOptional(), ext_strings.ExtStrings()]
    return cel.NewEnv(variables=variables, extensions=extensions, functions=[cel.FunctionDecl("find", [find])])


def _find(text: str, pattern: str) -> str:
    """The first match of a regular expression; nothing where there is none."""
    found = go_regexp.compiled(pattern).search(text)
    return found[0] if found else ""


def _bound(name: str, source: str, text: str) -> str:
    return f"cel.bind({name}, {source}, (\n{text}\n))"


def _has_call(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_call, value.values()))
    return isinstance(value, Call) or (isinstance(value, list) and any(map(_has_call, value)))


def _source(value: Any) -> str:
    """A value as CEL writes it."""
    if isinstance(value, Call):
        return f"{value.function}({_source(value.text)})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_source(key)}: {_source(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_source, value))}]"
    if isinstance(value, bytes):
        return "b'" + "".join(f"\\x{byte:02x}" for byte in value) + "'"
    return json.dumps(value, ensure_ascii=False)


def _first_line(error: Exception) -> str:
    """What is wrong, without where it is: rules are short."""
    line = str(error).splitlines()[0].rpartition("<input>:")[2].removesuffix(" (in container '')")
    return line.partition(": ")[2] or line
