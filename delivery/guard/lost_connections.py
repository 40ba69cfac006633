"""Connections that a render no longer declares. Where a setting asked for one, the setting may be gone as well."""

from collections.abc import Iterator
from contextlib import suppress

from contract.connections import Connection, Declaration
from contract.errors import InvalidDeclaration
from delivery.guard.objects import Objects
from delivery.manifests.declaring import namespace_of_declaration
from delivery.manifests.reading import Manifest
from delivery.network.declaration import declared
from delivery.review.finding import Finding

RECONNECT = "Its calls would fail. Safe: put the connect line back, or first deploy a program without the call"
BOTH_PORTS = (
    "Calls to the old port would fail during the rollout. Safe: put the port back; or let the server open both, move "
    "its clients to the new one, and then take the old one out"
)


def lost_connections(environment: str, old: Objects, new: Objects) -> Iterator[Finding]:
    """Declarations that are gone, and declared connections that are gone although both their ends are there."""
    promised, kept = _declarations(old), _declarations(new)
    rendered = {name for kind, _, name in new if kind == "Namespace"}
    for namespace, before in promised.items():
        moved = namespace not in rendered and len(promised) == len(kept) == 1  # to a Namespace of another name
        after = next(iter(kept.values())) if moved else kept.get(namespace, Declaration())
        if before.tiers and not after.tiers and new:
            fix = "Nothing would be proved of its network. Safe: put the annotation back: render it again"
            finding = Finding.of(_named("Namespace", namespace), "", "no longer declares its connections", fix)
            yield finding.by(environment, "guard/declaration", "error")
        for edge in _unconnected(before, after):
            what, fix = f"{edge.client} no longer connects to {edge.server}:{edge.port}", RECONNECT
            ports = [
                f"{one.port}" for one in after.connections if (one.client, one.server) == (edge.client, edge.server)
            ]
            if ports:
                what, fix = f"{what}, but to {', '.join(ports)}", BOTH_PORTS
            finding = Finding.of(_named("NetworkPolicy", edge.client), "", what, fix)
            yield finding.by(environment, "guard/connection", "error")


def _unconnected(before: Declaration, after: Declaration) -> Iterator[Connection]:
    left = {(edge.client, edge.server, edge.port) for edge in after.connections}
    for edge in before.connections:
        there = edge.client in after.tiers and (edge.server in after.tiers or edge.server in before.external_peers)
        if there and (edge.client, edge.server, edge.port) not in left:
            yield edge


def _declarations(objects: Objects) -> dict[str, Declaration]:
    """What each namespace declares, if it declares anything that can be read."""
    found = {}
    for manifest in objects.values():
        with suppress(InvalidDeclaration):
            namespace = namespace_of_declaration(manifest)
            declaration = declared(manifest) if namespace else None
            if declaration:
                found[namespace] = declaration
    return found


def _named(kind: str, name: str) -> Manifest:
    return {"kind": kind, "metadata": {"name": name}}
