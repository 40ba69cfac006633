"""The hatch: plain YAML, merged into what a construct renders, after everything else.

As in a strategic merge patch of Kubernetes, maps are merged, None takes a field away, and a list of maps with names is
merged by name; any other list takes the place of the one that is there. What comes out is reviewed like the rest.
https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from constructs_lib.core.l1 import Manifest
from constructs_lib.validation import checks
from constructs_lib.values.value import Value
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations, Where

_IDENTITY = (("apiVersion",), ("kind",), ("metadata", "name"), ("metadata", "namespace"))


@dataclass(frozen=True)
class Patch(Value):
    """Fields for every object of a kind that one construct renders."""

    kind: str
    fields: Any

    def violations(self) -> Violations:
        """A kind that is no word; no fields, or others than YAML holds; fields that say which object it is."""
        yield from checks.word("patch", self.kind)
        yield from checks.first(
            checks.mapping(f"patch {self.kind}", self.fields),
            _empty(self.kind, self.fields),
            _not_plain(f"patch {self.kind}", self.fields),
            self._identity_violations(),
        )

    def _identity_violations(self) -> Violations:
        for path in _IDENTITY:
            part: Any = self.fields
            for key in path:
                part = part.get(key, {}) if isinstance(part, Mapping) else {}
            if part != {}:
                field, fix = f"patch {self.kind}.{'.'.join(path)}", "leave it out"
                yield Violation(field, checks.shown(part), "nothing: an object stays what it is", fix)


def patched(manifests: Iterable[Manifest], patches: Iterable[Patch]) -> Iterator[Manifest]:
    """The manifests with the fields of the patches."""
    patches = list(patches)
    for manifest in manifests:
        for patch in patches:
            if patch.kind == manifest["kind"]:
                manifest = merged(manifest, patch.fields)
        yield manifest


def missed(manifests: Iterable[Manifest], patches: Iterable[Patch], where: Where) -> Violations:
    """Patches of kinds that the construct does not render."""
    kinds = list(dict.fromkeys(manifest["kind"] for manifest in manifests))
    for patch in patches:
        if patch.kind not in kinds:
            fix = did_you_mean(patch.kind, kinds, "name what it renders, or take the line out")
            yield Violation(
                "patch", f"{patch.kind}, which it does not render", ", ".join(kinds), fix, where, patch.frames
            )


def merged(old: Any, new: Any) -> Any:
    """The new value over the old one. Neither is changed."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        both = {key: merged(old.get(key), new[key]) if key in new else value for key, value in old.items()}
        added = {key: merged(None, value) for key, value in new.items() if key not in old}
        return {key: value for key, value in (both | added).items() if value is not None}
    if isinstance(new, Mapping):
        return merged({}, new)
    if isinstance(old, list) and isinstance(new, list) and _have_names(old) and _have_names(new):
        by_name = {item["name"]: item for item in old}
        return list((by_name | {item["name"]: merged(by_name.get(item["name"]), item) for item in new}).values())
    return new


def _have_names(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, Mapping) and "name" in item for item in items)


def _empty(kind: str, fields: Mapping[Any, Any]) -> Violations:
    if not fields:
        yield Violation(f"patch {kind}", "nothing", "at least one field", "say what to change, or take the line out")


def _not_plain(field: str, value: Any) -> Violations:
    """What plain YAML cannot hold."""
    if isinstance(value, Mapping):
        for key, child in value.items():
            if not isinstance(key, str):
                yield Violation(field, f"the key {key!r}", "keys that are text", "put it into quotes")
            yield from _not_plain(f"{field}.{key}", child)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _not_plain(f"{field}[{index}]", child)
    elif isinstance(value, float) and not isfinite(value):
        yield Violation(field, f"{value}", "a number that JSON can hold", "write a finite one")
    elif not isinstance(value, str | int | float | bool | None):
        yield Violation(field, checks.shown(value), "plain YAML: maps, lists, text, numbers", "write it out")
