"""A drawing in DOT, the language of Graphviz. It reads from left to right: arrows leave a client on its right, and
reach a server on its left, at the ports that they call. So no arrow needs a label, which would lie on other arrows.

https://graphviz.org/doc/info/lang.html, https://graphviz.org/doc/info/attrs.html,
https://graphviz.org/doc/info/shapes.html#html
"""

import html
from collections.abc import Iterator, Mapping, Sequence

from delivery.network.graph import palette
from delivery.network.graph.drawing import Box, Drawing, Edge, Look, Mark, Node, Row
from delivery.network.graph.legend import with_legend

FONT = "Verdana"
"""Graphviz knows how wide it is, and hardly a font is wider. Of a list of fonts it knows nothing."""

_HEAD = f"""\
digraph network {{
  graph [rankdir=LR, ranksep=0.6, pad=0.2, bgcolor="{palette.PAPER}", fontname="{FONT}", fontsize=11]
  node [shape=box, style="filled,rounded", margin="0.02,0.02", fontname="{FONT}", fontsize=12]
  node [fillcolor="{palette.PAPER}", color="{palette.LINE}", fontcolor="{palette.INK}"]
  edge [color="{palette.LINE}", arrowsize=0.7]
"""
_TABLE = '<table border="0" cellborder="0" cellspacing="0" cellpadding="4">'
_SHAPES: Mapping[str, dict[str, str]] = {
    "entry": {"style": "filled"},
    "store": {"shape": "cylinder", "style": "filled"},
    "every": {"style": "filled,rounded,dotted"},
    "managed": {"shape": "cylinder", "style": "filled"},
}
_LOOKS: Mapping[Look, dict[str, str]] = {
    "plain": {},
    "exposed": {"color": palette.EXPOSED, "penwidth": "1.8"},
    "faint": {"color": palette.FAINT, "style": "dotted", "penwidth": "1.4"},
    "new": {"color": palette.NEW, "penwidth": "3"},
    "removed": {"color": palette.REMOVED, "penwidth": "1.6", "style": "dashed"},
}
_INWARDS = ("network", "cluster", "namespace", "tier")
_SUFFIXES: Mapping[Mark, str] = {"": "", "+": "--new", "-": "--removed"}


def as_dot(drawing: Drawing, *, room: int = 0) -> str:
    """Write the graph; more room is for arrows to find other ways, and for the names of boxes to move.

    Boxes and nodes carry their ids, and arrows that of `id_of`: Graphviz copies them into SVG.
    """
    whole = with_legend(drawing)
    rows = whole.rows
    outer = [line for box in whole.boxes if not box.parent for line in _box(box, whole, rows, room, "  ")]
    kinds = {node.id: node.kind for node in whole.nodes}
    edges = [f"  {_edge(edge, rows, kinds)}" for edge in whole.edges]
    lines = [
        f"  graph [nodesep={0.25 + room / 100:.2f}, labelloc=t, labeljust=l, label=<{_heading(drawing)}>]",
        *outer,
        *edges,
        *_hints(drawing),
        "}\n",
    ]
    return _HEAD + "\n".join(lines)


def id_of(edge: Edge) -> str:
    """The id of an arrow; no other has the same."""
    return f"{edge.tail}--{edge.head}{_SUFFIXES[edge.mark]}"


def _heading(drawing: Drawing) -> str:
    title = f'<font point-size="18"><b>{_in_table(drawing.title)}</b></font>'
    return f'{_TABLE}<tr><td align="left">{title}</td></tr></table>'


def _box(box: Box, drawing: Drawing, rows: Mapping[str, Sequence[Row]], room: int, margin: str) -> Iterator[str]:
    fill, border = palette.BOXES[box.place]
    look = {"id": box.id, "style": "rounded", "bgcolor": fill, "color": border, "fontcolor": palette.LINE}
    look["penwidth"] = "2" if box.place == "namespace" else "1"
    look["margin"] = "14" if box.place == "tier" else "8"  # room for arrows from a node to itself
    yield f'{margin}subgraph "cluster_{box.id}" {{'
    yield f"{margin}  graph [labeljust=l, label=<{_box_name(box, fill, room)}>]"
    yield f"{margin}  graph {_attributes(look)}"
    for inner in drawing.boxes:
        if inner.parent == box.id:
            yield from _box(inner, drawing, rows, room, f"{margin}  ")
    yield from (
        f"{margin}  {node.id} {_node(node, rows.get(node.id, []))}" for node in drawing.nodes if node.box == box.id
    )
    yield f"{margin}}}"


def _box_name(box: Box, fill: str, room: int) -> str:
    """A name on a background that cannot be seen, but says in an SVG how large the name is."""
    name = f'<td align="left" bgcolor="{fill}">{_in_table(box.label)}</td>'
    right, below = (f'<td width="{room}"></td>', f'<tr><td height="{room}"></td></tr>') if room else ("", "")
    return f"{_TABLE}<tr>{name}{right}</tr>{below}</table>"


def _node(node: Node, rows: Sequence[Row]) -> str:
    """A node with its name, and left of it the ports on which it is called."""
    look = {"id": node.id, **_SHAPES.get(node.kind, {})}
    if node.exposed:
        look |= {"fillcolor": palette.EXPOSED_FILL, "color": palette.EXPOSED, "penwidth": "1.6"}
    colour = palette.LINE
    if node.mark:
        colour = palette.NEW if node.mark == "+" else palette.REMOVED
        look |= {"color": colour, "fontcolor": colour, "penwidth": "2.4" if node.mark == "+" else "1.6"}
    if node.mark == "-":
        look["style"] = f"{look.get('style', 'filled,rounded')},dashed"
    name = f'<td rowspan="{max(1, len(rows))}" cellpadding="6">{_in_table(node.label)}</td>'
    cells = [
        f'<td port="row{number}" border="1" sides="R" color="{colour}">'
        f'<font point-size="10">{_in_table(row.label)}</font></td>'
        for number, row in enumerate(rows)
    ] or [""]
    table = "".join(f"<tr>{cell}{'' if number else name}</tr>" for number, cell in enumerate(cells))
    return f"[label=<{_TABLE}{table}</table>>, {_attributes(look)[1:]}"


def _edge(edge: Edge, rows: Mapping[str, Sequence[Row]], kinds: Mapping[str, str]) -> str:
    look = {"id": id_of(edge), **_LOOKS[edge.look]}
    if kinds[edge.head] == "internet":
        look["minlen"] = "2"  # right of the private network, not below it: there, all these arrows had to bend
    number = [row.ports for row in rows[edge.head]].index(edge.ports)
    return f"{edge.tail}:e -> {edge.head}:row{number}:w {_attributes(look)}"


def _hints(drawing: Drawing) -> Iterator[str]:
    """Put clients that nobody calls right of the entrypoints that are outside of their box, not below them."""
    depth = {box.id: _INWARDS.index(box.place) for box in drawing.boxes if box.place in _INWARDS}
    called = {edge.head for edge in drawing.edges}
    for entrypoint in (node for node in drawing.nodes if node.kind == "entry"):
        for node in drawing.nodes:
            if node.id not in called and depth.get(node.box, 0) > depth.get(entrypoint.box, 0):
                yield f"  {entrypoint.id} -> {node.id} [style=invis]"


def _attributes(values: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{name}={_quoted(value)}' for name, value in values.items())}]"


def _quoted(text: str) -> str:
    """A text in which nothing means anything: neither to DOT, nor among the escapes and entities of labels."""
    escaped = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_table(text: str) -> str:
    """The same for a label that is like HTML, where the escapes of other labels hold, too."""
    return html.escape(text.replace("\\", "\\\\"))
