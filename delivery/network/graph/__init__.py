"""Drawings of networks: connections, trust boundaries, and what is reachable from the internet.

draw(declaration, title="prod")                  what is to be drawn
draw(declaration, title="prod", before=earlier)  the same, with what came and what went
as_json(drawing)                                 for programs
as_mermaid(drawing), as_dot(drawing)        as text that GitHub and Graphviz turn into a picture
as_svg(drawing), as_svgs(drawings)          as pictures, laid out by Graphviz
"""

from delivery.network.graph.as_dot import as_dot
from delivery.network.graph.as_json import as_json
from delivery.network.graph.as_mermaid import as_mermaid
from delivery.network.graph.as_svg import as_svg, as_svgs
from delivery.network.graph.drawing import Drawing, draw
from delivery.network.graph.graphviz import NoGraphviz

__all__ = ["Drawing", "NoGraphviz", "as_dot", "as_json", "as_mermaid", "as_svg", "as_svgs", "draw"]
