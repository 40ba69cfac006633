"""The figures of a specification: `platforms/<platform>/spec.yaml`, read and compared with dist/.

    groups:                          # names that several figures are about; a group may hold others
      apis: &apis [service-currency, service-history]
      web: [*apis, service-frontend]
    figures:
      - id: T020                     # of the specification; a figure without a number has that of its neighbour
        statement: dev requests 256Mi and 100m for each API
        origin: S                    # where the specification has it from
        folders: [dev]               # of dist/
        objects: [Deployment/<apis>] # one for each name of the group; without objects, the folder as a list is read
        read: pod.spec.containers[0].resources.requests
        expected: {memory: 256Mi, cpu: 100m}   # or <apis>: the names of the group, in alphabetical order
        decided: {since: 2026-11-30, reason: ...}  # only where the team decided otherwise than the specification

`read` is a JMESPath expression (https://jmespath.org). An object that runs Pods also has `pod`, its Pod template, and
`variables`, those of its first container with ConfigMaps looked up.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import jmespath
import yaml
from jmespath.exceptions import JMESPathError

from tests.conftest import PROJECT
from tests.manifests import WORKLOAD_KINDS, Manifest, Manifests, pod_template_of

PLATFORMS = ("openmarket", "trip_currency", "trip_service")
FIELDS = ("id", "statement", "origin", "folders", "objects", "read", "expected", "decided")
_GROUP = r"<(\w+)>"
ORIGINS = ("S", "R", "D")


class WrongFigure(Exception):
    """A figure that cannot be read. Its text says where, and what to correct."""


@dataclass(frozen=True)
class Figure:
    """One figure of a specification, and the line of the file that holds it."""

    file: Path
    line: int
    id: str
    statement: str
    origin: str
    folders: Sequence[str]
    read: str
    expected: Any
    objects: Sequence[str] = ()
    decided: Mapping[str, Any] | None = None

    @property
    def place(self) -> str:
        """File and line, as editors open them."""
        return _place(self.file, self.line)

    def differences(self, dist: Path) -> list[str]:
        """What is otherwise than expected in its folders of a dist/: a line for each difference, with what to do."""
        found: dict[str, list[str]] = {}
        for folder in self.folders:
            for where, what in self._in_folder(dist / folder):
                found.setdefault(what, []).append(where)
        return [
            f"{self.place}: {self.id}, {self.statement}: {', '.join(places)}: {what}; {self._fix}"
            for what, places in found.items()
        ]

    def _in_folder(self, folder: Path) -> Iterator[tuple[str, str]]:
        objects = _objects(folder)
        subjects: list[tuple[str, Any]] = [(f"{folder.name} {name}", objects.get(name)) for name in self.objects]
        for where, subject in subjects or [(folder.name, [*objects.values()])]:
            if subject is None:
                yield where, "there is no such object"
            elif (value := self._value(subject)) != self.expected:
                yield where, f"{self.read} {_told(value, self.expected)}"

    def _value(self, subject: Any) -> Any:
        """What the expression reads; the words of JMESPath where a function of it gets what it does not take."""
        try:
            return jmespath.search(self.read, subject)
        except JMESPathError as error:
            return str(error)

    _fix = "if that is meant, change the entry or its group there, and say since when and why in `decided`"


def figures(file: Path) -> list[Figure]:
    """The figures of a file. Raises WrongFigure."""
    text = file.read_text(encoding="utf-8")
    document = yaml.load(text, Loader=yaml.CSafeLoader)
    lines = [line for line, words in enumerate(text.splitlines(), 1) if words.startswith("  - id:")]
    groups = {name: sorted(_flat(names)) for name, names in document["groups"].items()}
    entries = document["figures"]
    return [_figure(file, line, entry, groups) for line, entry in zip(lines, entries, strict=True)]


def _place(file: Path, line: int) -> str:
    return f"{file.relative_to(PROJECT) if file.is_relative_to(PROJECT) else file}:{line}"


def _figure(file: Path, line: int, entry: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Figure:
    place = _place(file, line)
    optional = {"objects", "decided"}
    if wrong := set(entry) - set(FIELDS) | set(FIELDS) - optional - set(entry):
        raise WrongFigure(f"{place}: {', '.join(sorted(wrong))}: allowed: {', '.join(FIELDS)}, each once")
    if entry["origin"] not in ORIGINS:
        raise WrongFigure(f"{place}: origin: got {entry['origin']}; allowed: {', '.join(ORIGINS)}")
    if "decided" in entry and entry["decided"].keys() != {"since", "reason"}:
        raise WrongFigure(f"{place}: decided: allowed: since and reason, both")
    try:
        jmespath.compile(entry["read"])
    except JMESPathError as error:
        raise WrongFigure(f"{place}: read: {' '.join(str(error).split())}") from error
    named = [name for pattern in entry.get("objects", []) for name in _expanded(place, pattern, groups)]
    own = {field.name for field in fields(Figure)} & entry.keys()
    expected = entry["expected"]
    group = re.fullmatch(_GROUP, expected) if isinstance(expected, str) else None
    changed = {"objects": named, "expected": _group(place, "expected", group[1], groups) if group else expected}
    return Figure(file, line, **{name: entry[name] for name in own} | changed)


def _expanded(place: str, pattern: str, groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if group := re.search(_GROUP, pattern):
        yield from (pattern.replace(group[0], name) for name in _group(place, "objects", group[1], groups))
    else:
        yield pattern


def _group(place: str, field: str, name: str, groups: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if name not in groups:
        raise WrongFigure(f"{place}: {field}: no group {name}; allowed: {', '.join(groups)}")
    return groups[name]


def _flat(names: Sequence[Any]) -> Iterator[str]:
    for name in names:
        yield from _flat(name) if isinstance(name, list) else [name]


def _told(found: Any, expected: Any) -> str:
    """What is otherwise. Of two lists of names, only the names that one of them has."""
    both = (found, expected)
    if not all(isinstance(each, list) and all(isinstance(name, str) for name in each) for each in both):
        return f"is {json.dumps(found)}, expected {json.dumps(expected)}"
    more, fewer = ([name for name in one if name not in other] for one, other in (both, both[::-1]))
    said = [f"has {', '.join(names)} {word}" for names, word in ((more, "too much"), (fewer, "too little")) if names]
    return " and ".join(said) or f"is in another order: {json.dumps(found)}"


@cache
def _objects(folder: Path) -> dict[str, Manifest]:
    """The objects of a folder by kind and name, those that run Pods with `pod` and `variables`."""
    manifests = Manifests.read(folder)
    return {f"{each['kind']}/{each['metadata']['name']}": _with_pod(manifests, each) for each in manifests}


def _with_pod(manifests: Manifests, manifest: Manifest) -> Manifest:
    if manifest["kind"] not in WORKLOAD_KINDS:
        return manifest
    variables = manifests.variables(manifest["kind"], manifest["metadata"]["name"])
    return {**manifest, "pod": pod_template_of(manifest), "variables": variables}
