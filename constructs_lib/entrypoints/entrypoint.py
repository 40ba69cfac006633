"""What an entrypoint must know, so that an Ingress can be rendered for it."""

from __future__ import annotations

from typing import ClassVar, Protocol

from constructs_lib.workload import Workload
from contract.connections import ExternalPeer
from contract.violations import Violations


class Entrypoint(Protocol):
    """The controller behind an IngressClass, and what it wants to be told.

    `host` is the one that it answers, where a route names none; one that `needs_host` must not answer every host.
    `external_peer` is where its requests come from. `annotations` are those of the Ingress. `service_violations` says
    why a service does not fit behind it. `tls_hosts` are those of the named hosts for which it ends TLS.
    """

    ingress_class: ClassVar[str]
    needs_host: ClassVar[bool]

    @property
    def host(self) -> str | None: ...

    @property
    def external_peer(self) -> ExternalPeer: ...

    def annotations(self) -> dict[str, str]: ...

    def service_violations(self, field: str, service: Workload) -> Violations: ...

    def tls_hosts(self, hosts: list[str]) -> list[str]: ...

    def violations(self) -> Violations: ...
