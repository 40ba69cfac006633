"""The number of Pods of a workload, and its autoscaling."""

from dataclasses import dataclass

from constructs_lib.validation import checks
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The number of Pods: `replicas`, and the bounds of a HorizontalPodAutoscaler if `maximum` is given.

    `replicas=0` keeps a workload without running it. With an autoscaler it may be above or below `minimum`: that is
    corrected at once. `counted=False` omits `replicas` from the Deployment, so that a sync does not overwrite the
    number that the autoscaler set. While nodes are drained, one Pod is evicted at a time or, with `available`, so many
    Pods stay available.

    `cpu` and `memory` are the target average utilization, in percent of the container's request.
    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
    """

    replicas: int
    minimum: int = 1
    maximum: int | None = None
    cpu: int | None = None
    memory: int | None = None
    available: int | None = None
    counted: bool = True

    @property
    def fewest(self) -> int:
        """The lowest number of Pods in normal operation."""
        return self.replicas if self.maximum is None else self.minimum

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler sets the number of Pods."""
        return self.maximum is not None

    def violations(self) -> Violations:
        """A negative count; bounds below one; a minimum or replicas above the maximum; a target without a maximum, or
        the reverse.

        `available` so high that no node could be drained; a target that is not from 1 to 1000 percent.
        """
        yield from checks.whole("replicas", self.replicas, least=0, unit="Pods")
        yield from checks.flag("counted", self.counted)
        if self.available is not None:
            yield from self._available_violations(self.available)
        if self.counted is False and self.maximum is None:
            yield Violation(
                "counted", "False", "True where no autoscaler counts", "name a maximum, or leave counted out"
            )
        if self.maximum is None:
            if self.cpu is not None or self.memory is not None:
                yield Violation("maximum", "None", "a number of Pods", "name the maximum that the targets scale up to")
            return
        wrong = [
            *checks.whole("minimum", self.minimum, least=1, unit="Pods"),
            *checks.whole("maximum", self.maximum, least=1, unit="Pods"),
        ]
        yield from wrong
        if wrong:
            return
        for field, count in (("minimum", self.minimum), ("replicas", self.replicas)):
            if checks.is_whole(count) and count > self.maximum:
                yield Violation(field, str(count), f"at most maximum, {self.maximum}", "swap or change them")
        if self.cpu is None and self.memory is None:
            yield Violation("cpu", "None", "a target in percent, for cpu, memory or both", "say what scales the Pods")
        for field, target in (("cpu", self.cpu), ("memory", self.memory)):
            if target is not None:
                yield from checks.whole(field, target, least=1, most=1000, unit="percent of the request")

    def _available_violations(self, available: int) -> Violations:
        wrong = list(checks.whole("available", available, least=1, unit="Pods"))
        yield from wrong
        if not wrong and checks.is_whole(self.fewest) and available >= self.fewest:
            fix = "lower it: else no node can be drained when there are so few"
            yield Violation("available", f"{available}", f"less than the fewest Pods, {self.fewest}", fix)
