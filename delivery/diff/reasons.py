"""The reasons for which the Pods of a workload are replaced."""

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from delivery.diff import pods
from delivery.diff.fields import Change, Path
from delivery.diff.objects import ObjectDiff
from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT, at

_AMOUNTS = {"cpu": "CPU"}
_BOUNDS = {"limits": "limit", "requests": "request"}
_WORDS = {"args": "arguments", "metadata": "metadata of the Pods"}
_SHOWN = 40
_MOST = 4


def why(diff: ObjectDiff) -> tuple[str, ...]:
    """What changes for the Pods of a workload, each reason once, the image and the configuration first."""
    path = pods.template_path(diff.right) if isinstance(diff.right, dict) else None
    if path is None:
        return ()
    changes = [change._replace(path=change.path[len(path) :]) for change in below(diff.changes, path)]
    several = sum(1 for _ in pods.containers(_down(diff.right, path))) > 1
    images = [_image(change, several) for change in changes if _field(change) == "image"]
    configuration = _configuration(changes)
    others = [reason for change in changes for reason in _other(change, several)]
    if configuration or images or others:
        return tuple(dict.fromkeys([*images, *configuration, *others]))
    sums = [str(change.path[-1]) for change in changes if pods.is_checksum(change.path)]
    if sums:
        return (f"what it reads changed, says {_some(sums)}",)
    same = dict.fromkeys(formatting.path(change.path[len(path) :]) for change in diff.template)
    return (f"the same for the program, but written in another way: {_some(list(same))}",) if same else ()


def below(changes: Sequence[Change], path: Path) -> list[Change]:
    """The changes at a path or deeper."""
    return [change for change in changes if change.path[: len(path)] == path]


def variables(changes: Sequence[Change]) -> Iterator[tuple[str, Any, Any]]:
    """Name, old and new value of each environment variable that changes, of changes within a Pod template."""
    for change in changes:
        if _field(change) != "env":
            continue
        if len(change.path) > 4:
            whole = len(change.path) == 5
            yield str(change.path[4]), change.old if whole else None, change.new if whole else None
        else:
            old, new = (side if isinstance(side, dict) else {} for side in (change.old, change.new))
            for name in sorted({**old, **new}, key=formatting.scalar):
                yield str(name), old.get(name, ABSENT), new.get(name, ABSENT)


def _down(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _field(change: Change) -> Hashable:
    """The field of a container that the change is in; None elsewhere, and for the container as a whole."""
    in_container = len(change.path) > 3 and change.path[0] == "spec" and change.path[1] in pods.CONTAINERS
    return change.path[3] if in_container else None


def _image(change: Change, several: bool) -> str:
    old, new = change.old, change.new
    if isinstance(old, str) and isinstance(new, str):
        one, other = _split(old), _split(new)
        if one[0] == other[0]:
            old, new = one[1], other[1]
    return f"image {_from_to(old, new, 80)}{_of(change, several)}"


def _split(image: str) -> tuple[str, str]:
    """Repository, and tag or digest."""
    name, at_sign, digest = image.partition("@")
    if at_sign:
        return name, digest
    colon = name.rfind(":")
    return (name[:colon], name[colon + 1 :]) if colon > name.rfind("/") else (name, "latest")


def _configuration(changes: Sequence[Change]) -> list[str]:
    found = dict.fromkeys(
        f"{formatting.value(name, 80)} {_from_to(_source(old), _source(new))}" for name, old, new in variables(changes)
    )
    return [f"configuration changed: {_some(list(found))}"] if found else []


def _source(value: Any) -> Any:
    """The source of a variable whose value is not in the manifests."""
    for field, kind in (("secretKeyRef", "Secret"), ("configMapKeyRef", "ConfigMap")):
        name = at(value, field, "name")
        if name is not None:
            return f"{kind} {formatting.value(name, _SHOWN)}"
    return value


def _other(change: Change, several: bool) -> Iterator[str]:
    path, field = change.path, _field(change)
    if field in ("image", "env") or pods.is_checksum(path):
        return
    if field == "resources" and len(path) == 6:
        what = f"{_AMOUNTS.get(str(path[5]), path[5])} {_BOUNDS.get(str(path[4]), path[4])}"
        yield f"{what} {_from_to(change.old, change.new)}{_of(change, several)}"
    elif field is not None:
        detail = f" {_from_to(change.old, change.new)}" if len(path) == 4 and _is_scalar(change) else ""
        yield f"{_in_words(field)}{detail}{_of(change, several)}"
    elif len(path) == 3 and path[0] == "spec" and path[1] in pods.CONTAINERS:
        yield f"container {formatting.path(path[2:]).strip('[]')} {_mark(change)}"
    elif path[:1] == ("metadata",) and len(path) == 3:
        yield f"{_in_words(path[1]).removesuffix('s')} {formatting.scalar(path[2])} {_from_to(change.old, change.new)}"
    elif path[:1] == ("spec",) and len(path) > 1:
        detail = f" {_from_to(change.old, change.new)}" if len(path) == 2 and _is_scalar(change) else ""
        inner = f" {formatting.path(path[2:3]).strip('[]')}" if len(path) > 2 and isinstance(path[2], tuple) else ""
        yield f"{_in_words(path[1])}{inner}{detail}"
    else:
        yield _in_words(path[0]) if path else "all of it"


def _is_scalar(change: Change) -> bool:
    return not isinstance(change.old, dict | list) and not isinstance(change.new, dict | list)


def _mark(change: Change) -> str:
    return {"added": "is new", "removed": "is gone"}.get(change.kind, "changes")


def _of(change: Change, several: bool) -> str:
    return f" of {formatting.path(change.path[2:3]).strip('[]')}" if several else ""


def _from_to(old: object, new: object, width: int = _SHOWN) -> str:
    if old is None and new is None:
        return "comes from elsewhere"
    if old is ABSENT:
        return "is new" if isinstance(new, dict | list) else f"is new, {formatting.value(new, width)}"
    if new is ABSENT:
        return "is gone"
    return " -> ".join(formatting.pair(old, new, width))


def _some(names: list[str]) -> str:
    more = [f"and {len(names) - _MOST} more"] if len(names) > _MOST else []
    return ", ".join([*names[:_MOST], *more])


def _in_words(field: Hashable) -> str:
    """`terminationGracePeriodSeconds` as "termination grace period seconds"."""
    text = formatting.scalar(field)
    return _WORDS.get(text) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower()
