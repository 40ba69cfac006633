"""How a controller replaces old Pods with new ones.

https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from constructs_lib.core.l1 import int_or_string, k8s
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations

Count = int | str
"""A number of Pods, or a share of them in percent: 1, "25%"."""


@dataclass(frozen=True, kw_only=True)
class RollingUpdate(Value):
    """Replaces Pods little by little: at most `surge` more than wanted, at most `unavailable` fewer.

    `progress_deadline` is the seconds without progress after which the rollout counts as failed; `history`, how many
    old ReplicaSets or revisions are kept. None of either leaves the default of Kubernetes.
    """

    surge: Count = 1
    unavailable: Count = 0
    progress_deadline: int | None = None
    history: int | None = None

    def of_deployment(self) -> k8s.DeploymentStrategy:
        """As a Deployment has it."""
        steps = k8s.RollingUpdateDeployment(
            max_surge=int_or_string(self.surge), max_unavailable=int_or_string(self.unavailable)
        )
        return k8s.DeploymentStrategy(type="RollingUpdate", rolling_update=steps)

    def of_daemon_set(self) -> k8s.DaemonSetUpdateStrategy:
        """As a DaemonSet has it."""
        steps = k8s.RollingUpdateDaemonSet(
            max_surge=int_or_string(self.surge), max_unavailable=int_or_string(self.unavailable)
        )
        return k8s.DaemonSetUpdateStrategy(type="RollingUpdate", rolling_update=steps)

    def violations(self) -> Violations:
        """Counts that are no number and no percentage; both of them zero; a deadline or history that cannot be."""
        wrong = [*count_violations("surge", self.surge), *count_violations("unavailable", self.unavailable)]
        yield from wrong
        if not wrong and {self.surge, self.unavailable} <= {0, "0%"}:
            fix = "write surge=1, or unavailable=1"
            yield Violation("surge", f"{self.surge}, and unavailable {self.unavailable}", "one of them above 0", fix)
        yield from _kept(self.progress_deadline, self.history)

    def daemon_violations(self) -> Violations:
        """What is right for a Deployment, and not for a DaemonSet: both counts above zero; a progress deadline."""
        if not {self.surge, self.unavailable} & {0, "0%"}:
            given = f"surge {self.surge} and unavailable {self.unavailable}"
            yield Violation("rollout", given, "one of them 0 for a DaemonSet", "write surge=0, or unavailable=0")
        if self.progress_deadline is not None:
            given, fix = f"{self.progress_deadline}", "leave it out"
            yield Violation("rollout.progress_deadline", given, "None: a DaemonSet has none", fix)


@dataclass(frozen=True, kw_only=True)
class Recreate(Value):
    """All old Pods stop before the new ones start. The other fields are those of `RollingUpdate`."""

    progress_deadline: int | None = None
    history: int | None = None

    def of_deployment(self) -> k8s.DeploymentStrategy:
        """As a Deployment has it."""
        return k8s.DeploymentStrategy(type="Recreate")

    def violations(self) -> Violations:
        """A deadline or history that cannot be."""
        yield from _kept(self.progress_deadline, self.history)


@dataclass(frozen=True, kw_only=True)
class OrderedUpdate(Value):
    """Replaces the Pods of a StatefulSet one after the other, the last one first, down to the number `partition`.

    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions
    """

    partition: int = 0
    history: int | None = None

    def of_stateful_set(self) -> k8s.StatefulSetUpdateStrategy:
        """As a StatefulSet has it."""
        steps = k8s.RollingUpdateStatefulSetStrategy(partition=self.partition)
        return k8s.StatefulSetUpdateStrategy(type="RollingUpdate", rolling_update=steps)

    def violations(self) -> Violations:
        """A partition or history that cannot be."""
        yield from checks.whole("partition", self.partition, least=0, unit="as the first number")
        yield from _kept(None, self.history)


@dataclass(frozen=True, kw_only=True)
class OnDelete(Value):
    """A new Pod starts only when somebody deletes the old one. `history` is how many old revisions are kept."""

    history: int | None = None

    def of_daemon_set(self) -> k8s.DaemonSetUpdateStrategy:
        """As a DaemonSet has it."""
        return k8s.DaemonSetUpdateStrategy(type="OnDelete")

    def of_stateful_set(self) -> k8s.StatefulSetUpdateStrategy:
        """As a StatefulSet has it."""
        return k8s.StatefulSetUpdateStrategy(type="OnDelete")

    def violations(self) -> Violations:
        """A history that cannot be."""
        yield from _kept(None, self.history)


def count_violations(field: str, given: Any) -> Violations:
    """What is neither a number of Pods nor a percentage."""
    if isinstance(given, str):
        yield from formats.form(field, given, "(?:100|[1-9]?[0-9])%", "0% to 100%", 'write "25%", or a number of Pods')
    else:
        yield from checks.whole(field, given, least=0, unit="Pods")


def _kept(progress_deadline: int | None, history: int | None) -> Violations:
    if progress_deadline is not None:
        yield from checks.whole("progress_deadline", progress_deadline, least=1, unit="seconds")
    if history is not None:
        yield from checks.whole("history", history, least=0, unit="revisions")
