"""A cluster of Pods that keep their names and their data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.cluster import Cluster, on_different_nodes
from constructs_lib.controllers.stateful_set import name_violations
from constructs_lib.core.construct import Scope
from constructs_lib.network.server import NamedService
from constructs_lib.pods.container import Container
from constructs_lib.program import Program
from constructs_lib.validation import checks
from constructs_lib.values.members import Members
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port, untranslated
from constructs_lib.values.rollout import OnDelete, OrderedUpdate
from constructs_lib.values.scrape import Scrape
from constructs_lib.workload import Part
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


class StatefulService(Program):
    """Renders a StatefulSet and its Services, a ServiceAccount and, for two or more members, a PodDisruptionBudget.

    Each `Claim` among the mounts is a volume for each Pod, which is kept when the Pod or the StatefulSet goes. The
    headless Service `<id>-headless` gives each member a name, `hosts`, before it is ready. Members prefer different
    nodes, if `placement` says nothing else of that.
    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    tier = "data"
    has_claims = True
    has_ordinals = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        members: Members,
        component: str = "cluster",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        rollout: OrderedUpdate | OnDelete | None = None,
        metrics: Scrape | None = None,
    ) -> None:
        super().__init__(
            scope,
            id,
            container,
            component=component,
            labels=labels,
            identity=identity,
            placement=on_different_nodes(placement, members),
            metrics=metrics,
        )
        self.members = members
        self._rollout = rollout
        self._asked_for_primary = False
        self._cluster = Cluster(self, members)
        self._peers = members.peers if checks.is_valid(members, Members) else ()
        if self._peers:
            self._cluster.connect_peers()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of its members, as clients in its namespace resolve them: `<id>-0.<id>-headless`."""
        return self._cluster.hosts

    @property
    def primary(self) -> NamedService:
        """The member that the cluster elected, to connect to: `client.connect(db.primary.settings("DB"))`."""
        self._asked_for_primary = True
        return NamedService(self, self._cluster.primary_service)

    @cached_property
    def ports(self) -> tuple[Port, ...]:
        """The ports that its clients get."""
        members = self.members
        return tuple(
            port for port in super().ports if not checks.is_valid(members, Members) or members.serve(port.name)
        )

    def violations(self) -> Violations:
        """As `Program`; invalid members or rollout; a peer port that the container does not open; no port; a name that
        is too long.
        """
        yield from super().violations()
        yield from name_violations(self.name)
        wrong = list(checks.value("members", self.members, Members))
        yield from wrong
        if self._rollout is not None:
            yield from checks.value("rollout", self._rollout, OrderedUpdate, OnDelete)
        if wrong or not isinstance(self.container, Container) or not self.container.ports_are_valid:
            return
        names = [port.name for port in self.pod_ports]
        for field in ("peers", "clients"):
            for name in (name for name in getattr(self.members, field) if name not in names):
                fix = did_you_mean(name, names, "let the container open it")
                yield Violation(
                    f"members.{field}", f"no port {name!r}", ", ".join(names) or "none: it opens no port", fix
                )
        if not self.members.clients and names and names[0] in self._peers:
            fix = "say which ports clients get: clients=(...)"
            yield Violation("members.peers", f"{names[0]!r}, the first port", "ports that only members use", fix)
        if self._asked_for_primary and not self.members.primary:
            fix = 'say which labels the cluster puts on it: primary={"role": "leader"}'
            yield Violation("members.primary", "none, and somebody connects to it", "the labels of the elected", fix)
        if not self.members.balanced:
            yield from untranslated("members.balanced", self.ports)
        if not self.ports:
            yield Violation("ports", "none", "at least one port, which its clients connect to", "let it open one")

    def parts(self) -> Sequence[Part]:
        """Its Services, its StatefulSet and its PodDisruptionBudget."""
        return self._cluster.parts(self._rollout)
