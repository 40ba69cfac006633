"""Server addresses in settings: `host:port`, `*_HOST` beside `*_PORT`, and URLs."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract.names import DNS_LABEL, SERVICE
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload

_NAME = rf"{SERVICE}(?:\.{DNS_LABEL})*"
_ADDRESS = re.compile(rf"(?<![\w.@-])(?P<host>{_NAME}):(?P<port>[0-9]{{2,5}})\b")
_URL = re.compile(rf"\b(?P<scheme>https?)://(?P<host>{_NAME})(?=[/?#,;\s\"']|$)")
_HOST_SETTING = re.compile(r"(?P<prefix>\w+)_HOST")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Address(NamedTuple):
    """A server that the setting `text` at `path` names. A setting may leave the port to the program.

    `host` is as written. Where it must be a Service, `service` is the name and `namespace` the namespace of that
    Service; otherwise `service` is empty.
    """

    path: str
    text: str
    host: str
    port: int | None
    service: str
    namespace: str

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
        followed by any part of the cluster domain. `redis-0.redis` is a Pod if redis is a Service here.
        """
        name, _, domain = host.partition(".")
        if not domain:
            return name, self.namespace
        namespace, *rest = domain.split(".")
        known = namespace == self.namespace or namespace in self.scope.namespaces
        if not known or rest[:1] not in ([], ["svc"]):
            return "", ""
        has = self.scope.exists
        is_pod = not rest and has("Service", self.namespace, namespace) and not has("Service", namespace, name)
        return ("", "") if is_pod else (name, namespace)


def place_of(scope: Scope, manifest: Manifest) -> Place:
    """Where the settings of an object are read."""
    return Place(scope, scope.namespace_of(manifest))


def in_settings(path: str, settings: Mapping[str, str], place: Place) -> Iterator[Address]:
    """The servers that some settings name."""
    for key, text in settings.items():
        for host, port in _in_text(key, text, settings):
            if host != "localhost":
                yield Address(f"{path}.{key}", text, host, port, *place.service(host))


def in_config_map(config: Manifest, place: Place) -> Iterator[Address]:
    """The servers that a ConfigMap names. A value of several lines is a file, in which a colon can mean anything."""
    settings = {key: value for key, value in config.get("data", {}).items() if "\n" not in value}
    return in_settings("data", settings, place)


def in_containers(workload: Workload, place: Place) -> Iterator[Address]:
    """The servers that the literal variables and the commands of a workload name."""
    for path, container in workload.containers():
        variables = {entry["name"]: entry["value"] for entry in container.get("env", []) if "value" in entry}
        yield from in_settings(f"{path}.env", variables, place)
        for field in ("command", "args"):
            words = {f"{index}": word for index, word in enumerate(container.get(field, [])) if "\n" not in word}
            yield from in_settings(f"{path}.{field}", words, place)


def known_to(scope: Scope, workload: Workload) -> Iterator[Address]:
    """Every server that the configuration of a workload names: in its containers, and in ConfigMaps that they read."""
    place = place_of(scope, workload.manifest)
    yield from in_containers(workload, place)
    for path, name, key in workload.references("configMapKeyRef", "configMapRef", ""):
        config = scope.get("ConfigMap", place.namespace, name)
        for address in in_config_map(config, place) if config else ():
            if key in ("", address.path.removeprefix("data.")):
                yield address._replace(path=f"{path} {name}.{address.path}")


def _in_text(key: str, text: str, settings: Mapping[str, str]) -> Iterator[tuple[str, int | None]]:
    for match in _ADDRESS.finditer(text):
        yield match["host"], int(match["port"])
    for match in _URL.finditer(text):
        yield match["host"], _DEFAULT_PORTS[match["scheme"]]
    setting = _HOST_SETTING.fullmatch(key)
    if setting and re.fullmatch(_NAME, text):
        port = settings.get(f"{setting['prefix']}_PORT", "")
        yield text, int(port) if port.isdecimal() else None
