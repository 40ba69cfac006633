"""Servers that settings name."""

from collections.abc import Iterator

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.network import addresses
from delivery.network.addresses import Address, place_of
from delivery.review.finding import Finding
from delivery.review.rules.pages import SERVICES
from delivery.review.rules.references.fixes import nearest
from delivery.review.rules.rule import Findings, rule


@rule(
    "references/address", "A setting that names a Service or port that does not exist fails at run time", page=SERVICES
)
def named_servers(scope: Scope) -> Findings:
    """Hosts and ports in variables and ConfigMaps: `<service>:<port>`, and `*_HOST` beside `*_PORT`; in triggers of
    KEDA, with their namespace.
    """
    for manifest, address in _named(scope):
        if address.service and not address.namespace:
            what = f"{address.text!r} names a Service of KEDA's own namespace"
            fix = f"write {address.service}.{scope.namespace_of(manifest)}"
            yield Finding.of(manifest, address.path, what, fix)
            continue
        name, space = address.service, address.namespace
        service = scope.get("Service", space, name)
        if not address.is_inside or not address.certain:
            continue
        if not scope.exists("Service", space, name):
            where = "this environment" if space == scope.namespace_of(manifest) else f"the namespace {space}"
            what = f"{address.text!r} names no Service of {where}"
            yield Finding.of(manifest, address.path, what, nearest(name, scope.names("Service", space)))
        elif service and address.port and not serves(service, {"number": address.port}):
            numbers = ", ".join(str(known["port"]) for known in service.get("spec", {}).get("ports", []))
            what = f"{address.text!r}: Service {name} has no port {address.port}"
            yield Finding.of(manifest, address.path, what, f"take one of {numbers}")


def serves(service: Manifest, port: Manifest) -> bool:
    """Whether a Service has a port, by its number or its name."""
    return any(
        known["port"] == port.get("number") or (port.get("name") and known.get("name") == port["name"])
        for known in service.get("spec", {}).get("ports", [])
    )


def _named(scope: Scope) -> Iterator[tuple[Manifest, Address]]:
    """The servers that ConfigMaps and containers name."""
    for config in scope.of_kind("ConfigMap"):
        yield from ((config, address) for address in addresses.in_config_map(config, place_of(scope, config)))
    for scaled in scope.of_kind("ScaledObject"):
        yield from ((scaled, address) for address in addresses.in_triggers(scaled, scope))
    for workload in scope.workloads:
        place = place_of(scope, workload.manifest)
        yield from ((workload.manifest, address) for address in addresses.in_containers(workload, place))
