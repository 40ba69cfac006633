"""Liveness, readiness and startup probes. Times are whole seconds.

https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from constructs_lib.core.l1 import extended, int_or_string, k8s, plain
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.ports import Port, tcp_port_violations
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations

Scheme = Literal["HTTP", "HTTPS"]


@dataclass(frozen=True, kw_only=True)
class Probe(Value):
    """Base of all probes: the timing, in seconds; `failures` is the failure threshold.

    A subclass adds its `action`: what the kubelet does to check the container.
    https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
    """

    delay: int = 0
    period: int = 10
    timeout: int = 1
    failures: int = 3

    def as_l1(self, ports: tuple[Port, ...]) -> k8s.Probe:
        """The probe of a container with these ports."""
        timing = k8s.Probe(
            initial_delay_seconds=self.delay or None,
            period_seconds=self.period,
            timeout_seconds=self.timeout,
            failure_threshold=self.failures,
        )
        return extended(timing, **plain(self.action(ports)))

    def action(self, ports: tuple[Port, ...]) -> k8s.Probe:
        """The check itself, without the timing."""
        raise NotImplementedError

    def violations(self) -> Violations:
        """Times that are not whole numbers of seconds; a negative delay; a period, timeout or threshold below one; a
        probe without an action.
        """
        yield from checks.whole("delay", self.delay, least=0, unit="seconds")
        yield from checks.whole("period", self.period, least=1, unit="seconds")
        yield from checks.whole("timeout", self.timeout, least=1, unit="seconds")
        yield from checks.whole("failures", self.failures, least=1, unit="failures")
        if type(self).action is Probe.action:
            allowed = "a probe with an action"
            yield Violation("", type(self).__name__, allowed, "write HttpProbe(...), or define action(ports) in yours")

    def port_violations(self, ports: tuple[Port, ...]) -> Violations:
        """A port that the container does not have. None by default: not every probe is of a port."""
        yield from ()


@dataclass(frozen=True, kw_only=True)
class PortProbe(Probe):
    """Base of the probes of a port: that of the name `port`, or the container's first."""

    port: str | None = None

    def probed(self, ports: tuple[Port, ...]) -> Port:
        """The port. Called only if it has no violations."""
        return next(port for port in ports if self.port in (None, port.name))

    def port_violations(self, ports: tuple[Port, ...]) -> Violations:
        """No port, or none of this name; one of UDP or SCTP, which the kubelet does not probe."""
        yield from tcp_port_violations(ports, self.port)


@dataclass(frozen=True, kw_only=True)
class HttpProbe(PortProbe):
    """Sends HTTP GET to a port of the container; a status from 200 to 399 is a success.

    The kubelet verifies no certificate with the scheme HTTPS.
    """

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    scheme: Scheme = "HTTP"

    def action(self, ports: tuple[Port, ...]) -> k8s.Probe:
        """GET the path."""
        headers = [k8s.HttpHeader(name=name, value=value) for name, value in self.headers.items()]
        get = k8s.HttpGetAction(
            path=self.path,
            port=int_or_string(self.probed(ports).number),
            http_headers=headers or None,
            scheme=None if self.scheme == "HTTP" else self.scheme,
        )
        return k8s.Probe(http_get=get)

    def violations(self) -> Violations:
        """As `PortProbe`; a path that is not absolute; an invalid header or scheme."""
        yield from super().violations()
        yield from formats.path("path", self.path)
        yield from checks.one_of("scheme", self.scheme, get_args(Scheme))
        yield from checks.first(checks.mapping("headers", self.headers), self._header_violations())

    def _header_violations(self) -> Violations:
        for name, value in self.headers.items():
            allowed, fix = "letters, digits and '-'", 'write it as "X-Probe"'
            yield from formats.form(f"headers {name}", name, "[-A-Za-z0-9]+", allowed, fix)
            yield from checks.setting(f"headers {name}", name, value)


@dataclass(frozen=True, kw_only=True)
class GrpcProbe(PortProbe):
    """Asks the gRPC health service of a port of the container; `service` is the name it asks for.

    https://github.com/grpc/grpc/blob/master/doc/health-checking.md
    """

    service: str | None = None

    def action(self, ports: tuple[Port, ...]) -> k8s.Probe:
        """Ask."""
        return k8s.Probe(grpc=k8s.GrpcAction(port=self.probed(ports).number, service=self.service))

    def violations(self) -> Violations:
        """As `PortProbe`; a service that is no text."""
        yield from super().violations()
        if self.service is not None:
            yield from checks.word("service", self.service)

    def port_violations(self, ports: tuple[Port, ...]) -> Violations:
        """As `PortProbe`; a port whose name says HTTP, which meshes and load balancers believe."""
        wrong = list(super().port_violations(ports))
        yield from wrong
        name = "" if wrong else self.probed(ports).name
        if name.partition("-")[0] in ("http", "https"):
            yield Violation("port", f"gRPC on the port {name!r}", "a port whose name says gRPC", 'call the port "grpc"')


@dataclass(frozen=True, kw_only=True)
class TcpProbe(PortProbe):
    """Opens a connection to a port of the container."""

    def action(self, ports: tuple[Port, ...]) -> k8s.Probe:
        """Connect."""
        return k8s.Probe(tcp_socket=k8s.TcpSocketAction(port=int_or_string(self.probed(ports).number)))


@dataclass(frozen=True, kw_only=True)
class ExecProbe(Probe):
    """Runs a command in the container; exit status 0 is a success."""

    command: tuple[str, ...]

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "command")

    def action(self, ports: tuple[Port, ...]) -> k8s.Probe:
        """Run the command."""
        return k8s.Probe(exec=k8s.ExecAction(command=list(self.command)))

    def violations(self) -> Violations:
        """As `Probe`; an empty command; an argument that is not a string, or is a literal secret."""
        yield from super().violations()
        yield from checks.command("command", self.command)
        if self.command == ():
            yield Violation("command", "nothing", "a program and its arguments", "name the program to run")
