"""Strict YAML: no duplicate keys, no aliases, no excessive nesting.

PyYAML silently keeps the last of two equal keys, expands aliases without bound, and a few hundred thousand opening
brackets end the whole process. So the events of a text are checked before it is loaded.
"""

import pickle
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from contract.errors import PlatformError

DEEPEST = 100
"""Levels of nesting. Kubernetes accepts 10,000, but no readable manifest comes near this."""

_EVENTS = getattr(yaml, "CLoader", yaml.Loader)  # in C where libyaml is there: eight times as fast


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Leaves dates as text, as Kubernetes does."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class InvalidYaml(PlatformError):
    """The text is not YAML, or is ambiguous YAML. `source` is its file; `line` counts from one."""

    def __init__(self, what: str, line: int, source: str = "") -> None:
        self.what = what
        self.line = line
        super().__init__(f"{source}: line {line}: {what}" if source else f"line {line}: {what}")


def load(content: str | bytes, source: str = "") -> list[Any]:
    """Return the documents of a text, or of a file as it is read; empty ones are left out.

    Raises InvalidYaml, which names the source where one is given.
    """
    try:
        documents: list[Any] = pickle.loads(_pickled(content if isinstance(content, str) else content.decode()))
        return documents
    except UnicodeDecodeError as error:
        raise InvalidYaml(
            f"not UTF-8 text: {error.reason}", error.object[: error.start].count(b"\n") + 1, source
        ) from error
    except InvalidYaml as error:
        raise InvalidYaml(error.what, error.line, source) from error


@cache
def _pickled(text: str) -> bytes:
    """The documents of a text, for each reader to unpack a copy.

    A run meets nearly every text three times: in the render, in dist/ and in the last commit. To unpack it takes a
    fiftieth of the time.
    """
    try:
        _check(text)
        return pickle.dumps([document for document in yaml.load_all(text, Loader=_Loader) if document is not None])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InvalidYaml(what, mark.line + 1 if mark else 1) from error
    except (ValueError, OverflowError, RecursionError) as error:  # a number that Python cannot hold
        raise InvalidYaml(f"a value that cannot be read: {error}", 1) from error


def _check(text: str) -> None:
    """Check the events, with a set of keys for each open mapping, and None for each open sequence."""
    open_nodes: list[set[str] | None] = []
    key_next: list[bool] = []
    for event in _events(text):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise InvalidYaml("an alias; write the value out", line)
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
            key_next.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        keys = open_nodes[-1] if open_nodes else None
        if keys is not None:
            if key_next[-1] and isinstance(event, yaml.ScalarEvent):
                if event.value in keys:
                    raise InvalidYaml(f"the key {event.value!r} a second time", line)
                keys.add(event.value)
            key_next[-1] = not key_next[-1]
        if isinstance(event, yaml.CollectionStartEvent):
            if len(open_nodes) >= DEEPEST:
                raise InvalidYaml(f"more than {DEEPEST} levels of nesting", line)
            open_nodes.append(set() if isinstance(event, yaml.MappingStartEvent) else None)
            key_next.append(True)


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=_EVENTS)
