"""A stateless web service: an API, or a frontend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.autoscaling import HorizontalPodAutoscaler
from constructs_lib.controllers.budget import DisruptionBudget
from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.service import Service
from constructs_lib.core.chart import PlatformChart
from constructs_lib.entrypoints.alb import HealthCheck
from constructs_lib.entrypoints.nlb import Nlb
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_peers import scraper
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks, formats
from constructs_lib.values.placement import Placement
from constructs_lib.values.rollout import RollingUpdate
from constructs_lib.values.scaling import Scale
from constructs_lib.workload import Part, Workload
from contract.violations import Violation, Violations
from contract.well_known import SCRAPE, SCRAPE_PATH, SCRAPE_PORT


class ApiService(Workload):
    """Renders a Deployment, a Service and a ServiceAccount; also a HorizontalPodAutoscaler and a PodDisruptionBudget.

    The container needs `ports` and a readiness probe. The HorizontalPodAutoscaler is rendered when
    `scale.maximum` is set, the PodDisruptionBudget for two or more replicas. `metrics` is the path that Prometheus
    scrapes. `load_balancer` renders the Service with type LoadBalancer; `health_check` overrides the health check of an
    Ingress's load balancer for this service. `identity` is the AWS role of its Pods. `placement` spreads its Pods over
    nodes and zones.
    """

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        container: Container,
        *,
        scale: Scale,
        component: str = "api",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        metrics: str | None = None,
        load_balancer: Nlb | None = None,
        health_check: HealthCheck | None = None,
    ) -> None:
        super().__init__(scope, id, component=component, labels=labels, identity=identity, placement=placement)
        self._container = container
        self.scale = scale
        self._metrics = metrics
        self._load_balancer = load_balancer
        self._health_check = health_check
        self.chart.on_connect(self._entry_violations, self._let_in)

    @property
    def container(self) -> Container:
        """The container of its Pods."""
        return self._container

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler sets the number of its Pods."""
        return self.scale.autoscaled

    def argument_violations(self) -> Violations:
        """A value that is not a Container."""
        yield from checks.kind("container", self.container, Container)

    def violations(self) -> Violations:
        """As `Workload`; no port; an invalid scale, metrics path, load balancer or health check; no readiness
        probe.
        """
        yield from super().violations()
        yield from checks.value("scale", self.scale, Scale)
        if self._metrics is not None:
            yield from formats.path("metrics", self._metrics)
        if self._load_balancer is not None:
            yield from checks.value("load_balancer", self._load_balancer, Nlb)
        if self._health_check is not None:
            yield from checks.value("health_check", self._health_check, HealthCheck)
        if isinstance(self.container, Container):
            yield from self._container_violations(self.container)

    def _container_violations(self, container: Container) -> Violations:
        if not container.ports:
            fix = 'write ports=(Port("http", 8000),)'
            yield Violation("ports", "none", "at least one port, which its clients connect to", fix)
        if container.readiness is None:
            yield Violation("readiness", "nothing", "a probe", 'write readiness=HttpProbe(path="/health")')

    def _entry_violations(self) -> Violations:
        """Violations for which ingress from the load balancer or Prometheus is not declared."""
        yield from self.argument_violations()
        if self._load_balancer is not None:
            yield from checks.value("load_balancer", self._load_balancer, Nlb)
        if self._metrics is not None and self.chart.env.monitoring is not None:
            yield from formats.name("monitoring", self.chart.env.monitoring)

    def _let_in(self, connections: Connections) -> None:
        """Allow ingress from the load balancer and Prometheus."""
        if self._load_balancer is not None:
            numbers = tuple(port.published for port in self.ports)
            for port in self.ports:
                connections.open(self._load_balancer.external_peer(self.name, numbers), self.name, port)
        if self._metrics is not None and self.chart.env.monitoring is not None and self.target_port:
            connections.open(scraper(self.chart.env.monitoring), self.name, self.target_port)

    def pod_annotations(self) -> Mapping[str, str]:
        """The annotations that Prometheus reads."""
        port = self.target_port
        return {} if self._metrics is None or port is None else scraped(port.number, self._metrics)

    def parts(self) -> Sequence[Part]:
        """Its Deployment, Service, HorizontalPodAutoscaler and PodDisruptionBudget."""
        scale = self.scale
        parts: list[Part] = [
            Deployment(rollout=RollingUpdate(), replicas=scale.replicas if scale.counted else None),
            Service(
                annotations={} if self._health_check is None else self._health_check.annotations(),
                load_balancer=self._load_balancer,
            ),
        ]
        if scale.maximum is not None:
            parts.append(
                HorizontalPodAutoscaler(
                    minimum=scale.minimum, maximum=scale.maximum, cpu=scale.cpu, memory=scale.memory
                )
            )
        if max(scale.replicas, scale.fewest) > 1:
            parts.append(DisruptionBudget(available=scale.available))
        return parts


def scraped(port: int, path: str) -> dict[str, str]:
    """The annotations by which Prometheus finds a Pod."""
    return {SCRAPE: "true", SCRAPE_PORT: f"{port}", SCRAPE_PATH: path}
