"""A drawing as a flowchart of Mermaid, which GitHub shows in Markdown. It reads from top to bottom: pages are narrow.

The theme is fixed, and everything is on white paper, so that it can be read on light and on dark pages. A server shows
its ports; an arrow has a label only where it does not lead to all of them.

https://mermaid.js.org/syntax/flowchart.html
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from delivery.network.graph import palette
from delivery.network.graph.drawing import Box, Drawing, Edge, Look, Node, Row
from delivery.network.graph.legend import with_legend

_PAPER = "paper"
"""The id of the box around everything, with the title. No box of a drawing has it."""

_SHAPES: Mapping[str, tuple[str, str]] = {
    "entry": ("[[", "]]"),
    "store": ("[(", ")]"),
    "managed": ("[(", ")]"),
}
_CLASSES = {
    "plain": f"fill:{palette.PAPER},stroke:{palette.LINE},color:{palette.INK}",
    "every": "stroke-dasharray:2 3",
    "exposed": f"fill:{palette.EXPOSED_FILL},stroke:{palette.EXPOSED},color:{palette.INK}",
    "new": f"stroke:{palette.NEW},color:{palette.NEW},stroke-width:3px",
    "removed": f"stroke:{palette.REMOVED},color:{palette.REMOVED},stroke-width:2px,stroke-dasharray:6 4",
}
_LINES: Mapping[Look, str] = {
    "plain": f"stroke:{palette.FAINT},stroke-width:1px",
    "faint": f"stroke:{palette.FAINT},stroke-width:1px",
    "exposed": f"stroke:{palette.EXPOSED},stroke-width:2px",
    "new": f"stroke:{palette.NEW},stroke-width:3px,color:{palette.NEW}",
    "removed": f"stroke:{palette.REMOVED},stroke-width:2px,stroke-dasharray:6 4,color:{palette.REMOVED}",
}


def as_mermaid(drawing: Drawing) -> str:
    """Write the flowchart. It begins without a code fence."""
    whole = with_legend(drawing)
    rows = whole.rows
    lines = [
        '%%{init: {"theme": "neutral"}}%%',
        "flowchart TB",
        f"  accTitle: Connections of {re.sub(r'[^A-Za-z0-9 .,:/()+_-]', ' ', drawing.title)}",
        f'  subgraph {_PAPER}["{_escaped(drawing.title)}"]',
        *(line for box in whole.boxes if not box.parent for line in _box(box, whole, rows, "    ")),
        "  end",
        *(f"  {edge.tail} {_arrow(edge, rows[edge.head])} {edge.head}" for edge in whole.edges),
        *_looks(whole),
    ]
    return "\n".join(lines) + "\n"


def _box(box: Box, drawing: Drawing, rows: Mapping[str, Sequence[Row]], margin: str) -> Iterator[str]:
    yield f'{margin}subgraph {box.id}["{_escaped(box.label)}"]'
    for inner in drawing.boxes:
        if inner.parent == box.id:
            yield from _box(inner, drawing, rows, f"{margin}  ")
    for node in drawing.nodes:
        if node.box == box.id:
            opening, closing = _SHAPES.get(node.kind, ("(", ")"))
            label = "<br/>".join(map(_escaped, (node.label, *(row.label for row in rows.get(node.id, ())))))
            yield f'{margin}  {node.id}{opening}"{label}"{closing}'
    yield f"{margin}end"


def _looks(drawing: Drawing) -> Iterator[str]:
    """Classes of nodes, and styles of boxes and arrows; Mermaid addresses arrows by number."""
    classes: dict[str, list[str]] = {name: [] for name in _CLASSES}
    for node in drawing.nodes:
        for name in _classes(node):
            classes[name].append(node.id)
    for name, ids in classes.items():
        if ids:
            yield f"  classDef {name} {_CLASSES[name]}"
            yield f"  class {','.join(ids)} {name}"
    for box in drawing.boxes:
        fill, border = palette.BOXES[box.place]
        yield f"  style {box.id} fill:{fill},stroke:{border},color:{palette.LINE}"
    yield f"  style {_PAPER} fill:{palette.PAPER},stroke:none,color:{palette.INK}"
    for look, style in _LINES.items():
        numbers = [str(number) for number, edge in enumerate(drawing.edges) if edge.look == look]
        if numbers:
            yield f"  linkStyle {','.join(numbers)} {style}"


def _classes(node: Node) -> Sequence[str]:
    kinds = ["exposed" if node.exposed else "plain", "every" if node.kind == "every" else ""]
    return [*filter(None, kinds), *({"+": ["new"], "-": ["removed"]}.get(node.mark, []))]


def _arrow(edge: Edge, rows: Sequence[Row]) -> str:
    """An arrow, with its ports where its server, which shows them, is called on others too."""
    arrow = "-.->" if edge.look in ("faint", "removed") else "-->"
    return f'{arrow}|"{_escaped(edge.label)}"|' if len(rows) > 1 else arrow


def _escaped(text: str) -> str:
    """A text in which nothing means anything: to Mermaid, to Markdown, which it reads in labels, or to HTML.

    In Markdown a hyphen or plus at the beginning and a point before a space make lists.
    """
    return re.sub(r"[^A-Za-z0-9 .,+-]|^[+-]|\.(?= )", lambda sign: f"#{ord(sign[0])};", text)
