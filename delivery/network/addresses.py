"""Servers that the configuration of workloads names: in variables, command lines, ConfigMaps and mounted files."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from delivery.manifests.lookup import at, maps
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.network import hosts
from delivery.network.hosts import Host

_PLAIN = re.compile(r"(?:[\w+.-]+://)?[\w.,:/-]*")
"""What a message may repeat: no user, no query, no assignment, in which a password could stand."""


class Address(NamedTuple):
    """A server that the setting `text` at `path` names. A setting may leave the port to the program.

    `host` is as written. Where it must be a Service, `service` is the name and `namespace` the namespace of that
    Service; otherwise `service` is empty. One that is not `certain` is a server only if there is one of that name.
    """

    path: str
    text: str
    host: str
    port: int | None
    service: str
    namespace: str
    certain: bool = True

    @property
    def is_inside(self) -> bool:
        """Whether a Service of this folder must have the name."""
        return bool(self.service)


class Place(NamedTuple):
    """Where settings are read: in a namespace of a folder."""

    scope: Scope
    namespace: str

    def service(self, host: str) -> tuple[str, str]:
        """The name and namespace of the Service that a host means here, or nothing twice.

        A single word is a Service of this namespace: no other server has such a name. The name of a namespace may be
        followed by any part of the cluster domain. `redis-0.redis` is a Pod behind redis, if that is a Service here.
        """
        name, *domain = host.split(".")
        if not domain:
            return name, self.namespace
        has = self.scope.exists
        owner = domain[0]  # the namespace of a Service, or the Service of a Pod
        is_pod = len(domain) == 1 and has("Service", self.namespace, owner) and not has("Service", owner, name)
        if self._is_namespace(domain) and not is_pod:
            return name, owner
        namespace = domain[1] if self._is_namespace(domain[1:]) else self.namespace
        is_pod = is_pod or (self._is_namespace(domain[1:]) and has("Service", namespace, owner))
        return (owner, namespace) if is_pod else ("", "")

    def _is_namespace(self, domain: Sequence[str]) -> bool:
        """Whether this is a known namespace, alone or followed by a part of the cluster domain."""
        known = domain and (domain[0] == self.namespace or domain[0] in self.scope.all_namespaces)
        return bool(known) and list(domain[1:2]) in ([], ["svc"])


def place_of(scope: Scope, manifest: Manifest) -> Place:
    """Where the settings of an object are read."""
    return Place(scope, scope.namespace_of(manifest))


def in_settings(path: str, settings: Mapping[str, str], place: Place) -> Iterator[Address]:
    """The servers that some settings name."""
    for key, text in settings.items():
        yield from _addresses(f"{path}.{key}", text, hosts.in_setting(key, text, settings), place)


def in_config_map(config: Manifest, place: Place) -> Iterator[Address]:
    """The servers that a ConfigMap names. A value of several lines is a file."""
    data = config.get("data", {})
    yield from in_settings("data", {key: value for key, value in data.items() if "\n" not in value}, place)
    yield from _in_files(config, place, [key for key, value in data.items() if "\n" in value])


def in_containers(workload: Workload, place: Place) -> Iterator[Address]:
    """The servers that the literal variables and the commands of a workload name."""
    for path, container in workload.containers():
        variables = {entry["name"]: entry["value"] for entry in container.get("env", []) if "value" in entry}
        settings = {name: hosts.expanded(value, variables) for name, value in variables.items()}
        yield from in_settings(f"{path}.env", settings, place)
        for field in ("command", "args"):
            words = [hosts.expanded(word, variables) for word in container.get(field, [])]
            for index, host in hosts.in_words(words):
                yield from _addresses(f"{path}.{field}.{index}", words[index], [host], place)


def in_triggers(scaled: Manifest, scope: Scope) -> Iterator[Address]:
    """The servers that the triggers of a ScaledObject name. KEDA resolves them in its own namespace, which is unknown
    here: a single word has no namespace.
    """
    for index, trigger in enumerate(maps(at(scaled, "spec", "triggers"))):
        metadata = {key: f"{value}" for key, value in (at(trigger, "metadata") or {}).items()}
        yield from in_settings(f"spec.triggers[{index}].metadata", metadata, Place(scope, ""))


def known_to(scope: Scope, workload: Workload) -> Iterator[Address]:
    """Every server that the configuration of a workload names: in its containers, and in ConfigMaps that they read."""
    place = place_of(scope, workload.manifest)
    yield from in_containers(workload, place)
    for path, name, key in workload.references("configMapKeyRef", "configMapRef", ""):
        config = scope.get("ConfigMap", place.namespace, name)
        for address in in_config_map(config, place) if config else ():
            if key in ("", address.path.removeprefix("data.")):
                yield address._replace(path=f"{path} {name}.{address.path}")
    for path, name, key in workload.references("", "", "configMap"):
        config = scope.get("ConfigMap", place.namespace, name)
        keys = [key] if key else [*(config or {}).get("data", {})]
        for address in _in_files(config, place, keys) if config else ():
            yield address._replace(path=f"{path} {name}.{address.path}")


def _in_files(config: Manifest, place: Place, keys: Iterable[str]) -> Iterator[Address]:
    for key in keys:
        text = config.get("data", {}).get(key, "")
        yield from _addresses(f"data.{key}", text, hosts.in_file(text), place)


def _addresses(path: str, text: str, found: Iterable[Host], place: Place) -> Iterator[Address]:
    for host in found:
        if host.name not in ("localhost", hosts.UNKNOWN):
            shown = text if _PLAIN.fullmatch(text) else host.name
            yield Address(path, shown, host.name, host.port, *place.service(host.name), host.certain)
