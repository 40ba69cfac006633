"""The keys of list items: containers by name, mounts by path, ports by name or number, and so on."""

from collections.abc import Mapping, Sequence
from typing import Any

from delivery.manifests.lookup import at

Key = tuple[str, ...]

_NAME = ("name",)
_BY_FIELD: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "conditions": (("type",),),
    "hostAliases": (("ip",),),
    "ignoreDifferences": (("group", "kind", "name", "namespace"),),
    "items": (("key",),),
    "matchExpressions": (("key",),),
    "metrics": (
        (
            "type",
            "resource.name",
            "containerResource.container",
            "containerResource.name",
            "pods.metric.name",
            "object.metric.name",
            "external.metric.name",
        ),
    ),
    "paths": (("path",), ("path", "pathType")),
    "ports": (_NAME, ("containerPort", "protocol"), ("port", "protocol")),
    "rules": (("host",),),
    "subjects": (("kind", "namespace", "name"),),
    "tolerations": (("key", "operator", "value", "effect"),),
    "topologySpreadConstraints": (("topologyKey", "whenUnsatisfiable"), ("topologyKey",)),
    "volumeClaimTemplates": (("metadata.name",),),
    "volumeDevices": (("devicePath",),),
    "volumeMounts": (("mountPath",),),
}
"""The fields that are the key of an item, by the name of its list; the second choice counts where the first fails."""

_UNSAID = {"protocol": "TCP", "host": "*"}
"""Defaults of Kubernetes for missing fields."""


def shared(field: object, left: Sequence[Any], right: Sequence[Any]) -> tuple[list[Key], list[Key]] | None:
    """The key of every item of two lists, if the same fields are unique in both; else None."""
    choices = _BY_FIELD.get(field, ()) if isinstance(field, str) else ()
    for fields in (*choices, _NAME):
        if field == "rules" and fields == ("host",) and not _of_ingress(left, right):
            continue
        keys = _keys(fields, left), _keys(fields, right)
        if keys[0] is not None and keys[1] is not None:
            return keys[0], keys[1]
    return None


def _keys(fields: tuple[str, ...], items: Sequence[Any]) -> list[Key] | None:
    """One key for each item; None when an item has none, or two have the same."""
    found: list[Key] = []
    for item in items:
        if not isinstance(item, dict):
            return None
        key = _key(fields, item)
        if not key:
            return None
        found.append(key)
    return found if len(set(found)) == len(found) else None


def _key(fields: tuple[str, ...], item: dict[Any, Any]) -> Key | None:
    parts = []
    for field in fields:
        part = at(item, *field.split("."))
        if isinstance(part, str) or (type(part) is int and part.bit_length() < 64):
            parts.append(str(part))
        elif part is not None:
            return None
        elif field in _UNSAID:
            parts.append(_UNSAID[field])
    said = any(at(item, *field.split(".")) is not None for field in fields)
    return tuple(parts) if said or "host" in fields else None


def _of_ingress(left: Sequence[Any], right: Sequence[Any]) -> bool:
    """Whether these rules are those of an Ingress; a Role calls its list so too, and its rules have no host."""
    return all(isinstance(rule, dict) and ("http" in rule or "host" in rule) for rule in (*left, *right))
