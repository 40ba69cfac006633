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

    def config(self, name: str) -> Mapping[str, str]:
        """The data of a ConfigMap of this namespace; none where it is not rendered."""
        found = self.scope.get("ConfigMap", self.namespace, name)
        return dict((found or {}).get("data", {}))

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
    yield from _in_files(data, place, [key for key, value in data.items() if "\n" in value])


def in_containers(workload: Workload, place: Place) -> Iterator[Address]:
    """The servers that the literal variables and the commands of a workload name."""
    for path, container in workload.containers():
        variables = _variables(container, place)
        yield from _in_variables(path, variables, place, literal=True)
        texts = {name: variable.text for name, variable in variables.items()}
        for field in ("command", "args"):
            words = [hosts.expanded(word, texts) for word in container.get(field, [])]
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
    for path, container in workload.containers():
        yield from _in_variables(path, _variables(container, place), place, literal=False)
    for path, name, key in workload.references("", "", "configMap"):
        data = place.config(name)
        for address in _in_files(data, place, [key] if key else data):
            yield address._replace(path=f"{path} {name}.{address.path}")


class _Variable(NamedTuple):
    """A variable as it arrives in a container: where it comes from, and its text."""

    path: str
    text: str
    is_literal: bool = False


def _variables(container: Manifest, place: Place) -> dict[str, _Variable]:
    """The variables of a container by name, those of ConfigMaps with their prefix. A later one hides an earlier one."""
    found: dict[str, _Variable] = {}
    for source in container.get("envFrom", []):
        name = source.get("configMapRef", {}).get("name", "")
        for key, text in place.config(name).items():
            found[f"{source.get('prefix', '')}{key}"] = _Variable(f"envFrom {name}.data.{key}", text)
    for entry in container.get("env", []):
        name, reference = entry["name"], entry.get("valueFrom", {}).get("configMapKeyRef", {})
        if "value" in entry:
            earlier = {name: variable.text for name, variable in found.items()}
            found[name] = _Variable(f"env.{name}", hosts.expanded(entry["value"], earlier), is_literal=True)
        elif reference.get("key") in (data := place.config(reference.get("name", ""))):
            path = f"env[{name}] {reference['name']}.data.{reference['key']}"
            found[name] = _Variable(path, data[reference["key"]])
    return found


def _in_variables(path: str, variables: Mapping[str, _Variable], place: Place, *, literal: bool) -> Iterator[Address]:
    texts = {name: variable.text for name, variable in variables.items()}
    for name, variable in variables.items():
        if variable.is_literal == literal:
            is_file = "\n" in variable.text and not literal
            found = hosts.in_file(variable.text) if is_file else hosts.in_setting(name, variable.text, texts)
            yield from _addresses(f"{path}.{variable.path}", variable.text, found, place)


def _in_files(data: Mapping[str, str], place: Place, keys: Iterable[str]) -> Iterator[Address]:
    for key in keys:
        text = data.get(key, "")
        yield from _addresses(f"data.{key}", text, hosts.in_file(text), place)


def _addresses(path: str, text: str, found: Iterable[Host], place: Place) -> Iterator[Address]:
    for host in found:
        if host.name not in ("localhost", hosts.UNKNOWN):
            shown = text if _PLAIN.fullmatch(text) else host.name
            yield Address(path, shown, host.name, host.port, *place.service(host.name), host.certain)
