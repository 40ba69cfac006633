"""The consequences of a change: what the cluster does when Argo CD syncs it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from delivery.diff import mounts, network, pods, reasons, removal, secrets
from delivery.diff.fields import Path, compare
from delivery.diff.objects import Diff, Identity, ObjectDiff
from delivery.diff.rollout import count, rollout
from delivery.guard.frozen_fields import FROZEN
from delivery.manifests import formatting
from delivery.manifests.autoscalers import BOUNDS, target_of
from delivery.manifests.lookup import ABSENT, at, read

Effect = Literal[
    "needed",
    "refused",
    "emptied",
    "pruned",
    "orphaned",
    "restarted",
    "rolled",
    "scaled",
    "connected",
    "routed",
    "created",
    "next run",
    "unnoticed",
    "updated",
]

_MOST_FIELDS = 3


@dataclass(frozen=True)
class Consequence:
    """What happens to some objects, all for the same reasons. `how` and `reasons` may be empty."""

    effect: Effect
    objects: tuple[Identity, ...]
    how: str = ""
    reasons: tuple[str, ...] = ()


_SAID: Mapping[Effect, tuple[str, str, str]] = {
    "needed": ("create first", "1 key must be created first", "{} keys must be created first"),
    "refused": ("refused", "1 change is refused", "{} changes are refused"),
    "emptied": ("starts empty", "1 store starts empty", "{} stores start empty"),
    "pruned": ("pruned", "1 object is pruned", "{} objects are pruned"),
    "orphaned": ("stays behind", "1 object stays behind", "{} objects stay behind"),
    "restarted": ("restarts", "1 workload restarts with downtime", "{} workloads restart with downtime"),
    "rolled": ("rolls", "1 workload rolls", "{} workloads roll"),
    "scaled": ("scales", "1 object scales", "{} objects scale"),
    "connected": ("network", "1 connection changes", "{} connections change"),
    "routed": ("routes", "1 route changes", "{} routes change"),
    "created": ("created", "1 object is created", "{} objects are created"),
    "next run": ("next run", "1 job changes at its next run", "{} jobs change at their next run"),
    "unnoticed": ("no restart", "1 change restarts no Pod", "{} changes restart no Pod"),
    "updated": ("in place", "1 object changes in place", "{} objects change in place"),
}
"""The effects, the most serious first: a heading, and the text for one object and for several."""


def heading(effect: Effect) -> str:
    """One or two words for an effect."""
    return _SAID[effect][0]


def headline(found: Sequence[Consequence]) -> str:
    """Everything in one line: "4 workloads roll, 1 object is created"."""
    counted: dict[Effect, int] = defaultdict(int)
    for consequence in found:
        counted[consequence.effect] += len(consequence.objects) or len(consequence.reasons)
    parts = [
        (one if counted[effect] == 1 else several.format(counted[effect]))
        for effect, (_, one, several) in _SAID.items()
        if counted[effect]
    ]
    return ", ".join(parts) or "nothing changes"


def consequences(diff: Diff) -> list[Consequence]:
    """The consequences of a sync, the most serious first; objects with equal effects and reasons are grouped."""
    context = _Context(
        _scalers(diff.right),
        mounts.readers(diff.right),
        mounts.restarting(diff.objects),
        network.ends(diff.left, diff.right),
    )
    together: dict[tuple[Effect, str, tuple[str, ...]], list[Identity]] = defaultdict(list)
    for each in diff.objects:
        for effect, how, why in _of(each, context, diff):
            together[effect, how, why].append(each.identity)
    order = list(_SAID)
    told: Mapping[Effect, list[str]] = {
        "needed": secrets.needed_first(diff.left, diff.right),
        "emptied": list(_emptied(diff)),
        "connected": network.connections(diff.left, diff.right),
        "routed": list(network.routes(diff.left, diff.right)),
    }
    for effect, lines in told.items():
        if lines:
            together[effect, "", tuple(lines)] = []
    found = [Consequence(effect, tuple(who), how, why) for (effect, how, why), who in together.items()]
    return sorted(found, key=lambda consequence: order.index(consequence.effect))


Fate = tuple[Effect, str, tuple[str, ...]]


class _Context(NamedTuple):
    """What else is there, besides the object in question."""

    scalers: Mapping[tuple[str, str, str], Any]
    readers: mounts.Readers
    restarting: Set[tuple[str, str, str]]
    connected: Set[str]


def _of(each: ObjectDiff, context: _Context, diff: Diff) -> Iterator[Fate]:
    if each.kind == "created":
        yield "created", "", ()
        return
    if each.kind == "removed":
        effect, how = removal.fate(each.left)
        yield effect, how, ()
        return
    rest = [*each.changes]
    for fate, done in (*_refused(each), *_replaced(each, context.scalers), *_scaled(each, context.scalers)):
        yield fate
        rest = [change for change in rest if not _starts_with_any(change.path, done)]
    if each.identity.kind == "ConfigMap":
        notes = mounts.unnoticed(each, context.readers, context.restarting)
        if notes:
            yield "unnoticed", "", notes
            rest = [change for change in rest if change.path[:1] not in (("data",), ("binaryData",))]
    if (
        each.identity.kind == "NetworkPolicy"
        and context.connected & _selected(each)
        and not network.is_open(each.right)
    ):
        rest = [change for change in rest if not network.is_explained(change, context.connected)]
    if rest:
        fields = list(dict.fromkeys(formatting.path(change.path) for change in rest))
        more = [f"and {len(fields) - _MOST_FIELDS} more"] if len(fields) > _MOST_FIELDS else []
        yield "updated", ", ".join([*fields[:_MOST_FIELDS], *more]) or "the whole object", ()


def _selected(each: ObjectDiff) -> Set[str]:
    """The values of the labels by which a NetworkPolicy selects its Pods: the names of workloads are among them."""
    labels: dict[str, object] = read(each.right, "spec.podSelector.matchLabels", {})
    return {value for value in labels.values() if isinstance(value, str)}


def _emptied(diff: Diff) -> Iterator[str]:
    """The stores that take the place of one of the same program under another name."""
    stores = [each for each in diff.objects if each.identity.kind == "StatefulSet"]
    created = [each for each in stores if each.kind == "created"]
    for old in (each for each in stores if each.kind == "removed" and at(each.left, "spec", "volumeClaimTemplates")):
        new = next((each for each in created if _program(each.right) == _program(old.left) is not None), None)
        if new is not None:
            created.remove(new)
            names = f"{diff.labels[new.identity]} takes the place of {diff.labels[old.identity]}"
            yield f"{names}, and nothing copies its data"


def _program(manifest: Any) -> str | None:
    containers = at(manifest, "spec", "template", "spec", "containers")
    image = at(containers[0], "image") if isinstance(containers, list) and containers else None
    return image.partition("@")[0].rpartition("/")[2].partition(":")[0] if isinstance(image, str) else None


def _starts_with_any(path: Path, starts: Sequence[Path]) -> bool:
    return any(path[: len(start)] == start for start in starts)


def _refused(each: ObjectDiff) -> Iterator[tuple[Fate, list[Path]]]:
    """Immutable fields. The guard has the list, and the safe way to change each."""
    frozen = [tuple(field.path.split(".")) for field in FROZEN if each.identity.kind in field.kinds]
    if each.identity.kind in ("ConfigMap", "Secret") and at(each.left, "immutable") is True:
        frozen += [("data",), ("binaryData",), ("immutable",)]
    hit = [path for path in frozen if compare(at(each.left, *path), at(each.right, *path), path)]
    if hit:
        names = ", ".join(map(formatting.path, hit))
        yield ("refused", f"Kubernetes never lets {names} change, and the whole sync fails", ()), list(hit)


def _replaced(each: ObjectDiff, scalers: Mapping[tuple[str, str, str], Any]) -> Iterator[tuple[Fate, list[Path]]]:
    """New Pods: now for a workload whose template is written differently, at its next run for a job."""
    path = pods.template_path(each.right) if isinstance(each.right, dict) else None
    if path is None or each.identity.kind in ("Pod", "Job"):
        return
    if each.identity.kind == "CronJob":
        if each.template or reasons.below(each.changes, path):
            yield ("next run", "", reasons.why(each)), [path]
        return
    if not each.template:
        yield from _arrives_later(each, path)
        return
    scaler = scalers.get(_target(each.identity))
    least = count(at(scaler, "spec", BOUNDS[scaler["kind"]][0])) if scaler else None
    words, downtime = rollout(each.right or {}, least)
    yield ("restarted" if downtime else "rolled", words, reasons.why(each)), [path]


def _arrives_later(each: ObjectDiff, path: Path) -> Iterator[tuple[Fate, list[Path]]]:
    """Variables whose ConfigMap changed, in a workload that nothing restarts."""
    stale = reasons.below(each.changes, path)
    if stale:
        within = [change._replace(path=change.path[len(path) :]) for change in stale]
        names = ", ".join(dict.fromkeys(formatting.value(name, 80) for name, _, _ in reasons.variables(within)))
        yield ("unnoticed", f"its Pods keep the old {names} until they restart", ()), [path]


def _scaled(each: ObjectDiff, scalers: Mapping[tuple[str, str, str], Any]) -> Iterator[tuple[Fate, list[Path]]]:
    bounds = BOUNDS.get(each.identity.kind)
    if bounds:
        paths: list[Path] = [("spec", bound) for bound in bounds]
        if any(change.path in paths for change in each.changes):
            old, new = (_range(side, bounds) for side in (each.left, each.right))
            yield ("scaled", f"{old} -> {new} Pods", ()), paths
        return
    for change in each.changes:
        if change.path == ("spec", "replicas"):
            scaler = scalers.get(_target(each.identity))
            bounds_now = f", but {_range(scaler, BOUNDS[scaler['kind']])} is up to its autoscaler" if scaler else ""
            old, new = (_pods(side) for side in (change.old, change.new))
            yield ("scaled", f"{old} -> {new} Pods{bounds_now}", ()), [change.path]


def _pods(value: object) -> str:
    return "unsaid" if value is ABSENT else formatting.value(value, 20)


def _range(scaler: Any, bounds: tuple[str, str]) -> str:
    low, high = (at(scaler, "spec", bound) for bound in bounds)
    return f"{formatting.value(1 if low is None else low, 20)} to {formatting.value(high, 20)}"


def _scalers(manifests: Sequence[Any]) -> dict[tuple[str, str, str], Any]:
    """Each autoscaler by the namespace, kind and name of what it scales."""
    found = {}
    for manifest in manifests:
        kind = at(manifest, "kind")
        if isinstance(kind, str) and kind in BOUNDS:
            found[read(manifest, "metadata.namespace", ""), *target_of(manifest)] = manifest
    return found


def _target(identity: Identity) -> tuple[str, str, str]:
    return identity.namespace, identity.kind, identity.name
