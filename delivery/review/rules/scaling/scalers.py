"""What the rules about numbers of Pods share: autoscalers by their target, and shares of a number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from delivery.manifests.autoscalers import target_of
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload

REPLICATED = {"Deployment", "StatefulSet", "ReplicaSet"}


class Scaler(NamedTuple):
    """Something that sets the number of Pods of a target, and the path of its smallest number."""

    manifest: Manifest
    target: tuple[str, str, str]
    minimum: int
    maximum: int
    minimum_at: str


Scalers = Mapping[tuple[str, str, str], list[Scaler]]
"""The autoscalers of each target: its namespace, kind and name."""


def key_of(scope: Scope, workload: Workload) -> tuple[str, str, str]:
    """The namespace, kind and name of a workload."""
    return scope.namespace_of(workload.manifest), workload.kind, workload.name


def scalers(scope: Scope) -> Iterator[Scaler]:
    """The autoscalers of an environment."""
    for manifest in scope.of_kind("HorizontalPodAutoscaler"):
        spec = manifest.get("spec", {})
        if spec:
            where = (scope.namespace_of(manifest), *target_of(manifest))
            smallest = int(spec.get("minReplicas", 1))
            yield Scaler(manifest, where, smallest, int(spec["maxReplicas"]), "spec.minReplicas")
    for manifest in scope.of_kind("ScaledObject"):
        spec = manifest.get("spec", {})
        where = (scope.namespace_of(manifest), *target_of(manifest))
        figures = int(spec.get("minReplicaCount", 0)), int(spec.get("maxReplicaCount", 100))
        yield Scaler(manifest, where, *figures, "spec.minReplicaCount")


def scaled(scope: Scope) -> Iterator[tuple[Scaler, Workload]]:
    """The autoscalers of workloads with replicas, each with its workload."""
    workloads = {key_of(scope, workload): workload for workload in scope.workloads if workload.kind in REPLICATED}
    return ((scaler, workloads[scaler.target]) for scaler in scalers(scope) if scaler.target in workloads)


def by_target(scope: Scope) -> Scalers:
    """The autoscalers of each target."""
    found: dict[tuple[str, str, str], list[Scaler]] = defaultdict(list)
    for scaler in scalers(scope):
        found[scaler.target].append(scaler)
    return found


def share(value: Any, total: int, *, up: bool) -> int | None:
    """A number, or a percentage of the total, rounded as Kubernetes does; nothing where it is neither."""
    if not isinstance(value, str):
        return int(value)
    match = re.fullmatch(r"([0-9]{1,4})%", value)
    if match is None:
        return None
    return (int(match[1]) * total + (99 if up else 0)) // 100
