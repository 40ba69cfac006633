"""How the kubelet asks a container whether it is well. Times are whole seconds.

https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
"""

from dataclasses import dataclass

from constructs_lib.problems import Fault, Faults
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import freeze


@dataclass(frozen=True, kw_only=True)
class Probe:
    """How the kubelet asks a container whether it is well: the timing that every kind of probe shares, in seconds.

    https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
    """

    delay: int = 0
    period: int = 10
    timeout: int = 1
    failures: int = 3

    def faults(self) -> Faults:
        """Times that are not whole numbers of seconds; a negative delay; a period, timeout or threshold below one."""
        yield from checks.whole("delay", self.delay, least=0, unit="seconds")
        yield from checks.whole("period", self.period, least=1, unit="seconds")
        yield from checks.whole("timeout", self.timeout, least=1, unit="seconds")
        yield from checks.whole("failures", self.failures, least=1, unit="failures")


@dataclass(frozen=True, kw_only=True)
class HttpProbe(Probe):
    """Asks with GET on the container's own port; a status from 200 to 399 is well."""

    path: str

    def faults(self) -> Faults:
        """As `Probe`; a path that is not absolute."""
        yield from super().faults()
        yield from formats.path("path", self.path)


@dataclass(frozen=True, kw_only=True)
class TcpProbe(Probe):
    """Opens a connection to the container's own port."""


@dataclass(frozen=True, kw_only=True)
class ExecProbe(Probe):
    """Runs a command in the container; exit status 0 is well."""

    command: tuple[str, ...]

    def __post_init__(self) -> None:
        """Take a list too."""
        freeze(self, "command")

    def faults(self) -> Faults:
        """As `Probe`; a command without a word, or with one that is no text or a secret."""
        yield from super().faults()
        yield from checks.command("command", self.command)
        if self.command == ():
            yield Fault("command", "nothing", "a program and its arguments", "name the program to run")
