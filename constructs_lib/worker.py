"""A program that works without being called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.autoscaling import Autoscaler
from constructs_lib.controllers.budget import DisruptionBudget
from constructs_lib.controllers.deployment import Deployment
from constructs_lib.core.construct import Scope
from constructs_lib.network.connections import Connections
from constructs_lib.pods.container import Container
from constructs_lib.program import Program
from constructs_lib.validation import checks
from constructs_lib.values.keda import KedaScale
from constructs_lib.values.placement import Placement
from constructs_lib.values.rollout import Recreate, RollingUpdate
from constructs_lib.values.scaling import Scale
from constructs_lib.values.scrape import Scrape
from constructs_lib.workload import Part
from contract.violations import Violations


class Worker(Program):
    """Renders a Deployment and a ServiceAccount; also an autoscaler and a PodDisruptionBudget.

    It has no Service: it takes its work from a queue or a topic. `scale` is a number of Pods, with a
    HorizontalPodAutoscaler if it has a maximum, or is left to KEDA; the PodDisruptionBudget is for two or more.
    `rollout` is how new Pods replace old ones. `identity` is the AWS role of its Pods; `placement` says on which nodes
    they run; `metrics`, where Prometheus reads.
    """

    listens = False

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        scale: Scale | KedaScale,
        component: str = "worker",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        rollout: RollingUpdate | Recreate | None = None,
        metrics: Scrape | None = None,
    ) -> None:
        super().__init__(
            scope,
            id,
            container,
            component=component,
            labels=labels,
            identity=identity,
            placement=placement,
            metrics=metrics,
        )
        self.scale = scale
        self._rollout = RollingUpdate() if rollout is None else rollout

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler sets the number of its Pods."""
        return self.scale.autoscaled

    def violations(self) -> Violations:
        """As `Program`; an invalid scale or rollout."""
        yield from super().violations()
        yield from checks.value("scale", self.scale, Scale, KedaScale)
        yield from checks.value("rollout", self._rollout, RollingUpdate, Recreate)

    def entry_violations(self) -> Violations:
        """As `Program`; an invalid scale."""
        yield from super().entry_violations()
        yield from checks.value("scale", self.scale, Scale, KedaScale)

    def let_in(self, connections: Connections) -> None:
        """As `Program`; KEDA, to the servers by which it scales."""
        super().let_in(connections)
        for reader in self.scale.readers():
            if port := reader.server.target_port:
                connections.open(reader.peer, reader.server.party, port)

    def parts(self) -> Sequence[Part]:
        """Its Deployment, autoscaler and PodDisruptionBudget."""
        scale = self.scale
        parts: list[Part] = [Deployment(rollout=self._rollout, replicas=scale.declared), Autoscaler(scale)]
        if scale.budget:
            parts.append(DisruptionBudget(available=scale.available, unavailable=scale.unavailable))
        return parts
