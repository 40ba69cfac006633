"""Configuration that several workloads share, and the checksum that restarts the workloads that read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.network.connections import Connections
from constructs_lib.network.server import Settings, collisions
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.connections import ExternalPeer
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


class SharedConfig(PlatformConstruct):
    """Renders one ConfigMap, named after the id, from one or more sets of settings.

    The Pods of a workload that reads it have an annotation `checksum/<name>` with a hash of the keys they read, so a
    change restarts those workloads and no others. https://kubernetes.io/docs/concepts/configuration/configmap/
    """

    component = "config"

    def __init__(self, scope: Scope, id: str, *settings: Mapping[str, str] | Settings) -> None:
        super().__init__(scope, id)
        self._pieces: list[Mapping[str, str] | Settings] = []
        for piece in settings:
            self.add(piece)

    def add(self, settings: Mapping[str, str] | Settings) -> None:
        """Add settings: a mapping, or those of a server, without its secrets, which are set on the clients.

        A duplicate key is a violation, even with the same value. So are two servers under one prefix.
        """
        self._pieces.append(settings)
        if isinstance(settings, Settings):
            # So that the review can resolve the settings to this server, even without a connection to it.
            self.chart.on_connect(lambda: _server_violations(settings), lambda graph: self._declare(settings, graph))

    def _declare(self, settings: Settings, connections: Connections) -> None:
        if isinstance(settings.party, ExternalPeer):
            connections.declare(settings.party, self.namespace)

    def key(self, key: str) -> ConfigKey:
        """One key, as the value of an environment variable."""
        return ConfigKey(config=self, key=key)

    def prefixed(self, prefix: str) -> PrefixedConfig:
        """All of its keys, as variables of a container that start with a prefix."""
        return PrefixedConfig(config=self, prefix=prefix)

    def checksum(self, *keys: str) -> str:
        """A hash of the given keys, or of all keys."""
        read = {key: self._data.get(key) for key in keys} if keys else self._data
        return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()[:16]

    def keys(self) -> list[str]:
        """All keys of the valid settings."""
        return list(dict.fromkeys(key for texts in self._texts() for key in texts))

    def violations(self) -> Violations:
        """An invalid id or key; a value that is not a string; a literal secret; more than 1 MiB."""
        yield from formats.domain("id", self._id, longest=63)
        for _, wrong in self._judged():
            yield from wrong
        data: dict[str, Any] = {}
        for texts in self._texts():
            for key in texts.keys() & data.keys():
                yield Violation(f"{key}", "the key a second time", "each key once", "delete one of the two")
            data |= texts
        yield from formats.config_data("", data)

    def manifests(self) -> Iterator[Manifest]:
        """The ConfigMap."""
        yield self.manifest("v1", "ConfigMap", k8s.KubeConfigMapProps(data=self._data))

    @cached_property
    def _data(self) -> dict[str, str]:
        return {key: value for texts in self._texts() for key, value in texts.items()}

    def _texts(self) -> Iterator[Mapping[str, str]]:
        """The strings of each valid set of settings."""
        for piece, wrong in self._judged():
            if not wrong:
                yield piece.texts(self.namespace) if isinstance(piece, Settings) else piece

    def _judged(self) -> Iterator[tuple[Mapping[str, str] | Settings, list[Violation]]]:
        """Each set of settings, and its violations."""
        servers: list[Settings] = []
        for piece in self._pieces:
            if isinstance(piece, Settings):
                yield piece, [*piece.violations(), *collisions(piece, servers)]
                servers.append(piece)
            else:
                yield piece, list(checks.mapping("settings", piece))


def _server_violations(settings: Settings) -> Violations:
    yield from settings.violations()
    yield from settings.server_violations()


@dataclass(frozen=True, kw_only=True)
class ConfigKey(Value):
    """One key of a SharedConfig, as the value of an environment variable."""

    config: SharedConfig
    key: str

    def as_source(self) -> k8s.EnvVarSource:
        """The `valueFrom` of a variable."""
        return k8s.EnvVarSource(config_map_key_ref=k8s.ConfigMapKeySelector(name=self.config.name, key=self.key))

    def violations(self) -> Violations:
        """A value that is not a SharedConfig; a key that it does not have."""
        yield from checks.first(
            checks.kind("", self.config, SharedConfig), formats.key("", self.key), self._missing_violations()
        )

    def _missing_violations(self) -> Violations:
        keys = self.config.keys()
        if self.key not in keys:
            what = f"no key {self.key!r} in {self.config.name}"
            yield Violation("", what, ", ".join(keys), did_you_mean(self.key, keys, "add it to the configuration"))


@dataclass(frozen=True, kw_only=True)
class PrefixedConfig(Value):
    """All keys of a SharedConfig, as variables that start with `prefix`."""

    config: SharedConfig
    prefix: str

    def violations(self) -> Violations:
        """A value that is not a SharedConfig; a prefix that no variable can start with."""
        yield from checks.kind("", self.config, SharedConfig)
        yield from formats.variable("prefix", self.prefix)
