"""Whether every path is needed, and every need has its path: settings, doors and connections agree."""

from contract import declarations
from delivery.manifests.scope import Scope
from delivery.network import required_connections
from delivery.network.reachability import World
from delivery.network.required_connections import Need
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

POLICIES = "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
SERVICES = "https://kubernetes.io/docs/concepts/services-networking/service/"
INGRESSES = "https://kubernetes.io/docs/concepts/services-networking/ingress/"
DECLARED = f"metadata.annotations[{declarations.NETWORK}]"


@rule("connections/setting", "A server that no policy lets a client reach is down for that client", page=SERVICES)
def settings(scope: Scope) -> Findings:
    """Every server that the configuration of a Pod names is open to it, unless it is declared as never called."""
    for world in scope.networks.values():
        never = {(each.client, each.server) for each in world.declaration.unused}
        for need in world.settings:
            ruled_out = bool(need.servers) and all((need.client, server) in never for server in need.servers)
            if not ruled_out and not _is_open(world, need):
                what = f"{need.client} is told of {_server(need)} by {need.text!r}, and no path to it is open"
                fix = f"connect {need.client} to it; or say never_calls, with the reason"
                yield Finding.of(need.manifest, need.path, what, fix)


@rule("connections/unused", "A path that no configuration asks for is open for nobody", page=POLICIES)
def unused(scope: Scope) -> Findings:
    """Every declared connection of a workload is asked for by its configuration, or carries a reason."""
    for world in scope.networks.values():
        told = _told(world)
        clients = {pod.name for pod in world.workloads}
        for edge in world.declaration.connections:
            asked = {(edge.client, edge.server, edge.port), (edge.client, edge.server, None)}
            if edge.client in clients and not edge.reason and not asked & told:
                what = f"{edge.client} connects to {edge.server}:{edge.port}, and none of its settings names that"
                yield _said(world, what, "connect to the server's settings, say reason= in the line, or delete it")


@rule("connections/never-called", "What is said of a path must be true of it", page=POLICIES)
def never_called(scope: Scope) -> Findings:
    """A server that a workload never calls is named by its configuration, and no connection to it is declared."""
    for world in scope.networks.values():
        told = {(client, server) for client, server, _ in _told(world)}
        connected = {(edge.client, edge.server) for edge in world.declaration.connections}
        for client, server, _ in world.declaration.unused:
            if (client, server) in connected:
                yield _said(world, f"{client} connects to {server}, and never calls it", "delete one of the two lines")
            elif (client, server) not in told:
                what = f"{client} never calls {server}, and none of its settings names it"
                yield _said(world, what, "delete the never_calls line")


@rule("connections/door", "A door that nobody comes through, or a way in that has no door", page=INGRESSES)
def doors(scope: Scope) -> Findings:
    """Who comes in by an Ingress, a load balancer or a scrape is declared, and whoever is declared does come in."""
    for world in scope.networks.values():
        roles = {name: external.role for name, external in world.declaration.external_peers.items()}
        coming = [edge for edge in world.declaration.connections if roles.get(edge.client) in ("entry", "monitoring")]
        declared = {(roles[edge.client], edge.server, edge.port) for edge in coming}
        there = set()
        for need in required_connections.of_doors(world):
            ways = {(need.client, server, need.port) for server in need.servers}
            there |= ways
            if need.client in roles.values() and not ways <= declared:
                fix = "render it again: a door lets in those whom it leads to"
                yield Finding.of(
                    need.manifest, need.path, f"leads to {_server(need)}, and nobody is declared to come in", fix
                )
        for edge in coming:
            if (roles[edge.client], edge.server, edge.port) not in there:
                what = f"{edge.client} connects to {edge.server}:{edge.port}, and nothing leads there"
                yield _said(world, what, "delete the connection, or open the door")


def _is_open(world: World, need: Need) -> bool:
    """Whether the client reaches one of the servers on the port; where the program chooses the port, on any."""
    paths = (
        world.cluster.allowed(client, endpoint)
        for client in world.endpoints(need.client)
        for server in need.servers
        for endpoint in world.endpoints(server)
    )
    return any(path and (need.port is None or ("TCP", need.port) in path) for path in paths)


def _told(world: World) -> set[tuple[str, str, int | None]]:
    """Client, server and port of everything that configuration names."""
    return {(need.client, server, need.port) for need in world.settings for server in need.servers}


def _server(need: Need) -> str:
    whom = " or ".join(sorted(need.servers)) or "a server that nobody declared"
    return whom if need.port is None or not need.servers else f"{whom}:{need.port}"


def _said(world: World, what: str, fix: str) -> Finding:
    """A finding on the Namespace, which is where connections are declared."""
    return Finding.of(world.manifest, DECLARED, what, fix)
