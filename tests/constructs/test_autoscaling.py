"""Who decides the number of Pods, and how many may be missing."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Container,
    InvalidPlatform,
    KedaScale,
    Metric,
    Pace,
    Port,
    Scale,
    SecretKey,
    Trigger,
    Worker,
)
from constructs_lib.values.secrets import ExistingSecret
from delivery.review.engine import review
from tests.small import SIZE, Shop, api, whole

LAG = Trigger(
    type="kafka", metadata={"topic": "orders", "lagThreshold": "50", "bootstrapServers": "kafka.example.com:9092"}
)
KEDA = KedaScale(minimum=0, maximum=30, triggers=(LAG,))
AUTOSCALED = Scale(replicas=2, maximum=9, cpu=70)


def by(**changed: Any) -> KedaScale:
    """What KEDA scales by a changed trigger."""
    return replace(KEDA, triggers=(replace(LAG, **changed),))


def scaled(**changed: Any) -> Scale:
    return replace(AUTOSCALED, **changed)


def worker(chart: Any, scale: Any) -> Worker:
    return Worker(chart, "worker", Container(image="shop/worker:1", resources=SIZE), scale=scale)


def one(documents: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    (found,) = (each for each in documents if each["kind"] == kind)
    spec: dict[str, Any] = found["spec"]
    return spec


def rendered(folder: Path, scale: Any) -> list[dict[str, Any]]:
    return whole(folder, lambda chart: worker(chart, scale))


def errors(documents: list[dict[str, Any]]) -> list[str]:
    crds = [Path(os.environ["CRDS"])] if os.environ.get("CRDS") else []
    findings = review({"shop-test": documents}, crds=crds)
    return [f"{each.rule} {each.what}" for each in findings if each.severity == "error"]


def said(folder: Path, scale: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        rendered(folder, scale)
    return [f"{violation.field}: {violation.given}" for violation in caught.value.violations]


def test_an_autoscaler_keeps_the_declared_replicas_unless_another_minimum_is_said(tmp_path: Path) -> None:
    assert one(rendered(tmp_path / "a", AUTOSCALED), "HorizontalPodAutoscaler")["minReplicas"] == 2
    assert one(rendered(tmp_path / "b", replace(AUTOSCALED, minimum=1)), "HorizontalPodAutoscaler")["minReplicas"] == 1
    assert one(rendered(tmp_path / "c", replace(AUTOSCALED, replicas=0)), "HorizontalPodAutoscaler")["minReplicas"] == 1


def test_the_replicas_are_left_out_where_the_autoscaler_decides(tmp_path: Path) -> None:
    assert "replicas" not in one(rendered(tmp_path, replace(AUTOSCALED, counted=False)), "Deployment")


def test_an_autoscaler_scales_by_several_metrics(tmp_path: Path) -> None:
    own = Metric(name="requests_per_second", average="100")
    queue = Metric(name="queue_length", average="30", external=True, labels={"queue": "orders"})
    spec = one(rendered(tmp_path, replace(AUTOSCALED, memory=80, metrics=(own, queue))), "HorizontalPodAutoscaler")
    assert [metric["type"] for metric in spec["metrics"]] == ["Resource", "Resource", "Pods", "External"]
    target = {"type": "AverageValue", "averageValue": "100"}
    assert spec["metrics"][2]["pods"] == {"metric": {"name": "requests_per_second"}, "target": target}
    selected = spec["metrics"][3]["external"]["metric"]
    assert selected == {"name": "queue_length", "selector": {"matchLabels": {"queue": "orders"}}}


def test_an_autoscaler_may_scale_by_a_metric_alone(tmp_path: Path) -> None:
    documents = rendered(tmp_path, Scale(replicas=1, maximum=4, metrics=(Metric(name="jobs", average="5"),)))
    assert errors(documents) == []


def test_how_fast_pods_come_and_go_can_be_said(tmp_path: Path) -> None:
    scale = replace(AUTOSCALED, up=Pace(pods=4, percent=100, period=15), down=Pace(window=600, percent=10))
    behavior = one(rendered(tmp_path, scale), "HorizontalPodAutoscaler")["behavior"]
    assert behavior == {
        "scaleUp": {
            "policies": [
                {"type": "Pods", "value": 4, "periodSeconds": 15},
                {"type": "Percent", "value": 100, "periodSeconds": 15},
            ]
        },
        "scaleDown": {
            "stabilizationWindowSeconds": 600,
            "policies": [{"type": "Percent", "value": 10, "periodSeconds": 60}],
        },
    }


@pytest.mark.parametrize(
    ("scale", "budget"),
    [
        (Scale(replicas=4), {"maxUnavailable": 1}),
        (Scale(replicas=4, unavailable="25%"), {"maxUnavailable": "25%"}),
        (Scale(replicas=4, available=3), {"minAvailable": 3}),
        (Scale(replicas=4, available="50%"), {"minAvailable": "50%"}),
        (KEDA, {"maxUnavailable": 1}),
    ],
)
def test_a_budget_is_a_number_or_a_percentage(scale: Any, budget: dict[str, Any], tmp_path: Path) -> None:
    documents = rendered(tmp_path, scale)
    assert one(documents, "PodDisruptionBudget").items() >= budget.items()
    assert errors(documents) == []


def test_keda_scales_from_no_pod_on_and_no_number_is_declared(tmp_path: Path) -> None:
    documents = rendered(tmp_path, KEDA)
    spec = one(documents, "ScaledObject")
    assert (spec["minReplicaCount"], spec["maxReplicaCount"], spec["scaleTargetRef"]) == (0, 30, {"name": "worker"})
    assert spec["triggers"] == [{"type": "kafka", "metadata": dict(LAG.metadata)}]
    assert "replicas" not in one(documents, "Deployment")
    assert errors(documents) == []


def test_keda_identifies_itself_by_keys_of_secrets_or_by_a_provider(tmp_path: Path) -> None:
    secret = ExistingSecret(name="queue", keys=("password",))
    by_key = replace(LAG, authentication={"password": secret.key("password")})
    by_cloud = replace(LAG, pod_identity="aws")

    def fill(chart: Shop) -> None:
        chart.secrets = (secret,)  # type: ignore[misc]
        worker(chart, replace(KEDA, triggers=(by_key, by_cloud)))

    documents = whole(tmp_path, fill)
    found = {each["metadata"]["name"]: each["spec"] for each in documents if each["kind"] == "TriggerAuthentication"}
    assert found == {
        "worker-kafka-0": {"secretTargetRef": [{"parameter": "password", "name": "queue", "key": "password"}]},
        "worker-kafka-1": {"podIdentity": {"provider": "aws"}},
    }
    references = [trigger["authenticationRef"]["name"] for trigger in one(documents, "ScaledObject")["triggers"]]
    assert references == list(found)
    assert errors(documents) == []


def test_keda_reaches_the_server_that_it_asks(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        queue = api(chart, "queue", ports=(Port("kafka", 9092),))
        worker(chart, replace(KEDA, triggers=(replace(LAG, reads=queue),)))

    documents = whole(tmp_path, fill)
    (policy,) = (
        each["spec"] for each in documents if (each["kind"], each["metadata"]["name"]) == ("NetworkPolicy", "queue")
    )
    peer = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "keda"}}}
    assert policy["ingress"] == [{"from": [peer], "ports": [{"port": 9092, "protocol": "TCP"}]}]
    assert errors(documents) == []


@pytest.mark.parametrize(
    ("servers", "reads", "finding"),
    [
        ("queue.shop:9092", True, None),
        ("queue.shop:9092", False, "connections/setting KEDA is configured with queue:9092 by 'queue.shop:9092'"),
        ("queue:9092", True, "references/address 'queue:9092' names a Service of KEDA's own namespace"),
        ("quue.shop:9092", True, "references/address 'quue.shop:9092' names no Service of this environment"),
        ("queue.shop:9093", True, "references/address 'queue.shop:9093': Service queue has no port 9093"),
        ("kafka.example.com:9092", False, None),
    ],
)
def test_what_a_trigger_names_is_proved(servers: str, reads: bool, finding: str | None, tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        queue = api(chart, "queue", ports=(Port("kafka", 9092),))
        worker(chart, by(metadata={"bootstrapServers": servers}, reads=queue if reads else None))

    found = errors(whole(tmp_path, fill))
    assert found == [] if finding is None else any(line.startswith(finding) for line in found)


def test_what_keda_reads_from_a_secret_must_be_there(tmp_path: Path) -> None:
    key = SecretKey(name="queue", key="password")
    (line,) = errors(rendered(tmp_path, by(metadata={"topic": "a"}, authentication={"password": key})))
    assert line == "references/secret Secret queue is neither rendered nor declared"


@pytest.mark.parametrize(
    ("scale", "violation"),
    [
        (Scale(replicas=4, unavailable=0), "scale.unavailable: 0"),
        (Scale(replicas=4, unavailable="few"), "scale.unavailable: 'few'"),
        (Scale(replicas=4, available="100%"), "scale.available: 100%"),
        (Scale(replicas=4, available=2, unavailable=2), "scale.available: 2, and unavailable 2"),
        (Scale(replicas=4, available=4), "scale.available: 4"),
        (Scale(replicas=2, available="51%"), "scale.available: 51%"),
        (Scale(replicas=1, maximum=9, cpu=70, available="50%"), "scale.available: 50%"),
        (Scale(replicas=1, metrics=(Metric(name="a", average="1"),)), "scale.maximum: None"),
        (replace(AUTOSCALED, metrics=(Metric(name="a", average="x"),)), "scale.metrics[0].average: 'x'"),
        (replace(AUTOSCALED, up=Pace(pods=0)), "scale.up.pods: 0"),
        (replace(AUTOSCALED, down=Pace(window=4000)), "scale.down.window: 4000"),
        (scaled(down="slowly"), "scale.down: 'slowly'"),
        (replace(AUTOSCALED, minimum=10), "scale.minimum: 10"),
        (replace(KEDA, minimum=31), "scale.minimum: 31"),
        (replace(KEDA, triggers=()), "scale.triggers: none"),
        (by(type="Kafka!"), "scale.triggers[0].type: 'Kafka!'"),
        (by(metadata={"a": 1}), "scale.triggers[0].metadata a: 1"),
        (
            by(authentication={"a": "b"}),
            "scale.triggers[0].authentication a: 'b'",
        ),
        (by(reads="queue"), "scale.triggers[0].reads: 'queue'"),
        (
            replace(
                KEDA, triggers=(replace(LAG, pod_identity="aws", authentication={"a": SecretKey(name="s", key="k")}),)
            ),
            "scale.triggers[0].pod_identity: beside keys of Secrets",
        ),
        (7, "scale: 7"),
    ],
)
def test_a_scale_that_cannot_be_is_one_violation(scale: Any, violation: str, tmp_path: Path) -> None:
    assert said(tmp_path, scale) == [violation]
