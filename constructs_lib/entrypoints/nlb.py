"""AWS Network Load Balancers, each for one Service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from constructs_lib.network.external_peers import addresses, subnet_violations
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.connections import ExternalPeer
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Nlb(Value):
    """An AWS Network Load Balancer for one Service, open to `source_ranges` (CIDR), or to all addresses.

    Its requests reach the Pods from the addresses of `subnets`: its own, or those of the nodes that forward them.

    https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
    """

    subnets: tuple[str, ...]
    scheme: Literal["internet-facing", "internal"] = "internet-facing"
    source_ranges: tuple[str, ...] = ()

    def external_peer(self, service: str, ports: tuple[int, ...]) -> ExternalPeer:
        """The source of its requests: the addresses of its subnets."""
        public = ports if self.scheme == "internet-facing" else ()
        return ExternalPeer(
            f"{service}-nlb", "entry", tuple(addresses(subnet) for subnet in self.subnets), public=public
        )

    def violations(self) -> Violations:
        """An unknown scheme; a range or subnet that is not CIDR."""
        yield from checks.one_of("scheme", self.scheme, ("internet-facing", "internal"))
        yield from checks.each("source_ranges", self.source_ranges, formats.cidr)
        yield from subnet_violations(self.subnets)

    def annotations(self) -> dict[str, str]:
        """The annotations of the Service that the controller reads."""
        prefix = "service.beta.kubernetes.io/aws-load-balancer"
        # Without the AWS Load Balancer Controller, the cloud provider reads only the older annotation.
        old = {f"{prefix}-internal": "true"} if self.scheme == "internal" else {}
        return {f"{prefix}-type": "nlb", f"{prefix}-scheme": self.scheme, **old}
