"""The NGINX ingress controller."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from constructs_lib.core.l1 import k8s
from constructs_lib.network.external_peers import pods_of
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from constructs_lib.workload import Workload
from contract.connections import ExternalPeer
from contract.violations import Violation, Violations

PREFIX = "nginx.ingress.kubernetes.io"


@dataclass(frozen=True, kw_only=True)
class Tls(Value):
    """HTTPS with the certificate in the Secret `secret`, for every host; `forced` redirects plain HTTP.

    With `issuer`, a ClusterIssuer, cert-manager makes the Secret; without, it is created outside git. With `http01`,
    the issuer proves itself by HTTP: the controller may reach the Pods that cert-manager starts for that.
    https://cert-manager.io/docs/usage/ingress/
    """

    secret: str
    issuer: str | None = None
    forced: bool = True
    http01: bool = False

    def violations(self) -> Violations:
        """An invalid name of a Secret or an issuer; a proof without an issuer."""
        yield from formats.domain("secret", self.secret)
        if self.issuer is not None:
            yield from formats.domain("issuer", self.issuer)
        yield from checks.flag("forced", self.forced)
        yield from checks.flag("http01", self.http01)
        if self.http01 is True and self.issuer is None:
            yield Violation("issuer", "None", "the ClusterIssuer that uses HTTP-01", "name it, or leave http01 out")


@dataclass(frozen=True, kw_only=True)
class Nginx(Value):
    """The NGINX ingress controller, with its Pods in `namespace`. Without a host it serves all hosts.

    Without `https` it serves plain HTTP. `body_size` is that of the largest request: "8m". `timeout` is how many
    seconds a service may take to read and to answer. `cors` are the origins whose pages may call. `grpc` speaks gRPC to
    the services. `strip_prefix` takes the path of a route off what a service sees: /shop/cart is /cart to what is
    behind /shop. `settings` are other annotations of the controller, without their prefix. `class_annotation` names the
    class in the older annotation.
    https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
    """

    ingress_class: ClassVar[str] = "nginx"
    needs_host: ClassVar[bool] = False
    host: str | None = None
    namespace: str = "ingress-nginx"
    https: Tls | None = None
    body_size: str | None = None
    timeout: int | None = None
    cors: tuple[str, ...] = ()
    grpc: bool = False
    strip_prefix: bool = False
    settings: Mapping[str, str] = field(default_factory=dict)
    class_annotation: bool = False

    @property
    def external_peer(self) -> ExternalPeer:
        """The source of its requests: the Pods of its namespace."""
        public = (80,) if self.https is None else (80, 443)
        return ExternalPeer(self.namespace, "entry", (pods_of(self.namespace),), public=public)

    def violations(self) -> Violations:
        """An invalid host, namespace, certificate, size, time or origin; a setting that a field says."""
        if self.host is not None:
            yield from formats.domain("host", self.host)
        yield from formats.name("namespace", self.namespace)
        if self.https is not None:
            yield from checks.value("https", self.https, Tls)
        if self.body_size is not None:
            yield from formats.form("body_size", self.body_size, "[1-9][0-9]*[kmg]?", "a size of NGINX", 'write "8m"')
        if self.timeout is not None:
            yield from checks.whole("timeout", self.timeout, least=1, unit="seconds")
        yield from checks.each("cors", self.cors, formats.origin)
        yield from checks.flag("grpc", self.grpc)
        yield from checks.flag("strip_prefix", self.strip_prefix)
        yield from checks.flag("class_annotation", self.class_annotation)
        yield from checks.first(checks.mapping("settings", self.settings), self._setting_violations())

    def _setting_violations(self) -> Violations:
        for name, value in self.settings.items():
            yield from formats.label_value(f"settings {name}", name)
            yield from checks.text(f"settings {name}", value)
            if isinstance(name, str) and name.endswith("-snippet"):
                given, fix = repr(name), "say it with another setting: the controller refuses snippets by default"
                yield Violation(f"settings {name}", given, "no piece of configuration", fix)

    def annotations(self) -> dict[str, str]:
        """Those of what is asked for."""
        said = {
            "ssl-redirect": None if self.https is None else f"{self.https.forced}".lower(),
            "force-ssl-redirect": "true" if self.https is not None and self.https.forced else None,
            "proxy-body-size": self.body_size,
            "proxy-read-timeout": None if self.timeout is None else f"{self.timeout}",
            "proxy-send-timeout": None if self.timeout is None else f"{self.timeout}",
            "enable-cors": "true" if self.cors else None,
            "cors-allow-origin": ",".join(self.cors) or None,
            "backend-protocol": "GRPC" if self.grpc else None,
            "use-regex": "true" if self.strip_prefix else None,
            "rewrite-target": "/$2" if self.strip_prefix else None,
            **self.settings,
        }
        issuer = {} if self.https is None or self.https.issuer is None else {ISSUER: self.https.issuer}
        return {**issuer, **{f"{PREFIX}/{name}": value for name, value in said.items() if value is not None}}

    @property
    def solves_http01(self) -> bool:
        """Whether it passes challenges of HTTP-01 on."""
        return self.https is not None and self.https.http01

    def path(self, path: str) -> tuple[str, str]:
        """A prefix, which is passed on unchanged; or a pattern whose second group is what a service sees.

        https://kubernetes.github.io/ingress-nginx/examples/rewrite/#rewrite-target
        """
        if not self.strip_prefix:
            return path, "Prefix"
        return f"{re.escape(path.rstrip('/'))}(/|$)(.*)", "ImplementationSpecific"

    def service_violations(self, field: str, service: Workload) -> Violations:
        """None: the controller watches the endpoints, and a terminating Pod is removed at once."""
        yield from ()

    def tls(self, hosts: list[str]) -> list[k8s.IngressTls]:
        """The certificate, for the hosts of all routes."""
        if self.https is None:
            return []
        return [k8s.IngressTls(hosts=hosts or None, secret_name=self.https.secret)]


ISSUER = "cert-manager.io/cluster-issuer"
"""Annotation of an Ingress: the ClusterIssuer of its certificate."""
