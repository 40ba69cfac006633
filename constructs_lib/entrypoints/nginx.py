"""The NGINX ingress controller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from constructs_lib.network.external_peers import pods_of
from constructs_lib.validation import formats
from constructs_lib.workload import Workload
from contract.connections import ExternalPeer
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Nginx:
    """The NGINX ingress controller, over plain HTTP, with its Pods in `namespace`. Without a host it serves all hosts.

    https://kubernetes.github.io/ingress-nginx/
    """

    ingress_class: ClassVar[str] = "nginx"
    needs_host: ClassVar[bool] = False
    host: str | None = None
    namespace: str = "ingress-nginx"

    @property
    def external_peer(self) -> ExternalPeer:
        """The source of its requests: the Pods of its namespace."""
        return ExternalPeer(self.namespace, "entry", (pods_of(self.namespace),), public=(80,))

    def violations(self) -> Violations:
        """An invalid host or namespace."""
        if self.host is not None:
            yield from formats.domain("host", self.host)
        yield from formats.name("namespace", self.namespace)

    def annotations(self) -> dict[str, str]:
        """None: paths are passed on unchanged."""
        return {}

    def service_violations(self, field: str, service: Workload) -> Violations:
        """None: the controller watches the endpoints, and a terminating Pod is removed at once."""
        yield from ()

    def tls_hosts(self, hosts: list[str]) -> list[str]:
        """None: it serves plain HTTP."""
        return []
