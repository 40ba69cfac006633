"""Declared connections, settings and entrypoints: whether they agree."""

from contract import declarations
from delivery.manifests.scope import Scope
from delivery.network import required_connections
from delivery.network.reachability import Reachability, networks
from delivery.network.required_connections import RequiredConnection
from delivery.review.finding import Finding
from delivery.review.rules.pages import INGRESSES, POLICIES, SERVICES
from delivery.review.rules.rule import Findings, rule

DECLARED = f"metadata.annotations[{declarations.NETWORK}]"


@rule("connections/setting", "No policy allows a connection that the configuration asks for", page=SERVICES)
def settings(scope: Scope) -> Findings:
    """A Pod can connect to every server that its configuration names, unless it is declared as never called; KEDA, to
    those that its triggers name.
    """
    for network in networks(scope).values():
        never = {(each.client, each.server) for each in network.declaration.unused}
        triggers = required_connections.from_triggers(network) if network.is_declared else ()
        for required in (*network.once(required_connections.from_settings), *triggers):
            ruled_out = bool(required.servers) and all(
                (required.client, server) in never for server in required.servers
            )
            if not ruled_out and not _is_open(network, required):
                configured = f"{required.client} is configured with {_server(required)} by {required.text!r}"
                what = f"{configured}, and no policy allows the connection"
                fix = f"connect {required.client} to it, or add never_calls with a reason"
                yield Finding.of(required.manifest, required.path, what, fix)


@rule("connections/unused", "A declared connection that no configuration uses opens a path without need", page=POLICIES)
def unused(scope: Scope) -> Findings:
    """The configuration of a workload names the server of every declared connection, or the connection has a reason."""
    for network in networks(scope).values():
        configured = _configured(network)
        clients = {pod.name for pod in network.workloads}
        for edge in network.declaration.connections:
            asked = {(edge.client, edge.server, edge.port), (edge.client, edge.server, None)}
            if edge.client in clients and not edge.reason and not asked & configured:
                what = f"{edge.client} connects to {edge.server}:{edge.port}, and none of its settings names that"
                yield _in_declaration(
                    network, what, "connect to the server's settings, say reason= in the line, or delete it"
                )


@rule("connections/never-called", "A never_calls line contradicts the settings or the connections", page=POLICIES)
def never_called(scope: Scope) -> Findings:
    """A server that a workload never calls is named by its configuration, and no connection to it is declared."""
    for network in networks(scope).values():
        configured = {(client, server) for client, server, _ in _configured(network)}
        connected = {(edge.client, edge.server) for edge in network.declaration.connections}
        for client, server, _ in network.declaration.unused:
            if (client, server) in connected:
                yield _in_declaration(
                    network, f"{client} connects to {server}, and never calls it", "delete one of the two lines"
                )
            elif (client, server) not in configured:
                what = f"{client} never calls {server}, and none of its settings names it"
                yield _in_declaration(network, what, "delete the never_calls line")


@rule(
    "connections/entrypoint",
    "Ingress without a declared connection, or a connection without an entrypoint",
    page=INGRESSES,
)
def entrypoints(scope: Scope) -> Findings:
    """Ingress routes, load balancers and scrapes have declared connections, and such connections have one of these."""
    for network in networks(scope).values():
        roles = {name: external.role for name, external in network.declaration.external_peers.items()}
        coming = [edge for edge in network.declaration.connections if roles.get(edge.client) in ("entry", "monitoring")]
        declared = {(roles[edge.client], edge.server, edge.port, edge.protocol) for edge in coming}
        there = set()
        for required in required_connections.from_entrypoints(network):
            ways = {(required.client, server, required.port, required.protocol) for server in required.servers}
            there |= ways
            if required.client in roles.values() and not ways <= declared:
                fix = "render it again: an Edge declares the connections of its routes"
                yield Finding.of(
                    required.manifest,
                    required.path,
                    f"leads to {_server(required)}, and no connection from it is declared",
                    fix,
                )
        for edge in coming:
            if (roles[edge.client], edge.server, edge.port, edge.protocol) not in there:
                what = f"{edge.client} connects to {edge.server}:{edge.port}, and nothing leads there"
                yield _in_declaration(network, what, "delete the connection, or add the entrypoint")


def _is_open(network: Reachability, required: RequiredConnection) -> bool:
    """Whether policies let the client connect to one of the servers on the port, or on any if no port is set."""
    paths = (
        network.cluster.allowed(client, endpoint)
        for client in network.endpoints(required.client)
        for server in required.servers
        for endpoint in network.endpoints(server)
    )
    return any(path and (required.port is None or (required.protocol, required.port) in path) for path in paths)


def _configured(network: Reachability) -> set[tuple[str, str, int | None]]:
    """Client, server and port of everything that configuration names."""
    return {
        (required.client, server, required.port)
        for required in network.once(required_connections.from_settings)
        for server in required.servers
    }


def _server(required: RequiredConnection) -> str:
    whom = " or ".join(sorted(required.servers)) or "an undeclared server"
    return whom if required.port is None or not required.servers else f"{whom}:{required.port}"


def _in_declaration(network: Reachability, what: str, fix: str) -> Finding:
    """A finding in the Namespace, which declares the connections."""
    return Finding.of(network.manifest, DECLARED, what, fix)
