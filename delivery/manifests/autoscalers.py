"""Autoscalers: their targets, and their fields for the minimum and maximum of Pods.

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
    """The kind and the name of the target. The default kind of KEDA is Deployment."""
    target = at(autoscaler, "spec", "scaleTargetRef")
    return read(target, "kind", "") or "Deployment", read(target, "name", "")
