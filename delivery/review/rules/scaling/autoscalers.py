"""HorizontalPodAutoscalers, and ScaledObjects of KEDA."""

from collections.abc import Iterator

from delivery.manifests.objects import object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.pages import TASKS
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.scaling.scalers import by_target, scaled, scalers

TASKS = f"{TASKS}run-application/"
AUTOSCALING = f"{TASKS}horizontal-pod-autoscale/"


@rule("scaling/two-scalers", "Two autoscalers of one workload overwrite each other's replica count", page=AUTOSCALING)
def two_scalers(scope: Scope) -> Findings:
    """A workload is the target of at most one HorizontalPodAutoscaler or ScaledObject."""
    for first, *others in by_target(scope).values():
        for other in others:
            what = f"scales {first.target[2]}, as {object_ref(first.manifest)} does"
            yield Finding.of(other.manifest, "spec.scaleTargetRef", what, "keep one of them")


@rule(
    "scaling/missing-request",
    "Utilization is relative to the request: without one an autoscaler has no effect",
    page=AUTOSCALING,
)
def missing_requests(scope: Scope) -> Findings:
    """Containers request the resources whose utilization an autoscaler measures."""
    for scaler, workload in scaled(scope):
        for resource, only in _utilizations(scaler.manifest.get("spec", {})):
            for path, container in _lasting_containers(workload, only):
                if not _requested(container, resource):
                    what = f"no {resource} request, and {object_ref(scaler.manifest)} scales by it"
                    yield Finding.of(workload.manifest, f"{path}.resources.requests", what, f"request some {resource}")


@rule(
    "scaling/minimum-below-replicas",
    "The autoscaler may run fewer Pods than git declares",
    page=AUTOSCALING,
    severity="warning",
)
def minimum_below_replicas(scope: Scope) -> Findings:
    """The minimum of an autoscaler is not below the replicas that its target declares."""
    for scaler, workload in scaled(scope):
        declared = workload.replicas
        if declared > max(scaler.minimum, 1):
            what = f"may scale {workload.name} down to {scaler.minimum}, which declares {declared} replicas"
            yield Finding.of(
                scaler.manifest, scaler.minimum_at, what, f"raise it to {declared}, or declare fewer replicas"
            )


@rule("scaling/bounds", "The API server refuses an autoscaler whose minimum is above its maximum", page=AUTOSCALING)
def bounds(scope: Scope) -> Findings:
    """The smallest number of Pods is not above the largest."""
    for scaler in scalers(scope):
        if scaler.minimum > scaler.maximum:
            what = f"the minimum of {scaler.minimum} is above the maximum of {scaler.maximum}"
            yield Finding.of(scaler.manifest, scaler.minimum_at, what, "lower the minimum or raise the maximum")


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
