"""What lies on what in a picture: its texts, arrows, frames and nodes, measured in the SVG alone.

Texts are measured as wide as DejaVu Sans and Verdana are, which nothing in the project knows.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.delivery.network_graph.pictures import SVG

_WIDTHS = {
    **dict.fromkeys("ijlIJ'", 0.29),
    **dict.fromkeys(" ,./:;\\|f-", 0.35),
    **dict.fromkeys("()[]t!r", 0.40),
    **dict.fromkeys('"*_`sz?', 0.52),
    **dict.fromkeys("cLFkvxyP", 0.59),
    **dict.fromkeys("TYaoeESbdghnpqu$0123456789{}", 0.63),
    **dict.fromkeys("KAVBRXZC", 0.69),
    **dict.fromkeys("UHNDG&OQ", 0.77),
    **dict.fromkeys("w#+<=>^~M", 0.84),
}
_WIDEST, _BOLD = 0.99, 1.15
"""How wide signs are, for each unit of the size of the font."""

_STEPS = 24

Point = tuple[float, float]


class Area(NamedTuple):
    """An upright rectangle, and what it is."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Area") -> bool:
        """Whether two have a point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Area") -> bool:
        """Whether another is inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def crossed(self, one: Point, two: Point) -> bool:
        """Whether a straight line has a point inside: it is cut at each side in turn until nothing is left."""
        start, end = 0.0, 1.0
        for axis, low, high in ((0, self.left, self.right), (1, self.top, self.bottom)):
            step = two[axis] - one[axis]
            if step == 0:
                if not low < one[axis] < high:
                    return False
                continue
            ways = sorted(((low - one[axis]) / step, (high - one[axis]) / step))
            start, end = max(start, ways[0]), min(end, ways[1])
        return start < end


class Arrow(NamedTuple):
    """An arrow: its line, flattened, and the outlines of its heads."""

    name: str
    lines: list[list[Point]]
    heads: list[list[Point]]


class Picture(NamedTuple):
    """The parts of a picture that may lie on each other."""

    texts: list[Area]
    arrows: list[Arrow]
    frames: list[Area]
    nodes: list[Area]


def measured(svg: str) -> Picture:
    """Measure a picture."""
    root = ElementTree.fromstring(svg)
    groups = {kind: root.findall(f".//svg:g[@class='{kind}']", SVG) for kind in ("node", "edge", "cluster")}
    return Picture(
        [_text(text) for text in root.iterfind(".//svg:text", SVG) if (text.text or "").strip()],
        [_arrow(group) for group in groups["edge"]],
        [_outline(group) for group in groups["cluster"]],
        [_outline(group) for group in groups["node"]],
    )


def collisions(picture: Picture) -> Iterator[str]:
    """Each text that lies on another, on an arrow, on the frame of a box or on the outline of a node."""
    for one, two in combinations(picture.texts, 2):
        if one.touches(two):
            yield f"{one.name} on {two.name}"
    for text in picture.texts:
        for outline in (*picture.frames, *picture.nodes):
            if text.touches(outline) and not outline.holds(text):
                yield f"{text.name} on the frame of {outline.name}"
        for arrow in picture.arrows:
            if any(text.crossed(*ends) for line in (*arrow.lines, *arrow.heads) for ends in pairwise(line)):
                yield f"{text.name} on the arrow {arrow.name}"


def _text(text: Element) -> Area:
    said, size = text.text or "", float(text.attrib["font-size"])
    ems = sum(_WIDTHS.get(sign, _WIDEST) for sign in said)
    width = ems * size * (_BOLD if text.get("font-weight") == "bold" else 1)
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]]
    return Area(said, left, y - 0.75 * size, left + width, y + 0.2 * size)


def _arrow(group: Element) -> Arrow:
    lines = [_flat(_points(path.attrib["d"])) for path in group.iterfind("svg:path", SVG)]
    heads = [_points(head.attrib["points"]) for head in group.iterfind("svg:polygon", SVG)]
    return Arrow(group.findtext("svg:title", "", SVG), lines, heads)


def _outline(group: Element) -> Area:
    shape = next(part for part in group if part.tag.endswith(("}path", "}polygon")))
    xs, ys = zip(*_points(shape.get("d") or shape.attrib["points"]), strict=True)
    return Area(group.findtext("svg:title", "", SVG), min(xs), min(ys), max(xs), max(ys))


def _points(text: str) -> list[Point]:
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _flat(controls: Sequence[Point]) -> list[Point]:
    curve = [controls[0]]
    for start in range(0, len(controls) - 3, 3):
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (
                sum(w * p[axis] for w, p in zip(weights, controls[start : start + 4], strict=True)) for axis in (0, 1)
            )
            curve.append((x, y))
    return curve
