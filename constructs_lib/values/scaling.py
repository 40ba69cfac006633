"""The number of Pods of a workload, and its autoscaling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from constructs_lib.core.l1 import k8s, quantity
from constructs_lib.network.server import Server
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.rollout import Count, count_violations
from constructs_lib.values.value import Value
from contract.connections import ExternalPeer
from contract.violations import Violation, Violations


class AutoscalerObject(NamedTuple):
    """One object of an autoscaler: its kind, what is appended to its name, and its fields."""

    api_version: str
    kind: str
    suffix: str
    fields: object


class Reader(NamedTuple):
    """An autoscaler that reads what it scales by from a server of the platform."""

    peer: ExternalPeer
    server: Server


class Scaling(Protocol):
    """How many Pods there are, and who decides it.

    `declared` is the `replicas` of the controller: None leaves the number to an autoscaler. With `budget`, drains are
    limited: `available` Pods stay, or else `unavailable` are missing. `autoscalers` are the objects that decide.
    """

    @property
    def declared(self) -> int | None: ...

    @property
    def autoscaled(self) -> bool: ...

    @property
    def budget(self) -> bool: ...

    @property
    def available(self) -> Count | None: ...

    @property
    def unavailable(self) -> Count: ...

    def readers(self) -> Iterator[Reader]: ...

    def autoscalers(self, target: str) -> Iterator[AutoscalerObject]: ...

    def violations(self) -> Violations: ...


@dataclass(frozen=True, kw_only=True)
class Pace(Value):
    """How fast Pods are added or removed: only after `window` seconds in which that was wanted all the time, and at
    most `pods`, or `percent` of those that are there, in each `period` of seconds; of both, the larger step.

    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
    """

    window: int | None = None
    pods: int | None = None
    percent: int | None = None
    period: int = 60

    def as_l1(self) -> k8s.HpaScalingRulesV2:
        """As an autoscaler has it."""
        steps = (("Pods", self.pods), ("Percent", self.percent))
        policies = [
            k8s.HpaScalingPolicyV2(type=kind, value=value, period_seconds=self.period)
            for kind, value in steps
            if value is not None
        ]
        return k8s.HpaScalingRulesV2(stabilization_window_seconds=self.window, policies=policies or None)

    def violations(self) -> Violations:
        """Times and steps that an autoscaler refuses."""
        if self.window is not None:
            yield from checks.whole("window", self.window, least=0, most=3600, unit="seconds")
        for name, value in (("pods", self.pods), ("percent", self.percent)):
            if value is not None:
                yield from checks.whole(name, value, least=1, unit=name)
        yield from checks.whole("period", self.period, least=1, most=1800, unit="seconds")


@dataclass(frozen=True, kw_only=True)
class Metric(Value):
    """What an autoscaler scales by beside CPU and memory: an average over the Pods, as a quantity: "100", "500m".

    It is a metric of the Pods themselves or, if `external`, of something else, such as the length of a queue, with the
    `labels` that select it. An adapter must serve it.
    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-multiple-metrics-and-custom-metrics
    """

    name: str
    average: str
    external: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)

    def as_l1(self) -> k8s.MetricSpecV2:
        """As an autoscaler has it."""
        selector = k8s.LabelSelector(match_labels=self.labels) if self.labels else None
        metric = k8s.MetricIdentifierV2(name=self.name, selector=selector)
        target = k8s.MetricTargetV2(type="AverageValue", average_value=quantity(self.average))
        if self.external:
            return k8s.MetricSpecV2(type="External", external=k8s.ExternalMetricSourceV2(metric=metric, target=target))
        return k8s.MetricSpecV2(type="Pods", pods=k8s.PodsMetricSourceV2(metric=metric, target=target))

    def violations(self) -> Violations:
        """An empty name; an average that is no quantity; labels that Kubernetes refuses."""
        yield from checks.word("name", self.name)
        yield from formats.amount("average", self.average)
        yield from checks.flag("external", self.external)
        yield from formats.labels("labels", self.labels)


COOL_DOWN = Pace(window=300)
"""Pods are removed when they were not needed for five minutes, the default of Kubernetes."""


@dataclass(frozen=True, kw_only=True)
class Scale(Value):
    """The number of Pods: `replicas`, and the bounds of a HorizontalPodAutoscaler if `maximum` is given.

    `replicas=0` keeps a workload without running it. `minimum` is that of the autoscaler, `replicas` by default; if it
    is another number, that is corrected at once. `counted=False` omits `replicas` from the Deployment, so that a sync
    does not overwrite the number that the autoscaler set. While nodes are drained, one Pod is missing at a time or so
    many as `unavailable`; or, with `available`, so many stay: a number, or a share such as "50%".

    `cpu` and `memory` are the target average utilization, in percent of the container's request; `metrics`, what else
    it scales by. `up` and `down` say how fast.
    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
    """

    replicas: int
    minimum: int | None = None
    maximum: int | None = None
    cpu: int | None = None
    memory: int | None = None
    metrics: tuple[Metric, ...] = ()
    up: Pace | None = None
    down: Pace = COOL_DOWN
    available: Count | None = None
    unavailable: Count = 1
    counted: bool = True

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "metrics")

    @property
    def lowest(self) -> int:
        """The smallest number of Pods that the autoscaler keeps."""
        if self.minimum is not None:
            return self.minimum
        return self.replicas if checks.is_whole(self.replicas) and self.replicas > 1 else 1

    @property
    def fewest(self) -> int:
        """The lowest number of Pods in normal operation."""
        return self.replicas if self.maximum is None else self.lowest

    @property
    def declared(self) -> int | None:
        """The `replicas` of the Deployment."""
        return self.replicas if self.counted else None

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler sets the number of Pods."""
        return self.maximum is not None

    @property
    def budget(self) -> bool:
        """Whether there are two or more Pods."""
        return max(self.replicas, self.fewest) > 1

    def readers(self) -> Iterator[Reader]:
        """None: the autoscaler asks the API server."""
        yield from ()

    def autoscalers(self, target: str) -> Iterator[AutoscalerObject]:
        """The HorizontalPodAutoscaler, if there is one.

        Memory comes before CPU, the order in which the API server returns metrics; with any other order Argo CD would
        always report a difference.
        """
        if self.maximum is None:
            return
        shares = (("memory", self.memory), ("cpu", self.cpu))
        spec = k8s.HorizontalPodAutoscalerSpecV2(
            scale_target_ref=k8s.CrossVersionObjectReferenceV2(api_version="apps/v1", kind="Deployment", name=target),
            min_replicas=self.lowest,
            max_replicas=self.maximum,
            metrics=[
                *(_utilization(name, percent) for name, percent in shares if percent is not None),
                *(metric.as_l1() for metric in self.metrics),
            ],
            behavior=behavior(self.up, self.down),
        )
        fields = k8s.KubeHorizontalPodAutoscalerV2Props(spec=spec)
        yield AutoscalerObject("autoscaling/v2", "HorizontalPodAutoscaler", "", fields)

    def violations(self) -> Violations:
        """A negative count; bounds below one; a minimum or replicas above the maximum; a target without a maximum, or
        the reverse; a target that is not from 1 to 1000 percent; an invalid metric or pace.

        A budget so high that no node could be drained.
        """
        yield from checks.whole("replicas", self.replicas, least=0, most=2**31 - 1, unit="Pods")
        yield from checks.flag("counted", self.counted)
        yield from budget_violations(self.available, self.unavailable, self.fewest)
        yield from checks.each("metrics", self.metrics, lambda at, given: checks.value(at, given, Metric))
        yield from pace_violations(self.up, self.down)
        if self.counted is False and self.maximum is None:
            yield Violation(
                "counted", "False", "True where no autoscaler counts", "name a maximum, or leave counted out"
            )
        if self.maximum is None:
            if self.cpu is not None or self.memory is not None or self.metrics:
                yield Violation("maximum", "None", "a number of Pods", "name the maximum that the targets scale up to")
            return
        yield from checks.first(self._bound_violations(self.maximum), self._order_violations(self.maximum))

    def _bound_violations(self, maximum: int) -> Violations:
        if self.minimum is not None:
            yield from checks.whole("minimum", self.minimum, least=1, unit="Pods")
        yield from checks.whole("maximum", maximum, least=1, unit="Pods")

    def _order_violations(self, maximum: int) -> Violations:
        for name, count in (("minimum", self.minimum), ("replicas", self.replicas)):
            if count is not None and checks.is_whole(count) and count > maximum:
                yield Violation(name, str(count), f"at most maximum, {maximum}", "swap or change them")
        if self.cpu is None and self.memory is None and self.metrics == ():
            yield Violation("cpu", "None", "a target in percent, for cpu, memory or both", "say what scales the Pods")
        for name, target in (("cpu", self.cpu), ("memory", self.memory)):
            if target is not None:
                yield from checks.whole(name, target, least=1, most=1000, unit="percent of the request")


def behavior(up: Pace | None, down: Pace) -> k8s.HorizontalPodAutoscalerBehaviorV2:
    """How fast an autoscaler adds and removes Pods."""
    return k8s.HorizontalPodAutoscalerBehaviorV2(scale_up=None if up is None else up.as_l1(), scale_down=down.as_l1())


def pace_violations(up: Any, down: Any) -> Violations:
    """An invalid pace."""
    if up is not None:
        yield from checks.value("up", up, Pace)
    yield from checks.value("down", down, Pace)


def budget_violations(available: Any, unavailable: Any, fewest: Any) -> Violations:
    """Counts that are no number and no percentage; a budget with both, or that would keep every node from a drain."""
    wrong = list(count_violations("unavailable", unavailable))
    wrong += [] if available is None else list(count_violations("available", available))
    yield from wrong
    if wrong:
        return
    if unavailable in (0, "0%"):
        fix = "write unavailable=1: else no node can be drained"
        yield Violation("unavailable", f"{unavailable}", "at least one", fix)
    if available is None:
        return
    if unavailable != 1:
        given = f"{available}, and unavailable {unavailable}"
        yield Violation("available", given, "one of the two", "leave one of them out")
    if checks.is_whole(fewest) and _of(available, fewest) >= max(1, fewest):
        fix = "lower it: else no node can be drained when there are so few"
        yield Violation("available", f"{available}", f"less than the fewest Pods, {fewest}", fix)


def _of(count: Count, pods: int) -> int:
    """A number, or a share of so many Pods, rounded up as a budget does."""
    return count if isinstance(count, int) else -(-int(count.removesuffix("%")) * pods // 100)


def _utilization(resource: str, percent: int) -> k8s.MetricSpecV2:
    target = k8s.MetricTargetV2(type="Utilization", average_utilization=percent)
    return k8s.MetricSpecV2(type="Resource", resource=k8s.ResourceMetricSourceV2(name=resource, target=target))
