"""Configuration that several workloads share, and the checksum that restarts exactly those that read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.construct import PlatformConstruct
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.network.connections import Connections
from constructs_lib.network.server import Settings, collisions
from constructs_lib.validation import checks, formats
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


class SharedConfig(PlatformConstruct):
    """Renders one ConfigMap, named after the id, from settings that may be given in several pieces.

    A workload that reads it carries an annotation `checksum/<name>` with a hash of just the keys it reads, so a change
    rolls those workloads and no others. https://kubernetes.io/docs/concepts/configuration/configmap/
    """

    component = "config"

    def __init__(self, scope: PlatformChart, id: str, *settings: Mapping[str, str] | Settings) -> None:
        super().__init__(scope, id)
        self._pieces: list[Mapping[str, str] | Settings] = []
        for piece in settings:
            self.add(piece)

    def add(self, settings: Mapping[str, str] | Settings) -> None:
        """Add settings: a mapping, or those of a server, whose secrets are left to the workloads that connect to it.

        A key that is there already is a violation, even with the same value. So are two servers under one prefix.
        """
        self._pieces.append(settings)
        if isinstance(settings, Settings):
            # So that a review knows whom the settings mean, also where nobody connects.
            self.chart.on_connect(lambda: _server_violations(settings), lambda graph: _declare(settings, graph))

    def key(self, key: str) -> ConfigKey:
        """One key, for a container that should see only this one."""
        return ConfigKey(config=self, key=key)

    def checksum(self, *keys: str) -> str:
        """A hash of the keys named, or of all."""
        read = {key: self._data.get(key) for key in keys} if keys else self._data
        return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()[:16]

    def keys(self) -> list[str]:
        """All keys of the pieces that nothing is wrong with."""
        return list(dict.fromkeys(key for texts in self._texts() for key in texts))

    def violations(self) -> Violations:
        """An id that is no name, a key or value that is no text, a secret given as a value, more than 1 MiB."""
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
        """The texts of each piece that nothing is wrong with."""
        for piece, wrong in self._judged():
            if not wrong:
                yield piece.texts if isinstance(piece, Settings) else piece

    def _judged(self) -> Iterator[tuple[Mapping[str, str] | Settings, list[Violation]]]:
        """Each piece, and what is wrong with it."""
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


def _declare(settings: Settings, connections: Connections) -> None:
    if not isinstance(settings.party, str):
        connections.declare(settings.party)


@dataclass(frozen=True, kw_only=True)
class ConfigKey:
    """One key of a SharedConfig, as the value of an environment variable."""

    config: SharedConfig
    key: str

    def as_source(self) -> k8s.EnvVarSource:
        """As the source of a variable."""
        return k8s.EnvVarSource(config_map_key_ref=k8s.ConfigMapKeySelector(name=self.config.name, key=self.key))

    def violations(self) -> Violations:
        """A key that the configuration does not have."""
        yield from checks.first(
            checks.kind("", self.config, SharedConfig), formats.key("", self.key), self._missing_violations()
        )

    def _missing_violations(self) -> Violations:
        keys = self.config.keys()
        if self.key not in keys:
            what = f"no key {self.key!r} in {self.config.name}"
            yield Violation("", what, ", ".join(keys), did_you_mean(self.key, keys, "add it to the configuration"))
