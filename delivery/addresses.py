"""The servers that settings name: `host:port`, `*_HOST` beside `*_PORT`, and URLs."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from delivery.manifests import Manifest
from delivery.scope import Scope, Workload

_LABEL = r"[a-z0-9](?:[-a-z0-9]*[a-z0-9])?"
_NAME = rf"[a-z](?:[-a-z0-9]*[a-z0-9])?(?:\.{_LABEL})*"
_ADDRESS = re.compile(rf"(?<![\w.@-])(?P<host>{_NAME}):(?P<port>[0-9]{{2,5}})\b")
_URL = re.compile(rf"\b(?P<scheme>https?)://(?P<host>{_NAME})(?=[/?#,;\s\"']|$)")
_HOST_SETTING = re.compile(r"(?P<prefix>\w+)_HOST")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Address(NamedTuple):
    """A server that the setting `text` at `path` names. A setting may leave the port to the program.

    The host is the name of a Service where it lies in this namespace, however much of the cluster's domain follows.
    """

    path: str
    text: str
    host: str
    port: int | None

    @property
    def is_inside(self) -> bool:
        """Whether a Service of this namespace must have the name: no other server is known by a single word."""
        return "." not in self.host


def in_settings(path: str, settings: Mapping[str, str], namespace: str | None) -> Iterator[Address]:
    """The servers that some settings name."""
    for key, text in settings.items():
        for host, port in _in_text(key, text, settings):
            if host != "localhost":
                yield Address(f"{path}.{key}", text, _within(host, namespace), port)


def in_config_map(config: Manifest, namespace: str | None) -> Iterator[Address]:
    """The servers that a ConfigMap names. A value of several lines is a file, in which a colon can mean anything."""
    settings = {key: value for key, value in config.get("data", {}).items() if "\n" not in value}
    return in_settings("data", settings, namespace)


def in_containers(workload: Workload, namespace: str | None) -> Iterator[Address]:
    """The servers that the literal variables and the commands of a workload name."""
    for path, container in workload.containers():
        variables = {entry["name"]: entry["value"] for entry in container.get("env", []) if "value" in entry}
        yield from in_settings(f"{path}.env", variables, namespace)
        for field in ("command", "args"):
            words = {f"{index}": word for index, word in enumerate(container.get(field, [])) if "\n" not in word}
            yield from in_settings(f"{path}.{field}", words, namespace)


def known_to(scope: Scope, workload: Workload) -> Iterator[Address]:
    """Every server that the configuration of a workload names: in its containers, and in ConfigMaps that they read."""
    yield from in_containers(workload, scope.namespace)
    for path, name, key in workload.references("configMapKeyRef", "configMapRef", ""):
        config = scope.get("ConfigMap", name)
        for address in in_config_map(config, scope.namespace) if config else ():
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


def _within(host: str, namespace: str | None) -> str:
    name, _, domain = host.partition(".")
    parts = domain.split(".")
    return name if parts[0] == namespace and parts[1:2] in ([], ["svc"]) else host
