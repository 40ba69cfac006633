"""A drawing as JSON, for programs: boxes, nodes and arrows, each with its fields."""

import json

from delivery.network.graph.drawing import Drawing


def as_json(drawing: Drawing) -> str:
    """Write the drawing: `{"title": ..., "boxes": [...], "nodes": [...], "edges": [...]}`."""
    boxes = [box._asdict() for box in drawing.boxes]
    nodes = [node._asdict() for node in drawing.nodes]
    edges = [edge._asdict() for edge in drawing.edges]
    return json.dumps({"title": drawing.title, "boxes": boxes, "nodes": nodes, "edges": edges}, indent=2)
