"""Mistakes in how many Pods there are, and who decides it."""

from tests.mistakes.spoiling import CURRENCY, FIRST, HPA, Mistake, add, again, both, drop, put

BUDGET = "PodDisruptionBudget/service-currency"
CLAIM = {
    "apiVersion": "v1",
    "kind": "PersistentVolumeClaim",
    "metadata": {"name": "data", "namespace": "trip-service-prod"},
    "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
}
CLAIM_VOLUME = [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]


MISTAKES = [
    Mistake("two autoscalers of one Deployment", "scaling/two-scalers", again(HPA, name="service-currency-second")),
    Mistake(
        "an autoscaler without requests to measure",
        "scaling/missing-request",
        drop(CURRENCY, f"{FIRST}.resources"),
    ),
    Mistake("a minimum below what git declares", "scaling/minimum-below-replicas", put(HPA, "spec.minReplicas", 2)),
    Mistake("a minimum above the maximum", "scaling/bounds", put(HPA, "spec.minReplicas", 12)),
    Mistake(
        "a budget that no drain can satisfy",
        "scaling/budget-blocks",
        put(BUDGET, "spec", {"minAvailable": 1, "selector": {"matchLabels": {"app": "service-currency"}}}),
    ),
    Mistake("three members on one node", "scaling/members-together", put("StatefulSet/mysql", "spec.replicas", 3)),
    Mistake("a budget of nothing", "scaling/budget-blocks", put(BUDGET, "spec.maxUnavailable", 0)),
    Mistake("a budget with both bounds", "scaling/budget-both", put(BUDGET, "spec.minAvailable", 0)),
    Mistake("two budgets for the same Pods", "scaling/two-budgets", again(BUDGET, name="second")),
    Mistake(
        "a rollout that may neither add nor remove",
        "scaling/surge",
        put(CURRENCY, "spec.strategy.rollingUpdate.maxSurge", 0),
    ),
    Mistake(
        "a surge Pod that waits for the volume of the old one",
        "scaling/surge-volume",
        both(
            put("Deployment/kafka-ui", "spec.template.spec.volumes", CLAIM_VOLUME),
            put("Deployment/kafka-ui", f"{FIRST}.volumeMounts", [{"name": "data", "mountPath": "/data"}]),
            add(CLAIM),
        ),
    ),
    Mistake(
        "a surge Pod that waits for the port of the old one",
        "scaling/surge-port",
        put(CURRENCY, f"{FIRST}.ports[0].hostPort", 8000),
    ),
    Mistake(
        "three Pods with one volume",
        "scaling/shared-volume",
        both(
            put(CURRENCY, "spec.template.spec.volumes[1]", CLAIM_VOLUME[0]),
            put(CURRENCY, f"{FIRST}.volumeMounts[1]", {"name": "data", "mountPath": "/data"}),
            add(CLAIM),
        ),
    ),
]
