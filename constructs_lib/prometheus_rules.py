"""Alerts and recorded series, for the Prometheus Operator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, monitoring
from constructs_lib.monitoring.monitors import API
from constructs_lib.validation import checks, formats
from constructs_lib.values.scrape import DURATION
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations

_NAME = "[a-zA-Z_:][a-zA-Z0-9_:]{0,200}"
_ALERT = "[A-Za-z][A-Za-z0-9_]{0,200}"


@dataclass(frozen=True, kw_only=True)
class Alert(Value):
    """An alert that fires when `expr` returns something for as long as `for_`, "5m" for example.

    `labels` route it, such as the severity; `annotations` explain it.
    https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
    """

    name: str
    expr: str
    for_: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    annotations: Mapping[str, str] = field(default_factory=dict)

    def as_l1(self) -> monitoring.PrometheusRuleSpecGroupsRules:
        """As a group of rules has it."""
        return monitoring.PrometheusRuleSpecGroupsRules(
            alert=self.name,
            expr=_expression(self.expr),
            for_=self.for_,
            labels=dict(self.labels) or None,
            annotations=dict(self.annotations) or None,
        )

    def violations(self) -> Violations:
        """An invalid name or duration; an empty expression; labels that are no texts."""
        yield from formats.form("name", self.name, _ALERT, "letters, digits and '_'", 'write "HighErrorRate"')
        yield from checks.word("expr", self.expr)
        if self.for_ is not None:
            yield from formats.form("for_", self.for_, DURATION, "a duration of Prometheus", 'write "5m"')
        yield from checks.mapping("labels", self.labels)
        yield from checks.mapping("annotations", self.annotations)


@dataclass(frozen=True, kw_only=True)
class Record(Value):
    """A series under the name `record` that `expr` is recorded as.

    https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
    """

    record: str
    expr: str
    labels: Mapping[str, str] = field(default_factory=dict)

    def as_l1(self) -> monitoring.PrometheusRuleSpecGroupsRules:
        """As a group of rules has it."""
        return monitoring.PrometheusRuleSpecGroupsRules(
            record=self.record,
            expr=_expression(self.expr),
            labels=dict(self.labels) or None,
        )

    def violations(self) -> Violations:
        """An invalid name; an empty expression; labels that are no texts."""
        yield from formats.form("record", self.record, _NAME, "a name of a series", 'write "job:requests:rate5m"')
        yield from checks.word("expr", self.expr)
        yield from checks.mapping("labels", self.labels)


class PrometheusRules(PlatformConstruct):
    """Renders a PrometheusRule: one group, named after the id, of alerts and recorded series.

    They are evaluated in this order, every `interval`. `labels` are those by which an operator selects it.
    https://prometheus-operator.dev/docs/developer/alerting/
    """

    component = "monitoring"

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        rules: tuple[Alert | Record, ...],
        interval: str | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        self._labels = {} if labels is None else labels
        self._rules: Any = rules
        self._interval = interval

    @property
    def labels(self) -> dict[str, str]:
        """The labels of every object, and its own."""
        return {**super().labels, **self._labels}

    def violations(self) -> Violations:
        """As `PlatformConstruct`; labels that Kubernetes refuses; no rule, or an invalid one; an invalid
        interval.
        """
        yield from super().violations()
        yield from formats.labels("labels", self._labels)
        rules = checks.each("rules", self._rules, lambda at, given: checks.value(at, given, Alert, Record))
        yield from checks.first(rules, self._count_violations())
        if self._interval is not None:
            yield from formats.form("interval", self._interval, DURATION, "a duration of Prometheus", 'write "30s"')

    def _count_violations(self) -> Violations:
        if not self._rules:
            yield Violation("rules", "none", "at least one", 'write Alert(name="...", expr="...")')

    def manifests(self) -> Iterator[Manifest]:
        """The PrometheusRule."""
        group = monitoring.PrometheusRuleSpecGroups(
            name=self.name, interval=self._interval, rules=[rule.as_l1() for rule in self._rules]
        )
        spec = monitoring.PrometheusRuleSpec(groups=[group])
        yield self.manifest(API, "PrometheusRule", monitoring.PrometheusRuleProps(spec=spec))


def _expression(text: str) -> monitoring.PrometheusRuleSpecGroupsRulesExpr:
    return cast("monitoring.PrometheusRuleSpecGroupsRulesExpr", text)
