"""How many Pods there are, and whether they can be replaced."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from delivery.manifests import reading
from delivery.review.engine import review
from tests.conftest import PROJECT
from tests.mistakes import Mistake, Spoil, add, again, both, caught_by, drop, put

CURRENCY = "Deployment/service-currency"
SCALER = "HorizontalPodAutoscaler/service-currency-hpa"
BUDGET = "PodDisruptionBudget/service-currency"
REDIS = "Deployment/redis"
ROLLING = "spec.strategy.rollingUpdate"
CLAIM = {
    "apiVersion": "v1",
    "kind": "PersistentVolumeClaim",
    "metadata": {"name": "redis-data", "namespace": "trip-service-prod"},
    "spec": {
        "accessModes": ["ReadWriteOnce"],
        "storageClassName": "gp3-encrypted",
        "resources": {"requests": {"storage": "1Gi"}},
    },
}
ON_A_CLAIM = both(
    add(CLAIM),
    put(REDIS, "spec.template.spec.volumes[0]", {"name": "data", "persistentVolumeClaim": {"claimName": "redis-data"}}),
)
NO_MORE_THAN_MINIMUM = put(SCALER, "spec.minReplicas", 3)
HOST_PORT = put("Deployment/kafka-ui", "spec.template.spec.containers[0].ports[0].hostPort", 8080)
SCALED_OBJECT = {
    "apiVersion": "keda.sh/v1alpha1",
    "kind": "ScaledObject",
    "metadata": {"name": "by-lag", "namespace": "trip-service-prod"},
    "spec": {
        "scaleTargetRef": {"name": "service-currency"},
        "triggers": [{"type": "cpu", "metadata": {"value": "70"}}],
    },
}
OPEN = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
VERSION = {
    "name": "v1alpha1",
    "served": True,
    "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": OPEN}, **OPEN}},
}
NAMES = {"group": "keda.sh", "names": {"kind": "ScaledObject"}}
CRD = {"kind": "CustomResourceDefinition", "spec": {**NAMES, "versions": [VERSION]}}
REAL = reading.read(PROJECT / "dist/eks")


def limit(field: str, value: int | str) -> Spoil:
    """A budget of one figure for an autoscaled workload of at least three Pods."""
    return both(drop(BUDGET, "spec.maxUnavailable"), put(BUDGET, f"spec.{field}", value), NO_MORE_THAN_MINIMUM)


MISTAKES = [
    Mistake("a second autoscaler", "scaling/two-scalers", again(SCALER, environment="dev", name="another")),
    Mistake(
        "no CPU request beside a CPU metric",
        "scaling/missing-request",
        both(
            drop(CURRENCY, "spec.template.spec.containers[0].resources.requests.cpu"),
            drop(CURRENCY, "spec.template.spec.containers[0].resources.limits.cpu"),
        ),
    ),
    Mistake("a minimum below the replicas", "scaling/minimum-below-replicas", put(SCALER, "spec.minReplicas", 2)),
    Mistake(
        "a minimum above the maximum",
        "scaling/bounds",
        both(put(SCALER, "spec.minReplicas", 5), put(SCALER, "spec.maxReplicas", 4)),
    ),
    Mistake("no Pod may be missing", "scaling/budget-blocks", put(BUDGET, "spec.maxUnavailable", 0)),
    Mistake("no percent may be missing", "scaling/budget-blocks", put(BUDGET, "spec.maxUnavailable", "0%")),
    Mistake("all must be there", "scaling/budget-blocks", limit("minAvailable", 3)),
    Mistake("a percentage that rounds up to all", "scaling/budget-blocks", limit("minAvailable", "67%")),
    Mistake("both figures in a budget", "scaling/budget-both", put(BUDGET, "spec.minAvailable", 1)),
    Mistake("a second budget", "scaling/two-budgets", again(BUDGET, name="another")),
    Mistake("neither surge nor gap", "scaling/surge", put(CURRENCY, f"{ROLLING}.maxSurge", 0)),
    Mistake("neither, in percent", "scaling/surge", put(CURRENCY, ROLLING, {"maxSurge": "0%", "maxUnavailable": "0%"})),
    Mistake(
        "a rolling update on a volume for one node",
        "scaling/surge-volume",
        both(ON_A_CLAIM, put(REDIS, "spec.strategy", {"type": "RollingUpdate"})),
    ),
    Mistake(
        "two Pods on a volume for one node", "scaling/shared-volume", both(ON_A_CLAIM, put(REDIS, "spec.replicas", 2))
    ),
]
FINE = {
    "requests that limits stand for": drop(CURRENCY, "spec.template.spec.containers[0].resources.requests.cpu"),
    "a minimum that is the replicas": NO_MORE_THAN_MINIMUM,
    "room for one Pod": limit("minAvailable", 2),
    "a percentage that leaves room": limit("minAvailable", "66%"),
    "a percentage that rounds up to one": put(BUDGET, "spec.maxUnavailable", "1%"),
    "a gap without a surge": put(CURRENCY, ROLLING, {"maxSurge": 0, "maxUnavailable": 1}),
    "a volume for one node, and no surge": ON_A_CLAIM,
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake.what))
def test_each_mistake_is_caught_by_its_rule_alone(mistake: Mistake) -> None:
    assert caught_by(mistake) == {mistake.rule}


@pytest.mark.parametrize("spoil", FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_not_reported(spoil: Spoil) -> None:
    assert not caught_by(Mistake("nothing", "scaling/none", spoil))


def test_a_port_of_the_node_that_a_surge_needs_too_is_reported_beside_the_port_itself() -> None:
    assert caught_by(Mistake("a port of the node", "scaling/surge-port", HOST_PORT)) == {
        "scaling/surge-port",
        "pods/admission",
    }


def test_an_autoscaler_of_keda_counts_as_one(tmp_path: Path) -> None:
    (tmp_path / "keda.sh").mkdir()
    (tmp_path / "keda.sh/scaledobjects.yaml").write_text(yaml.safe_dump(CRD), encoding="utf-8")
    documents = [*reading.read(PROJECT / "dist/eks"), SCALED_OBJECT]
    found = {(finding.rule, finding.object) for finding in review({"eks": documents}, crds=[tmp_path])}
    assert ("scaling/two-scalers", "ScaledObject/by-lag") in found


def fields(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every field of an object, as what holds it and its key there."""
    for key, child in part.items() if isinstance(part, dict) else enumerate(part):
        yield part, key
        if isinstance(child, dict | list):
            yield from fields(child)
