"""Autoscalers: what they scale, and where the fewest and the most Pods stand in them.

https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
https://keda.sh/docs/latest/reference/scaledobject-spec/
"""

from typing import Any

from delivery.manifests.lookup import at, read

BOUNDS = {
    "HorizontalPodAutoscaler": ("minReplicas", "maxReplicas"),
    "ScaledObject": ("minReplicaCount", "maxReplicaCount"),
}
"""The kinds, each with the fields of its smallest and its largest number of Pods."""


def target_of(autoscaler: Any) -> tuple[str, str]:
    """The kind and the name of what is scaled. KEDA scales a Deployment where no kind is named."""
    target = at(autoscaler, "spec", "scaleTargetRef")
    return read(target, "kind", "") or "Deployment", read(target, "name", "")
