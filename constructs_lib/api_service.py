"""A stateless service: an API over HTTP or gRPC, or a frontend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.service import Service
from constructs_lib.core.construct import Scope
from constructs_lib.entrypoints.alb import HealthCheck
from constructs_lib.entrypoints.nlb import Nlb
from constructs_lib.network.connections import Connections
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks
from constructs_lib.values.placement import Placement
from constructs_lib.values.rollout import Recreate, RollingUpdate
from constructs_lib.values.scaling import Scale
from constructs_lib.values.scrape import Scrape
from constructs_lib.worker import Worker
from constructs_lib.workload import Part
from contract.violations import Violation, Violations


class ApiService(Worker):
    """Renders what a Worker does, and a Service with all ports of the container.

    The container needs `ports` and a readiness probe. `load_balancer` renders the Service with type LoadBalancer;
    `health_check` overrides the health check of an Ingress's load balancer for this service.
    """

    listens = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        scale: Scale,
        component: str = "api",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        rollout: RollingUpdate | Recreate | None = None,
        metrics: Scrape | None = None,
        load_balancer: Nlb | None = None,
        health_check: HealthCheck | None = None,
    ) -> None:
        super().__init__(
            scope,
            id,
            container,
            scale=scale,
            component=component,
            labels=labels,
            identity=identity,
            placement=placement,
            rollout=rollout,
            metrics=metrics,
        )
        self._load_balancer = load_balancer
        self._health_check = health_check

    def violations(self) -> Violations:
        """As `Worker`; an invalid load balancer or health check; no port; no readiness probe."""
        yield from super().violations()
        if self._load_balancer is not None:
            yield from checks.value("load_balancer", self._load_balancer, Nlb)
        if self._health_check is not None:
            yield from checks.value("health_check", self._health_check, HealthCheck)
        if isinstance(self.container, Container):
            if not self.container.ports:
                fix = 'write ports=(Port("http", 8000),)'
                yield Violation("ports", "none", "at least one port, which its clients connect to", fix)
            if self.container.readiness is None:
                yield Violation("readiness", "nothing", "a probe", 'write readiness=HttpProbe(path="/health")')

    def entry_violations(self) -> Violations:
        """As `Worker`; an invalid load balancer."""
        yield from super().entry_violations()
        if self._load_balancer is not None:
            yield from checks.value("load_balancer", self._load_balancer, Nlb)

    def let_in(self, connections: Connections) -> None:
        """Allow ingress from the load balancer and Prometheus."""
        if self._load_balancer is not None:
            peer = self._load_balancer.external_peer(self.name, tuple(port.published for port in self.ports))
            for port in self.ports:
                connections.open(peer, self.party, port)
        super().let_in(connections)

    def parts(self) -> Sequence[Part]:
        """Its Service, and the parts of a Worker."""
        annotations = {} if self._health_check is None else self._health_check.annotations()
        return [Service(annotations=annotations, load_balancer=self._load_balancer), *super().parts()]
