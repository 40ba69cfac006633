"""Entrypoints: Ingresses, and Services of type LoadBalancer."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from delivery.manifests.objects import annotations_of, name_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

AWS = "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/"
INGRESS = f"{AWS}guide/ingress/annotations/"
SERVICE = f"{AWS}guide/service/annotations/"
GATE = f"{AWS}deploy/pod_readiness_gate/"
INGRESSES = "https://kubernetes.io/docs/concepts/services-networking/ingress/"
SERVICES = "https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer"
TERMINATION = "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination"

READINESS_GATE = "elbv2.k8s.aws/pod-readiness-gate-inject"

ALB = "alb.ingress.kubernetes.io/"
ALB_NAMES = """
    acm-pca-arn auth-idp-cognito auth-idp-oidc auth-on-unauthenticated-request auth-scope auth-session-cookie
    auth-session-timeout auth-type backend-protocol backend-protocol-version certificate-arn create-acm-cert
    customer-owned-ipv4-pool dry-run-plan enable-frontend-nlb group.name group.order healthcheck-interval-seconds
    healthcheck-path healthcheck-port healthcheck-protocol healthcheck-timeout-seconds healthy-threshold-count
    inbound-cidrs ip-address-type ipam-ipv4-pool-id jwt-validation listen-ports load-balancer-attributes
    load-balancer-name manage-backend-security-group-rules minimum-load-balancer-capacity multi-cluster-target-group
    mutual-authentication scheme security-group-prefix-lists security-groups shield-advanced-protection ssl-policy
    ssl-redirect subnets success-codes tags target-control-port target-group-attributes target-node-labels target-type
    unhealthy-threshold-count use-regex-path-match waf-acl-id wafv2-acl-arn wafv2-acl-name web-acl-id"""
CERTIFICATES = {f"{ALB}certificate-arn", f"{ALB}create-acm-cert"}

NLB = "service.beta.kubernetes.io/aws-load-balancer-"
NLB_NAMES = """
    access-log-emit-interval access-log-enabled access-log-s3-bucket-name access-log-s3-bucket-prefix
    additional-resource-tags alpn-policy attributes backend-protocol connection-draining-enabled
    connection-draining-timeout connection-idle-timeout cross-zone-load-balancing-enabled disable-nlb-sg
    eip-allocations eip-allocations-discovery-tags enable-icmp-for-path-mtu-discovery enable-prefix-for-ipv6-source-nat
    enable-tcp-udp-listener extra-security-groups healthcheck-healthy-threshold healthcheck-interval healthcheck-path
    healthcheck-port healthcheck-protocol healthcheck-success-codes healthcheck-timeout healthcheck-unhealthy-threshold
    inbound-sg-rules-on-private-link-traffic internal ip-address-type ipv6-addresses
    manage-backend-security-group-rules minimum-load-balancer-capacity multi-cluster-target-group name nlb-target-type
    private-ipv4-addresses proxy-protocol proxy-protocol-per-target-group quic-enabled-containers quic-enabled-ports
    scheme security-group-prefix-lists security-groups source-nat-ipv6-prefixes ssl-cert ssl-negotiation-policy
    ssl-ports subnets target-group-attributes target-node-labels type"""

KNOWN = {ALB: set(ALB_NAMES.split()), NLB: set(NLB_NAMES.split())}
NAMED = re.compile(r"(actions|conditions|transforms|listener-attributes)\..+|frontend-nlb-[a-z-]+")


Asked = tuple[str, str, str]
"""What requests ask for: a host, a path, and the type of the path."""


@rule("edge/target-type", "Requests that come by way of a node port still go to Pods that stopped", page=INGRESS)
def target_types(scope: Scope) -> Findings:
    """A load balancer of an Ingress sends requests to Pods, not to nodes."""
    for ingress in _albs(scope):
        services = _services(scope, ingress).values()
        if any(_setting(ingress, service, "target-type") != "ip" for service in services):
            given = annotations_of(ingress).get(f"{ALB}target-type")
            what = f"target type {given or 'instance, the default'}"
            yield Finding.of(ingress, f"metadata.annotations.{ALB}target-type", what, "write ip")


@rule("edge/health-path", "A load balancer asks for / where nothing else is said, and gives up on a 404", page=INGRESS)
def health_paths(scope: Scope) -> Findings:
    """The path of the health check is named, unless every Service behind the Ingress serves /."""
    for ingress in _albs(scope):
        serving = {service for _, (_, path, _), service in _routes(ingress) if path in ("", "/", "/*")}
        for name, service in _services(scope, ingress).items():
            grpc = _setting(ingress, service, "backend-protocol-version") == "GRPC"
            if not grpc and name not in serving and not _setting(ingress, service, "healthcheck-path"):
                what = f"asks {name} for /, which the Ingress does not send there"
                yield Finding.of(
                    ingress, f"metadata.annotations.{ALB}healthcheck-path", what, "name a path that answers 200"
                )


@rule("edge/health-probe", "A health check of a path that is not there fails", page=INGRESS, severity="warning")
def health_probes(scope: Scope) -> Findings:
    """Where Pods have probes by HTTP, one of them asks for what the load balancer asks for."""
    for ingress in _albs(scope):
        for name, service in _services(scope, ingress).items():
            path = _setting(ingress, service, "healthcheck-path")
            probed = {asked for workload in scope.behind(service) for asked in _probed(workload)}
            # With or without a last slash it is the same page: a program answers one of the two with a redirect.
            if path and probed and path.rstrip("/") not in {asked.rstrip("/") for asked in probed}:
                what = f"asks {name} for {path}, and its own probes for {', '.join(sorted(probed))}"
                yield Finding.of(
                    ingress, f"metadata.annotations.{ALB}healthcheck-path", what, "ask for what a probe asks for"
                )


@rule("edge/drain", "A Pod that stops before the load balancer lets go of it drops requests", page=INGRESS)
def drain(scope: Scope) -> Findings:
    """Pods behind the load balancer of an Ingress sleep for as long as it takes to let go of them."""
    found: dict[int, tuple[Workload, int]] = {}
    for ingress in _albs(scope):
        for service in _services(scope, ingress).values():
            said = _setting(ingress, service, "target-group-attributes")
            match = re.search(r"deregistration_delay\.timeout_seconds *= *([0-9]{1,6})", said)
            delay = int(match[1]) if match else 300
            found.update({id(workload.manifest): (workload, delay) for workload in scope.behind(service)})
    for workload, delay in found.values():
        pause = _pause(workload)
        if pause < delay:
            what = f"stops {f'after {pause} seconds' if pause else 'at once'}, and is let go after {delay} seconds"
            fix = "let a preStop hook sleep for longer, or lower deregistration_delay.timeout_seconds of the Ingress"
            yield Finding.of(workload.manifest, f"{workload.at}.spec.containers", what, fix)


@rule("pods/grace", "A Pod is killed when its grace ends, with the requests it still answers", page=TERMINATION)
def grace(scope: Scope) -> Findings:
    """The grace period of a Pod is longer than its sleep before the stop."""
    for workload in scope.workloads:
        given = workload.pod.get("terminationGracePeriodSeconds", 30)
        pause = _pause(workload)
        if pause and pause >= given:
            what = f"{given} seconds, of which the preStop hook sleeps {pause}"
            yield Finding.of(
                workload.manifest, f"{workload.at}.spec.terminationGracePeriodSeconds", what, "give it more"
            )


@rule("edge/readiness-gate", "Without a gate a rollout ends before the load balancer knows the new Pods", page=GATE)
def readiness_gates(scope: Scope) -> Findings:
    """A Namespace whose Ingresses send requests to Pods has the gates injected."""
    spaces = {scope.namespace_of(ingress) for ingress in _albs(scope)}
    for namespace in scope.of_kind("Namespace"):
        gate = namespace["metadata"].get("labels", {}).get(READINESS_GATE)
        if name_of(namespace) in spaces and gate != "enabled":
            yield Finding.of(namespace, f"metadata.labels.{READINESS_GATE}", "its Pods get no gate", "write enabled")


@rule("edge/tls", "What crosses the internet in the clear can be read and changed", page=INGRESS)
def tls(scope: Scope) -> Findings:
    """A load balancer that faces the internet listens by HTTPS with a certificate, and redirects HTTP to it."""
    for ingress, shared in _groups(scope):
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


@rule("edge/listen-ports", "Listeners that cannot be read stop the whole load balancer", page=INGRESS)
def listen_ports(scope: Scope) -> Findings:
    """Listeners are a JSON list of protocols and ports, and a redirect leads to one of them."""
    for ingress, shared in _groups(scope):
        ports = _listeners(shared)
        target = shared.get(f"{ALB}ssl-redirect")
        if ports is None:
            yield Finding.of(
                ingress, f"metadata.annotations.{ALB}listen-ports", "no list of listeners", 'as [{"HTTPS": 443}]'
            )
        elif target is not None and target not in {str(port) for protocol, port in ports if protocol == "HTTPS"}:
            what = f"redirects to port {target}, where nothing listens by HTTPS"
            yield Finding.of(ingress, f"metadata.annotations.{ALB}ssl-redirect", what, "redirect to a port of HTTPS")


@rule("edge/unknown-annotation", "A controller ignores annotations that it does not know", page=INGRESS)
def unknown_annotations(scope: Scope) -> Findings:
    """Annotations for load balancers are known ones."""
    for manifest in scope.of_kind("Ingress", "Service"):
        for key in map(str, annotations_of(manifest)):
            prefix = ALB if key.startswith("alb.") else NLB if key.startswith("service.beta.kubernetes.io/aws-") else ""
            name = key.removeprefix(prefix)
            if prefix and name not in KNOWN[prefix] and not NAMED.fullmatch(name):
                close = get_close_matches(key[:100], [prefix + known for known in KNOWN[prefix]], n=1, cutoff=0.8)
                fix = f"did you mean {close[0]}?" if close else "take it out"
                yield Finding.of(manifest, f"metadata.annotations.{key}", "no load balancer knows this annotation", fix)


@rule("edge/same-route", "Of two equal routes one is never used", page=INGRESSES)
def same_routes(scope: Scope) -> Findings:
    """No two routes of one class have the same host and path."""
    first: dict[tuple[str, ...], Manifest] = {}
    for ingress in scope.of_kind("Ingress"):
        varied = any("canary" in str(key) or "/conditions." in str(key) for key in annotations_of(ingress))
        for at, (host, path, kind), _ in () if varied else _routes(ingress):
            key = (_class(ingress), host, path, kind)
            if key in first:
                what = f"{host}{path or '/'} is routed by {object_ref(first[key])} already"
                yield Finding.of(ingress, at, what, "keep one of the two routes")
            first.setdefault(key, ingress)


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
        for service in _services(scope, ingress).values():
            routed.update({id(workload.manifest): ingress for workload in scope.behind(service)})
    for service in _load_balancers(scope):
        for workload in scope.behind(service):
            if id(workload.manifest) in routed:
                what = f"leads to {workload.name}, as {object_ref(routed[id(workload.manifest)])} does"
                yield Finding.of(service, "spec.type", what, "write type: ClusterIP, or take the route out")


@rule("edge/plain-entrypoint", "What crosses the internet in the clear can be read", page=SERVICE, severity="warning")
def plain_entrypoints(scope: Scope) -> Findings:
    """A load balancer that faces the internet does not listen in the clear on port 80."""
    for service in _load_balancers(scope):
        notes = annotations_of(service)
        public = notes.get(f"{NLB}scheme") == "internet-facing" or notes.get(f"{NLB}internal") == "false"
        guarded = f"{NLB}ssl-cert" in notes or "loadBalancerSourceRanges" in service["spec"]
        if public and not guarded and any(port["port"] == 80 for port in service["spec"].get("ports", [])):
            yield Finding.of(
                service, "spec.ports", "port 80 faces the internet in the clear", "name a certificate or ranges"
            )


def _class(ingress: Manifest) -> str:
    old = annotations_of(ingress).get("kubernetes.io/ingress.class", "")
    return str(ingress.get("spec", {}).get("ingressClassName", old))


def _albs(scope: Scope) -> Iterator[Manifest]:
    """The Ingresses that become load balancers of AWS."""
    classes = scope.of_kind("IngressClass")
    named = {name_of(item) for item in classes if item.get("spec", {}).get("controller") == "ingress.k8s.aws/alb"}
    named.add("alb")
    return (ingress for ingress in scope.of_kind("Ingress") if _class(ingress) in named)


def _groups(scope: Scope) -> Iterator[tuple[Manifest, Mapping[str, str]]]:
    """Each load balancer once: its first Ingress, and the annotations of all that share it."""
    shared: dict[str, dict[str, str]] = defaultdict(dict)
    first: dict[str, Manifest] = {}
    for ingress in _albs(scope):
        alone = f"{scope.namespace_of(ingress)}/{name_of(ingress)}"
        group = annotations_of(ingress).get(f"{ALB}group.name") or alone
        shared[group].update(annotations_of(ingress))
        first.setdefault(group, ingress)
    return ((ingress, shared[group]) for group, ingress in first.items())


def _routes(ingress: Manifest) -> Iterator[tuple[str, Asked, str]]:
    """Where each route stands, what it serves, and the name of the Service behind it."""
    spec = ingress.get("spec", {})
    if "service" in spec.get("defaultBackend", {}):
        yield "spec.defaultBackend", ("", "", ""), spec["defaultBackend"]["service"]["name"]
    for index, part in enumerate(spec.get("rules", [])):
        for at, path in enumerate(part.get("http", {}).get("paths", [])):
            name = path["backend"].get("service", {}).get("name", "")
            asked = part.get("host", ""), path.get("path", ""), path["pathType"]
            yield f"spec.rules[{index}].http.paths[{at}]", asked, name


def _services(scope: Scope, ingress: Manifest) -> Mapping[str, Manifest]:
    """The Services behind an Ingress that are rendered."""
    space = scope.namespace_of(ingress)
    found = {name: scope.get("Service", space, name) for _, _, name in _routes(ingress)}
    return {name: service for name, service in found.items() if service is not None}


def _setting(ingress: Manifest, service: Manifest, name: str) -> str:
    """What a Service says of its own goes before what the Ingress says."""
    return str(annotations_of(service).get(ALB + name) or annotations_of(ingress).get(ALB + name, ""))


def _probed(workload: Workload) -> Iterator[str]:
    for _, container in workload.containers():
        for probe in ("readinessProbe", "livenessProbe", "startupProbe"):
            if "httpGet" in container.get(probe, {}):
                yield container[probe]["httpGet"].get("path", "/")


def _pause(workload: Workload) -> int:
    """How many seconds the containers of a Pod sleep before they stop."""
    pauses = [0]
    for _, container in workload.containers():
        hook = container.get("lifecycle", {}).get("preStop", {})
        written = re.search(r"\bsleep +([0-9]{1,6})(m?)s?\b", " ".join(hook.get("exec", {}).get("command", [])))
        seconds = int(written[1]) * (60 if written[2] else 1) if written else 0
        pauses.append(int(hook.get("sleep", {}).get("seconds", seconds)))
    return max(pauses)


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
