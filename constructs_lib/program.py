"""The base of the constructs that run a container which the author gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from constructs_lib.aws.eks import Irsa
from constructs_lib.core.construct import Scope
from constructs_lib.core.l1 import Manifest
from constructs_lib.monitoring.monitors import monitor
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_peers import scraper
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks, formats
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port, named
from constructs_lib.values.scrape import Scrape, scraped
from constructs_lib.workload import Workload
from contract.violations import Violation, Violations


class Program(Workload):
    """Base of the constructs that run a container which the author gives. `metrics` is where Prometheus reads."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        component: str,
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        metrics: Scrape | None = None,
    ) -> None:
        super().__init__(scope, id, component=component, labels=labels, identity=identity, placement=placement)
        self._container = container
        self._metrics = metrics
        self.chart.on_connect(self.entry_violations, self.let_in)

    @property
    def container(self) -> Container:
        """The container of its Pods."""
        return self._container

    def argument_violations(self) -> Violations:
        """A value that is not a Container."""
        yield from checks.kind("container", self.container, Container)

    def violations(self) -> Violations:
        """As `Workload`; metrics on a port that the container does not open."""
        yield from super().violations()
        if self._metrics is not None:
            wrong = list(checks.value("metrics", self._metrics, Scrape))
            yield from wrong
            if not wrong and isinstance(self.container, Container) and self.container.ports_are_valid:
                reachable = self.ports if self._metrics.monitor == "ServiceMonitor" else self.pod_ports
                found = self._metrics.port_violations(reachable)
                yield from (violation.inside("metrics") for violation in found)
            if not wrong and self._metrics.monitor is not None and self.chart.env.monitoring is None:
                fix = 'write monitoring="<its namespace>" in the environment'
                yield Violation("metrics.monitor", "no namespace of Prometheus", "one, to let it in", fix)
            if not wrong and self._metrics.monitor == "ServiceMonitor" and (not self.listens or self.has_ordinals):
                fix = 'write monitor="PodMonitor"'
                yield Violation("metrics.monitor", "ServiceMonitor", "what has exactly one Service", fix)

    def entry_violations(self) -> Violations:
        """Violations for which ingress from Prometheus and from load balancers is not declared."""
        yield from self.argument_violations()
        if self._metrics is not None:
            yield from checks.value("metrics", self._metrics, Scrape)
            if self.chart.env.monitoring is not None:
                yield from formats.name("monitoring", self.chart.env.monitoring)

    @property
    def _scraped_port(self) -> Port | None:
        """The port of its metrics, if there are any."""
        return None if self._metrics is None else named(self.pod_ports, self._metrics.port)

    def let_in(self, connections: Connections) -> None:
        """Allow ingress from Prometheus, unless it is a workload of this environment: that connects itself."""
        home, port = self.chart.env.monitoring, self._scraped_port
        if port is not None and home is not None and home not in {each.name for each in self.chart.homes}:
            connections.open(scraper(home), self.party, port)

    def pod_annotations(self) -> Mapping[str, str]:
        """The annotations that Prometheus reads, unless a monitor says the same."""
        port = self._scraped_port
        if self._metrics is None or port is None or self._metrics.monitor is not None:
            return {}
        return scraped(port.number, self._metrics.path)

    def manifests(self) -> Iterator[Manifest]:
        """As `Workload`, and the monitor of its metrics."""
        yield from super().manifests()
        port = self._scraped_port
        if self._metrics is not None and self._metrics.monitor is not None and port is not None:
            yield monitor(self, self._metrics, port)
