"""A drawing in DOT, the language of Graphviz. It reads from left to right.

Labels of arrows are `xlabel`s: to keep room for a `label`, Graphviz would bend most of the arrows. An arrow from
a client right of the server, such as monitoring, is written from its head to its tail, with `dir=back`.

https://graphviz.org/doc/info/lang.html, https://graphviz.org/doc/info/attrs.html
"""

import html
from collections.abc import Iterator, Mapping

from delivery.network.graph import palette
from delivery.network.graph.drawing import Box, Drawing, Edge, Mark, Node

FONT = "Verdana"
"""Graphviz knows how wide it is, and hardly a font is wider. Of a list of fonts it knows nothing."""

_HEAD = f"""\
digraph network {{
  graph [rankdir=LR, nodesep=0.35, ranksep=1.3, pad=0.2, bgcolor="{palette.PAPER}", fontname="{FONT}", fontsize=11]
  node [shape=box, style="filled,rounded", height=0.4, margin="0.14,0.07", fontname="{FONT}", fontsize=12]
  node [fillcolor="{palette.PAPER}", color="{palette.LINE}", fontcolor="{palette.INK}"]
  edge [color="{palette.LINE}", fontcolor="{palette.INK}", fontname="{FONT}", fontsize=10, arrowsize=0.7]
"""
_TABLE = '<table border="0" cellborder="0" cellspacing="0" cellpadding="4">'
_SHAPES: Mapping[str, dict[str, str]] = {
    "entry": {"style": "filled", "peripheries": "2"},
    "store": {"shape": "cylinder", "style": "filled"},
    "every": {"style": "filled,rounded,dotted"},
    "managed": {"shape": "cylinder", "style": "filled"},
}
_SUFFIXES: Mapping[Mark, str] = {"": "", "+": "--new", "-": "--removed"}


def as_dot(drawing: Drawing) -> str:
    """Write the graph. Boxes and nodes carry their ids, and arrows that of `id_of`: Graphviz copies them into SVG."""
    outer = [line for box in drawing.boxes if not box.parent for line in _box(box, drawing, "  ")]
    kinds = {node.id: node.kind for node in drawing.nodes}
    edges = [f"  {_edge(edge, kinds)}" for edge in drawing.edges]
    lines = [f"  graph [labelloc=t, labeljust=l, label=<{_heading(drawing)}>]", *outer, *edges, *_hints(drawing), "}\n"]
    return _HEAD + "\n".join(lines)


def id_of(edge: Edge) -> str:
    """The id of an arrow; no other has the same."""
    return f"{edge.tail}--{edge.head}{_SUFFIXES[edge.mark]}"


def _heading(drawing: Drawing) -> str:
    """The title, and below it the legend."""
    cells = _legend(drawing)
    if drawing.compared:
        new, removed = (f'color="{colour}"' for colour in (palette.NEW, palette.REMOVED))
        cells += [
            f'<td border="2" {new}><font {new}>+ new</font></td>',
            f'<td border="2" style="dashed" {removed}><font {removed}>- removed</font></td>',
        ]
    title = f'<td align="left"><font point-size="18"><b>{_in_table(drawing.title)}</b></font></td>'
    legend = f"{_TABLE}<tr>{'<td> </td>'.join(cells)}</tr></table>"
    return f'{_TABLE}<tr>{title}</tr><tr><td align="left">{legend}</td></tr></table>'


def _legend(drawing: Drawing) -> list[str]:
    """A cell for each mark that the drawing has."""
    kinds = {node.kind for node in drawing.nodes}
    shown = {
        f'border="1" bgcolor="{palette.EXPOSED_FILL}" color="{palette.EXPOSED}">reached from the internet': any(
            node.exposed for node in drawing.nodes
        ),
        'border="0">double frame: the way in': "entry" in kinds,
        'border="0">cylinder: keeps data': bool(kinds & {"store", "managed"}),
        f'border="1" style="dotted" color="{palette.FAINT}">names and monitoring': any(
            edge.faint for edge in drawing.edges
        ),
        'border="0">an arrow leads from client to server, with its port': bool(drawing.edges),
    }
    return [f"<td {cell}</td>" for cell, is_shown in shown.items() if is_shown]


def _box(box: Box, drawing: Drawing, margin: str) -> Iterator[str]:
    fill, border = palette.BOXES[box.place]
    look = {"id": box.id, "style": "rounded", "bgcolor": fill, "color": border, "fontcolor": palette.LINE}
    look["penwidth"] = "2" if box.place == "namespace" else "1"
    look["margin"] = "14" if box.place == "tier" else "8"  # room for arrows from a node to itself
    label = f'{_TABLE}<tr><td align="left">{_in_table(box.label)}</td></tr></table>'
    yield f'{margin}subgraph "cluster_{box.id}" {{'
    yield f"{margin}  graph [labeljust=l, label=<{label}>]"
    yield f"{margin}  graph {_attributes(look)}"
    for inner in drawing.boxes:
        if inner.parent == box.id:
            yield from _box(inner, drawing, f"{margin}  ")
    yield from (f"{margin}  {node.id} {_node(node)}" for node in drawing.nodes if node.box == box.id)
    yield f"{margin}}}"


def _node(node: Node) -> str:
    look = {"id": node.id, "label": node.label, **_SHAPES.get(node.kind, {})}
    if node.exposed:
        look |= {"fillcolor": palette.EXPOSED_FILL, "color": palette.EXPOSED, "penwidth": "1.6"}
    look |= _marked(node.mark)
    if node.mark == "-":
        look["style"] = f"{look.get('style', 'filled,rounded')},dashed"
    return _attributes(look)


def _edge(edge: Edge, kinds: Mapping[str, str]) -> str:
    look = {"id": id_of(edge), "xlabel": edge.label}
    if edge.faint:
        look |= {"color": palette.FAINT, "fontcolor": palette.FAINT, "style": "dotted"}
    if edge.exposed:
        look |= {"color": palette.EXPOSED, "fontcolor": palette.EXPOSED, "penwidth": "1.8"}
    look |= _marked(edge.mark)
    if edge.mark == "-":
        look["style"] = "dashed"
    if kinds[edge.head] == "internet":
        look["minlen"] = "2"  # right of the private network, not below it: there, all these arrows had to bend
    if kinds[edge.tail] in ("monitoring", "tool"):
        return f"{edge.head} -> {edge.tail} {_attributes(look | {'dir': 'back'})}"
    return f"{edge.tail} -> {edge.head} {_attributes(look)}"


def _marked(mark: Mark) -> dict[str, str]:
    if not mark:
        return {}
    colour = palette.NEW if mark == "+" else palette.REMOVED
    return {"color": colour, "fontcolor": colour, "penwidth": "2.4" if mark == "+" else "1.6"}


def _hints(drawing: Drawing) -> Iterator[str]:
    """Put the node of every Pod right of the entrypoints: otherwise the box of the namespace surrounds them."""
    for every in drawing.nodes:
        if every.kind == "every":
            yield from (f"  {node.id} -> {every.id} [style=invis]" for node in drawing.nodes if node.kind == "entry")


def _attributes(values: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{name}={_quoted(value)}' for name, value in values.items())}]"


def _quoted(text: str) -> str:
    """A text in which nothing means anything: neither to DOT, nor among the escapes and entities of labels."""
    escaped = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_table(text: str) -> str:
    """The same for a label that is like HTML, where the escapes of other labels hold, too."""
    return html.escape(text.replace("\\", "\\\\"))
