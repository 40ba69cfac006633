"""A drawing as SVG: Graphviz lays it out, and what it leaves to be wished for is done here.

Titles, which browsers show as tooltips and screen readers read, say names instead of ids. The names of boxes move to
where no arrow crosses them. Nothing says which version of Graphviz drew it, so that a new one changes only what it
draws in another way. https://www.w3.org/TR/SVG2/
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from delivery.network.graph import graphviz, labels
from delivery.network.graph.as_dot import FONT, as_dot, id_of
from delivery.network.graph.drawing import Drawing
from delivery.network.graph.labels import Curve, Point, Rectangle
from delivery.network.graph.legend import with_legend

_SVG = "http://www.w3.org/2000/svg"
_FONTS = f"{FONT},DejaVu Sans,sans-serif"
"""The second is as wide as the first, where there is no first."""

_NUMBER = re.compile(r"-?[0-9.]+")
_DOTS, _NEAR_DOTS = "1,5", "1.5,2.5"
"""The dots of Graphviz, and dots that can still be seen in a small picture."""

_ROOMS = (0, 40, 120)
"""How much room boxes have for their names to move in. More is tried where a text had to stay on an arrow."""

_PADDING = 6.0
"""How far from the outline of a node its text is."""


def as_svg(drawing: Drawing) -> str:
    """Draw one. Raises graphviz.NoGraphviz."""
    return as_svgs([drawing])[0]


def as_svgs(drawings: Sequence[Drawing]) -> list[str]:
    """Draw several in the time of one. Raises graphviz.NoGraphviz."""
    finished: dict[int, str] = {}
    for room in _ROOMS:
        left = [number for number in range(len(drawings)) if number not in finished]
        drawn = graphviz.svgs([as_dot(drawings[number], room=room) for number in left])
        for number, svg in zip(left, drawn, strict=True):
            text, clear = _finished(svg, drawings[number])
            if clear or room == _ROOMS[-1]:
                finished[number] = text
    return [finished[number] for number in range(len(drawings))]


def _finished(svg: str, drawing: Drawing) -> tuple[str, bool]:
    """The picture, and whether all names of boxes are clear of everything else."""
    root = ElementTree.fromstring(svg)  # without comments and document type
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        element.attrib.pop("font-family", None)
        if element.get("stroke-dasharray") == _DOTS:
            element.attrib["stroke-dasharray"] = _NEAR_DOTS
    root.attrib = {"xmlns": _SVG, "role": "img", "font-family": _FONTS, **root.attrib}
    graph = root[0]
    clear = _move_names(graph, drawing)
    _retitle(root, graph, drawing)
    return ElementTree.tostring(root, encoding="unicode") + "\n", clear


def _retitle(root: Element, graph: Element, drawing: Drawing) -> None:
    whole = with_legend(drawing)
    names = {node.id: node.name for node in whole.nodes}
    said = {box.id: box.label for box in whole.boxes} | {node.id: node.label for node in whole.nodes}
    for edge in whole.edges:
        reason = f" ({edge.reason})" if edge.reason else ""
        said[id_of(edge)] = f"{names[edge.tail]} to {names[edge.head]}: {edge.label}{reason}"
    for group in graph.findall("g"):
        group[0].text = said[group.attrib["id"]]
    title = graph[0]
    title.text = drawing.title
    graph.remove(title)
    root.insert(0, title)


def _move_names(graph: Element, drawing: Drawing) -> bool:
    """Move the name of each box to the first place where it touches nothing.

    Whether there were places for all, and no arrow goes through a node, which Graphviz prevents nearly always.
    """
    boxes = {group.attrib["id"]: group for group in graph.findall("g[@class='cluster']")}
    frames = {id: Rectangle.around(_points(group[1])) for id, group in boxes.items()}
    around = _around_each(drawing)
    lines = [line for group in graph.findall("g[@class='edge']") for line in _lines(group)]
    nodes = [_extent(group) for group in graph.findall("g[@class='node']")]
    clear = all(labels.is_free(node.wider(-_PADDING), lines) for node in nodes)
    for id, group in boxes.items():
        inner = [frame for other, frame in frames.items() if other not in around[id]]
        background, name = group[2], group[3]
        group.remove(background)
        size = Rectangle.around(_points(background))
        place = labels.free_place((size.right - size.left, size.bottom - size.top), frames[id], lines, [*nodes, *inner])
        clear = clear and place is not None
        if place:
            for axis, moved in zip("xy", (place[0] - size.left, place[1] - size.top), strict=True):
                name.attrib[axis] = f"{float(name.attrib[axis]) + moved:.2f}"
    return clear


def _around_each(drawing: Drawing) -> dict[str, set[str]]:
    """The ids of each box and of the boxes around it."""
    around: dict[str, set[str]] = {"": set()}
    for box in with_legend(drawing).boxes:
        around[box.id] = {box.id} | around[box.parent]
    return around


def _lines(edge: Element) -> Iterator[Curve]:
    """The line of an arrow and the outline of its head."""
    for shape in edge:
        if shape.tag == "path":
            yield labels.flat(_points(shape))
        elif shape.tag == "polygon":
            yield _points(shape)


def _points(shape: Element) -> list[Point]:
    numbers = [float(number) for number in _NUMBER.findall(shape.get("d") or shape.get("points") or "")]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _extent(node: Element) -> Rectangle:
    return Rectangle.around(point for part in node for point in _points(part))
