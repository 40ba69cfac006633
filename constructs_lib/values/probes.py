"""Liveness, readiness and startup probes. Times are whole seconds.

https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
"""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.l1 import extended, int_or_string, k8s, plain
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Probe:
    """Base of all probes: the timing, in seconds; `failures` is the failure threshold.

    A subclass adds its `action`: what the kubelet does to check the container.
    https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
    """

    delay: int = 0
    period: int = 10
    timeout: int = 1
    failures: int = 3

    def as_l1(self, port: int | None) -> k8s.Probe:
        """The probe of a container with this port."""
        timing = k8s.Probe(
            initial_delay_seconds=self.delay or None,
            period_seconds=self.period,
            timeout_seconds=self.timeout,
            failure_threshold=self.failures,
        )
        return extended(timing, **plain(self.action(port)))

    def action(self, port: int | None) -> k8s.Probe:
        """The check itself, without the timing."""
        raise NotImplementedError

    def violations(self) -> Violations:
        """Times that are not whole numbers of seconds; a negative delay; a period, timeout or threshold below one."""
        yield from checks.whole("delay", self.delay, least=0, unit="seconds")
        yield from checks.whole("period", self.period, least=1, unit="seconds")
        yield from checks.whole("timeout", self.timeout, least=1, unit="seconds")
        yield from checks.whole("failures", self.failures, least=1, unit="failures")


@dataclass(frozen=True, kw_only=True)
class HttpProbe(Probe):
    """Sends HTTP GET to the container's port; a status from 200 to 399 is a success."""

    path: str

    def action(self, port: int | None) -> k8s.Probe:
        """GET the path."""
        return k8s.Probe(http_get=k8s.HttpGetAction(path=self.path, port=_number(port)))

    def violations(self) -> Violations:
        """As `Probe`; a path that is not absolute."""
        yield from super().violations()
        yield from formats.path("path", self.path)


@dataclass(frozen=True, kw_only=True)
class TcpProbe(Probe):
    """Opens a connection to the container's own port."""

    def action(self, port: int | None) -> k8s.Probe:
        """Connect."""
        return k8s.Probe(tcp_socket=k8s.TcpSocketAction(port=_number(port)))


@dataclass(frozen=True, kw_only=True)
class ExecProbe(Probe):
    """Runs a command in the container; exit status 0 is a success."""

    command: tuple[str, ...]

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "command")

    def action(self, port: int | None) -> k8s.Probe:
        """Run the command."""
        return k8s.Probe(exec=k8s.ExecAction(command=list(self.command)))

    def violations(self) -> Violations:
        """As `Probe`; an empty command; an argument that is not a string, or is a literal secret."""
        yield from super().violations()
        yield from checks.command("command", self.command)
        if self.command == ():
            yield Violation("command", "nothing", "a program and its arguments", "name the program to run")


def _number(port: int | None) -> k8s.IntOrString:
    if port is None:
        raise ValueError("a probe of a port needs a container with a port")
    return int_or_string(port)
