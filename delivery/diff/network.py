"""What a change does to paths: who connects to whom, and which route leads where, in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from contract import declarations
from contract.connections import EVERY_WORKLOAD, Connection, Declaration, ExternalPeer
from contract.errors import InvalidDeclaration
from delivery.manifests import formatting
from delivery.manifests.lookup import at, maps

DECLARATION = ("metadata", "annotations", declarations.NETWORK)


def connections(left: Iterable[Any], right: Iterable[Any]) -> list[str]:
    """The declared connections that come and go; or that other words about the network change."""
    before, after = _declared(left), _declared(right)
    old, new = ({**dict.fromkeys(map(_ends, each.connections))} for each in (before, after))
    lines = [f"{_who(one)} no longer connects to {_where(one)}" for one in old if one not in new]
    lines += [f"{_who(one)} now connects to {_where(one)}" for one in new if one not in old]
    if not lines and before != after:
        lines = ["what is declared about external peers, tiers or reasons changes"]
    return lines


def is_told(left: Any, right: Any) -> bool:
    """Whether an object declares its network on both sides in a way that can be read, and so be told in words."""
    try:
        texts = [at(each, *DECLARATION) for each in (left, right)]
        return all(isinstance(text, str) and bool(Declaration.decode(text)) for text in texts)
    except InvalidDeclaration:
        return False


def without_fields(each: Any) -> str:
    """What to say of an object that changed and has no changed field to show."""
    if is_told(each.left, each.right) and at(each.left, *DECLARATION) != at(each.right, *DECLARATION):
        return "what it declares about the network, as said above"
    return "the same for the program, but written in another way"


def routes(left: Iterable[Any], right: Iterable[Any]) -> list[str]:
    """The routes of Ingresses that come, go, or lead elsewhere."""
    old, new = _routes(left), _routes(right)
    found = [f"{route} is now answered by {new[route]}" for route in new if new[route] != old.get(route)]
    return [*_lost(old, new), *found]


def _lost(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for route, service in old.items():
        if route not in new:
            shorter = [each for each in new if f"{route}/".startswith(f"{each.rstrip('/')}/")]
            instead = f"now by {new[max(shorter, key=len)]}" if shorter else "and by nothing else"
            yield f"{route} is no longer answered by {service}, {instead}"


def _routes(manifests: Iterable[Any]) -> dict[str, str]:
    found = {}
    for ingress in (each for each in manifests if at(each, "kind") == "Ingress"):
        for rule in maps(at(ingress, "spec", "rules")):
            for path in maps(at(rule, "http", "paths")):
                route = f"{at(rule, 'host') or ''}{at(path, 'path') or ''}"
                service = at(path, "backend", "service", "name") or at(path, "backend", "serviceName") or "nothing"
                found[formatting.value(route, 120)] = formatting.value(service, 120)
    return found


def _declared(manifests: Iterable[Any]) -> Declaration:
    """What all objects of one side declare together."""
    found: list[Connection] = []
    peers: dict[str, ExternalPeer] = {}
    tiers: dict[str, str] = {}
    for manifest in manifests:
        text = at(manifest, *DECLARATION)
        try:
            declaration = Declaration.decode(text) if isinstance(text, str) else Declaration()
        except InvalidDeclaration:
            continue
        found += declaration.connections
        peers.update(declaration.external_peers)
        tiers.update(declaration.tiers)
    return Declaration(tiers=tiers, external_peers=peers, connections=tuple(found))


def _ends(one: Connection) -> Connection:
    return one._replace(reason="")


def _who(one: Connection) -> str:
    return "every workload" if one.client == EVERY_WORKLOAD else one.client


def _where(one: Connection) -> str:
    return f"{one.server}:{one.port}" if one.protocol == "TCP" else f"{one.server}:{one.port}/{one.protocol.lower()}"
