"""The Service in front of the Pods of a workload."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.workload import Workload


class LoadBalancer(Protocol):
    """The settings of a Service with type LoadBalancer."""

    @property
    def source_ranges(self) -> tuple[str, ...]: ...

    def annotations(self) -> dict[str, str]: ...


@dataclass(frozen=True, kw_only=True)
class Service:
    """Renders a Service with the ports of the workload. It has no sync wave, so it exists before the Pods.

    A `headless` Service has no cluster IP. A Service with a `load_balancer` is in the last sync wave, as Ingresses are.
    https://kubernetes.io/docs/concepts/services-networking/service/
    """

    headless: bool = False
    annotations: Mapping[str, str] = field(default_factory=dict)
    load_balancer: LoadBalancer | None = None

    def manifests(self, workload: Workload) -> Iterator[Manifest]:
        """The Service."""
        balancer = self.load_balancer
        spec = k8s.ServiceSpec(
            type="ClusterIP" if balancer is None else "LoadBalancer",
            cluster_ip="None" if self.headless else None,
            load_balancer_source_ranges=list(balancer.source_ranges) or None if balancer else None,
            selector=workload.selector,
            ports=[port.of_service() for port in workload.ports],
        )
        yield workload.manifest(
            "v1",
            "Service",
            k8s.KubeServiceProps(spec=spec),
            name=workload.host,
            annotations={**(balancer.annotations() if balancer else {}), **self.annotations},
            wave=workload.chart.last_wave if balancer else 0,
        )
