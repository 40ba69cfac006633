"""A stateless service: an API over HTTP or gRPC, or a frontend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.service import Service
from constructs_lib.core.construct import Scope
from constructs_lib.entrypoints.service_options import ServiceOptions
from constructs_lib.network.connections import Connections
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks
from constructs_lib.values.keda import KedaScale
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import untranslated
from constructs_lib.values.rollout import Recreate, RollingUpdate
from constructs_lib.values.scaling import Scale
from constructs_lib.values.scrape import Scrape
from constructs_lib.worker import Worker
from constructs_lib.workload import Part
from contract.violations import Violation, Violations


class ApiService(Worker):
    """Renders what a Worker does, and a Service with all ports of the container.

    The container needs `ports` and a readiness probe. `service` are options of the Service.
    """

    listens = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        scale: Scale | KedaScale,
        component: str = "api",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        rollout: RollingUpdate | Recreate | None = None,
        metrics: Scrape | None = None,
        service: ServiceOptions | None = None,
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
        self._service = ServiceOptions() if service is None else service

    def violations(self) -> Violations:
        """As `Worker`; invalid options of the Service; no port; no readiness probe."""
        found = list(super().violations())
        yield from found
        yield from checks.value("service", self._service, ServiceOptions)
        if isinstance(self.container, Container):
            if not self.container.ports and not any("port" in violation.field for violation in found):
                fix = 'write ports=(Port("http", 8000),)'
                yield Violation("ports", "none", "at least one port, which its clients connect to", fix)
            if self.container.readiness is None:
                grpc = next((port.name.startswith("grpc") for port in self.ports), False)
                fix = "write readiness=GrpcProbe()" if grpc else 'write readiness=HttpProbe(path="/health")'
                yield Violation("readiness", "nothing", "a probe", fix)
        if getattr(self._service, "headless", False) is True:
            yield from untranslated("service.headless", self.ports)

    def entry_violations(self) -> Violations:
        """As `Worker`; invalid options of the Service."""
        yield from super().entry_violations()
        yield from checks.value("service", self._service, ServiceOptions)

    def let_in(self, connections: Connections) -> None:
        """Allow ingress from the load balancer and Prometheus."""
        balancer = self._service.load_balancer
        if balancer is not None:
            peer = balancer.external_peer(self.name, tuple(port.published for port in self.ports))
            for port in self.ports:
                connections.open(peer, self.party, port)
        super().let_in(connections)

    def parts(self) -> Sequence[Part]:
        """Its Service, and the parts of a Worker."""
        options = self._service
        service = Service(
            annotations={} if options.health_check is None else options.health_check.annotations(),
            load_balancer=options.load_balancer,
            headless=options.headless,
            affinity=options.session_affinity,
        )
        return [service, *super().parts()]
