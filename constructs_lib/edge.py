"""The Ingress of an environment, for NGINX or an AWS Application Load Balancer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.entrypoints.alb import Alb
from constructs_lib.entrypoints.entrypoint import Entrypoint
from constructs_lib.entrypoints.nginx import Nginx
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_peers import ACME_SOLVER, SOLVER_PORT
from constructs_lib.network.policies import POLICY_API, of_solver
from constructs_lib.network.server import ServerPort, WorkloadName, published, unreachable
from constructs_lib.validation import checks, formats
from constructs_lib.workload import Workload
from contract.violations import Violation, Violations

CLASS = "kubernetes.io/ingress.class"
"""The annotation that named the IngressClass before there was a field, and that some controllers still want."""

Target = Workload | ServerPort
"""What a route leads to: the first port of a workload, or another one."""

ENTRYPOINTS = (Nginx, Alb)
"""The kinds of entrypoint that an Edge accepts."""


class Edge(PlatformConstruct):
    """Renders an Ingress: `routes` maps path prefixes, in order, to services of its namespace, or to ports of them.

    A route such as "api.example.com/v1" names its host, which may be a wildcard, "*.example.com/"; one that starts with
    "/" uses the entrypoint's host. https://kubernetes.io/docs/concepts/services-networking/ingress/
    """

    component = "edge"

    def __init__(self, scope: Scope, id: str, *, entrypoint: Entrypoint, routes: Mapping[str, Target]) -> None:
        super().__init__(scope, id)
        self._entrypoint = entrypoint
        self._routes = routes
        self.chart.on_connect(self._argument_violations, self._let_in)

    def _let_in(self, connections: Connections) -> None:
        for target in self._routes.values():
            if isinstance(target, Target) and target.target_port:
                connections.open(self._entrypoint.external_peer, target.party, target.target_port)
        if self._entrypoint.solves_http01:
            name = WorkloadName(self.namespace, ACME_SOLVER.name).seen_from(self.chart.home)
            solver = replace(ACME_SOLVER, name=name)
            connections.open(self._entrypoint.external_peer, solver, SOLVER_PORT)
            connections.declare(solver, self.namespace)

    def exclusive(self) -> Iterable[Exclusive]:
        """The hosts: two Ingresses with the same host would receive each other's requests."""
        if isinstance(self._entrypoint, ENTRYPOINTS) and isinstance(self._routes, Mapping):
            split = [_split(route)[0] for route in self._routes]
            hosts = [host or self._entrypoint.host for host in split if _may_be_host(host)]
            for given in dict.fromkeys("every host" if host is None else checks.shown(host) for host in hosts):
                yield Exclusive("entrypoint.host", given)

    def _argument_violations(self) -> Violations:
        yield from checks.value("entrypoint", self._entrypoint, *ENTRYPOINTS)
        yield from checks.mapping("routes", self._routes)

    def violations(self) -> Violations:
        """As `PlatformConstruct`; no route, or two for one path; a target without a port, or that drains for less time
        than its load balancer needs to deregister it; a route without a required host.
        """
        yield from super().violations()
        yield from checks.value("entrypoint", self._entrypoint, *ENTRYPOINTS)
        yield from checks.first(checks.mapping("routes", self._routes), self._route_violations())

    def _route_violations(self) -> Violations:
        if not self._routes:
            yield Violation("routes", "none", "at least one route", "map a path to the service that answers it")
        seen: set[tuple[str, str]] = set()
        for route, target in self._routes.items():
            field, (host, path) = f"routes {route}", _split(route)
            if not _may_be_host(host):
                allowed = 'a path that starts with "/", or that has a host in front: "example.com/path"'
                yield Violation(field, checks.shown(route), allowed, f'write "/{route}"')
                continue
            if host:
                yield from formats.domain(field, host.removeprefix("*."))
            elif self._names_nothing():
                fix = 'name the host of the entrypoint, or write the route as "example.com/path"'
                yield Violation(field, checks.shown(route), "a route with a host, for its certificate", fix)
            elif self._has_no_host():
                fix = 'name the host of the entrypoint, or write the route as "example.com/path"'
                yield Violation(field, checks.shown(route), "a route with a host", fix)
            if host.startswith("*.") and getattr(self._entrypoint, "solves_http01", False):
                fix = "use an issuer with DNS-01, and leave http01 out"
                yield Violation(field, checks.shown(host), "no wildcard: HTTP-01 cannot prove it", fix)
            yield from formats.path(field, path)
            plain = host, f"{path}".rstrip("/")
            if plain in seen:
                allowed = "each path once; a '/' at its end is the same"
                yield Violation(field, "the path a second time", allowed, "drop one")
            seen.add(plain)
            yield from self._target_violations(field, target)

    def _names_nothing(self) -> bool:
        """Whether cert-manager would not know which host a certificate is for."""
        https = getattr(self._entrypoint, "https", None)
        return getattr(https, "issuer", None) is not None and self._entrypoint.host is None

    def _has_no_host(self) -> bool:
        return isinstance(self._entrypoint, ENTRYPOINTS) and self._entrypoint.needs_host and not self._entrypoint.host

    def _target_violations(self, field: str, target: Any) -> Violations:
        workload = target.workload if isinstance(target, ServerPort) else target
        wrong = list(target.server_violations()) if isinstance(target, Target) else []
        if not wrong and isinstance(workload, Workload) and not workload.listens:
            wrong = [unreachable(workload.name)]
        yield from (violation.inside(field) for violation in wrong)
        if not isinstance(workload, Workload):
            given = workload.name if isinstance(workload, PlatformConstruct) else checks.shown(workload)
            yield Violation(field, given, "a service", "route to what answers this path")
        elif workload.namespace != self.namespace:
            given, allowed = f"{workload.name} in {workload.namespace}", f"a service in {self.namespace}"
            yield Violation(field, given, allowed, "create the Edge in the namespace of its services")
        elif not wrong and isinstance(self._entrypoint, ENTRYPOINTS):
            yield from self._entrypoint.service_violations(field, workload)

    def manifests(self) -> Iterator[Manifest]:
        """The Ingress, with one rule for each host; for HTTP-01, the policy of the Pods that answer challenges."""
        yield self._ingress()
        if self._entrypoint.solves_http01:
            policy = k8s.KubeNetworkPolicyProps(spec=of_solver(self._entrypoint.external_peer))
            yield self.manifest(POLICY_API, "NetworkPolicy", policy, name=f"{self.name}-{ACME_SOLVER.name}")

    def _ingress(self) -> Manifest:
        rules: dict[str | None, list[k8s.HttpIngressPath]] = {}
        for route, target in self._routes.items():
            host, path = _split(route)
            rules.setdefault(host or self._entrypoint.host, []).append(self._path(path, target))
        old = {CLASS: self._entrypoint.ingress_class} if self._entrypoint.class_annotation else {}
        spec = k8s.IngressSpec(
            ingress_class_name=None if old else self._entrypoint.ingress_class,
            tls=self._entrypoint.tls([host for host in rules if host is not None]) or None,
            rules=[
                k8s.IngressRule(host=host, http=k8s.HttpIngressRuleValue(paths=paths)) for host, paths in rules.items()
            ],
        )
        return self.manifest(
            "networking.k8s.io/v1",
            "Ingress",
            k8s.KubeIngressProps(spec=spec),
            annotations={**old, **self._entrypoint.annotations()},
            wave=self.chart.last_wave,
        )

    def _path(self, path: str, target: Target) -> k8s.HttpIngressPath:
        listener = target.workload if isinstance(target, ServerPort) else target
        port = k8s.ServiceBackendPort(number=int(published(target.target_port)))
        backend = k8s.IngressBackend(service=k8s.IngressServiceBackend(name=listener.host, port=port))
        path, path_type = self._entrypoint.path(path)
        return k8s.HttpIngressPath(path=path, path_type=path_type, backend=backend)


def _may_be_host(host: str) -> bool:
    """Whether it is left to the entrypoint, or can be a host: a word without a dot is the start of a path."""
    return not host or "." in host


def _split(route: Any) -> tuple[str, Any]:
    """The host and the path of a route. The host is empty if the route starts with "/" or is not a string."""
    if not isinstance(route, str) or "/" not in route:
        return "", route
    host, slash, path = route.partition("/")
    return host, f"{slash}{path}"
