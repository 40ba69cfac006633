"""Two sets of manifests, object by object."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from delivery.diff import fields, network, pods
from delivery.diff.fields import Change, Path
from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT, at
from delivery.manifests.reading import Manifest

HIDDEN = "(hidden)"
"""Replaces every value of a Secret: more people can read a comparison than the Secret."""


class Identity(NamedTuple):
    """Which object it is. A new version of its API does not make it another one.

    `place` counts objects that are there more than once, from 1.
    """

    group: str
    kind: str
    namespace: str
    name: str
    place: int = 1

    def __str__(self) -> str:
        again = f" ({self.place})" if self.place > 1 else ""
        return f"{self.kind or '(no kind)'}/{self.name or '(no name)'}{again}"


@dataclass(frozen=True)
class ObjectDiff:
    """One object that is not the same on both sides. `left` and `right` are the object, or None where it is not.

    `changes` are its fields, with environment variables as they arrive in the containers; empty when the whole object
    was created or removed. `template` are the changes of the Pod template as it is written: what makes Pods restart.
    """

    identity: Identity
    kind: Literal["created", "changed", "removed"]
    changes: tuple[Change, ...] = ()
    template: tuple[Change, ...] = ()
    left: Manifest | None = field(default=None, repr=False)
    right: Manifest | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Diff:
    """Everything that differs between two sets of manifests, one environment in two states. `name` is for people."""

    name: str
    objects: tuple[ObjectDiff, ...]
    left: tuple[Manifest, ...] = field(repr=False)
    right: tuple[Manifest, ...] = field(repr=False)

    @cached_property
    def labels(self) -> Mapping[Identity, str]:
        """What to call each object: `Kind/name`, and more where two would be called the same."""
        taken = Counter(str(each.identity) for each in self.objects)
        return {each.identity: _label(each.identity, taken[str(each.identity)] > 1) for each in self.objects}


def _label(identity: Identity, ambiguous: bool) -> str:
    more = [part for part in (identity.namespace, identity.group) if part] if ambiguous else []
    return formatting.value(f"{identity} in {' of '.join(more)}" if more else str(identity))


def compare(left: Iterable[Any], right: Iterable[Any], *, name: str = "") -> Diff:
    """Compare one environment in two states: `left` before and `right` after.

    Takes any YAML documents. Those that are no objects are compared by value.
    """
    return _compare(name, _by_identity(left), _by_identity(right))


def compare_environments(left: Iterable[Any], right: Iterable[Any], *, name: str = "") -> Diff:
    """Compare two environments, each in a namespace of its own, and perhaps others that both have.

    Objects of one kind and name are the same object even when their namespaces differ, and so are the Namespaces that
    only one side has, when that is one on each. The identities are then those of `left`, without a namespace where that
    makes no two objects one.
    """
    lefts = _by_identity(left)
    rights = _moved(_by_identity(right), lefts)
    counted = [Counter(_without_namespace(identity) for identity in side) for side in (lefts, rights)]
    unique = {key for key in counted[0] | counted[1] if counted[0][key] <= 1 and counted[1][key] <= 1}
    lefts, rights = ({_within(identity, unique): each for identity, each in side.items()} for side in (lefts, rights))
    return _compare(name, lefts, rights)


def _moved(side: Mapping[Identity, Manifest], other: Mapping[Identity, Manifest]) -> dict[Identity, Manifest]:
    """One side, with the namespace that only it has called as the one that only the other side has."""
    own, others = ({each.name for each in _namespaces(one)} for one in (side, other))
    if len(own - others) != 1 or len(others - own) != 1:
        return dict(side)
    (from_,), (to,) = own - others, others - own
    namespaces = {_identity_of_namespace(side, from_): _identity_of_namespace(other, to)}
    moved = (each._replace(namespace=to) if each.namespace == from_ else namespaces.get(each, each) for each in side)
    return dict(zip(moved, side.values(), strict=True))


def _identity_of_namespace(side: Mapping[Identity, Manifest], name: str) -> Identity:
    return next(each for each in _namespaces(side) if each.name == name)


def _without_namespace(identity: Identity) -> Identity:
    return identity._replace(namespace="")


def _within(identity: Identity, unique: Set[Identity]) -> Identity:
    """An identity that does without a namespace where that makes no two objects one."""
    return _without_namespace(identity) if _without_namespace(identity) in unique else identity


def _namespaces(side: Mapping[Identity, Manifest]) -> list[Identity]:
    return [identity for identity in side if identity[:2] == ("", "Namespace")]


def _compare(name: str, lefts: Mapping[Identity, Manifest], rights: Mapping[Identity, Manifest]) -> Diff:
    comparison = _Comparison(lefts, rights)
    return Diff(name, tuple(comparison.objects()), tuple(lefts.values()), tuple(rights.values()))


class _Comparison:
    def __init__(self, lefts: Mapping[Identity, Manifest], rights: Mapping[Identity, Manifest]) -> None:
        self._lefts = lefts
        self._rights = rights
        self._configs = _configs(lefts.values()), _configs(rights.values())

    def objects(self) -> Iterator[ObjectDiff]:
        for identity in sorted({**self._lefts, **self._rights}, key=lambda identity: (identity[1], identity)):
            if identity not in self._lefts:
                yield ObjectDiff(identity, "created", right=self._rights[identity])
            elif identity not in self._rights:
                yield ObjectDiff(identity, "removed", left=self._lefts[identity])
            else:
                found = self._changed(identity, self._lefts[identity], self._rights[identity])
                if found:
                    yield found

    def _changed(self, identity: Identity, left: Any, right: Any) -> ObjectDiff | None:
        if not (isinstance(left, dict) and isinstance(right, dict)):
            changes = fields.compare(left, right)
            return ObjectDiff(identity, "changed", tuple(changes), (), left, right) if changes else None
        one = pods.arrived(left, _lookup(self._configs[0], left))
        other = pods.arrived(right, _lookup(self._configs[1], right))
        changes = fields.compare(one, other)
        path = pods.template_path(right)
        template = fields.compare(at(left, *path), at(right, *path), path) if path is not None else []
        if not changes and not template:
            return None
        if network.is_told(left, right):
            changes = [change for change in changes if change.path[:3] != network.DECLARATION]
        changes = _without_checksums(changes, path) if path is not None else changes
        hidden = [_hidden(change) for change in changes] if identity[:2] == ("", "Secret") else changes
        return ObjectDiff(identity, "changed", tuple(hidden), tuple(template), left, right)


def _without_checksums(changes: list[Change], template: Path) -> list[Change]:
    """Without the checksums of what Pods read, where what changed in it is there too."""
    if not any(change.path[: len(template) + 1] == (*template, "spec") for change in changes):
        return changes
    return [
        change
        for change in changes
        if change.path[: len(template)] != template or not pods.is_checksum(change.path[len(template) :])
    ]


def _by_identity(documents: Iterable[Any]) -> dict[Identity, Manifest]:
    found: dict[Identity, Manifest] = {}
    counted: Counter[Identity] = Counter()
    for document in _flat(documents):
        identity = _identity(document)
        counted[identity] += 1
        found[identity._replace(place=counted[identity])] = document
    return found


def _flat(documents: Iterable[Any]) -> Iterator[Any]:
    """The objects, those in a List of `kubectl get` one by one."""
    for document in documents:
        if at(document, "kind") == "List" and isinstance(at(document, "items"), list):
            yield from document["items"]
        else:
            yield document


def _identity(document: Any) -> Identity:
    version, kind = at(document, "apiVersion"), at(document, "kind")
    group = version.rpartition("/")[0] if isinstance(version, str) else _word(version)
    name = at(document, "metadata", "name") or at(document, "metadata", "generateName")
    return Identity(group, _word(kind), _word(at(document, "metadata", "namespace")), _word(name))


def _word(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else formatting.value(value)


def _configs(manifests: Iterable[Any]) -> dict[tuple[Any, Any], Mapping[Any, Any]]:
    """The data of every ConfigMap, by namespace and name."""
    found: dict[tuple[Any, Any], Mapping[Any, Any]] = {}
    for manifest in manifests:
        data = at(manifest, "data")
        if at(manifest, "kind") == "ConfigMap" and isinstance(data, dict):
            identity = _identity(manifest)
            found[identity.namespace, identity.name] = data
    return found


def _lookup(configs: Mapping[tuple[Any, Any], Mapping[Any, Any]], reader: Manifest) -> pods.Configs:
    namespace = _word(at(reader, "metadata", "namespace"))
    return lambda name: configs.get((namespace, name))


def _hidden(change: Change) -> Change:
    if change.path and change.path[0] in ("kind", "apiVersion", "type", "immutable"):
        return change
    if change.path[:2] == ("metadata", "labels"):
        return change
    old = ABSENT if change.old is ABSENT else HIDDEN
    return change._replace(old=old, new=ABSENT if change.new is ABSENT else HIDDEN)
