"""How a changed value is told: the fields that differ inside it, and a short key that stands for the whole change."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

_LONGEST = 300
_KEY = 8


def key_of(*parts: object) -> str:
    """A short text that is the same for the same change only."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:_KEY]


def told(old: Any, new: Any) -> str:
    """Each field that differs, with both values: `[0].spec.resources.requests.storage: 10Gi -> 20Gi`."""
    text = ", ".join(f"{path}: {change}" if path else change for path, change in _differences(old, new, ""))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _differences(old: Any, new: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted({*old, *new}, key=str):
            yield from _differences(old.get(name), new.get(name), f"{path}.{name}" if path else f"{name}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, f"{path}[{index}]")
    elif old != new or type(old) is not type(new):
        yield path, f"{_short(old)} -> {_short(new)}"


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str)
