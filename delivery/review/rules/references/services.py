"""Services, their ports, and what routes or scales by name."""

from collections.abc import Iterator
from typing import Any

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS, INGRESSES, SERVICES
from delivery.review.rules.references.addresses import serves
from delivery.review.rules.references.fixes import nearest
from delivery.review.rules.rule import Findings, rule


@rule(
    "references/stateful-service",
    "Pods of a StatefulSet have no DNS names without its headless Service",
    page=f"{CONCEPTS}workloads/controllers/statefulset/",
)
def stateful_services(scope: Scope) -> Findings:
    """The Service that a StatefulSet names is rendered, and headless."""
    for workload in scope.workloads:
        name = workload.manifest.get("spec", {}).get("serviceName") if workload.kind == "StatefulSet" else None
        if not name:
            continue
        space = scope.namespace_of(workload.manifest)
        service = scope.get("Service", space, name)
        if not scope.exists("Service", space, name):
            what, fix = f"no Service {name}", nearest(name, scope.names("Service", space))
            yield Finding.of(workload.manifest, "spec.serviceName", what, fix)
        elif service and workload.replicas > 1 and service.get("spec", {}).get("clusterIP") != "None":
            yield Finding.of(
                workload.manifest, "spec.serviceName", f"{name} is not headless", "give it clusterIP: None"
            )


@rule("references/target-port", "A Service forwards to a port that no Pod listens on", page=SERVICES)
def target_ports(scope: Scope) -> Findings:
    """The target port of a Service is one that the Pods behind it declare, by number or by name."""
    for service in scope.of_kind("Service"):
        behind = scope.behind(service)
        known: set[Any] = {
            port.get(key) for workload in behind for port in workload.ports() for key in ("name", "containerPort")
        }
        for port in service.get("spec", {}).get("ports", []):
            target = port.get("targetPort", port["port"])
            if behind and target not in known:
                what = f"no Pod behind it declares the port {target}"
                numbers = ", ".join(sorted(str(number) for number in known if number))
                fix = f"take one of {numbers}" if numbers else "give its Pods the port"
                yield Finding.of(service, f"spec.ports[{port['port']}].targetPort", what, fix)


@rule("references/backend", "An Ingress without its backend answers with an error page", page=INGRESSES)
def backends(scope: Scope) -> Findings:
    """The Service and port behind each path of an Ingress are rendered."""
    for ingress in scope.of_kind("Ingress"):
        space = scope.namespace_of(ingress)
        for path, backend in _backends(ingress):
            name, port = backend.get("name", ""), backend.get("port", {})
            service = scope.get("Service", space, name)
            if not scope.exists("Service", space, name):
                yield Finding.of(ingress, path, f"no Service {name}", nearest(name, scope.names("Service", space)))
            elif service and not serves(service, port):
                what = f"Service {name} has no port {port.get('number', port.get('name'))}"
                numbers = ", ".join(str(known["port"]) for known in service.get("spec", {}).get("ports", []))
                yield Finding.of(ingress, path, what, f"take one of {numbers}")


def _backends(ingress: Manifest) -> Iterator[tuple[str, Manifest]]:
    spec = ingress.get("spec", {})
    if "service" in spec.get("defaultBackend", {}):
        yield "spec.defaultBackend", spec["defaultBackend"]["service"]
    for rule_ in spec.get("rules", []):
        for path in rule_.get("http", {}).get("paths", []):
            service = path["backend"].get("service")
            # The AWS controller reads "use-annotation" ports as actions, not as Services.
            if service and service.get("port", {}).get("name") != "use-annotation":
                yield f"spec.rules[{rule_.get('host', '*')}].paths[{path.get('path', '')}]", service


@rule(
    "references/scale-target",
    "An autoscaler without its target has no effect",
    page="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
)
def scale_targets(scope: Scope) -> Findings:
    """The target of a HorizontalPodAutoscaler is rendered."""
    for autoscaler in scope.of_kind("HorizontalPodAutoscaler"):
        target = autoscaler.get("spec", {})["scaleTargetRef"]
        kind, name, space = target["kind"], target["name"], scope.namespace_of(autoscaler)
        if not scope.exists(kind, space, name):
            fix = nearest(name, scope.names(kind, space))
            yield Finding.of(autoscaler, "spec.scaleTargetRef", f"no {kind} {name}", fix)
