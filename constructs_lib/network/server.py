"""What a workload can connect to, and what it must know of that: settings under one prefix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Protocol, TypeGuard, cast

from constructs_lib.validation import formats
from constructs_lib.values.ports import Port
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.value import Value
from contract.connections import ExternalPeer
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


class WorkloadName(NamedTuple):
    """The name of a workload, in its namespace."""

    namespace: str
    name: str

    def seen_from(self, namespace: str) -> str:
        """What a namespace calls it: its name in its own one, `<namespace>/<name>` elsewhere."""
        return self.name if namespace == self.namespace else f"{self.namespace}/{self.name}"


Party = WorkloadName | ExternalPeer
"""One end of a connection."""


class Server(Protocol):
    """A workload with a port, the internet, a managed service, or the settings of one of these.

    `party` is the server as policies see it, and `target_port` what it listens on: None if that is invalid, which is a
    violation of its own. `variables` are what its clients in a namespace must know, without the prefix that they use:
    HOST, PORT and the like. `settings_for_client` are those that a client gets by connecting to it.
    `server_violations` says why a workload cannot connect to it.
    """

    @property
    def name(self) -> str: ...

    @property
    def target_port(self) -> Port | None: ...

    @property
    def party(self) -> Party: ...

    @property
    def settings_for_client(self) -> tuple[Settings, ...]: ...

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]: ...

    def server_violations(self) -> Violations: ...


class Listener(Protocol):
    """A workload with ports."""

    @property
    def name(self) -> str: ...

    @property
    def listens(self) -> bool: ...

    @property
    def host(self) -> str: ...

    def host_in(self, namespace: str) -> str: ...

    @property
    def party(self) -> WorkloadName: ...

    @property
    def target_port(self) -> Port | None: ...

    @property
    def ports(self) -> tuple[Port, ...]: ...

    @property
    def pod_ports(self) -> tuple[Port, ...]: ...

    def server_violations(self) -> Violations: ...


class PlainServer(Value):
    """Base of servers whose clients ask for settings under a prefix of their own, and get none without."""

    settings_for_client: ClassVar[tuple[Settings, ...]] = ()

    def settings(self, prefix: str) -> Settings:
        """What a client needs to reach it: `<prefix>_HOST`, `<prefix>_PORT` and what else the server says."""
        return Settings(prefix=prefix, server=cast("Server", self))


@dataclass(frozen=True)
class ServerPort(PlainServer):
    """One port of a workload, by its name: a target of `connect` or of an entrypoint."""

    workload: Listener
    port_name: str

    @property
    def name(self) -> str:
        """The name of the workload."""
        return self.workload.name

    @property
    def party(self) -> Party:
        """The workload."""
        return self.workload.party

    @property
    def target_port(self) -> Port | None:
        """The port of that name."""
        return next((port for port in self.workload.pod_ports if port.name == self.port_name), None)

    @property
    def url(self) -> str:
        """The HTTP URL of this port of its Service, for clients in the namespace."""
        return f"http://{self.workload.host}:{published(self.target_port)}"

    @property
    def address(self) -> str:
        """`host:port` of this port of its Service, for clients in the namespace."""
        return f"{self.workload.host}:{published(self.target_port)}"

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """HOST and PORT."""
        return {"HOST": self.workload.host_in(namespace), "PORT": published(self.target_port)}

    def server_violations(self) -> Violations:
        """A workload that policies do not know, or without a port of this name. It needs no Service: who finds Pods by
        other means, as Prometheus does, connects to them.
        """
        if not self.workload.pod_ports or self.workload.listens:
            yield from self.workload.server_violations()
        if self.workload.pod_ports and self.target_port is None:
            yield _no_port(self.port_name, self.name, self.workload.pod_ports)


@dataclass(frozen=True)
class NamedService(PlainServer):
    """Another Service of a workload, with its ports: a target of `connect`, by its first port or by `port_name`."""

    workload: Listener
    service: str
    port_name: str | None = None

    @property
    def name(self) -> str:
        """The name of the workload."""
        return self.workload.name

    @property
    def party(self) -> WorkloadName:
        """The workload."""
        return self.workload.party

    @property
    def target_port(self) -> Port | None:
        """The port of that name, or the first one."""
        if self.port_name is None:
            return self.workload.target_port
        return next((port for port in self.workload.ports if port.name == self.port_name), None)

    def port(self, name: str) -> NamedService:
        """One of its ports, to connect to."""
        return NamedService(self.workload, self.service, name)

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """HOST and PORT."""
        home = self.party.namespace
        host = self.service if namespace == home else f"{self.service}.{home}"
        return {"HOST": host, "PORT": published(self.target_port)}

    def server_violations(self) -> Violations:
        """A workload without ports that clients can connect to, or without a port of this name."""
        yield from self.workload.server_violations()
        if self.port_name is not None and self.target_port is None:
            yield _no_port(self.port_name, self.service, self.workload.ports)


def _no_port(name: str, server: str, ports: tuple[Port, ...]) -> Violation:
    names = [port.name for port in ports]
    fix = did_you_mean(f"{name}", names, "name one of its ports")
    return Violation("", f"no port {name!r} of {server}", ", ".join(names), fix)


def published(port: Port | None) -> str:
    """The number of a port on its Service. That of an invalid port, which nothing is rendered with, is empty."""
    return "" if port is None else f"{port.published}"


def is_server(given: Any) -> TypeGuard[Server]:
    """Whether the value can be asked for what a server must know."""
    return hasattr(type(given), "server_violations")


def unreachable(given: str) -> Violation:
    """The violation of a target without a port, or without a Service."""
    allowed = "a server: a workload with a Service, or Internet(...)"
    return Violation("", given, allowed, "name one, its settings, or one of its ports")


@dataclass(frozen=True, kw_only=True)
class Settings(Value):
    """The variables by which a client knows one server: texts, and references to keys of Secrets.

    A `SharedConfig` takes the texts in. A workload that connects to settings gets those of its variables that its
    configuration does not hold already. What the server says of itself is asked for when it was checked.
    """

    prefix: str
    server: Server

    @property
    def name(self) -> str:
        """The name of the server."""
        return self.server.name

    @property
    def target_port(self) -> Port | None:
        """What the server listens on."""
        return self.server.target_port

    @property
    def party(self) -> Party:
        """The server as policies see it."""
        return self.server.party

    @property
    def settings_for_client(self) -> tuple[Settings, ...]:
        """Itself: who connects to it wants its variables."""
        return (self,)

    def values(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """The variables of clients in a namespace: HOST is `<prefix>_HOST`."""
        if namespace not in self._values:
            said = self.server.variables(namespace)
            self._values[namespace] = {f"{self.prefix}_{name}": value for name, value in said.items()}
        return self._values[namespace]

    @cached_property
    def _values(self) -> dict[str, Mapping[str, str | SecretKey]]:
        """What is known already, by namespace."""
        return {}

    def texts(self, namespace: str) -> dict[str, str]:
        """What may stand in a ConfigMap of a namespace."""
        return {name: value for name, value in self.values(namespace).items() if isinstance(value, str)}

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """What clients in a namespace must know of the server, without the prefix."""
        return self.server.variables(namespace)

    def server_violations(self) -> Violations:
        """Why a workload cannot connect to the server; a port without a Service, which has no address."""
        if isinstance(self.server, ServerPort) and not self.server.workload.listens:
            yield unreachable(self.server.name)
        yield from self.server.server_violations()

    def violations(self) -> Violations:
        """A prefix that no variable can start with."""
        yield from formats.variable("prefix", self.prefix)


def collisions(settings: Settings, others: Iterable[Settings]) -> Violations:
    """Two servers under one prefix, in one place: the variables of one would hide those of the other."""
    for other in others:
        if other.prefix == settings.prefix and other.server != settings.server:
            names = f"{other.name} and {settings.name}"
            longer = re.sub("[^A-Z0-9]", "_", f"{settings.prefix}_{settings.name}".upper())
            fix = f'tell them apart: for example {settings.name} with settings("{longer}")'
            yield Violation(f"settings {settings.prefix}", names, "one server under a prefix", fix)
