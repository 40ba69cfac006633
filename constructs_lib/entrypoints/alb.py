"""AWS Application Load Balancers, which the AWS Load Balancer Controller creates from an Ingress."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from constructs_lib.core.l1 import k8s
from constructs_lib.network.external_peers import addresses, subnet_violations
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from constructs_lib.workload import Workload
from contract.connections import ExternalPeer
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Alb(Value):
    """An AWS Application Load Balancer `name`: terminates TLS with an ACM certificate, and redirects HTTP to HTTPS.

    It sends requests directly to Pods (target type "ip"), from the addresses of `subnets` (CIDR), and checks the health
    of each at `health_path`. When a Pod is deleted, it stops sending requests and waits `deregistration` seconds for
    open ones: the Pods behind it must `drain` at least as long.

    `host` is for routes without a host. Health checks repeat every `interval` seconds, and fail after `timeout`
    seconds. `sticky` is the duration of cookie stickiness in seconds. `web_acl` is the ARN of a WAF web ACL; `shield`
    enables Shield Advanced. With `security_groups`, the controller also manages the rules that allow them to reach the
    Pods. Ingresses of one `group` share the load balancer, their routes in the order of `group_order`; other fields are
    the same in all of them. `class_annotation` names the class in the older annotation.
    https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
    """

    ingress_class: ClassVar[str] = "alb"
    needs_host: ClassVar[bool] = True
    solves_http01: ClassVar[bool] = False
    name: str
    host: str | None = None
    certificate_arn: str
    health_path: str | None = None
    deregistration: int
    subnets: tuple[str, ...]
    scheme: Literal["internet-facing", "internal"] = "internet-facing"
    ssl_policy: str | None = None
    interval: int | None = None
    timeout: int | None = None
    sticky: int | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    web_acl: str | None = None
    shield: bool = False
    security_groups: tuple[str, ...] = ()
    group: str | None = None
    group_order: int | None = None
    class_annotation: bool = False

    @property
    def external_peer(self) -> ExternalPeer:
        """The source of its requests: the addresses of its subnets."""
        public = (80, 443) if self.scheme == "internet-facing" else ()
        return ExternalPeer(self.name, "entry", tuple(addresses(subnet) for subnet in self.subnets), public=public)

    def violations(self) -> Violations:
        """An invalid name, host, path, certificate, subnet or option."""
        yield from formats.name("name", self.name, longest=32)
        if self.host is not None:
            yield from formats.domain("host", self.host)
        if self.health_path is not None:
            yield from formats.path("health_path", self.health_path)
        yield from self._option_violations()
        yield from checks.whole("deregistration", self.deregistration, least=0, most=3600, unit="seconds")
        yield from checks.one_of("scheme", self.scheme, ("internet-facing", "internal"))
        yield from formats.certificate("certificate_arn", self.certificate_arn)
        yield from subnet_violations(self.subnets)

    def annotations(self) -> dict[str, str]:
        """The annotations of the Ingress."""
        settings = {
            "scheme": self.scheme,
            "target-type": "ip",
            "load-balancer-name": self.name,
            "listen-ports": json.dumps([{"HTTP": 80}, {"HTTPS": 443}], separators=(",", ":")),
            "ssl-redirect": "443",
            "certificate-arn": self.certificate_arn,
            "ssl-policy": self.ssl_policy,
            "healthcheck-path": self.health_path,
            **self._health_checks(),
            "target-group-attributes": self._target_group(),
            "group.name": self.group,
            "group.order": None if self.group_order is None else f"{self.group_order}",
            "tags": _pairs(self.tags),
            "wafv2-acl-arn": self.web_acl,
            "shield-advanced-protection": "true" if self.shield else None,
            "security-groups": ",".join(self.security_groups),
            "manage-backend-security-group-rules": "true" if self.security_groups else None,
        }
        return {f"alb.ingress.kubernetes.io/{name}": value for name, value in settings.items() if value}

    def path(self, path: str) -> tuple[str, str]:
        """A prefix, which is passed on unchanged."""
        return path, "Prefix"

    def service_violations(self, field: str, service: Workload) -> Violations:
        """A service that drains for less time than the load balancer needs to deregister a Pod."""
        drain: Any = getattr(service.container, "drain", None)
        least = self.deregistration
        if checks.is_whole(drain) and checks.is_whole(least) and drain < least:
            given = f"{service.name}, which drains {drain} s"
            allowed = f"at least the entrypoint's deregistration, {least} s"
            yield Violation(field, given, allowed, "raise drain of the service, or requests fail at each rollout")

    def tls(self, hosts: list[str]) -> list[k8s.IngressTls]:
        """The hosts in routes, for which the controller discovers certificates."""
        others = [host for host in hosts if host != self.host]
        return [k8s.IngressTls(hosts=others)] if others else []

    def _health_checks(self) -> dict[str, str]:
        if self.interval is None and self.timeout is None:
            return {}
        times = {"healthcheck-interval-seconds": self.interval, "healthcheck-timeout-seconds": self.timeout}
        said = {name: f"{seconds}" for name, seconds in times.items() if seconds is not None}
        return {"healthcheck-protocol": "HTTP", "healthcheck-port": "traffic-port", **said}

    def _target_group(self) -> str:
        attributes = {"deregistration_delay.timeout_seconds": f"{self.deregistration}"}
        if self.sticky is not None:
            attributes |= {
                "stickiness.enabled": "true",
                "stickiness.type": "lb_cookie",
                "stickiness.lb_cookie.duration_seconds": f"{self.sticky}",
            }
        return _pairs(attributes)

    def _option_violations(self) -> Violations:
        for name, given in (("ssl_policy", self.ssl_policy), ("web_acl", self.web_acl)):
            if given is not None:
                yield from checks.word(name, given)
        for name, seconds, least, most in (("interval", self.interval, 5, 300), ("timeout", self.timeout, 2, 120)):
            if seconds is not None:
                yield from checks.whole(name, seconds, least=least, most=most, unit="seconds")
        timeout, interval = 5 if self.timeout is None else self.timeout, 15 if self.interval is None else self.interval
        if checks.is_whole(timeout) and checks.is_whole(interval) and timeout >= interval:
            yield Violation(
                "timeout", f"{timeout}", f"less than the interval, {interval}", "lower it, or ask less often"
            )
        if self.sticky is not None:
            yield from checks.whole("sticky", self.sticky, least=1, most=7 * 24 * 3600, unit="seconds")
        yield from checks.flag("shield", self.shield)
        yield from checks.flag("class_annotation", self.class_annotation)
        if self.group is not None:
            yield from formats.name("group", self.group)
        if self.group_order is not None:
            yield from checks.whole("group_order", self.group_order, least=-1000, most=1000, unit="as an order")
            if self.group is None:
                yield Violation("group", "None", "a name, for an order in it", "name the group, or leave the order out")
        yield from checks.each("security_groups", self.security_groups, checks.word)
        yield from checks.first(checks.mapping("tags", self.tags), self._tag_violations())

    def _tag_violations(self) -> Violations:
        for key, value in self.tags.items():
            for part in (key, value):
                yield from formats.form(
                    f"tags {key}", part, _TAG, "letters, digits and . _ : / @ -", "write a plain word"
                )


_TAG = "[-A-Za-z0-9._:/@]+"


def _pairs(values: Mapping[str, str]) -> str:
    """Several values in one annotation, without spaces, as the controller reads them."""
    return ",".join(f"{key}={value}" for key, value in values.items())


@dataclass(frozen=True, kw_only=True)
class HealthCheck(Value):
    """The health check of one service behind an Application Load Balancer, instead of that of the entrypoint.

    `codes` are the HTTP status codes of a healthy Pod: "200", "200-399", "200,204".
    https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#health-check
    """

    path: str
    codes: str = "200"

    def violations(self) -> Violations:
        """A path that is not absolute; invalid codes."""
        yield from formats.path("path", self.path)
        allowed = "codes from 200 to 499, or ranges of them"
        yield from formats.form("codes", self.codes, _CODES, allowed, 'write "200" or "200-399"')

    def annotations(self) -> dict[str, str]:
        """The annotations of the Service that the controller reads."""
        prefix = "alb.ingress.kubernetes.io"
        return {f"{prefix}/healthcheck-path": self.path, f"{prefix}/success-codes": self.codes}


_CODE = "[234][0-9]{2}(?:-[234][0-9]{2})?"
_CODES = f"{_CODE}(?:,{_CODE})*"
