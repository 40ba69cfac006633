"""The legend of a drawing: a sample of each mark that is used, and of no other.

It is a box with nodes and arrows like all others, so that a mark cannot look in one way and be explained in another.
A rounded box with a name needs no explanation; "client" and "server" are two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from delivery.network.graph.drawing import Box, Drawing, Edge, Look, Mark, Node
from delivery.network.graph.parties import Kind

_ID = "legend"
_CLIENT = Node(f"{_ID}_client", "client", "pod", _ID, "", exposed=False)

_STORE: tuple[Kind, str] = ("store", "data store")
_SHAPES: Mapping[Kind, tuple[Kind, str]] = {
    "entry": ("entry", "entrypoint"),
    "store": _STORE,
    "managed": _STORE,
    "every": ("every", "all Pods"),
}
"""The kinds that have a shape of their own: a kind of that shape, and what it means."""

_LOOKS: Mapping[Look, tuple[Mark, str]] = {
    "plain": ("", "server"),
    "exposed": ("", "reached from the internet"),
    "faint": ("", "names and monitoring"),
    "new": ("+", "new"),
    "removed": ("-", "removed"),
}
"""The mark of arrows that look so, and what stands where their arrowheads are."""


def with_legend(drawing: Drawing) -> Drawing:
    """The drawing, and before everything else its legend, if there is anything to explain."""
    samples, edges = list(_shapes(drawing)), []
    looks = {edge.look for edge in drawing.edges}
    coloured = looks | {look for node in drawing.nodes for look in _looks(node)}
    for look, (mark, meaning) in _LOOKS.items():
        if look in coloured:
            samples.append(Node(f"{_ID}_{look}", meaning, "pod", _ID, mark, look == "exposed"))
        if look in looks:
            edges.append(Edge(_CLIENT.id, samples[-1].id, "port", "", mark, look == "exposed", look == "faint"))
    nodes = [*samples, *([_CLIENT] if edges else [])]
    boxes = [Box(_ID, "legend", "legend", "")] if nodes else []
    return replace(
        drawing,
        boxes=[*boxes, *drawing.boxes],
        nodes=[*nodes, *drawing.nodes],
        edges=[*edges, *drawing.edges],
    )


def _shapes(drawing: Drawing) -> Iterator[Node]:
    kinds = {node.kind for node in drawing.nodes}
    for kind, meaning in dict.fromkeys(shape for of, shape in _SHAPES.items() if of in kinds):
        yield Node(f"{_ID}_{kind}", meaning, kind, _ID, "", exposed=False)


def _looks(node: Node) -> Iterator[Look]:
    """What a node shows in the way of arrows: its mark, and that it is reached from the internet."""
    if node.mark:
        yield "new" if node.mark == "+" else "removed"
    if node.exposed:
        yield "exposed"
