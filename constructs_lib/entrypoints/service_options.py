"""The options of the Service in front of a program."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.entrypoints.alb import HealthCheck
from constructs_lib.entrypoints.nlb import Nlb
from constructs_lib.validation import checks
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class ServiceOptions(Value):
    """What a Service is beyond one address for all ready Pods.

    `load_balancer` makes it of type LoadBalancer; `health_check` overrides the health check of an Ingress's load
    balancer. A `headless` one has no address: clients resolve its Pods, as gRPC clients do that balance requests
    themselves. With `session_affinity`, a client reaches the same Pod again for so many seconds.
    https://kubernetes.io/docs/concepts/services-networking/service/
    """

    load_balancer: Nlb | None = None
    health_check: HealthCheck | None = None
    headless: bool = False
    session_affinity: int | None = None

    def violations(self) -> Violations:
        """An invalid load balancer or health check; a time above a day; options that exclude each other."""
        if self.load_balancer is not None:
            yield from checks.value("load_balancer", self.load_balancer, Nlb)
        if self.health_check is not None:
            yield from checks.value("health_check", self.health_check, HealthCheck)
        yield from checks.flag("headless", self.headless)
        if self.session_affinity is not None:
            yield from checks.whole("session_affinity", self.session_affinity, least=1, most=86400, unit="seconds")
        if self.headless is True and (self.load_balancer is not None or self.session_affinity is not None):
            other = "load_balancer" if self.load_balancer is not None else "session_affinity"
            yield Violation("headless", f"True, and a {other}", "one of the two", "leave one of them out")
