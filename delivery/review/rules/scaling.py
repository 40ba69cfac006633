"""How many Pods there are, and whether they can be replaced."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from delivery.manifests.autoscalers import target_of
from delivery.manifests.objects import object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

TASKS = "https://kubernetes.io/docs/tasks/run-application/"
AUTOSCALING = f"{TASKS}horizontal-pod-autoscale/"
BUDGETS = f"{TASKS}configure-pdb/"
DISRUPTIONS = "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/"
DEPLOYMENTS = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"
VOLUMES = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes"

REPLICATED = {"Deployment", "StatefulSet", "ReplicaSet"}
STEPS: Mapping[str, tuple[int | str, int | str]] = {"Deployment": ("25%", "25%"), "DaemonSet": (0, 1)}
"""What maxSurge and maxUnavailable are where a workload does not say."""


class Scaler(NamedTuple):
    """Something that sets the number of Pods of a target, and the path of its smallest number."""

    manifest: Manifest
    target: tuple[str, str, str]
    minimum: int
    maximum: int
    minimum_at: str


Scalers = Mapping[tuple[str, str, str], list[Scaler]]
"""The autoscalers of each target: its namespace, kind and name."""


@rule("scaling/two-scalers", "Two autoscalers of one workload undo each other's work", page=AUTOSCALING)
def two_scalers(scope: Scope) -> Findings:
    """At most one HorizontalPodAutoscaler or ScaledObject has a workload as its target."""
    for first, *others in _by_target(scope).values():
        for other in others:
            what = f"scales {first.target[2]}, as {object_ref(first.manifest)} does"
            yield Finding.of(other.manifest, "spec.scaleTargetRef", what, "keep one of them")


@rule("scaling/missing-request", "Utilization is a share of the request: without one nothing scales", page=AUTOSCALING)
def missing_requests(scope: Scope) -> Findings:
    """Containers request what an autoscaler measures as a share of their requests."""
    for scaler, workload in _scaled(scope):
        for resource, only in _utilizations(scaler.manifest.get("spec", {})):
            for path, container in _lasting_containers(workload, only):
                if not _requested(container, resource):
                    what = f"no {resource} request, and {object_ref(scaler.manifest)} scales by it"
                    yield Finding.of(workload.manifest, f"{path}.resources.requests", what, f"request some {resource}")


@rule(
    "scaling/minimum-below-replicas",
    "An autoscaler goes below the number of Pods that git asks for",
    page=AUTOSCALING,
    severity="warning",
)
def minimum_below_replicas(scope: Scope) -> Findings:
    """The smallest number of an autoscaler is not below the replicas that its target declares."""
    for scaler, workload in _scaled(scope):
        declared = workload.replicas
        if declared > max(scaler.minimum, 1):
            what = f"may scale {workload.name} down to {scaler.minimum}, which declares {declared} replicas"
            yield Finding.of(
                scaler.manifest, scaler.minimum_at, what, f"raise it to {declared}, or declare fewer replicas"
            )


@rule("scaling/bounds", "An autoscaler whose minimum is above its maximum is refused", page=AUTOSCALING)
def bounds(scope: Scope) -> Findings:
    """The smallest number of Pods is not above the largest."""
    for scaler in _scalers(scope):
        if scaler.minimum > scaler.maximum:
            what = f"the minimum of {scaler.minimum} is above the maximum of {scaler.maximum}"
            yield Finding.of(scaler.manifest, scaler.minimum_at, what, "lower the minimum or raise the maximum")


@rule("scaling/budget-blocks", "A budget without room lets no node drain, and so no upgrade pass", page=BUDGETS)
def budget_blocks(scope: Scope) -> Findings:
    """At the smallest number of Pods, a disruption budget still lets one of them go."""
    scalers = _by_target(scope)
    for budget in scope.of_kind("PodDisruptionBudget"):
        spec = budget.get("spec", {})
        if {"minAvailable", "maxUnavailable"} <= spec.keys():
            continue
        if _share(spec.get("maxUnavailable", 1), 1, up=True) == 0:
            what = f"maxUnavailable {spec['maxUnavailable']} lets no Pod go"
            yield Finding.of(budget, "spec.maxUnavailable", what, "allow at least one: maxUnavailable: 1")
        lowest = _lowest(scope, budget, scalers)
        needed = _share(spec.get("minAvailable", 0), lowest, up=True)
        if lowest and needed is not None and needed >= lowest:
            what = f"minAvailable {spec['minAvailable']} of {lowest} Pods, the fewest there may be, lets none go"
            yield Finding.of(budget, "spec.minAvailable", what, "write maxUnavailable: 1 instead, or run more Pods")


@rule("scaling/budget-both", "A budget with both figures is refused", page=BUDGETS)
def budget_with_both_figures(scope: Scope) -> Findings:
    """A disruption budget has minAvailable or maxUnavailable."""
    for budget in scope.of_kind("PodDisruptionBudget"):
        if {"minAvailable", "maxUnavailable"} <= budget.get("spec", {}).keys():
            yield Finding.of(budget, "spec.minAvailable", "stands beside maxUnavailable", "keep maxUnavailable alone")


@rule("scaling/two-budgets", "A Pod with two disruption budgets cannot be evicted at all", page=DISRUPTIONS)
def two_budgets(scope: Scope) -> Findings:
    """At most one disruption budget selects the Pods of a workload."""
    first: dict[int, Manifest] = {}
    for budget in scope.of_kind("PodDisruptionBudget"):
        for workload in _budgeted(scope, budget):
            known = first.setdefault(id(workload.manifest), budget)
            if known is not budget:
                what = f"selects the Pods of {workload.name}, as {object_ref(known)} does"
                yield Finding.of(budget, "spec.selector", what, "keep one of the two")


@rule("scaling/surge", "A rollout that may neither add nor remove a Pod never starts", page=DEPLOYMENTS)
def surge(scope: Scope) -> Findings:
    """maxSurge and maxUnavailable are not both zero."""
    for workload in scope.workloads:
        more, fewer = _steps(workload) or (1, 1)
        if _share(more, 100, up=True) == 0 and _share(fewer, 100, up=True) == 0:
            path = "spec.strategy" if workload.kind == "Deployment" else "spec.updateStrategy"
            what = "maxSurge and maxUnavailable are both zero"
            yield Finding.of(workload.manifest, f"{path}.rollingUpdate", what, "allow one of them: maxSurge: 1")


@rule("scaling/surge-volume", "Old and new Pod wait for each other over one volume", page=VOLUMES)
def surge_with_volume(scope: Scope) -> Findings:
    """A Deployment that surges with its only Pod has no volume that one node at a time can mount."""
    scalers = _by_target(scope)
    for workload in scope.workloads:
        if workload.kind == "Deployment" and _most(scope, workload, scalers) <= 1 and _surges(workload):
            for path, claim in _exclusive_claims(scope, workload):
                what = f"the new Pod of a rollout cannot mount {claim} before the old one is gone"
                yield Finding.of(workload.manifest, path, what, "write strategy.type: Recreate")


@rule("scaling/surge-port", "A new Pod needs a node with the port free", page=DEPLOYMENTS, severity="warning")
def surge_with_host_port(scope: Scope) -> Findings:
    """A Deployment that surges before it removes a Pod takes no port of its node."""
    for workload in scope.workloads:
        if workload.kind == "Deployment" and _surges(workload):
            shared = "containerPort" if workload.pod.get("hostNetwork") else "hostPort"
            ports = sorted({port[shared] for port in workload.ports() if port.get(shared)})
            if ports:
                what = f"the new Pod of a rollout needs a node where port {ports[0]} is free"
                yield Finding.of(workload.manifest, "spec.strategy", what, "write maxSurge: 0 and maxUnavailable: 1")


@rule("scaling/shared-volume", "Pods on two nodes cannot both mount a ReadWriteOnce volume", page=VOLUMES)
def shared_volume(scope: Scope) -> Findings:
    """Workloads of several Pods share no claim that one node at a time can mount."""
    scalers = _by_target(scope)
    for workload in scope.workloads:
        most = _most(scope, workload, scalers)
        for path, claim in _exclusive_claims(scope, workload) if most > 1 else ():
            what = f"up to {most} Pods share {claim}, which one node at a time can mount"
            yield Finding.of(
                workload.manifest, path, what, "run one Pod, or give each its own claim with a StatefulSet"
            )


def _key(scope: Scope, workload: Workload) -> tuple[str, str, str]:
    return scope.namespace_of(workload.manifest), workload.kind, workload.name


def _scalers(scope: Scope) -> Iterator[Scaler]:
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


def _scaled(scope: Scope) -> Iterator[tuple[Scaler, Workload]]:
    workloads = {_key(scope, workload): workload for workload in scope.workloads if workload.kind in REPLICATED}
    return ((scaler, workloads[scaler.target]) for scaler in _scalers(scope) if scaler.target in workloads)


def _by_target(scope: Scope) -> Scalers:
    found: dict[tuple[str, str, str], list[Scaler]] = defaultdict(list)
    for scaler in _scalers(scope):
        found[scaler.target].append(scaler)
    return found


def _utilizations(spec: Manifest) -> Iterator[tuple[str, str | None]]:
    """The resources that are measured as a share of the request, and the one container where it is only one."""
    if "triggers" in spec:
        for trigger in spec["triggers"]:
            measured = trigger.get("metricType", "Utilization") == "Utilization"
            if trigger.get("type") in ("cpu", "memory") and measured:
                yield trigger["type"], trigger.get("metadata", {}).get("containerName")
        return
    if not spec.get("metrics"):
        yield "cpu", None  # what version 1 measures, and the default of version 2
    for metric in spec.get("metrics", []):
        source = metric.get("resource") or metric.get("containerResource") or {}
        if source.get("target", {}).get("type") == "Utilization":
            yield source["name"], source.get("container")


def _lasting_containers(workload: Workload, only: str | None) -> Iterator[tuple[str, Manifest]]:
    """The containers that run as long as the Pod, or the one of that name."""
    starting = {container["name"] for container in workload.pod.get("initContainers", [])}
    for path, container in workload.containers():
        lasting = container["name"] not in starting or container.get("restartPolicy") == "Always"
        if container["name"] == only if only else lasting:
            yield path, container


def _requested(container: Manifest, resource: str) -> bool:
    """A limit without a request is the request too."""
    resources = container.get("resources", {})
    return resource in resources.get("requests", {}) or resource in resources.get("limits", {})


def _share(value: Any, total: int, *, up: bool) -> int | None:
    """A number, or a percentage of the total, rounded as Kubernetes does; nothing where it is neither."""
    if not isinstance(value, str):
        return int(value)
    match = re.fullmatch(r"([0-9]{1,4})%", value)
    if match is None:
        return None
    return (int(match[1]) * total + (99 if up else 0)) // 100


def _budgeted(scope: Scope, budget: Manifest) -> list[Workload]:
    """The workloads whose Pods a budget selects by labels alone."""
    selector = budget.get("spec", {}).get("selector", {})
    if not selector.get("matchLabels") or selector.get("matchExpressions"):
        return []
    found = scope.selected(selector["matchLabels"], scope.namespace_of(budget))
    return [workload for workload in found if workload.kind in REPLICATED]


def _lowest(scope: Scope, budget: Manifest, scalers: Scalers) -> int:
    """The smallest number of Pods behind a budget, as long as there are any."""
    return sum(
        max(1, scalers[_key(scope, workload)][0].minimum) if _key(scope, workload) in scalers else workload.replicas
        for workload in _budgeted(scope, budget)
    )


def _most(scope: Scope, workload: Workload, scalers: Scalers) -> int:
    """The largest number of Pods that a workload may have."""
    if workload.kind not in REPLICATED:
        return 1
    return max([workload.replicas, *(scaler.maximum for scaler in scalers.get(_key(scope, workload), []))])


def _steps(workload: Workload) -> tuple[int | str, int | str] | None:
    """maxSurge and maxUnavailable of a workload that rolls by them."""
    spec = workload.manifest.get("spec", {}) if workload.kind in STEPS else {}
    strategy = spec.get("strategy") or spec.get("updateStrategy") or {}
    if not spec or strategy.get("type", "RollingUpdate") != "RollingUpdate":
        return None
    surge, unavailable = STEPS[workload.kind]
    figures = strategy.get("rollingUpdate", {})
    return figures.get("maxSurge", surge), figures.get("maxUnavailable", unavailable)


def _surges(workload: Workload) -> bool:
    """Whether a rollout waits for a new Pod before it removes an old one."""
    more, fewer = _steps(workload) or (0, 1)
    return _share(more, workload.replicas, up=True) != 0 and _share(fewer, workload.replicas, up=False) == 0


def _exclusive_claims(scope: Scope, workload: Workload) -> Iterator[tuple[str, str]]:
    """The claims that a workload mounts, and that one node at a time can mount."""
    for volume in workload.pod.get("volumes", []):
        name = volume.get("persistentVolumeClaim", {}).get("claimName", "")
        claim = scope.get("PersistentVolumeClaim", scope.namespace_of(workload.manifest), name)
        modes = set(claim.get("spec", {}).get("accessModes", [])) if claim else set()
        if modes and modes <= {"ReadWriteOnce", "ReadWriteOncePod"}:
            yield f"{workload.at}.spec.volumes[{volume['name']}].persistentVolumeClaim", name
