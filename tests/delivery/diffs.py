"""Small manifests for tests of the diff, and what it found in short."""

from typing import Any

from delivery.diff import Diff, compare, consequences
from delivery.manifests import formatting


def manifest(
    kind: str, *, api: str = "v1", name: str = "web", namespace: str | None = "shop", **parts: Any
) -> dict[str, Any]:
    """An object with the fewest words."""
    place = {} if namespace is None else {"namespace": namespace}
    return {"apiVersion": api, "kind": kind, "metadata": {"name": name, **place}, **parts}


def config_map(data: dict[str, str], *, name: str = "config", namespace: str = "shop") -> dict[str, Any]:
    """A ConfigMap."""
    return manifest("ConfigMap", name=name, namespace=namespace, data=data)


def deployment(
    kind: str = "Deployment", *, spec: dict[str, Any] | None = None, pod: dict[str, Any] | None = None, **container: Any
) -> dict[str, Any]:
    """A workload with one container, called as it is itself."""
    inner = {"containers": [{"name": "web", **container}], **(pod or {})}
    template = {"metadata": {"labels": {"app": "web"}}, "spec": inner}
    whole = {"replicas": 3, "template": template, **(spec or {})}
    if kind == "CronJob":
        whole = {"jobTemplate": {"spec": {"template": template}}, **(spec or {})}
    return manifest(kind, api="batch/v1" if kind in ("CronJob", "Job") else "apps/v1", spec=whole)


def name_of(index: int) -> dict[str, str]:
    """The metadata of one of many."""
    return {"name": f"web-{index}", "namespace": "shop"}


def fields_of(diff: Diff) -> dict[str, tuple[str, str]]:
    """Every changed field by its path, with both values."""
    changes = [change for each in diff.objects for change in each.changes]
    return {formatting.path(change.path): formatting.pair(change.old, change.new) for change in changes}


def told(left: list[Any], right: list[Any]) -> list[str]:
    """What a sync does, a line each: effect, objects, how, reasons."""
    found = consequences(compare(left, right))
    return [
        ": ".join(filter(None, [f"{each.effect} {', '.join(map(str, each.objects))}", each.how, *each.reasons]))
        for each in found
    ]
