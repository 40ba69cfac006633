"""The ports on which load balancers listen, and their encryption."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.edge.annotations import NLB
from delivery.review.rules.edge.ingresses import ALB, AWS, INGRESS, groups, services_behind
from delivery.review.rules.pages import SERVICES
from delivery.review.rules.rule import Findings, rule

SERVICE = f"{AWS}guide/service/annotations/"
SERVICES = f"{SERVICES}#loadbalancer"
CERTIFICATES = {f"{ALB}certificate-arn", f"{ALB}create-acm-cert"}


@rule("edge/tls", "Unencrypted traffic on the internet can be read and changed", page=INGRESS)
def tls(scope: Scope) -> Findings:
    """An internet-facing load balancer listens by HTTPS with a certificate, and redirects HTTP to it."""
    for ingress, shared in groups(scope):
        protocols = {protocol for protocol, _ in _listeners(shared) or []}
        if shared.get(f"{ALB}scheme") != "internet-facing" or not protocols:
            continue
        if "HTTPS" not in protocols:
            yield Finding.of(
                ingress, f"metadata.annotations.{ALB}listen-ports", "listens by HTTP alone", "add HTTPS: 443"
            )
        elif not (CERTIFICATES & shared.keys() or ingress.get("spec", {}).get("tls")):
            what = "listens by HTTPS without a certificate"
            yield Finding.of(ingress, f"metadata.annotations.{ALB}certificate-arn", what, "name its certificate")
        elif "HTTP" in protocols and f"{ALB}ssl-redirect" not in shared:
            what = "answers by HTTP without a redirect"
            yield Finding.of(ingress, f"metadata.annotations.{ALB}ssl-redirect", what, "write the port of HTTPS")


@rule("edge/listen-ports", "The controller does not reconcile a load balancer with invalid listeners", page=INGRESS)
def listen_ports(scope: Scope) -> Findings:
    """Listeners are a JSON list of protocols and ports, and a redirect leads to one of them."""
    for ingress, shared in groups(scope):
        ports = _listeners(shared)
        target = shared.get(f"{ALB}ssl-redirect")
        if ports is None:
            yield Finding.of(
                ingress, f"metadata.annotations.{ALB}listen-ports", "no list of listeners", 'as [{"HTTPS": 443}]'
            )
        elif target is not None and target not in {str(port) for protocol, port in ports if protocol == "HTTPS"}:
            what = f"redirects to port {target}, where nothing listens by HTTPS"
            yield Finding.of(ingress, f"metadata.annotations.{ALB}ssl-redirect", what, "redirect to a port of HTTPS")


@rule(
    "edge/two-entrypoints",
    "A load balancer beside an Ingress bypasses its protection",
    page=SERVICES,
    severity="warning",
)
def two_entrypoints(scope: Scope) -> Findings:
    """Pods behind an Ingress have no load balancer of their own."""
    routed: dict[int, Manifest] = {}
    for ingress in reversed(scope.of_kind("Ingress")):
        for service in services_behind(scope, ingress).values():
            routed.update({id(workload.manifest): ingress for workload in scope.behind(service)})
    for service in _load_balancers(scope):
        for workload in scope.behind(service):
            if id(workload.manifest) in routed:
                what = f"leads to {workload.name}, as {object_ref(routed[id(workload.manifest)])} does"
                yield Finding.of(service, "spec.type", what, "write type: ClusterIP, or take the route out")


@rule("edge/plain-entrypoint", "Unencrypted traffic on the internet can be read", page=SERVICE, severity="warning")
def plain_entrypoints(scope: Scope) -> Findings:
    """An internet-facing load balancer does not accept unencrypted traffic on port 80."""
    for service in _load_balancers(scope):
        notes = annotations_of(service)
        public = notes.get(f"{NLB}scheme") == "internet-facing" or notes.get(f"{NLB}internal") == "false"
        guarded = f"{NLB}ssl-cert" in notes or "loadBalancerSourceRanges" in service["spec"]
        if public and not guarded and any(port["port"] == 80 for port in service["spec"].get("ports", [])):
            yield Finding.of(
                service,
                "spec.ports",
                "port 80 accepts unencrypted traffic from the internet",
                "name a certificate or ranges",
            )


def _listeners(annotations: Mapping[str, str]) -> list[tuple[str, int]] | None:
    """The protocols and ports of a load balancer; nothing where they cannot be read."""
    default = '[{"HTTPS": 443}]' if f"{ALB}certificate-arn" in annotations else '[{"HTTP": 80}]'
    try:
        found: Any = json.loads(annotations.get(f"{ALB}listen-ports", default))
        pairs = [(str(protocol), port) for item in found for protocol, port in item.items()]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    right = all(protocol in ("HTTP", "HTTPS") and type(port) is int for protocol, port in pairs)
    return pairs if right and pairs else None


def _load_balancers(scope: Scope) -> Iterator[Manifest]:
    return (item for item in scope.of_kind("Service") if item.get("spec", {}).get("type") == "LoadBalancer")
