"""What a created object brings, and what a removed one held, in a few lines."""

from collections.abc import Iterator
from typing import Any

from delivery.diff import pods
from delivery.manifests import formatting
from delivery.manifests.lookup import at, maps

_WIDTH = 160


def contents(manifest: Any) -> list[str]:
    """Images, ports, amounts, variables, claims, routes and keys, as far as an object has them."""
    return [formatting.value(line, _WIDTH) for line in _contents(manifest)]


def _contents(manifest: Any) -> Iterator[str]:
    path = pods.template_path(manifest) if isinstance(manifest, dict) else None
    template = at(manifest, *path) if path is not None else None
    for container in (*maps(at(template, "spec", "initContainers")), *maps(at(template, "spec", "containers"))):
        yield from _of_container(container)
    for claim in maps(at(manifest, "spec", "volumeClaimTemplates")):
        size = _text(at(claim, "spec", "resources", "requests", "storage"))
        yield f"claim {_text(at(claim, 'metadata', 'name'))}: {size}"
    kind = at(manifest, "kind")
    if kind == "PersistentVolumeClaim":
        yield f"storage {_text(at(manifest, 'spec', 'resources', 'requests', 'storage'))}"
    elif kind == "Service":
        ports = ", ".join(_text(at(port, "port")) for port in maps(at(manifest, "spec", "ports")))
        yield f"{_text(at(manifest, 'spec', 'type') or 'ClusterIP')}, port {ports or 'none'}"
    elif kind == "ConfigMap" and isinstance(data := at(manifest, "data"), dict):
        yield f"keys {', '.join(map(_text, data))}"
    elif kind == "HorizontalPodAutoscaler":
        yield f"{_text(at(manifest, 'spec', 'minReplicas') or 1)} to {_text(at(manifest, 'spec', 'maxReplicas'))} Pods"


def _of_container(container: Any) -> Iterator[str]:
    yield f"container {_text(at(container, 'name'))}: image {_text(at(container, 'image'))}"
    if ports := [_text(at(port, "containerPort")) for port in maps(at(container, "ports"))]:
        yield f"  port {', '.join(ports)}"
    for word in ("requests", "limits"):
        if isinstance(amounts := at(container, "resources", word), dict) and amounts:
            yield f"  {word} {', '.join(f'{_text(name)} {_text(amount)}' for name, amount in amounts.items())}"
    if variables := pods.variables(container, lambda _: None):
        yield f"  variables {', '.join(map(_text, variables))}"


def _text(value: object) -> str:
    return formatting.scalar(value)
