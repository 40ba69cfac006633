"""What a construct with Pods needs to connect to others, and to be connected to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.network.lines import AfterLine, ConnectLine, NeverCallsLine
from constructs_lib.network.server import Server, ServerPort, Settings, WorkloadName, published, unreachable
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.secrets import SecretKey
from contract.violations import Violation, Violations


class Connectable(PlatformConstruct):
    """Base of all constructs that run Pods: the client and the server of connections."""

    listens: ClassVar[bool] = True
    """Whether it has a port that clients can connect to."""
    settings_for_client: ClassVar[tuple[Settings, ...]] = ()

    def __init__(self, scope: Scope, id: str) -> None:
        super().__init__(scope, id)
        self._asked_for_port = False
        self._lines: list[ConnectLine | NeverCallsLine | AfterLine] = []

    @property
    def ports(self) -> tuple[Port, ...]:
        """Its valid ports, which its Service has too. Clients connect to the first, if they name none."""
        raise NotImplementedError

    @property
    def pod_ports(self) -> tuple[Port, ...]:
        """The valid ports of all its containers, of those too that a sidecar in front hides from its Service."""
        raise NotImplementedError

    @property
    def host(self) -> str:
        """The name of its Service, which clients in the namespace resolve."""
        return self.chart.conventions.service(self.name)

    def port(self, name: str) -> ServerPort:
        """One of its ports, to connect to: `prometheus.connect(queue.port("metrics"))`."""
        return ServerPort(self, name)

    @property
    def target_port(self) -> Port | None:
        """What it listens on: its first port."""
        return next(iter(self.ports), None)

    @property
    def url(self) -> str:
        """The HTTP URL of its Service, for clients in the namespace. Reading it without a port is a violation."""
        self._asked_for_port = True
        return f"http://{self.host}:{published(self.target_port)}"

    @property
    def address(self) -> str:
        """`host:port` of its Service, for clients in the namespace. Reading it without a port is a violation."""
        self._asked_for_port = True
        return f"{self.host}:{published(self.target_port)}"

    def host_in(self, namespace: str) -> str:
        """The name by which clients in a namespace resolve its Service."""
        return self.host if namespace == self.namespace else f"{self.host}.{self.namespace}"

    @property
    def party(self) -> WorkloadName:
        """Its name, which its NetworkPolicies are rendered from."""
        return WorkloadName(self.namespace, self.name)

    def settings(self, prefix: str) -> Settings:
        """The variables that a client needs to connect: `<prefix>_HOST`, `<prefix>_PORT` and so on."""
        return Settings(prefix=prefix, server=self)

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """The variables that clients in a namespace get, without their prefix: HOST and PORT."""
        return {"HOST": self.host_in(namespace), "PORT": published(self.target_port)}

    def server_violations(self) -> Violations:
        """A violation if it has no port to connect to."""
        if not self.listens:
            yield unreachable(self.name)

    def connect(self, *servers: Server, reason: str = "", waits: bool = True) -> None:
        """Declare that this workload opens connections to the servers. Without it, NetworkPolicies deny them.

        It renders the NetworkPolicy rules of both sides, the sync wave, and an arrow in the drawing. Given the
        `settings` of a server, it also sets the variables that the configuration of this workload does not set.
        `reason` is required by the review where no variable of this workload names the server. `waits=False` means that
        this workload starts without waiting for the servers.
        """
        self._state(ConnectLine(self.chart, self.party, servers, reason, waits))

    def never_calls(self, *servers: Server, reason: str) -> None:
        """Declare that this workload does not call servers that its shared configuration names, with the reason."""
        self._state(NeverCallsLine(self.chart, self.party, servers, reason))

    def after(self, *workloads: Connectable) -> None:
        """Declare that this workload starts after others: Argo CD waits until they are healthy, and Jobs until they
        have succeeded. Who connects to a server starts after it anyway.
        """
        self._state(AfterLine(self.chart, self.party, workloads))

    def _state(self, line: ConnectLine | NeverCallsLine | AfterLine) -> None:
        self._lines.append(line)
        self.chart.on_connect(line.violations, line.state)

    def _settings(self) -> Iterator[Settings]:
        """The settings of the servers in its connect lines."""
        for line in self._lines:
            yield from line.settings()

    def violations(self) -> Violations:
        """As `PlatformConstruct`; a name that no Service can have; an invalid connection."""
        yield from checks.first(super().violations(), self._service_name_violations())
        for line in self._lines:
            yield from (violation.by(line.frames) for violation in line.violations())
        if self._asked_for_port and not self.listens:
            yield Violation("port", "None", "a port", "name the port, or do not ask for its address")

    def _service_name_violations(self) -> Violations:
        if self.listens:
            yield from formats.name("service name", self.host, service=True)
