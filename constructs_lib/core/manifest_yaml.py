"""Manifests as YAML, one key per line, byte for byte as cdk8s writes printable text.

cdk8s writes through Node, which takes ten times as long; PyYAML writes this layout only in its slow emitter.
The layout is small: block mappings with sorted keys, block sequences indented by two, a text of several lines as a
literal block, and no line is ever folded. A text is quoted where PyYAML (YAML 1.1) or Kubernetes (Go) would not read it
back as the same text: `yes`, `1e3`, `0o17`, `22:00`. Tests compare with cdk8s, with PyYAML, and with the reader of
Kubernetes.
"""

import json
import re
from functools import lru_cache
from typing import Any

FIRST = ("apiVersion", "kind", "metadata")
"""The first keys of a manifest, in this order."""

_INDICATOR = re.compile(r"""[ \t\n,\[\]{}#&*!|>'"%@`]|[?-](?:[ \t]|\Z)|---|\.\.\.""")
"""The start of a string that YAML would not read as a plain scalar."""

_INSIDE = re.compile(r":(?:[ \t]|\Z)|[ \t]#|[ \t]\Z")
"""The end of a plain scalar, or the start of a comment, inside a string."""

_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that only a double-quoted scalar can hold."""

_WORDS = frozenset(
    word
    for lower in ("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan", ".inf")
    for word in (lower, lower.capitalize(), lower.upper(), ".NaN", ".Inf")
)
"""Strings that YAML reads as null, a boolean, NaN or infinity."""

_NUMBER = re.compile(
    r"[-+]?(?:"
    r"0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+"  # binary, octal, hexadecimal
    r"|(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"  # decimal
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # of base sixty: 22:00
    r"|\.(?:inf|Inf|INF)"
    r")"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9:.]+[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?)?)?"  # a day
)


def to_yaml(manifest: dict[str, Any]) -> str:
    """One document. Fields that are None are omitted. Raises TypeError for a value that YAML cannot represent."""
    rest = sorted(key for key, value in manifest.items() if value is not None and key not in FIRST)
    ordered = [*(key for key in FIRST if manifest.get(key) is not None), *rest]
    lines: list[str] = []
    _add_mapping(lines, manifest, ordered, "")
    return "".join(lines)


def _add_mapping(lines: list[str], mapping: dict[str, Any], keys: list[str], indent: str) -> None:
    for key in keys:
        value = mapping[key]
        if isinstance(value, dict):
            inside = _keys(value)
            lines.append(f"{indent}{_word(key)}:\n" if inside else f"{indent}{_word(key)}: {{}}\n")
            _add_mapping(lines, value, inside, f"{indent}  ")
        elif isinstance(value, list | tuple):
            lines.append(f"{indent}{_word(key)}:\n" if value else f"{indent}{_word(key)}: []\n")
            _add_sequence(lines, value, f"{indent}  ")
        else:
            lines.append(f"{indent}{_word(key)}: {_scalar(value, indent)}\n")


def _add_sequence(lines: list[str], items: list[Any] | tuple[Any, ...], indent: str) -> None:
    """Each item after its dash; the first line of a nested block is on the line of the dash."""
    for item in items:
        start = len(lines)
        if isinstance(item, dict) and (inside := _keys(item)):
            _add_mapping(lines, item, inside, f"{indent}  ")
        elif isinstance(item, list | tuple) and item:
            _add_sequence(lines, item, f"{indent}  ")
        else:
            lines.append(f"{indent}  {_item(item, indent)}\n")
        lines[start] = f"{indent}- {lines[start][len(indent) + 2 :]}"


def _item(item: Any, indent: str) -> str:
    """A scalar, or an empty mapping or sequence."""
    if isinstance(item, dict):
        return "{}"
    return "[]" if isinstance(item, list | tuple) else _scalar(item, indent)


def _keys(mapping: dict[str, Any]) -> list[str]:
    return sorted(key for key, value in mapping.items() if value is not None)


def _scalar(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return _text(value, indent) if "\n" in value else _word(value)
    if value is True or value is False:
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int | float):
        return json.dumps(value, allow_nan=False)
    raise TypeError(f"a {type(value).__name__} cannot be written: {value!r}")


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    """A key, or a string of one line."""
    return text if is_plain(text) else _quoted(text)


def is_plain(text: str) -> bool:
    """Whether PyYAML and Kubernetes both read the unquoted string as the same string."""
    return not (
        text in _WORDS
        or "\n" in text
        or _INDICATOR.match(text)
        or _INSIDE.search(text)
        or _ESCAPED.search(text)
        or _NUMBER.fullmatch(text)
    )


def _quoted(text: str) -> str:
    """In double quotes, or in single quotes where that avoids escapes."""
    if '"' in text and "'" not in text and not _ESCAPED.search(text) and "\n" not in text:
        return f"'{text}'"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _text(text: str, indent: str) -> str:
    """A string of several lines: a literal block, indented by two, or else a quoted scalar."""
    if _ESCAPED.search(text) or re.search(r"\n[ \t]+\Z", text) or not text.strip(" \t\n"):
        return _quoted(text)
    body = text.rstrip("\n")
    breaks = len(text) - len(body)
    chomp = "-" if breaks == 0 else "" if breaks == 1 else "+"
    # A reader would take the blanks of the first line for indentation, if nothing said how deep that is.
    header = "2" if body.lstrip("\n").startswith(" ") else ""
    lines = [f"{indent}  {line}" if line else "" for line in body.split("\n")] + [""] * (breaks - 1)
    return f"|{header}{chomp}\n" + "\n".join(lines)
