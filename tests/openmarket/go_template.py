"""As much of the templates of the External Secrets Operator as a URL needs.

https://pkg.go.dev/text/template and https://external-secrets.io/latest/guides/templating/
"""

import re
import shlex
from collections.abc import Callable, Mapping
from urllib.parse import quote_plus

ACTION = re.compile(r"\{\{-?\s*(.+?)\s*-?\}\}", re.DOTALL)
FUNCTIONS: Mapping[str, Callable[..., str]] = {
    "urlquery": lambda text: quote_plus(text),
    "replace": lambda old, new, text: text.replace(old, new),
    "toString": str,
    "trim": str.strip,
}
"""What comes through a pipe is the last argument."""


def rendered(template: str, values: Mapping[str, str]) -> str:
    """The text that the operator writes for these keys of a Secret."""
    return ACTION.sub(lambda action: _piped(action[1], values), template)


def _piped(pipeline: str, values: Mapping[str, str]) -> str:
    result: list[str] = []
    for command in pipeline.split("|"):
        result = [_called(shlex.split(command), values, result)]
    return result[0]


def _called(words: list[str], values: Mapping[str, str], piped: list[str]) -> str:
    name, *rest = words
    if name.startswith("."):
        return values[name[1:]]
    assert name in FUNCTIONS, f"{name}: no function that a URL needs; teach it to {__name__} if it does"
    return FUNCTIONS[name](*(values[word[1:]] if word.startswith(".") else word for word in rest), *piped)
