"""The controller, the Services and the budget of a cluster of Pods that keep their names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from constructs_lib.controllers.budget import DisruptionBudget
from constructs_lib.controllers.service import Service
from constructs_lib.controllers.stateful_set import StatefulSet
from constructs_lib.network.lines import ConnectLine
from constructs_lib.pods.pod import claims_of
from constructs_lib.validation import checks
from constructs_lib.values.members import Members
from constructs_lib.values.placement import HOSTNAME, Placement
from constructs_lib.values.rollout import OnDelete, OrderedUpdate
from constructs_lib.workload import Part, Workload


@dataclass(frozen=True)
class Cluster:
    """The members of a workload. Read only if they are valid."""

    workload: Workload
    members: Members

    @property
    def governing_service(self) -> str:
        """The name of the headless Service, which names each member."""
        headless = self.workload.chart.conventions.headless
        return headless(self.workload.name) if self.members.balanced else self.workload.host

    @property
    def primary_service(self) -> str:
        """The name of the Service of the elected member."""
        return self.workload.chart.conventions.primary(self.workload.name)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of its members, as clients in its namespace resolve them."""
        return tuple(f"{self.workload.name}-{ordinal}.{self.governing_service}" for ordinal in self.members.ordinals)

    def connect_peers(self) -> None:
        """Declare that its members open the ports `peers` to each other."""
        ports = tuple(map(self.workload.port, self.members.peers))
        chart = self.workload.chart
        line = ConnectLine(chart, self.workload.party, ports, "members of one cluster", waits=True)
        chart.on_connect(line.violations, line.state)

    def parts(self, rollout: OrderedUpdate | OnDelete | None = None) -> list[Part]:
        """Its Services, its StatefulSet and its PodDisruptionBudget."""
        members = self.members
        parts: list[Part] = [
            Service(name=self.governing_service, headless=True, not_ready=True, ports=self.workload.pod_ports),
            StatefulSet(
                claims=claims_of(self.workload.container),
                replicas=members.count,
                service=self.governing_service,
                first=members.first,
                parallel=members.parallel,
                rollout=rollout,
            ),
        ]
        if members.balanced:
            parts.append(Service())
        if members.primary:
            parts.append(Service(name=self.primary_service, elected=members.primary))
        if members.count > 1:
            parts.append(DisruptionBudget(unavailable=members.unavailable))
        return parts


def on_different_nodes(placement: Placement | None, members: Members) -> Placement | None:
    """The placement, with a preference for different nodes where it says nothing of that."""
    given = Placement() if placement is None else placement
    several = isinstance(members, Members) and checks.is_whole(members.count) and members.count > 1
    if several and isinstance(given, Placement) and not given.anti_affinity and not given.spread:
        return replace(given, anti_affinity={HOSTNAME: 100})
    return placement
