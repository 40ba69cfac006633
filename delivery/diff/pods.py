"""Pod templates, and the environment variables as they arrive in a container.

A variable may stand in `env`, point into a ConfigMap, or come along with a whole ConfigMap in `envFrom`: for the
program inside it is the same. https://kubernetes.io/docs/tasks/inject-data-application/
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from contract.well_known import POD_TEMPLATES
from delivery.diff.fields import Path
from delivery.manifests.lookup import at, maps
from delivery.manifests.reading import Manifest

CONTAINERS = ("initContainers", "containers", "ephemeralContainers")
_TEMPLATES: tuple[Path, ...] = tuple(dict.fromkeys(tuple(path.split(".")) for path in POD_TEMPLATES.values()))
_REFERENCE = re.compile(r"\$\$|\$\(([^()$]*)\)")
_CHECKSUM = re.compile(r"checksum|sha256|[-_./]hash\b|config-hash", re.IGNORECASE)
_LONGEST = 100_000
_SOURCES = {"configMapRef": "ConfigMap", "secretRef": "Secret"}

Configs = Callable[[str], Mapping[Any, Any] | None]
"""Looks up the data of a ConfigMap by its name; None for one that is not among the manifests."""


def is_checksum(path: Path) -> bool:
    """Whether a path in a Pod template leads to an annotation that changes when what the Pods read changes."""
    return path[:2] == ("metadata", "annotations") and len(path) == 3 and bool(_CHECKSUM.search(str(path[2])))


def template_path(manifest: Manifest) -> Path | None:
    """Where the object keeps its Pod template; None when it has none."""
    for path in ((),) if manifest.get("kind") == "Pod" else _TEMPLATES:
        if any(maps(at(manifest, *path, "spec", group)) for group in CONTAINERS):
            return path
    return None


def containers(template: object) -> Iterator[dict[Any, Any]]:
    """The containers of a Pod template, those that only run at its start first."""
    for group in CONTAINERS:
        yield from maps(at(template, "spec", group))


def arrived(manifest: Manifest, configs: Configs) -> Manifest:
    """Copy an object, `env` and `envFrom` of its containers replaced by one map: the variables as they arrive.

    A container whose variables make no sense to Kubernetes stays as it is.
    """
    path = template_path(manifest)
    if path is None:
        return manifest
    pod = dict(at(manifest, *path, "spec"))
    for group in CONTAINERS:
        if isinstance(pod.get(group), list):
            pod[group] = [_with_variables(container, configs) for container in pod[group]]
    copy: Manifest = _replaced(manifest, (*path, "spec"), pod)
    return copy


def _replaced(tree: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    return {**tree, path[0]: _replaced(tree[path[0]], path[1:], value)}


def _with_variables(container: Any, configs: Configs) -> Any:
    if not isinstance(container, dict):
        return container
    found = variables(container, configs)
    if found is None:
        return container
    rest = {key: value for key, value in container.items() if key not in ("env", "envFrom")}
    return {**rest, "env": found} if found else rest


def variables(container: Mapping[Any, Any], configs: Configs) -> dict[str, Any] | None:
    """The variables of a container by name: the text, or its source where it is not in the manifests.

    None when `env` or `envFrom` is not what Kubernetes knows.
    """
    found: dict[str, Any] = {}
    for source in _items(container.get("envFrom")):
        arriving = _all_of(source, configs)
        if arriving is None:
            return None
        found.update(arriving)
    for variable in _items(container.get("env")):
        name = at(variable, "name")
        if not isinstance(name, str):
            return None
        found[name] = _value(variable, found, configs)
    return found


def _items(value: object) -> list[Any]:
    """A list as it is; anything else as a list of one item."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _all_of(source: Any, configs: Configs) -> dict[str, Any] | None:
    prefix = at(source, "prefix") or ""
    for field, kind in _SOURCES.items():
        name = at(source, field, "name")
        if isinstance(name, str) and isinstance(prefix, str):
            data = configs(name) if kind == "ConfigMap" else None
            if data is None:
                return {f"{prefix}* of {kind} {name}": "all keys"}
            return {f"{prefix}{key}": value for key, value in data.items() if isinstance(key, str)}
    return None


def _value(variable: dict[Any, Any], earlier: Mapping[str, Any], configs: Configs) -> Any:
    source = variable.get("valueFrom")
    if source is None:
        value = variable.get("value")
        return "" if value is None else _expanded(value, earlier) if isinstance(value, str) else value
    name, key = at(source, "configMapKeyRef", "name"), at(source, "configMapKeyRef", "key")
    if isinstance(name, str) and isinstance(key, str):
        data = configs(name)
        if data is not None and key in data:
            return data[key]
    return source


def _expanded(text: str, earlier: Mapping[str, Any]) -> str:
    """Put in the values of `$(OTHER)` variables; those that are not known stay, and `$$` is one `$`.

    https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
    """

    def replacement(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        value = earlier.get(match[1])
        return value if isinstance(value, str) else match[0]

    # Variables that double each other would fill the memory.
    if sum(len(replacement(match)) for match in _REFERENCE.finditer(text)) > _LONGEST:
        return text
    return _REFERENCE.sub(replacement, text)
