"""Mistakes in who selects whose Pods."""

from tests.mistakes.spoiling import CURRENCY, MYSQL, Mistake, both, put

MISTAKES = [
    Mistake(
        "a selector changed, its Pods not",
        "selectors/own-pods",
        put(CURRENCY, "spec.selector.matchLabels.app", "currency"),
    ),
    Mistake(
        "Pod labels changed, the selector not",
        "selectors/own-pods",
        put(MYSQL, "spec.template.metadata.labels.app", "mysql8"),
    ),
    Mistake(
        "two workloads with one label",
        "selectors/overlap",
        both(
            put("Deployment/kafka-ui", "spec.selector.matchLabels.app", "kafka"),
            put("Deployment/kafka-ui", "spec.template.metadata.labels.app", "kafka"),
        ),
    ),
    Mistake(
        "a version in a selector",
        "selectors/mutable",
        both(
            put(CURRENCY, "spec.selector.matchLabels.version", "v1"),
            put(CURRENCY, "spec.template.metadata.labels.version", "v1"),
        ),
    ),
    Mistake(
        "a Service whose selector has a typo",
        "selectors/nothing",
        put("Service/service-redis", "spec.selector.app", "rediss"),
    ),
    Mistake(
        "a budget that guards nothing",
        "selectors/nothing",
        put("PodDisruptionBudget/service-currency", "spec.selector.matchLabels.app", "currency"),
    ),
    Mistake(
        "a Service for half the platform",
        "selectors/several",
        put("Service/service-currency", "spec.selector", {"app.kubernetes.io/component": "api"}),
    ),
    Mistake(
        "a spread over somebody else's Pods",
        "selectors/spread",
        put(CURRENCY, "spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels.app", "currency"),
    ),
]
