"""A comparison for programs.

Two states of environments, one entry in "environments" for each that differs:

    {"format": 1, "environments": [{
      "name": "prod", "headline": "1 workload rolls",
      "consequences": [{"effect": "rolled", "objects": ["Deployment/web"], "how": "...", "reasons": ["..."]}],
      "objects": [{"group": "apps", "kind": "Deployment", "namespace": "shop", "name": "web", "label": "Deployment/web",
                   "change": "changed", "fields": [{"path": "spec.replicas", "change": "changed", "old": 1, "new": 2}]}]
    }]}

"effect" is one of needed, refused, pruned, orphaned, restarted, rolled, scaled, connected, routed, created, next run,
unnoticed, updated; one without objects says in "reasons" what comes and goes. "change" of an object is created, changed
or removed, and of a field added, removed, changed or reordered; "contents" of a created or removed object are lines for
people. A field that was added has no "old", one that was removed no "new". Paths of environment variables are
`...containers[web].env.NAME`, whichever way they arrive in the container.

Two environments:

    {"format": 1, "left": "dev", "right": "prod",
     "fields": [{"field": "replicas", "left": "1", "right": "3"}],
     "differences": [{"object": "Deployment/web", "path": "spec.replicas", "change": "changed", "old": 1, "new": 3,
                      "owners": ["replicas"], "together": false}],
     "unowned": 0}

An object on one side only is one difference with the path "" and the change "created" or "removed". "together" says
that the owners cause the difference only jointly. New keys may come; these stay.
"""

import json
from collections.abc import Sequence
from typing import Any

from delivery.diff.attribution import Attribution, Difference
from delivery.diff.consequences import consequences, headline
from delivery.diff.contents import contents
from delivery.diff.fields import Change
from delivery.diff.objects import Diff, ObjectDiff
from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT

FORMAT = 1


def as_json(diffs: Sequence[Diff]) -> str:
    """Write what differs between two states of environments."""
    return _text({"environments": [environment(diff) for diff in diffs if diff.objects]})


def owners_as_json(found: Attribution) -> str:
    """Write what differs between two environments, and why."""
    swaps = [{"field": name, "left": one, "right": other} for name, (one, other) in found.fields.items()]
    differences = [_difference(each, found) for each in found.differences]
    said = {"left": found.left, "right": found.right, "fields": swaps, "differences": differences}
    return _text({**said, "unowned": len(found.unowned)})


def _text(content: dict[str, Any]) -> str:
    return json.dumps({"format": FORMAT, **content}, indent=2)


def environment(diff: Diff) -> dict[str, Any]:
    """One environment, as its entry."""
    found = consequences(diff)
    return {
        "name": diff.name,
        "headline": headline(found),
        "consequences": [
            {
                "effect": each.effect,
                "objects": [diff.labels[identity] for identity in each.objects],
                "how": each.how,
                "reasons": list(each.reasons),
            }
            for each in found
        ],
        "objects": [_object(each, diff.labels[each.identity]) for each in diff.objects],
    }


def _object(each: ObjectDiff, label: str) -> dict[str, Any]:
    identity = {name: getattr(each.identity, name) for name in ("group", "kind", "namespace", "name")}
    said = {**identity, "label": label, "change": each.kind, "fields": [_field(change) for change in each.changes]}
    return said if each.kind == "changed" else {**said, "contents": contents(each.right or each.left)}


def _field(change: Change) -> dict[str, Any]:
    sides = {"old": change.old, "new": change.new}
    values = {name: formatting.plain(value) for name, value in sides.items() if value is not ABSENT}
    return {"path": formatting.path(change.path), "change": change.kind, **values}


def _difference(each: Difference, found: Attribution) -> dict[str, Any]:
    what = _field(each.change) if each.change else {"path": "", "change": each.kind}
    return {"object": found.labels[each.identity], **what, "owners": list(each.owners), "together": each.together}
