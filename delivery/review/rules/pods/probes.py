"""Probes and lifecycle hooks."""

from collections.abc import Iterator

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
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


@rule("pods/probe-missing", "Without a readiness probe a Pod gets requests before it can answer them", page=PROBES)
def missing_readiness(scope: Scope) -> Findings:
    """Containers that clients connect to have a readiness probe."""
    for workload, container, path in _servers(scope):
        if "readinessProbe" not in container:
            yield Finding.of(workload.manifest, path, "no readinessProbe", "say how to ask whether it can answer")


@rule(
    "pods/liveness-missing",
    "Without a liveness probe a program that hangs is not restarted",
    page=PROBES,
    severity="warning",
)
def missing_liveness(scope: Scope) -> Findings:
    """Containers that clients connect to have a liveness probe."""
    for workload, container, path in _servers(scope):
        if "livenessProbe" not in container:
            fix = "say how to ask whether it must be restarted; never what its servers answer"
            yield Finding.of(workload.manifest, path, "no livenessProbe", fix)


@rule(
    "pods/grpc-port",
    "Meshes and load balancers believe the name of a port, and would speak HTTP/1.1 to gRPC",
    page=f"{CONCEPTS}services-networking/service/#application-protocol",
)
def grpc_ports(scope: Scope) -> Findings:
    """A port with a gRPC probe is not called http."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            probed = {handler["grpc"].get("port") for _, handler in _handlers(container) if "grpc" in handler}
            for port in container.get("ports", []):
                name = f"{port.get('name', '')}"
                if port["containerPort"] in probed and name.partition("-")[0] in ("http", "https"):
                    what = f"the port {name!r} has a gRPC probe"
                    yield Finding.of(workload.manifest, f"{path}.ports[{name}]", what, "call it grpc")


def _servers(scope: Scope) -> Iterator[tuple[Workload, Manifest, str]]:
    """The containers that run for long and open a port; where none of a Pod says so, all of those behind a Service."""
    published = {id(each.manifest) for service in scope.of_kind("Service") for each in scope.behind(service)}
    for workload in scope.workloads:
        containers = workload.pod.get("containers", []) if workload.kind in LASTING else []
        unsaid = id(workload.manifest) in published and not any(container.get("ports") for container in containers)
        for container in containers:
            if unsaid or container.get("ports"):
                yield workload, container, f"{workload.at}.spec.containers[{container['name']}]"


def _handlers(container: Manifest) -> Iterator[tuple[str, Manifest]]:
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        yield probe, container.get(probe, {})
    for hook in ("preStop", "postStart"):
        yield f"lifecycle.{hook}", container.get("lifecycle", {}).get(hook, {})
