"""The protocol of entrypoints: what an Edge needs to render an Ingress."""

from __future__ import annotations

from typing import ClassVar, Protocol

from constructs_lib.core.l1 import k8s
from constructs_lib.workload import Workload
from contract.connections import ExternalPeer
from contract.violations import Violations


class Entrypoint(Protocol):
    """The controller of an IngressClass, and its settings.

    `host` is for routes without a host; if `needs_host`, every route must have one. `external_peer` is the source of
    its requests, for NetworkPolicies. `annotations` are those of the Ingress; with `class_annotation`, the class is one
    too. If it `solves_http01`, it reaches the Pods of cert-manager. `path` is that of a route in the Ingress, with its
    type. `service_violations` checks a service behind it. `tls` is that field of the Ingress, for routes with these
    hosts.
    """

    ingress_class: ClassVar[str]
    needs_host: ClassVar[bool]

    @property
    def solves_http01(self) -> bool: ...

    @property
    def class_annotation(self) -> bool: ...

    @property
    def host(self) -> str | None: ...

    @property
    def external_peer(self) -> ExternalPeer: ...

    def annotations(self) -> dict[str, str]: ...

    def path(self, path: str) -> tuple[str, str]: ...

    def service_violations(self, field: str, service: Workload) -> Violations: ...

    def tls(self, hosts: list[str]) -> list[k8s.IngressTls]: ...

    def violations(self) -> Violations: ...
