"""Where a load balancer sends requests, and how it learns whether a Pod is healthy."""

from collections.abc import Iterator

from delivery.manifests.objects import annotations_of, name_of
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.edge.ingresses import ALB, AWS, INGRESS, albs, routes, services_behind, setting
from delivery.review.rules.rule import Findings, rule


@rule("edge/target-type", "Through a node port a load balancer still reaches Pods that are terminating", page=INGRESS)
def target_types(scope: Scope) -> Findings:
    """A load balancer of an Ingress sends requests to Pods, not to nodes."""
    for ingress in albs(scope):
        services = services_behind(scope, ingress).values()
        if any(setting(ingress, service, "target-type") != "ip" for service in services):
            given = annotations_of(ingress).get(f"{ALB}target-type")
            what = f"target type {given or 'instance, the default'}"
            yield Finding.of(ingress, f"metadata.annotations.{ALB}target-type", what, "write ip")


@rule("edge/health-path", "The default health check path is /, and a 404 marks a target unhealthy", page=INGRESS)
def health_paths(scope: Scope) -> Findings:
    """The path of the health check is set, unless every Service behind the Ingress serves /."""
    for ingress in albs(scope):
        serving = {service for _, (_, path, _), service in routes(ingress) if path in ("", "/", "/*")}
        for name, service in services_behind(scope, ingress).items():
            grpc = setting(ingress, service, "backend-protocol-version") == "GRPC"
            if not grpc and name not in serving and not setting(ingress, service, "healthcheck-path"):
                what = f"asks {name} for /, which the Ingress does not send there"
                yield Finding.of(
                    ingress, f"metadata.annotations.{ALB}healthcheck-path", what, "name a path that answers 200"
                )


@rule(
    "edge/health-probe",
    "A health check of a path that the program does not serve fails",
    page=INGRESS,
    severity="warning",
)
def health_probes(scope: Scope) -> Findings:
    """Where Pods have HTTP probes, one of them requests the health check path of the load balancer."""
    for ingress in albs(scope):
        for name, service in services_behind(scope, ingress).items():
            path = setting(ingress, service, "healthcheck-path")
            probed = {asked for workload in scope.behind(service) for asked in _probed(workload)}
            # With or without a last slash it is the same page: a program answers one of the two with a redirect.
            if path and probed and path.rstrip("/") not in {asked.rstrip("/") for asked in probed}:
                what = f"asks {name} for {path}, and its own probes for {', '.join(sorted(probed))}"
                yield Finding.of(
                    ingress, f"metadata.annotations.{ALB}healthcheck-path", what, "ask for what a probe asks for"
                )


def _probed(workload: Workload) -> Iterator[str]:
    for _, container in workload.containers():
        for probe in ("readinessProbe", "livenessProbe", "startupProbe"):
            if "httpGet" in container.get(probe, {}):
                yield container[probe]["httpGet"].get("path", "/")


GATE = f"{AWS}deploy/pod_readiness_gate/"
READINESS_GATE = "elbv2.k8s.aws/pod-readiness-gate-inject"


@rule(
    "edge/readiness-gate",
    "Without a readiness gate a rollout ends before the load balancer registers the new Pods",
    page=GATE,
)
def readiness_gates(scope: Scope) -> Findings:
    """A Namespace whose Ingresses send requests to Pods has the gates injected."""
    spaces = {scope.namespace_of(ingress) for ingress in albs(scope)}
    for namespace in scope.of_kind("Namespace"):
        gate = namespace["metadata"].get("labels", {}).get(READINESS_GATE)
        if name_of(namespace) in spaces and gate != "enabled":
            yield Finding.of(
                namespace, f"metadata.labels.{READINESS_GATE}", "no readiness gates are injected", "write enabled"
            )
