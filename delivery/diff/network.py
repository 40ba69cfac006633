"""What a change does to paths: who connects to whom, and which route leads where, in words."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from contract import declarations
from contract.connections import EVERY_WORKLOAD, Connection, Declaration, ExternalPeer
from contract.errors import InvalidDeclaration
from delivery.diff.fields import Change
from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT, at, maps

Paths = Mapping[str, str]
"""The Service that answers each path."""

_RULES = (("spec", "ingress"), ("spec", "egress"))
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


def ends(left: Iterable[Any], right: Iterable[Any]) -> set[str]:
    """The workloads at the ends of the declared connections that come and go."""
    old, new = ({*map(_ends, _declared(each).connections)} for each in (left, right))
    return {name for one in old ^ new for name in (one.client, one.server)}


def is_explained(change: Change, connected: Set[str]) -> bool:
    """Whether a changed rule of a NetworkPolicy is about nobody else than the ends of the connections that change."""
    return change.path[:2] in _RULES and all(
        _is_about(peer, connected) for side in (change.old, change.new) for peer in _peers(side)
    )


def is_open(policy: Any) -> bool:
    """Whether a NetworkPolicy has a rule without peers, which is about everybody."""
    directions = (("ingress", "from"), ("egress", "to"))
    return any(not rule.get(peers) for where, peers in directions for rule in maps(at(policy, "spec", where)))


def _peers(rule: Any) -> list[Any]:
    """The peers of a rule; of what is none, itself. A rule without peers is about everybody."""
    if rule is ABSENT:
        return []
    for field in ("from", "to"):
        if isinstance(rule, dict) and isinstance(rule.get(field), list) and rule[field]:
            return list(rule[field])
    return [rule]


def _is_about(peer: Any, connected: Set[str]) -> bool:
    if isinstance(peer, dict):
        return any(_is_about(value, connected) for value in peer.values())
    return isinstance(peer, str) and peer in connected


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


def routes(left: Iterable[Any], right: Iterable[Any]) -> Iterator[str]:
    """The routes of Ingresses that come, go, or lead elsewhere; those that move to another host together as one."""
    old, new = _routes(left), _routes(right)
    for one, other in _moves(old, new):
        paths = "1 path is" if len(old[one]) == 1 else f"all {len(old[one])} paths are"
        once = f"no longer only at {one}" if _covers(other, one) else f"no longer at {one or 'any host'}"
        yield f"{paths} answered at {other or 'any host'}, {once}"
        del old[one], new[other]
    yield from _lost(old, new)
    before, after = _flat(old), _flat(new)
    for route, service in after.items():
        if service != before.get(route):
            told = f", no longer by {before[route]}" if route in before else ""
            yield f"{route} is now answered by {service}{told}"


def _moves(old: Mapping[str, Paths], new: Mapping[str, Paths]) -> list[tuple[str, str]]:
    """The hosts that are gone, each with a new one that answers the same paths by the same Services."""
    gone, come = [host for host in old if host not in new], [host for host in new if host not in old]
    moves = []
    for one in gone:
        other = next((host for host in come if new[host] == old[one]), None)
        if other is not None:
            moves.append((one, other))
            come.remove(other)
    return moves


def _covers(host: str, other: str) -> bool:
    """Whether what is for a host is for another one too: none is for all, and "*.a" for each name before ".a"."""
    return not host or host == other or (host.startswith("*.") and other.partition(".")[2] == host[2:])


def _lost(old: Mapping[str, Paths], new: Mapping[str, Paths]) -> Iterator[str]:
    services = _flat(new)
    for host, paths in old.items():
        there = {path: f"{each}{path}" for each in new if _covers(each, host) for path in new[each]}
        for path, service in paths.items():
            if path not in there:
                shorter = (each for each in there if f"{path}/".startswith(f"{each.rstrip('/')}/"))
                route = there.get(max(shorter, key=len, default=""))
                now = f"falls to {route}, which {services[route]} answers" if route else "nothing answers it"
                yield f"{host}{path} is no longer answered by {service}: {now}"


def _flat(hosts: Mapping[str, Paths]) -> dict[str, str]:
    return {f"{host}{path}": service for host, paths in hosts.items() for path, service in paths.items()}


def _routes(manifests: Iterable[Any]) -> dict[str, dict[str, str]]:
    """The Service of each path, by host."""
    found: dict[str, dict[str, str]] = {}
    for ingress in (each for each in manifests if at(each, "kind") == "Ingress"):
        for rule in maps(at(ingress, "spec", "rules")):
            for path in maps(at(rule, "http", "paths")):
                host, below = (
                    formatting.value(text, 120) if text else "" for text in (at(rule, "host"), at(path, "path"))
                )
                service = at(path, "backend", "service", "name") or at(path, "backend", "serviceName") or "nothing"
                found.setdefault(host, {})[below] = formatting.value(service, 120)
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
