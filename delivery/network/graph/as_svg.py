"""A drawing as SVG: Graphviz lays it out, and what it leaves to be wished for is done here.

Titles, which browsers show as tooltips and screen readers read, say names instead of ids. Labels lie on their arrows,
on paper of their own. Nothing says which version of Graphviz drew it, so that a new one changes only what it draws in
another way. https://www.w3.org/TR/SVG2/
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from delivery.network.graph import graphviz, labels, palette
from delivery.network.graph.as_dot import FONT, as_dot, id_of
from delivery.network.graph.drawing import Drawing
from delivery.network.graph.labels import Point, Rectangle

_SVG = "http://www.w3.org/2000/svg"
_FONTS = f"{FONT},DejaVu Sans,sans-serif"
"""The second is as wide as the first, where there is no first."""

_NUMBER = re.compile(r"-?[0-9.]+")
_SIGN, _NAME_SIGN = 6.7, 7.5
"""How wide a sign is on average, in the label of an arrow and in the name of a box."""

_LINE, _ROOM = 14.0, 3.0
"""How high a label is, and how much of its paper shows left and right of it."""


def as_svg(drawing: Drawing) -> str:
    """Draw one. Raises graphviz.NoGraphviz."""
    return as_svgs([drawing])[0]


def as_svgs(drawings: Sequence[Drawing]) -> list[str]:
    """Draw several in the time of one. Raises graphviz.NoGraphviz."""
    drawn = graphviz.svgs([as_dot(drawing) for drawing in drawings])
    return [_finished(svg, drawing) for svg, drawing in zip(drawn, drawings, strict=True)]


def _finished(svg: str, drawing: Drawing) -> str:
    root = ElementTree.fromstring(svg)  # without comments and document type
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        element.attrib.pop("font-family", None)
    root.attrib = {"xmlns": _SVG, "role": "img", "font-family": _FONTS, **root.attrib}
    graph = root[0]
    _retitle(root, graph, drawing)
    _move_labels(graph)
    _raise_names(graph)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _retitle(root: Element, graph: Element, drawing: Drawing) -> None:
    names = {node.id: node.name for node in drawing.nodes}
    said = {box.id: box.label for box in drawing.boxes} | {node.id: node.label for node in drawing.nodes}
    for edge in drawing.edges:
        reason = f" ({edge.reason})" if edge.reason else ""
        said[id_of(edge)] = f"{names[edge.tail]} to {names[edge.head]}: {edge.label}{reason}"
    for group in graph.findall("g"):
        group[0].text = said[group.attrib["id"]]
    title = graph[0]
    title.text = drawing.title
    graph.remove(title)
    root.insert(0, title)


def _move_labels(graph: Element) -> None:
    """Put the label of each arrow on the arrow, on paper that hides what is below it."""
    arrows = {group.attrib["id"]: group for group in graph.findall("g[@class='edge']")}
    texts = {name: group[-1] for name, group in arrows.items()}
    curves = {name: labels.flat(_points(group[1])) for name, group in arrows.items()}
    sizes = {name: (len(text.text or "") * _SIGN + 2 * _ROOM, _LINE) for name, text in texts.items()}
    nodes = [_around(group) for group in graph.findall("g[@class='node']")]
    middles = labels.place(curves, sizes, [*nodes, *map(_written, graph.findall("g[@class='cluster']/text"))])
    for name, (x, y) in middles.items():
        width, height = sizes[name]
        paper = {"x": x - width / 2, "y": y - height / 2, "width": width, "height": height, "rx": 3}
        look = {key: f"{value:.2f}" for key, value in paper.items()}
        arrows[name].insert(-1, Element("rect", look | {"fill": palette.PAPER, "fill-opacity": "0.9"}))
        texts[name].attrib |= {"x": f"{x:.2f}", "y": f"{y + _LINE / 4:.2f}", "text-anchor": "middle"}


def _raise_names(graph: Element) -> None:
    """Put the names of boxes on top of everything: arrows may cross them."""
    for group in graph.findall("g[@class='cluster']"):
        name = group[-1]
        group.remove(name)
        name.attrib |= {"stroke": palette.PAPER, "stroke-width": "3", "paint-order": "stroke"}
        graph.append(name)


def _points(shape: Element) -> list[Point]:
    numbers = [float(number) for number in _NUMBER.findall(shape.get("d") or shape.get("points") or "")]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _around(node: Element) -> Rectangle:
    shape = node.find("ellipse")
    if shape is None:
        return Rectangle.around(point for part in node for point in _points(part))
    x, y, width, height = (float(shape.attrib[key]) for key in ("cx", "cy", "rx", "ry"))
    return Rectangle(x - width, y - height, x + width, y + height)


def _written(name: Element) -> Rectangle:
    x, y = (float(name.attrib[key]) for key in ("x", "y"))
    return Rectangle(x, y - _LINE, x + len(name.text or "") * _NAME_SIGN, y + _LINE / 4)
