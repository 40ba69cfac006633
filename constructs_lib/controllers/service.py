"""The Service in front of the Pods of a workload."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.values.ports import Port
from constructs_lib.workload import Workload
from contract import declarations


class LoadBalancer(Protocol):
    """The settings of a Service with type LoadBalancer."""

    @property
    def source_ranges(self) -> tuple[str, ...]: ...

    def annotations(self) -> dict[str, str]: ...


@dataclass(frozen=True, kw_only=True)
class Service:
    """Renders a Service with the ports of the workload. It has no sync wave, so it exists before the Pods.

    It has the `name` and the `ports` of the workload, if not others. A `headless` Service has no cluster IP; with
    `not_ready`, it names Pods before they are ready. `affinity` is how many seconds a client reaches the same Pod
    again. `elected` are labels that a Pod gets when it runs. A Service with a `load_balancer` is in the last sync wave,
    as Ingresses are.
    https://kubernetes.io/docs/concepts/services-networking/service/
    """

    name: str | None = None
    ports: tuple[Port, ...] | None = None
    headless: bool = False
    not_ready: bool = False
    affinity: int | None = None
    elected: Mapping[str, str] = field(default_factory=dict)
    annotations: Mapping[str, str] = field(default_factory=dict)
    load_balancer: LoadBalancer | None = None

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The Service."""
        balancer = self.load_balancer
        elected = {declarations.RUNTIME_LABELS: json.dumps(list(self.elected))} if self.elected else {}
        spec = k8s.ServiceSpec(
            type="ClusterIP" if balancer is None else "LoadBalancer",
            cluster_ip="None" if self.headless else None,
            load_balancer_source_ranges=list(balancer.source_ranges) or None if balancer else None,
            session_affinity=None if self.affinity is None else "ClientIP",
            session_affinity_config=_affinity(self.affinity),
            publish_not_ready_addresses=self.not_ready or None,
            selector={**workload.selector, **self.elected},
            ports=[port.of_service() for port in (workload.ports if self.ports is None else self.ports)],
        )
        yield workload.manifest(
            "v1",
            "Service",
            k8s.KubeServiceProps(spec=spec),
            name=workload.host if self.name is None else self.name,
            annotations={**(balancer.annotations() if balancer else {}), **self.annotations, **elected},
            wave=workload.chart.last_wave if balancer else 0,
        )


def _affinity(seconds: int | None) -> k8s.SessionAffinityConfig | None:
    if seconds is None:
        return None
    return k8s.SessionAffinityConfig(client_ip=k8s.ClientIpConfig(timeout_seconds=seconds))
