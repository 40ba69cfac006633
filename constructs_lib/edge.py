"""The door to the platform: one Ingress, behind NGINX or behind a load balancer of AWS."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from cdk8s_plus_27 import k8s

from constructs_lib import checks, forms
from constructs_lib.api_service import ApiService
from constructs_lib.app import Exclusive
from constructs_lib.chart import PlatformChart, PlatformConstruct
from constructs_lib.outside import Addresses, Outsider, PodsOf, subnet_faults
from constructs_lib.problems import Fault, Faults


@dataclass(frozen=True, kw_only=True)
class Nginx:
    """The NGINX ingress controller, over plain HTTP. Without a host every host name is served.

    Its Pods run in `namespace`.

    https://kubernetes.github.io/ingress-nginx/
    """

    ingress_class: ClassVar[str] = "nginx"
    host: str | None = None
    namespace: str = "ingress-nginx"

    @property
    def outsider(self) -> Outsider:
        """Where its requests come from: the Pods of its namespace."""
        return Outsider(self.namespace, "entry", (PodsOf(self.namespace),), public=(80,))

    def faults(self) -> Faults:
        """A host or namespace that is not a name."""
        if self.host is not None:
            yield from forms.domain("host", self.host)
        yield from forms.name("namespace", self.namespace)

    def annotations(self) -> dict[str, str]:
        """None: paths are passed on as they come."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Alb:
    """An Application Load Balancer of AWS called `name`. It ends TLS with a certificate of ACM and sends HTTP to HTTPS.

    It talks to Pods directly (target type "ip"), from the addresses of `subnets`, and asks `health_path` of each. When
    a Pod goes, it sends no more requests and waits `deregistration` seconds for open ones: the Pods behind it must
    `drain` at least as long.
    https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
    """

    ingress_class: ClassVar[str] = "alb"
    name: str
    host: str
    certificate_arn: str
    health_path: str
    deregistration: int
    subnets: tuple[str, ...]
    scheme: Literal["internet-facing", "internal"] = "internet-facing"

    @property
    def outsider(self) -> Outsider:
        """Where its requests come from: addresses of its subnets, not a Pod."""
        public = (80, 443) if self.scheme == "internet-facing" else ()
        return Outsider(self.name, "entry", tuple(Addresses(subnet) for subnet in self.subnets), public=public)

    def faults(self) -> Faults:
        """A name that AWS refuses, a host, certificate, path or range of addresses that cannot be."""
        yield from forms.name("name", self.name, longest=32)
        yield from forms.domain("host", self.host)
        yield from forms.path("health_path", self.health_path)
        yield from checks.whole("deregistration", self.deregistration, least=0, most=3600, unit="seconds")
        yield from checks.one_of("scheme", self.scheme, ("internet-facing", "internal"))
        yield from forms.certificate("certificate_arn", self.certificate_arn)
        yield from subnet_faults(self.subnets)

    def annotations(self) -> dict[str, str]:
        """What the AWS Load Balancer Controller reads."""
        settings = {
            "scheme": self.scheme,
            "target-type": "ip",
            "load-balancer-name": self.name,
            "listen-ports": json.dumps([{"HTTP": 80}, {"HTTPS": 443}]),
            "ssl-redirect": "443",
            "certificate-arn": self.certificate_arn,
            "healthcheck-path": self.health_path,
            "target-group-attributes": f"deregistration_delay.timeout_seconds={self.deregistration}",
        }
        return {f"alb.ingress.kubernetes.io/{name}": value for name, value in settings.items()}


class Edge(PlatformConstruct):
    """Renders the one Ingress of an environment: `routes` maps path prefixes, in order, to services.

    The path reaches the service unchanged. https://kubernetes.io/docs/concepts/services-networking/ingress/
    """

    component = "edge"

    def __init__(self, scope: PlatformChart, id: str, *, door: Nginx | Alb, routes: Mapping[str, ApiService]) -> None:
        super().__init__(scope, id)
        self._door = door
        self._routes = routes
        for service in self._sound_services():
            self.chart.connections.open(door.outsider, service.name, service.port)

    def exclusive(self) -> Iterable[Exclusive]:
        """The host: two Ingresses that answer it would take each other's requests."""
        if isinstance(self._door, Nginx | Alb):
            host = self._door.host
            yield Exclusive("door.host", "every host" if host is None else checks.shown(host))

    def _sound_services(self) -> Iterable[ApiService]:
        """The services behind a door without faults; whatever has faults is said elsewhere, and opens no path."""
        wrong = [*checks.value("door", self._door, Nginx, Alb), *checks.mapping("routes", self._routes)]
        return () if wrong else (service for service in self._routes.values() if isinstance(service, ApiService))

    def faults(self) -> Faults:
        """As `PlatformConstruct`; no route, or two for one path; a route to something that is no service, or goes
        before its load balancer knows.
        """
        yield from super().faults()
        yield from checks.value("door", self._door, Nginx, Alb)
        yield from checks.first(checks.mapping("routes", self._routes), self._route_faults())

    def _route_faults(self) -> Faults:
        if not self._routes:
            yield Fault("routes", "none", "at least one route", "map a path to the service that answers it")
        seen: set[str] = set()
        for path, service in self._routes.items():
            field = f"routes {path}"
            yield from forms.path(field, path)
            plain = f"{path}".rstrip("/")
            if plain in seen:
                yield Fault(field, "the path a second time", "each path once; a '/' at its end is the same", "drop one")
            seen.add(plain)
            if not isinstance(service, ApiService):
                given = service.name if isinstance(service, PlatformConstruct) else checks.shown(service)
                yield Fault(field, given, "an ApiService", "route to the service that answers this path")
            else:
                yield from self._drain_faults(field, service)

    def _drain_faults(self, field: str, service: ApiService) -> Faults:
        if not isinstance(self._door, Alb):
            return
        drain, least = service.container.drain, self._door.deregistration
        if checks.is_whole(drain) and checks.is_whole(least) and drain < least:
            yield Fault(
                field,
                f"{service.name}, which drains {drain} s",
                f"at least the door's deregistration, {least} s",
                "raise drain of the service, or requests fail at each rollout",
            )

    def emit(self) -> None:
        """Create the Ingress."""
        paths = [_path(path, service) for path, service in self._routes.items()]
        rule = k8s.IngressRule(host=self._door.host, http=k8s.HttpIngressRuleValue(paths=paths))
        k8s.KubeIngress(
            self,
            "ingress",
            metadata=self.metadata("Ingress", annotations=self._door.annotations(), wave=self.chart.last_wave),
            spec=k8s.IngressSpec(ingress_class_name=self._door.ingress_class, rules=[rule]),
        )


def _path(path: str, service: ApiService) -> k8s.HttpIngressPath:
    port = k8s.ServiceBackendPort(number=service.port)
    backend = k8s.IngressBackend(service=k8s.IngressServiceBackend(name=service.host, port=port))
    return k8s.HttpIngressPath(path=path, path_type="Prefix", backend=backend)
