"""The workloads that read each ConfigMap, and the effect of a change without a restart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from delivery.diff import pods
from delivery.diff.objects import Identity, ObjectDiff
from delivery.manifests import formatting
from delivery.manifests.lookup import at, maps


class Reader(NamedTuple):
    """A workload that reads a ConfigMap: as "variables", as "files", or as a "subPath", one file of a volume."""

    kind: str
    namespace: str
    name: str
    ways: frozenset[str]


Readers = Mapping[tuple[str, str], Sequence[Reader]]


def readers(manifests: Sequence[Any]) -> Readers:
    """The readers of every ConfigMap, by its namespace and name."""
    found: dict[tuple[str, str], list[Reader]] = defaultdict(list)
    for manifest in manifests:
        path = pods.template_path(manifest) if isinstance(manifest, dict) else None
        if path is None:
            continue
        ways: dict[str, set[str]] = defaultdict(set)
        for config, way in _ways(at(manifest, *path) if path else manifest):
            if isinstance(config, str):
                ways[config].add(way)
        namespace = _word(at(manifest, "metadata", "namespace"))
        kind, name = (formatting.value(each, 80) for each in (manifest.get("kind"), at(manifest, "metadata", "name")))
        for config, how in ways.items():
            found[namespace, config].append(Reader(kind, namespace, name, frozenset(how)))
    return found


def unnoticed(config: ObjectDiff, found: Readers, restarting: Set[tuple[str, str, str]]) -> tuple[str, ...]:
    """Notes on a changed ConfigMap: the workloads that keep the old one; empty if all that read it restart.

    `restarting` is the kind, namespace and name of each workload whose Pods are replaced.
    """
    keys = _keys(config)
    if not keys:
        return ()
    reading = found.get((config.identity.namespace, config.identity.name), ())
    if not reading:
        return ("no workload here reads it",)
    lasting = [reader for reader in reading if reader.kind != "CronJob" and reader[:3] not in restarting]
    notes = []
    for reader in lasting:
        if "files" in reader.ways:
            notes.append(f"{reader.name} finds the new {_some(keys)} in its files within minutes, without a restart")
        if "subPath" in reader.ways:
            notes.append(f"{reader.name} keeps the old files until it restarts: a subPath is never updated")
    if len(lasting) == len(reading) and any("variables" in reader.ways for reader in lasting):
        notes.append("no Pod that reads it restarts")
    return tuple(notes)


def restarting(objects: Sequence[ObjectDiff]) -> set[tuple[str, str, str]]:
    """Kind, namespace and name of each object whose Pod template changes as it is written, or that is new."""
    return {_place(each.identity) for each in objects if each.template or each.kind == "created"}


def _place(identity: Identity) -> tuple[str, str, str]:
    return identity.kind, identity.namespace, identity.name


def _keys(config: ObjectDiff) -> list[str]:
    found: list[Any] = []
    for change in config.changes:
        if change.path[:1] in (("data",), ("binaryData",)):
            sides = (change.old, change.new)
            inner = [key for side in sides if isinstance(side, dict) for key in side]
            found += [change.path[1]] if len(change.path) > 1 else inner
    return [formatting.value(key, 80) for key in dict.fromkeys(found)]


def _ways(template: Any) -> Iterator[tuple[Any, str]]:
    """Each ConfigMap that a Pod template names, and how it reads it."""
    volumes = {_word(volume.get("name")): _configs_in(volume) for volume in maps(at(template, "spec", "volumes"))}
    for container in pods.containers(template):
        for source in maps(container.get("envFrom")):
            yield at(source, "configMapRef", "name"), "variables"
        for variable in maps(container.get("env")):
            yield at(variable, "valueFrom", "configMapKeyRef", "name"), "variables"
        for mount in maps(container.get("volumeMounts")):
            way = "subPath" if mount.get("subPath") or mount.get("subPathExpr") else "files"
            for config in volumes.get(_word(mount.get("name")), ()):
                yield config, way


def _configs_in(volume: dict[Any, Any]) -> list[Any]:
    sources = maps(at(volume, "projected", "sources"))
    return [at(volume, "configMap", "name"), *(at(source, "configMap", "name") for source in sources)]


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _some(keys: list[str]) -> str:
    return ", ".join(keys[:3]) + (f" and {len(keys) - 3} more" if len(keys) > 3 else "")
