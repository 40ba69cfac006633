"""The door to the platform: one Ingress, behind NGINX or behind a load balancer of AWS."""

from collections.abc import Iterable, Mapping
from typing import Any

from cdk8s_plus_27 import k8s

from constructs_lib.api_service import ApiService
from constructs_lib.core.app import Exclusive
from constructs_lib.core.chart import PlatformChart, PlatformConstruct
from constructs_lib.entrypoints.doors import Alb, Nginx
from constructs_lib.problems import Fault, Faults
from constructs_lib.validation import checks, formats


class Edge(PlatformConstruct):
    """Renders the one Ingress of an environment: `routes` maps path prefixes, in order, to services.

    A route such as "api.example.com/v1" has a host of its own; one that starts with "/" has the door's. The path
    reaches the service unchanged. https://kubernetes.io/docs/concepts/services-networking/ingress/
    """

    component = "edge"

    def __init__(self, scope: PlatformChart, id: str, *, door: Nginx | Alb, routes: Mapping[str, ApiService]) -> None:
        super().__init__(scope, id)
        self._door = door
        self._routes = routes
        for service in self._sound_services():
            self.chart.connections.open(door.outsider, service.name, service.port)

    def exclusive(self) -> Iterable[Exclusive]:
        """The hosts: two Ingresses that answer one would take each other's requests."""
        if isinstance(self._door, Nginx | Alb) and isinstance(self._routes, Mapping):
            hosts = [_split(route)[0] or self._door.host for route in self._routes]
            for given in dict.fromkeys("every host" if host is None else checks.shown(host) for host in hosts):
                yield Exclusive("door.host", given)

    def _sound_services(self) -> Iterable[ApiService]:
        """The services behind a door without faults; whatever has faults is said elsewhere, and opens no path."""
        wrong = [*checks.value("door", self._door, Nginx, Alb), *checks.mapping("routes", self._routes)]
        return () if wrong else (service for service in self._routes.values() if isinstance(service, ApiService))

    def faults(self) -> Faults:
        """As `PlatformConstruct`; no route, or two for one path; a route to something that is no service, or goes
        before its load balancer knows; a load balancer that answers every host.
        """
        yield from super().faults()
        yield from checks.value("door", self._door, Nginx, Alb)
        yield from checks.first(checks.mapping("routes", self._routes), self._route_faults())

    def _route_faults(self) -> Faults:
        if not self._routes:
            yield Fault("routes", "none", "at least one route", "map a path to the service that answers it")
        seen: set[tuple[str, str]] = set()
        for route, service in self._routes.items():
            field, (host, path) = f"routes {route}", _split(route)
            if host:
                yield from formats.domain(field, host)
            elif isinstance(self._door, Alb) and self._door.host is None:
                fix = 'name the host of the door, or write the route as "example.com/path"'
                yield Fault(field, checks.shown(route), "a route with a host", fix)
            yield from formats.path(field, path)
            plain = host, f"{path}".rstrip("/")
            if plain in seen:
                yield Fault(field, "the path a second time", "each path once; a '/' at its end is the same", "drop one")
            seen.add(plain)
            yield from self._service_faults(field, service)

    def _service_faults(self, field: str, service: Any) -> Faults:
        if not isinstance(service, ApiService):
            given = service.name if isinstance(service, PlatformConstruct) else checks.shown(service)
            yield Fault(field, given, "an ApiService", "route to the service that answers this path")
        elif isinstance(self._door, Alb):
            drain, least = service.container.drain, self._door.deregistration
            if checks.is_whole(drain) and checks.is_whole(least) and drain < least:
                yield Fault(
                    field,
                    f"{service.name}, which drains {drain} s",
                    f"at least the door's deregistration, {least} s",
                    "raise drain of the service, or requests fail at each rollout",
                )

    def emit(self) -> None:
        """Create the Ingress: a rule for each host. A door that ends TLS lists the hosts that routes name."""
        rules: dict[str | None, list[k8s.HttpIngressPath]] = {}
        for route, service in self._routes.items():
            host, path = _split(route)
            rules.setdefault(host or self._door.host, []).append(_path(path, service))
        named = [host for host in rules if host is not None and host != self._door.host]
        k8s.KubeIngress(
            self,
            "ingress",
            metadata=self.metadata("Ingress", annotations=self._door.annotations(), wave=self.chart.last_wave),
            spec=k8s.IngressSpec(
                ingress_class_name=self._door.ingress_class,
                tls=[k8s.IngressTls(hosts=named)] if named and isinstance(self._door, Alb) else None,
                rules=[
                    k8s.IngressRule(host=host, http=k8s.HttpIngressRuleValue(paths=paths))
                    for host, paths in rules.items()
                ],
            ),
        )


def _split(route: Any) -> tuple[str, Any]:
    """The host and the path of a route; no host where it starts with its path, or is no text."""
    if not isinstance(route, str) or "/" not in route:
        return "", route
    host, slash, path = route.partition("/")
    return host, f"{slash}{path}"


def _path(path: str, service: ApiService) -> k8s.HttpIngressPath:
    port = k8s.ServiceBackendPort(number=service.port)
    backend = k8s.IngressBackend(service=k8s.IngressServiceBackend(name=service.host, port=port))
    return k8s.HttpIngressPath(path=path, path_type="Prefix", backend=backend)
