"""Configuration that several workloads share, and the checksum that restarts exactly those that read it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from cdk8s_plus_27 import k8s

from constructs_lib.core.chart import PlatformChart, PlatformConstruct
from constructs_lib.network.external_peers import Internet, Managed
from constructs_lib.network.settings import Settings, collisions
from constructs_lib.problems import Fault, Faults
from constructs_lib.validation import checks, formats
from contract.suggest import did_you_mean


class SharedConfig(PlatformConstruct):
    """Renders one ConfigMap, named after the id, from settings that may be given in several pieces.

    A workload that reads it carries an annotation `checksum/<name>` with a hash of just the keys it reads, so a change
    rolls those workloads and no others. https://kubernetes.io/docs/concepts/configuration/configmap/
    """

    component = "config"

    def __init__(self, scope: PlatformChart, id: str, *settings: Mapping[str, str] | Settings) -> None:
        super().__init__(scope, id)
        self._data: dict[str, str] = {}
        self._servers: list[Settings] = []
        for piece in settings:
            self.add(piece)

    def add(self, settings: Mapping[str, str] | Settings) -> None:
        """Add settings: a mapping, or those of a server, whose secrets are left to the workloads that connect to it.

        A key that is there already is a problem, even with the same value. So are two servers under one prefix.
        """
        if isinstance(settings, Settings):
            self._add_server(settings)
        else:
            self._add(settings)

    def _add_server(self, settings: Settings) -> None:
        wrong = [*settings.faults(), *collisions(settings, self._servers)]
        for fault in wrong:
            self.chart.note(self.name, fault)
        if not wrong:
            self._servers.append(settings)
            if isinstance(settings.server, Internet | Managed):
                # So that a review knows whom the settings mean, also where nobody connects.
                self.chart.connections.declare(settings.server.outsider)
            self._add(settings.texts)

    def _add(self, settings: Mapping[str, str]) -> None:
        wrong = list(checks.mapping("settings", settings))
        for fault in wrong:
            self.chart.note(self.name, fault)
        for key, value in {} if wrong else settings.items():
            if key in self._data:
                fault = Fault(f"{key}", "the key a second time", "each key once", "delete one of the two")
                self.chart.note(self.name, fault)
            self._data[key] = value

    def key(self, key: str) -> "ConfigKey":
        """One key, for a container that should see only this one."""
        return ConfigKey(config=self, key=key)

    def checksum(self, *keys: str) -> str:
        """A hash of the keys named, or of all."""
        read = {key: self._data.get(key) for key in keys} if keys else self._data
        return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()[:16]

    def keys(self) -> list[str]:
        """All keys."""
        return list(self._data)

    def faults(self) -> Faults:
        """An id that is no name, a key or value that is no text, a secret given as a value, more than 1 MiB."""
        yield from formats.domain("id", self._id, longest=63)
        yield from formats.config_data("", self._data)

    def emit(self) -> None:
        """Create the ConfigMap."""
        k8s.KubeConfigMap(self, "config-map", metadata=self.metadata("ConfigMap"), data=self._data)


@dataclass(frozen=True, kw_only=True)
class ConfigKey:
    """One key of a SharedConfig, as the value of an environment variable."""

    config: SharedConfig
    key: str

    def faults(self) -> Faults:
        """A key that the configuration does not have."""
        yield from checks.first(
            checks.kind("", self.config, SharedConfig), formats.key("", self.key), self._missing_faults()
        )

    def _missing_faults(self) -> Faults:
        keys = self.config.keys()
        if self.key not in keys:
            what = f"no key {self.key!r} in {self.config.name}"
            yield Fault("", what, ", ".join(keys), did_you_mean(self.key, keys, "add it to the configuration"))
