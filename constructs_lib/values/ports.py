"""The ports of a container, and of the Service in front of it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal, get_args

from constructs_lib.core.l1 import int_or_string, k8s
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations

Protocol = Literal["TCP", "UDP", "SCTP"]


@dataclass(frozen=True)
class Port(Value):
    """A port that a container opens, by its name: "http", "grpc", "metrics".

    The Service has it too, under the same number or under `service_port`. `app_protocol` tells load balancers and
    meshes what is spoken there, where the name does not: "kubernetes.io/h2c", "https".
    https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
    """

    name: str
    number: int
    _: KW_ONLY
    service_port: int | None = None
    protocol: Protocol = "TCP"
    app_protocol: str | None = None

    @property
    def published(self) -> int:
        """Its number on the Service."""
        return self.number if self.service_port is None else self.service_port

    def of_container(self) -> k8s.ContainerPort:
        """The port of the container."""
        return k8s.ContainerPort(name=self.name, container_port=self.number, protocol=self.protocol)

    def of_service(self) -> k8s.ServicePort:
        """The port of the Service."""
        return k8s.ServicePort(
            name=self.name,
            port=self.published,
            target_port=int_or_string(self.number),
            protocol=self.protocol,
            app_protocol=self.app_protocol,
        )

    def clashes(self, other: Port) -> Violations:
        """What two ports of one Pod may not share: a name; a number, or one on the Service, of the same protocol."""
        if self.name == other.name:
            yield _again("name", repr(self.name))
        if self.protocol == other.protocol and self.number == other.number:
            yield _again("number", f"{self.number}")
        elif self.protocol == other.protocol and self.published == other.published:
            yield _again("service_port", f"{self.published}")

    def violations(self) -> Violations:
        """An invalid name or number; an unknown protocol; an application protocol that is no label."""
        yield from formats.port_name("name", self.name)
        yield from checks.port("number", self.number)
        if self.service_port is not None:
            yield from checks.port("service_port", self.service_port)
        yield from checks.one_of("protocol", self.protocol, get_args(Protocol))
        if self.app_protocol is not None:
            yield from formats.label_key("app_protocol", self.app_protocol)


def _again(field: str, given: str) -> Violation:
    return Violation(field, f"{given} a second time", "each once", "change one of the two")


def untranslated(field: str, ports: tuple[Port, ...]) -> Violations:
    """Ports that a headless Service would have to translate: its clients reach the Pods themselves."""
    for port in (port for port in ports if port.published != port.number):
        given = f"port {port.published} for {port.number} of {port.name}"
        yield Violation(field, given, "the port of the Pods", "leave service_port out: clients reach the Pods")


def named(ports: tuple[Port, ...], name: str | None) -> Port | None:
    """The port of a name; the first, where no name is given."""
    return next((port for port in ports if name in (None, port.name)), None)


def tcp_port_violations(ports: tuple[Port, ...], name: str | None) -> Violations:
    """No TCP port; none of this name; a first port of another protocol, where no name is given."""
    names = [port.name for port in ports if port.protocol == "TCP"]
    if not names:
        yield Violation("port", "none", "a TCP port of the container", "let it open one")
    elif name is not None and name not in names:
        fix = did_you_mean(f"{name}", names, "name one of its ports")
        yield Violation("port", checks.shown(name), ", ".join(names), fix)
    elif name is None and ports[0].name not in names:
        given = f"{ports[0].name}, which is {ports[0].protocol}"
        yield Violation("port", given, ", ".join(names), "name the port")
