"""Probes and lifecycle hooks."""

from collections.abc import Iterator

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.rule import Findings, rule

PROBES = f"{CONCEPTS}configuration/liveness-readiness-startup-probes/"
LASTING = {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"}


@rule("pods/probe-port", "A probe of a port that no container listens on restarts healthy Pods", page=PROBES)
def probe_ports(scope: Scope) -> Findings:
    """Probes and hooks name a port of their container, or the number of a port of the Pod."""
    for workload in scope.workloads:
        numbers = {port["containerPort"] for port in workload.ports()}
        for path, container in workload.containers():
            names = {port.get("name") for port in container.get("ports", [])}
            for at, handler in _handlers(container):
                for kind in ("httpGet", "tcpSocket", "grpc"):
                    port = handler.get(kind, {}).get("port")
                    if port is not None and port not in (names if isinstance(port, str) else numbers):
                        what = f"{port!r} is no port that the container declares"
                        yield Finding.of(workload.manifest, f"{path}.{at}.{kind}.port", what, "correct one of the two")


@rule(
    "pods/probe-missing",
    "Without probes a Pod gets requests too early, and is not restarted when it hangs",
    page=PROBES,
)
def missing_probes(scope: Scope) -> Findings:
    """Containers that run for long have a readiness and a liveness probe."""
    for workload in scope.workloads:
        for container in workload.pod.get("containers", []) if workload.kind in LASTING else ():
            missing = [probe for probe in ("readinessProbe", "livenessProbe") if probe not in container]
            if missing:
                path = f"{workload.at}.spec.containers[{container['name']}]"
                yield Finding.of(workload.manifest, path, f"no {' and no '.join(missing)}", "add what is missing")


def _handlers(container: Manifest) -> Iterator[tuple[str, Manifest]]:
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        yield probe, container.get(probe, {})
    for hook in ("preStop", "postStart"):
        yield f"lifecycle.{hook}", container.get("lifecycle", {}).get(hook, {})
