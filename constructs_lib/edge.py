"""The Ingress of an environment, for NGINX or an AWS Application Load Balancer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from constructs_lib.api_service import ApiService
from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.entrypoints.alb import Alb
from constructs_lib.entrypoints.entrypoint import Entrypoint
from constructs_lib.entrypoints.nginx import Nginx
from constructs_lib.network.connections import Connections
from constructs_lib.validation import checks, formats
from contract.violations import Violation, Violations

ENTRYPOINTS = (Nginx, Alb)
"""The kinds of entrypoint that an Edge accepts."""


class Edge(PlatformConstruct):
    """Renders the one Ingress of an environment: `routes` maps path prefixes, in order, to services.

    A route such as "api.example.com/v1" names its host; one that starts with "/" uses the entrypoint's host. The path
    is passed to the service unchanged. https://kubernetes.io/docs/concepts/services-networking/ingress/
    """

    component = "edge"

    def __init__(self, scope: Scope, id: str, *, entrypoint: Entrypoint, routes: Mapping[str, ApiService]) -> None:
        super().__init__(scope, id)
        self._entrypoint = entrypoint
        self._routes = routes
        self.chart.on_connect(self._argument_violations, self._let_in)

    def _let_in(self, connections: Connections) -> None:
        for service in self._routes.values():
            if isinstance(service, ApiService) and service.target_port:
                connections.open(self._entrypoint.external_peer, service.party, service.target_port)

    def exclusive(self) -> Iterable[Exclusive]:
        """The hosts: two Ingresses with the same host would receive each other's requests."""
        if isinstance(self._entrypoint, ENTRYPOINTS) and isinstance(self._routes, Mapping):
            hosts = [_split(route)[0] or self._entrypoint.host for route in self._routes]
            for given in dict.fromkeys("every host" if host is None else checks.shown(host) for host in hosts):
                yield Exclusive("entrypoint.host", given)

    def _argument_violations(self) -> Violations:
        yield from checks.value("entrypoint", self._entrypoint, *ENTRYPOINTS)
        yield from checks.mapping("routes", self._routes)

    def violations(self) -> Violations:
        """As `PlatformConstruct`; no route, or two for one path; a target that is not an ApiService, or that drains
        for less time than its load balancer needs to deregister it; a route without a required host.
        """
        yield from super().violations()
        yield from checks.value("entrypoint", self._entrypoint, *ENTRYPOINTS)
        yield from checks.first(checks.mapping("routes", self._routes), self._route_violations())

    def _route_violations(self) -> Violations:
        if not self._routes:
            yield Violation("routes", "none", "at least one route", "map a path to the service that answers it")
        seen: set[tuple[str, str]] = set()
        for route, service in self._routes.items():
            field, (host, path) = f"routes {route}", _split(route)
            if host:
                yield from formats.domain(field, host)
            elif self._has_no_host():
                fix = 'name the host of the entrypoint, or write the route as "example.com/path"'
                yield Violation(field, checks.shown(route), "a route with a host", fix)
            yield from formats.path(field, path)
            plain = host, f"{path}".rstrip("/")
            if plain in seen:
                allowed = "each path once; a '/' at its end is the same"
                yield Violation(field, "the path a second time", allowed, "drop one")
            seen.add(plain)
            yield from self._service_violations(field, service)

    def _has_no_host(self) -> bool:
        return isinstance(self._entrypoint, ENTRYPOINTS) and self._entrypoint.needs_host and not self._entrypoint.host

    def _service_violations(self, field: str, service: Any) -> Violations:
        if not isinstance(service, ApiService):
            given = service.name if isinstance(service, PlatformConstruct) else checks.shown(service)
            yield Violation(field, given, "an ApiService", "route to the service that answers this path")
        elif service.namespace != self.namespace:
            given, allowed = f"{service.name} in {service.namespace}", f"a service in {self.namespace}"
            yield Violation(field, given, allowed, "create the Edge in the namespace of its services")
        elif isinstance(self._entrypoint, ENTRYPOINTS):
            yield from self._entrypoint.service_violations(field, service)

    def manifests(self) -> Iterator[Manifest]:
        """The Ingress, with one rule for each host."""
        rules: dict[str | None, list[k8s.HttpIngressPath]] = {}
        for route, service in self._routes.items():
            host, path = _split(route)
            rules.setdefault(host or self._entrypoint.host, []).append(_path(path, service))
        spec = k8s.IngressSpec(
            ingress_class_name=self._entrypoint.ingress_class,
            tls=self._entrypoint.tls([host for host in rules if host is not None]) or None,
            rules=[
                k8s.IngressRule(host=host, http=k8s.HttpIngressRuleValue(paths=paths)) for host, paths in rules.items()
            ],
        )
        yield self.manifest(
            "networking.k8s.io/v1",
            "Ingress",
            k8s.KubeIngressProps(spec=spec),
            annotations=self._entrypoint.annotations(),
            wave=self.chart.last_wave,
        )


def _split(route: Any) -> tuple[str, Any]:
    """The host and the path of a route. The host is empty if the route starts with "/" or is not a string."""
    if not isinstance(route, str) or "/" not in route:
        return "", route
    host, slash, path = route.partition("/")
    return host, f"{slash}{path}"


def _path(path: str, service: ApiService) -> k8s.HttpIngressPath:
    port = k8s.ServiceBackendPort(number=service.ports[0].published)
    backend = k8s.IngressBackend(service=k8s.IngressServiceBackend(name=service.host, port=port))
    return k8s.HttpIngressPath(path=path, path_type="Prefix", backend=backend)
