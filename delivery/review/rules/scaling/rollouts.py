"""Rollouts, and the volumes and ports that old and new Pods share."""

from collections.abc import Iterator, Mapping

from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.scaling.scalers import REPLICATED, Scalers, by_target, key_of, share

DEPLOYMENTS = f"{CONCEPTS}workloads/controllers/deployment/"
VOLUMES = f"{CONCEPTS}storage/persistent-volumes/#access-modes"

STEPS: Mapping[str, tuple[int | str, int | str]] = {"Deployment": ("25%", "25%"), "DaemonSet": (0, 1)}
"""The defaults of maxSurge and maxUnavailable."""


@rule("scaling/surge", "A rollout that may neither add nor remove a Pod never starts", page=DEPLOYMENTS)
def surge(scope: Scope) -> Findings:
    """maxSurge and maxUnavailable are not both zero."""
    for workload in scope.workloads:
        more, fewer = _steps(workload) or (1, 1)
        if share(more, 100, up=True) == 0 and share(fewer, 100, up=True) == 0:
            path = "spec.strategy" if workload.kind == "Deployment" else "spec.updateStrategy"
            what = "maxSurge and maxUnavailable are both zero"
            yield Finding.of(workload.manifest, f"{path}.rollingUpdate", what, "allow one of them: maxSurge: 1")


@rule("scaling/surge-volume", "The old and the new Pod wait for each other over one volume", page=VOLUMES)
def surge_with_volume(scope: Scope) -> Findings:
    """A Deployment of one Pod that surges mounts no ReadWriteOnce volume."""
    scalers = by_target(scope)
    for workload in scope.workloads:
        if workload.kind == "Deployment" and _most(scope, workload, scalers) <= 1 and _surges(workload):
            for path, claim in _exclusive_claims(scope, workload):
                what = f"the new Pod of a rollout cannot mount {claim} before the old one has stopped"
                yield Finding.of(workload.manifest, path, what, "write strategy.type: Recreate")


@rule(
    "scaling/surge-port",
    "The new Pod of a rollout needs a node on which the port is free",
    page=DEPLOYMENTS,
    severity="warning",
)
def surge_with_host_port(scope: Scope) -> Findings:
    """A Deployment that surges before it removes a Pod uses no host port."""
    for workload in scope.workloads:
        if workload.kind == "Deployment" and _surges(workload):
            shared = "containerPort" if workload.pod.get("hostNetwork") else "hostPort"
            ports = sorted({port[shared] for port in workload.ports() if port.get(shared)})
            if ports:
                what = f"the new Pod of a rollout needs a node where port {ports[0]} is free"
                yield Finding.of(workload.manifest, "spec.strategy", what, "write maxSurge: 0 and maxUnavailable: 1")


@rule("scaling/shared-volume", "Pods on two nodes cannot both mount a ReadWriteOnce volume", page=VOLUMES)
def shared_volume(scope: Scope) -> Findings:
    """Workloads of several Pods share no ReadWriteOnce claim."""
    scalers = by_target(scope)
    for workload in scope.workloads:
        most = _most(scope, workload, scalers)
        for path, claim in _exclusive_claims(scope, workload) if most > 1 else ():
            what = f"up to {most} Pods share {claim}, which one node at a time can mount"
            yield Finding.of(
                workload.manifest, path, what, "run one Pod, or give each its own claim with a StatefulSet"
            )


def _most(scope: Scope, workload: Workload, scalers: Scalers) -> int:
    """The largest number of Pods that a workload may have."""
    if workload.kind not in REPLICATED:
        return 1
    return max([workload.replicas, *(scaler.maximum for scaler in scalers.get(key_of(scope, workload), []))])


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
    return share(more, workload.replicas, up=True) != 0 and share(fewer, workload.replicas, up=False) == 0


def _exclusive_claims(scope: Scope, workload: Workload) -> Iterator[tuple[str, str]]:
    """The claims that a workload mounts, and that one node at a time can mount."""
    for volume in workload.pod.get("volumes", []):
        name = volume.get("persistentVolumeClaim", {}).get("claimName", "")
        claim = scope.get("PersistentVolumeClaim", scope.namespace_of(workload.manifest), name)
        modes = set(claim.get("spec", {}).get("accessModes", [])) if claim else set()
        if modes and modes <= {"ReadWriteOnce", "ReadWriteOncePod"}:
            yield f"{workload.at}.spec.volumes[{volume['name']}].persistentVolumeClaim", name
