"""Values as short text, for people and for JSON. Nothing here raises, and control characters are escaped."""

import difflib
import itertools
import json
import math
import re
from collections.abc import Hashable, Sequence
from typing import Any, TypeGuard

from delivery.manifests.lookup import Absent

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_DEEPEST = 30
_MORE = "..."
_MOST_LINES = 60
"""Lines of a difference between two files that are shown."""


def path(steps: Sequence[Hashable]) -> str:
    """Format a path: `spec.containers[web].image`, `metadata.annotations[example.com/a]`."""
    text = ""
    for step in steps:
        if isinstance(step, str) and _PLAIN.fullmatch(step):
            text += f".{step}"
        else:
            inner = "/".join(map(str, step)) if isinstance(step, tuple) else scalar(step)
            text += f"[{_printable(inner)}]"
    return text.removeprefix(".")


def value(given: object, width: int = 200) -> str:
    """Write a value in one line of at most `width` characters: text as it is, lists and maps as JSON."""
    return cut(_printable(_json(given, width) if isinstance(given, dict | list) else scalar(given)), width)


def pair(old: object, new: object, width: int = 200) -> tuple[str, str]:
    """Write two values that differ so that the difference shows: of long text, the part from where it begins."""
    if isinstance(old, str) and isinstance(new, str):
        if max(len(old), len(new)) <= width and "\n" not in old + new:
            return value(old, width), value(new, width)
        start = _first_difference(old, new)
        line = old.rfind("\n", 0, start) + 1
        begin = max(line, start - width // 4)
        lead = _MORE if begin else ""
        old, new = (lead + text[begin : begin + 2 * width] for text in (old, new))
        return value(old, width), value(new, width)
    one, other = value(old, width), value(new, width)
    if one == other:  # the number 1 and the text "1"
        one, other = (cut(_printable(_json(each, width)), width) for each in (old, new))
    return one, other


def is_text(given: object) -> TypeGuard[str]:
    """Whether a value is a text of several lines, such as a file."""
    return isinstance(given, str) and "\n" in given.rstrip("\n")


def unified(old: str, new: str) -> list[str]:
    """The lines of two texts that differ, each with one line around them, as `diff --unified` writes them."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1)
    return [value(line, 200) for line in itertools.islice(lines, 2, 2 + _MOST_LINES)]


def scalar(given: object) -> str:
    """Write what is neither a map nor a list, all of it."""
    if isinstance(given, str):
        return given or '""'
    if isinstance(given, Absent):
        return "nothing"
    simple = plain(given, 1)
    return simple if isinstance(simple, str) else json.dumps(simple)


def _json(given: object, width: int) -> str:
    return json.dumps(plain(given, width), ensure_ascii=False)  # each part takes a character or more


def plain(given: object, parts: int = 20_000) -> Any:
    """Copy a value into what JSON can hold, at most that many parts of it; `...` replaces the rest."""
    return _Copy(parts).of(given, 0)


class _Copy:
    def __init__(self, parts: int) -> None:
        self._left = parts

    def of(self, given: object, depth: int) -> Any:
        if isinstance(given, dict | list):
            if depth >= _DEEPEST or self._left <= 0:
                return _MORE
            return self._of_map(given, depth) if isinstance(given, dict) else self._of_list(given, depth)
        return _json_scalar(given)

    def _of_map(self, given: dict[Any, Any], depth: int) -> dict[str, Any]:
        copy: dict[str, Any] = {}
        for key, part in given.items():
            if self._left <= 0:
                copy[_MORE] = _MORE
                break
            self._left -= 1
            copy[key if isinstance(key, str) else scalar(key)] = self.of(part, depth + 1)
        return copy

    def _of_list(self, given: list[Any], depth: int) -> list[Any]:
        copy: list[Any] = []
        for part in given:
            if self._left <= 0:
                copy.append(_MORE)
                break
            self._left -= 1
            copy.append(self.of(part, depth + 1))
        return copy


def _json_scalar(given: object) -> Any:
    if given is None or isinstance(given, str | bool):
        return given
    if isinstance(given, int):
        # Python refuses to write a number of more than 4,300 digits.
        return given if given.bit_length() < 1024 else f"a whole number of {given.bit_length()} bits"
    if isinstance(given, float):
        return given if math.isfinite(given) else str(given)
    return repr(given)


def cut(text: str, width: int) -> str:
    """Cut a text to `width` characters, the last three of which then say so."""
    return text if len(text) <= width else text[: max(width - len(_MORE), 0)] + _MORE


def _printable(text: str) -> str:
    """Escape line breaks, and what could move the cursor, colour the screen or turn the direction of reading."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def _first_difference(one: str, other: str) -> int:
    """Halve instead of walking: a ConfigMap may hold a megabyte."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
