"""What Prometheus reads, and what it is told to watch."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import Alert, InvalidPlatform, Port, PrometheusRules, Record, Scrape
from delivery.review.engine import review
from tests.constructs.test_members import keeper
from tests.small import ENVIRONMENT, Shop, api, whole

WATCHED = replace(ENVIRONMENT, monitoring="monitoring")
PORTS = (Port("http", 8000), Port("metrics", 9394))
DOWN = Alert(name="ApiDown", expr='up{app="api"} == 0', for_="5m", labels={"severity": "page"})


def one(documents: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    (found,) = (each for each in documents if each["kind"] == kind)
    return found


def rendered(folder: Path, **changed: Any) -> list[dict[str, Any]]:
    metrics = Scrape(port="metrics", **changed)
    return whole(folder, lambda chart: api(chart, ports=PORTS, metrics=metrics), env=WATCHED)


def errors(documents: list[dict[str, Any]]) -> list[str]:
    crds = [Path(os.environ["CRDS"])] if os.environ.get("CRDS") else []
    findings = review({"shop-test": documents}, crds=crds)
    return [f"{each.rule} {each.what}" for each in findings if each.severity == "error"]


def said(folder: Path, fill: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        whole(folder, fill, env=WATCHED)
    return [f"{violation.field}: {violation.given}" for violation in caught.value.violations]


def test_a_pod_monitor_selects_the_pods_and_replaces_the_annotations(tmp_path: Path) -> None:
    documents = rendered(tmp_path, monitor="PodMonitor", interval="30s", path="/m")
    spec = one(documents, "PodMonitor")["spec"]
    assert spec["selector"] == {"matchLabels": {"app": "api"}}
    assert spec["podMetricsEndpoints"] == [{"port": "metrics", "path": "/m", "interval": "30s"}]
    assert "prometheus.io/scrape" not in str(one(documents, "Deployment"))
    assert errors(documents) == []


def test_a_service_monitor_selects_the_service(tmp_path: Path) -> None:
    documents = rendered(tmp_path, monitor="ServiceMonitor")
    spec, service = one(documents, "ServiceMonitor")["spec"], one(documents, "Service")
    assert spec["selector"]["matchLabels"].items() <= service["metadata"]["labels"].items()
    assert spec["endpoints"] == [{"port": "metrics", "path": "/metrics"}]
    assert errors(documents) == []


@pytest.mark.parametrize("kind", ["PodMonitor", "ServiceMonitor"])
def test_the_path_that_a_monitor_needs_is_proved(kind: Any, tmp_path: Path) -> None:
    documents = rendered(tmp_path, monitor=kind)
    (policy,) = (each for each in documents if (each["kind"], each["metadata"]["name"]) == ("NetworkPolicy", "api"))
    assert policy["spec"]["ingress"][0]["ports"] == [{"port": 9394, "protocol": "TCP"}]
    without = [each for each in documents if each["kind"] != kind]
    assert any("nothing leads there" in line for line in errors(without))
    field = {"PodMonitor": "podMetricsEndpoints", "ServiceMonitor": "endpoints"}[kind]
    one(documents, kind)["spec"][field][0]["port"] = "http"
    assert any(line.startswith("connections/entrypoint leads to api:8000") for line in errors(documents))


def test_rules_are_alerts_and_recorded_series_in_their_order(tmp_path: Path) -> None:
    record = Record(record="job:errors:rate5m", expr="sum by (job) (rate(errors_total[5m]))")

    def fill(chart: Shop) -> None:
        api(chart)
        PrometheusRules(chart, "shop", rules=(record, DOWN), interval="30s")

    documents = whole(tmp_path, fill)
    (group,) = one(documents, "PrometheusRule")["spec"]["groups"]
    assert group == {
        "name": "shop",
        "interval": "30s",
        "rules": [
            {"record": "job:errors:rate5m", "expr": "sum by (job) (rate(errors_total[5m]))"},
            {"alert": "ApiDown", "expr": 'up{app="api"} == 0', "for": "5m", "labels": {"severity": "page"}},
        ],
    }
    assert errors(documents) == []


def test_a_monitor_needs_to_know_where_prometheus_runs(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        whole(tmp_path, lambda chart: api(chart, metrics=Scrape(monitor="PodMonitor")))
    (violation,) = caught.value.violations
    assert (violation.field, violation.given) == ("metrics.monitor", "no namespace of Prometheus")


def test_rules_carry_the_labels_by_which_an_operator_selects_them(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: PrometheusRules(chart, "r", rules=(DOWN,), labels={"release": "prom"}))
    assert one(documents, "PrometheusRule")["metadata"]["labels"]["release"] == "prom"


@pytest.mark.parametrize(
    ("fill", "violation"),
    [
        (lambda chart: api(chart, metrics=Scrape(monitor="Probe")), "metrics.monitor: 'Probe'"),  # type: ignore[arg-type]
        (lambda chart: api(chart, metrics=Scrape(interval="30s")), "metrics.monitor: None"),
        (lambda chart: api(chart, metrics=Scrape(monitor="PodMonitor", interval="30")), "metrics.interval: '30'"),
        (
            lambda chart: keeper(chart, metrics=Scrape(monitor="ServiceMonitor")),
            "metrics.monitor: ServiceMonitor",
        ),
        (lambda chart: PrometheusRules(chart, "r", rules=()), "rules: none"),
        (lambda chart: PrometheusRules(chart, "r", rules=(DOWN,), labels={"a": "b c"}), "labels a: 'b c'"),
        (lambda chart: PrometheusRules(chart, "r", rules=(replace(DOWN, name="a b"),)), "rules[0].name: 'a b'"),
        (lambda chart: PrometheusRules(chart, "r", rules=(replace(DOWN, expr=""),)), "rules[0].expr: ''"),
        (lambda chart: PrometheusRules(chart, "r", rules=(replace(DOWN, for_="soon"),)), "rules[0].for_: 'soon'"),
        (lambda chart: PrometheusRules(chart, "r", rules=(DOWN,), interval="1"), "interval: '1'"),
    ],
)
def test_what_prometheus_could_not_read_is_one_violation(fill: Any, violation: str, tmp_path: Path) -> None:
    assert said(tmp_path, fill) == [violation]
