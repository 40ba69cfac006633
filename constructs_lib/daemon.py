"""A program that runs on every node, such as a log agent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.daemon_set import DaemonSet
from constructs_lib.core.construct import Scope
from constructs_lib.pods.container import Container
from constructs_lib.program import Program
from constructs_lib.validation import checks
from constructs_lib.values.placement import Placement
from constructs_lib.values.rollout import OnDelete, RollingUpdate
from constructs_lib.values.scrape import Scrape
from constructs_lib.workload import Part
from contract.violations import Violations


class Daemon(Program):
    """Renders a DaemonSet and a ServiceAccount: one Pod on each node that `placement` allows.

    `rollout` replaces one Pod at a time, if it says nothing else. `metrics` is where Prometheus reads.
    https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
    """

    listens = False

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        component: str = "agent",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
        rollout: RollingUpdate | OnDelete | None = None,
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
        self._rollout = RollingUpdate(surge=0, unavailable=1) if rollout is None else rollout

    def violations(self) -> Violations:
        """As `Program`; an invalid rollout, or one that both adds and removes Pods, which a DaemonSet cannot."""
        yield from super().violations()
        wrong = list(checks.value("rollout", self._rollout, RollingUpdate, OnDelete))
        yield from wrong
        if not wrong and isinstance(self._rollout, RollingUpdate):
            yield from self._rollout.daemon_violations()

    def parts(self) -> Sequence[Part]:
        """Its DaemonSet."""
        return [DaemonSet(rollout=self._rollout)]
