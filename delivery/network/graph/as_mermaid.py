"""A drawing as a flowchart of Mermaid, which GitHub shows in Markdown. It reads from top to bottom: pages are narrow.

The theme is fixed, and lines are of middle brightness, so that it can be read on light and on dark pages.

https://mermaid.js.org/syntax/flowchart.html
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from delivery.network.graph import palette
from delivery.network.graph.drawing import Box, Drawing, Edge, Node

_LEGEND = "legend"
_SHAPES: Mapping[str, tuple[str, str]] = {
    "entry": ("[[", "]]"),
    "store": ("[(", ")]"),
    "managed": ("[(", ")]"),
}
_CLASSES = {
    "plain": f"fill:{palette.PAPER},stroke:{palette.LINE},color:{palette.INK}",
    "every": "stroke-dasharray:2 3",
    "exposed": f"fill:{palette.EXPOSED_FILL},stroke:{palette.EXPOSED},color:{palette.INK}",
    "faint": f"fill:{palette.PAPER},stroke:{palette.FAINT},color:{palette.FAINT},stroke-dasharray:2 3",
    "new": f"stroke:{palette.NEW},color:{palette.NEW},stroke-width:3px",
    "removed": f"stroke:{palette.REMOVED},color:{palette.REMOVED},stroke-width:2px,stroke-dasharray:6 4",
}
_LINES = {
    "plain": f"stroke:{palette.FAINT},stroke-width:1px",
    "faint": f"stroke:{palette.FAINT},stroke-width:1px",
    "exposed": f"stroke:{palette.EXPOSED},stroke-width:2px",
    "new": f"stroke:{palette.NEW},stroke-width:3px,color:{palette.NEW}",
    "removed": f"stroke:{palette.REMOVED},stroke-width:2px,stroke-dasharray:6 4,color:{palette.REMOVED}",
}


def as_mermaid(drawing: Drawing) -> str:
    """Write the flowchart. It begins without a code fence."""
    lines = [
        '%%{init: {"theme": "neutral"}}%%',
        "flowchart TB",
        f"  accTitle: {re.sub(r'[^A-Za-z0-9 .,:/()+_-]', ' ', drawing.title)}",
        *_legend(drawing),
        *(line for box in drawing.boxes if not box.parent for line in _box(box, drawing, "  ")),
        *(f'  {edge.tail} {_arrow(edge)}|"{_escaped(edge.label)}"| {edge.head}' for edge in drawing.edges),
        *_looks(drawing),
    ]
    return "\n".join(lines) + "\n"


def _legend(drawing: Drawing) -> Iterator[str]:
    yield f'  subgraph {_LEGEND}[" "]'
    yield f'    {_LEGEND}_exposed["reached from the internet"]'
    yield f'    {_LEGEND}_faint["names and monitoring"]'
    if drawing.compared:
        yield f'    {_LEGEND}_new["{_escaped("+ new")}"]'
        yield f'    {_LEGEND}_removed["{_escaped("- removed")}"]'
    yield "  end"


def _box(box: Box, drawing: Drawing, margin: str) -> Iterator[str]:
    yield f'{margin}subgraph {box.id}["{_escaped(box.label)}"]'
    for inner in drawing.boxes:
        if inner.parent == box.id:
            yield from _box(inner, drawing, f"{margin}  ")
    for node in drawing.nodes:
        if node.box == box.id:
            opening, closing = _SHAPES.get(node.kind, ("(", ")"))
            yield f'{margin}  {node.id}{opening}"{_escaped(node.label)}"{closing}'
    yield f"{margin}end"


def _looks(drawing: Drawing) -> Iterator[str]:
    """Classes of nodes, and styles of boxes and arrows; Mermaid addresses arrows by number."""
    classes: dict[str, list[str]] = {name: [] for name in _CLASSES}
    for node in drawing.nodes:
        for name in _classes(node):
            classes[name].append(node.id)
    for name in ("exposed", "faint", *(("new", "removed") if drawing.compared else ())):
        classes[name].append(f"{_LEGEND}_{name}")
    classes["plain"] += [id for name in ("new", "removed") for id in classes[name] if id.startswith(_LEGEND)]
    for name, ids in classes.items():
        if ids:
            yield f"  classDef {name} {_CLASSES[name]}"
            yield f"  class {','.join(ids)} {name}"
    for box in drawing.boxes:
        fill, border = palette.BOXES[box.place]
        yield f"  style {box.id} fill:{fill},stroke:{border},color:{palette.LINE}"
    yield f"  style {_LEGEND} fill:none,stroke:none"
    for name, look in _LINES.items():
        numbers = [str(number) for number, edge in enumerate(drawing.edges) if _line(edge) == name]
        if numbers:
            yield f"  linkStyle {','.join(numbers)} {look}"


def _classes(node: Node) -> Sequence[str]:
    kinds = ["exposed" if node.exposed else "plain", "every" if node.kind == "every" else ""]
    return [*filter(None, kinds), *({"+": ["new"], "-": ["removed"]}.get(node.mark, []))]


def _arrow(edge: Edge) -> str:
    return "-.->" if edge.faint or edge.mark == "-" else "-->"


def _line(edge: Edge) -> str:
    if edge.mark:
        return "new" if edge.mark == "+" else "removed"
    return "exposed" if edge.exposed else "faint" if edge.faint else "plain"


def _escaped(text: str) -> str:
    """A text in which nothing means anything: to Mermaid, to Markdown, which it reads in labels, or to HTML.

    In Markdown a hyphen or plus at the beginning and a point before a space make lists.
    """
    return re.sub(r"[^A-Za-z0-9 .,+-]|^[+-]|\.(?= )", lambda sign: f"#{ord(sign[0])};", text)
