"""The content of a drawing of a network: boxes, nodes and arrows, without colours and positions."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from contract.connections import Declaration
from delivery.manifests import formatting
from delivery.network.graph.parties import Kind, Network, Party, Path, Place, network

Mark = Literal["", "+", "-"]
"""The sign that a label shows: for nothing, new, or removed."""

Look = Literal["plain", "exposed", "faint", "new", "removed"]
"""The ways to draw an arrow."""

_BOUNDARIES: Mapping[Place, tuple[str, Place | None]] = {
    "callers": ("internet", None),
    "network": ("private network", None),
    "cluster": ("cluster", "network"),
    "namespace": ("namespace", "cluster"),
    "internet": ("internet", None),
}
_WIDEST, _WIDEST_TEXT = 48, 120


class Box(NamedTuple):
    """A trust boundary, with the place "tier" a part of the namespace, or the legend; `parent` is the id of the box
    around it.
    """

    id: str
    label: str
    place: Place | Literal["tier", "legend"]
    parent: str


class Node(NamedTuple):
    """A party in the box with the id `box`; `exposed` means that it is reachable from the internet."""

    id: str
    name: str
    kind: Kind
    box: str
    mark: Mark
    exposed: bool

    @property
    def label(self) -> str:
        """Its mark and its name."""
        return _marked(self.mark, self.name)


class Edge(NamedTuple):
    """An arrow from client to server, by their ids. `reason` is that of the connection.

    `faint` are the paths that every platform has: to names, and from monitoring.
    """

    tail: str
    head: str
    ports: str
    reason: str
    mark: Mark
    exposed: bool
    faint: bool

    @property
    def label(self) -> str:
        """Its mark and its ports."""
        return _marked(self.mark, self.ports)

    @property
    def look(self) -> Look:
        """How it is drawn. A mark hides what else there is to show."""
        if self.mark:
            return "new" if self.mark == "+" else "removed"
        return "exposed" if self.exposed else "faint" if self.faint else "plain"


class Row(NamedTuple):
    """The ports of one or more arrows, which their server shows; marked where all its arrows are."""

    ports: str
    mark: Mark

    @property
    def label(self) -> str:
        """Its mark and its ports."""
        return _marked(self.mark, self.ports)


@dataclass(frozen=True)
class Drawing:
    """Everything that is to be drawn, in an order that depends on names alone; a box comes before those in it."""

    title: str
    boxes: Sequence[Box]
    nodes: Sequence[Node]
    edges: Sequence[Edge]

    @property
    def rows(self) -> dict[str, list[Row]]:
        """The ports on which each node is called, by its id: a row for all arrows with the same ports."""
        marks: dict[str, dict[str, set[Mark]]] = defaultdict(lambda: defaultdict(set))
        for edge in self.edges:
            marks[edge.head][edge.ports].add(edge.mark)
        return {
            id: [
                Row(ports, min(used) if len(used) == 1 else "") for ports, used in sorted(rows.items(), key=_by_number)
            ]
            for id, rows in marks.items()
        }


def draw(declaration: Declaration, *, title: str, before: Declaration | None = None) -> Drawing:
    """Arrange what a platform declares about the network of one environment.

    With the declaration of `before`, what came and what went carries a mark; what went is still there.
    """
    new = network(declaration)
    old = new if before is None else network(before)
    both = Network({**old.kinds, **new.kinds}, {**old.tiers, **new.tiers}, {**old.paths, **new.paths})
    parties = sorted(both.kinds)
    ids = dict(zip(parties, _ids("_".join(party) for party in parties), strict=True))
    boxes, box_of = _boxes(both)
    reached, taken = new.exposed()
    nodes = [
        Node(
            ids[party],
            _name(party, both),
            both.kinds[party],
            box_of[party],
            _mark(party in old.kinds, party in new.kinds),
            party in reached,
        )
        for party in parties
    ]
    marks = {path: _mark(path in old.paths, path in new.paths) for path in both.paths}
    edges = _edges(both, ids, marks, taken)
    return Drawing(formatting.value(title, _WIDEST_TEXT), boxes, nodes, list(edges))


def _name(party: Party, both: Network) -> str:
    name = formatting.value(party.name, _WIDEST)
    return f"{name} (not declared)" if both.kinds[party] == "unknown" else name


def _boxes(both: Network) -> tuple[list[Box], dict[Party, str]]:
    """The boxes that are needed, and the id of the box of each party."""
    used = {party.place for party in both.kinds}
    if "namespace" in used:
        used.add("cluster")
    boxes = [
        Box(place, label, place, parent if parent in used else "")
        for place, (label, parent) in _BOUNDARIES.items()
        if place in used
    ]
    tiers = sorted(set(both.tiers.values()), key=lambda tier: (tier != "services", tier == "data", tier))
    ids = dict(zip(tiers, _ids(f"tier_{tier}" for tier in tiers), strict=True))
    boxes += [Box(ids[tier], formatting.value(tier, _WIDEST), "tier", "namespace") for tier in tiers]
    return boxes, {party: ids[both.tiers[party]] if party in both.tiers else party.place for party in both.kinds}


def _edges(both: Network, ids: Mapping[Party, str], marks: Mapping[Path, Mark], exposed: set[Path]) -> Iterator[Edge]:
    """Between two parties, one arrow for the ports that stay, one for those that came, one for those that went."""
    arrows: dict[tuple[str, str, Mark], list[Path]] = defaultdict(list)
    for path in sorted(both.paths):
        arrows[ids[path.tail], ids[path.head], marks[path]].append(path)
    for (tail, head, mark), paths in sorted(arrows.items()):
        said = "; ".join(dict.fromkeys(filter(None, (both.paths[path] for path in paths))))
        reason = formatting.value(said, _WIDEST_TEXT) if said else ""
        faint = bool({"dns", "monitoring"} & {both.kinds[party] for party in (paths[0].tail, paths[0].head)})
        ports = formatting.value(_ports(paths), _WIDEST_TEXT)
        yield Edge(tail, head, ports, reason, mark, not exposed.isdisjoint(paths), faint)


def _ports(paths: Iterable[Path]) -> str:
    """For example `80, 443` or `53 UDP+TCP`; TCP alone goes without saying."""
    protocols: dict[int, list[str]] = defaultdict(list)
    for path in paths:
        protocols[path.port].append(path.protocol)
    return ", ".join(
        str(port) if used == ["TCP"] else f"{port} {'+'.join(sorted(used, reverse=True))}"
        for port, used in protocols.items()
    )


def _by_number(row: tuple[str, Collection[Mark]]) -> tuple[list[int], str]:
    return [int(number) for number in re.findall("[0-9]+", row[0])], row[0]


def _ids(names: Iterable[str]) -> list[str]:
    """An id that means nothing to any format for each name, much like the name, so that a change stays small."""
    ids: dict[str, None] = {}
    for name in names:
        slug = re.sub(r"[^A-Za-z0-9]", "_", name[:_WIDEST])
        number = 1
        while (id := slug if number == 1 else f"{slug}_{number}") in ids:
            number += 1
        ids[id] = None
    return list(ids)


def _mark(before: bool, after: bool) -> Mark:
    return "" if before == after else "+" if after else "-"


def _marked(mark: Mark, text: str) -> str:
    return f"{mark} {text}" if mark else text
