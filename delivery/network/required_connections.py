"""Connections that the manifests need: to servers that settings name, and from entrypoints to workloads."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract.well_known import HTTP01_PORT, ISSUERS, SCRAPE, SCRAPE_PORT
from delivery.manifests.lookup import at, maps, read
from delivery.manifests.objects import annotations_of
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.network import addresses
from delivery.network.addresses import Address
from delivery.network.endpoint import Pod
from delivery.network.reachability import Reachability

MONITORS = {"PodMonitor": "podMetricsEndpoints", "ServiceMonitor": "endpoints"}
"""The kinds by which the Prometheus Operator finds metrics, each with the field of its endpoints."""


class RequiredConnection(NamedTuple):
    """What at `path` of a manifest asks for a way from `client` to one of the `servers`, on a port of its Pods.

    An entrypoint names the role of an external peer instead of a client: "entry" or "monitoring". No port means that
    the setting leaves it to the program. `text` is what stands there.
    """

    manifest: Manifest
    path: str
    client: str
    servers: frozenset[str]
    port: int | None
    text: str
    protocol: str = "TCP"


def from_settings(network: Reachability) -> list[RequiredConnection]:
    """The servers that the configuration of each workload names: by address, or by a Secret that holds their host."""
    return list(_from_settings(network))


def _from_settings(network: Reachability) -> Iterator[RequiredConnection]:
    for pod, workload in network.workloads.items():
        for address in addresses.known_to(network.scope, workload):
            servers = _servers(network, address)
            # What is not certain, such as a word in a file, is a server if one of that name is there: another one.
            if servers is not None and (address.certain or servers - {pod.name}):
                port = _target(network, address)
                yield RequiredConnection(workload.manifest, address.path, pod.name, servers, port, address.text)
        for path, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
            for external in network.declaration.external_peers.values():
                secret, _, held = external.secret.partition("/")
                if name == secret and key in ("", held):
                    yield RequiredConnection(
                        workload.manifest, path, pod.name, frozenset({external.name}), None, external.secret
                    )


def from_triggers(network: Reachability) -> Iterator[RequiredConnection]:
    """The servers of the platform that KEDA asks, for the ScaledObjects of the namespace of each server."""
    peers = [each.name for each in network.declaration.external_peers.values() if each.role == "autoscaler"]
    for scaled in network.scope.of_kind("ScaledObject"):
        for address in addresses.in_triggers(scaled, network.scope):
            servers = _servers(network, address) if address.namespace == network.namespace else None
            if servers:
                port, client = _target(network, address), next(iter(peers), "KEDA")
                yield RequiredConnection(scaled, address.path, client, servers, port, address.text)


def from_entrypoints(network: Reachability) -> Iterator[RequiredConnection]:
    """The workloads that Ingresses, load balancers, and the annotations and monitors for Prometheus lead to."""
    objects = network.scope.objects_in(network.namespace)
    for ingress in (each for each in objects if each["kind"] == "Ingress"):
        for rule in ingress.get("spec", {}).get("rules", []):
            for path in rule.get("http", {}).get("paths", []):
                backend = path["backend"].get("service", {})
                port = backend.get("port", {}).get("number")
                yield from _entrypoint(
                    network, ingress, f"spec.rules.{path.get('path', '')}", backend.get("name", ""), port
                )
        yield from _challenges(network, ingress)
    for service in (each for each in objects if each["kind"] == "Service"):
        if service.get("spec", {}).get("type") == "LoadBalancer":
            for port in service["spec"].get("ports", []):
                name, protocol = service["metadata"]["name"], port.get("protocol", "TCP")
                yield from _entrypoint(network, service, "spec.ports", name, port["port"], protocol)
    for pod, workload in network.workloads.items():
        annotations = workload.template.get("metadata", {}).get("annotations", {})
        wanted, port = (annotations.get(key, "") for key in (SCRAPE, SCRAPE_PORT))
        if wanted == "true" and port in {str(each["containerPort"]) for each in workload.ports()}:
            path = f"{workload.at}.metadata.annotations[{SCRAPE_PORT}]"
            yield RequiredConnection(workload.manifest, path, "monitoring", frozenset({pod.name}), int(port), port)
    for monitor in (each for each in objects if each["kind"] in MONITORS):
        yield from _monitored(network, monitor)


def _monitored(network: Reachability, monitor: Manifest) -> Iterator[RequiredConnection]:
    """The ports that a PodMonitor or ServiceMonitor names, of the Pods or Services of its namespace that it selects."""
    labels: Mapping[str, str] = read(monitor, "spec.selector.matchLabels", {})
    field = MONITORS[monitor["kind"]]
    for pod in _selected(network, labels, by_service=monitor["kind"] == "ServiceMonitor") if labels else ():
        for index, endpoint in enumerate(maps(at(monitor, "spec", field))):
            name = f"{endpoint.get('port', '')}"
            port = pod.ports.get(("TCP", name))
            path = f"spec.{field}[{index}].port"
            yield RequiredConnection(monitor, path, "monitoring", frozenset({pod.name}), port, name)


def _selected(network: Reachability, labels: Mapping[str, str], *, by_service: bool) -> list[Pod]:
    """The Pods of the namespace with these labels, or those behind the Services with them."""
    if not by_service:
        return [network.folder.pod(workload) for workload in network.scope.selected(labels, network.namespace)]
    services = (each for each in network.scope.objects_in(network.namespace) if each["kind"] == "Service")
    chosen = (each for each in services if labels.items() <= each["metadata"].get("labels", {}).items())
    return list(dict.fromkeys(pod for service in chosen for pod in network.behind(service)))


def _challenges(network: Reachability, ingress: Manifest) -> Iterator[RequiredConnection]:
    """The Pods that answer challenges for the certificate of an Ingress, where they are declared."""
    for annotation in sorted(ISSUERS & annotations_of(ingress).keys()):
        for external in network.declaration.external_peers.values():
            if external.role == "solver":
                path, issuer = f"metadata.annotations[{annotation}]", annotations_of(ingress)[annotation]
                yield RequiredConnection(ingress, path, "entry", frozenset({external.name}), HTTP01_PORT, issuer)


def _entrypoint(
    network: Reachability, manifest: Manifest, path: str, service: str, port: int | None, protocol: str = "TCP"
) -> Iterator[RequiredConnection]:
    address = Address(path, service, service, port, service, network.namespace)
    if servers := _servers(network, address):
        target = _target(network, address, protocol)
        yield RequiredConnection(manifest, path, "entry", servers, target, service, protocol)


def _servers(network: Reachability, address: Address) -> frozenset[str] | None:
    """The parties that a host leads to: workloads behind a Service, or external peers. None where that is unknown:
    a Service that is missing, an address for browsers, or any external host where nothing is declared.
    """
    scope, outside = network.scope, network.declaration.external_peers
    declared = frozenset(name for name, external in outside.items() if external.host == address.host)
    service = scope.get("Service", address.namespace, address.service)
    if service:
        others = declared if address.namespace != network.namespace else frozenset()
        return others.union(*map(network.parties_or_name, network.behind(service)))
    unknown = address.is_inside or not outside or _is_for_browsers(scope, address.host)
    return None if unknown and not declared else declared


def _is_for_browsers(scope: Scope, host: str) -> bool:
    """Whether an Ingress answers the host. One without a host answers them all."""
    rules = (rule for ingress in scope.of_kind("Ingress") for rule in ingress.get("spec", {}).get("rules", []))
    return any(rule.get("host", host) == host for rule in rules)


def _target(network: Reachability, address: Address, protocol: str = "TCP") -> int | None:
    """The port of the Pods behind an address: its own, or what a Service makes of it."""
    service = network.scope.get("Service", address.namespace, address.service) or {}
    for port in service.get("spec", {}).get("ports", []):
        if (port["port"], port.get("protocol", "TCP")) == (address.port, protocol):
            target = port.get("targetPort", port["port"])
            names = (pod.ports.get((protocol, target)) for pod in network.behind(service))
            return target if isinstance(target, int) else next(filter(None, names), None)
    if address.port is None:
        return None
    external = (each for each in network.declaration.external_peers.values() if each.host == address.host)
    return next((each.pod_ports.get(address.port) for each in external), None) or address.port
