"""A drawing as Mermaid, DOT and SVG: all of it, as it is called, and the same every time."""

import html
import re
from collections import Counter
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from contract.connections import Connection, Declaration
from delivery.network.graph import NoGraphviz, as_dot, as_mermaid, as_svg, as_svgs, draw, graphviz
from delivery.network.graph.legend import with_legend
from delivery.network.graph.palette import EXPOSED, EXPOSED_FILL, NEW, REMOVED
from tests.delivery.network_graph.intents import EKS, EKS_LATER, LOCAL, OPENMARKET, intent, outsider
from tests.delivery.network_graph.pictures import (
    CLIENT,
    SVG,
    arrows_of,
    dot_arrows,
    mermaid_arrows,
    mermaid_lines,
    name_in,
    svg_arrows,
    unescaped,
)

INTENTS = {"local": LOCAL, "eks": EKS, "openmarket": OPENMARKET, "nothing": Declaration()}
CHANGE = draw(EKS_LATER, title="prod", before=EKS)
EXPOSED_NAMES = {"ALB", "NLB", "frontend", "currency", "history", "ranking"}


@pytest.fixture(scope="module")
def svgs() -> dict[str, str]:
    """Every intent of this module as SVG, and the change."""
    drawings = {name: draw(each, title=name) for name, each in INTENTS.items()} | {"change": CHANGE}
    return dict(zip(drawings, as_svgs(list(drawings.values())), strict=True))


def looks(svg: str, kind: str) -> dict[str, ElementTree.Element]:
    """What is drawn of each node or edge, by its title."""
    groups = ElementTree.fromstring(svg).iterfind(f".//svg:g[@class='{kind}']", SVG)
    return {group.findtext("svg:title", "", SVG): group for group in groups}


def strokes(group: ElementTree.Element) -> set[str]:
    """The colours of its lines."""
    return {part.attrib["stroke"] for part in group if "stroke" in part.attrib}


@pytest.mark.parametrize("name", INTENTS)
def test_mermaid_shows_every_path_once(name: str) -> None:
    assert mermaid_arrows(as_mermaid(draw(INTENTS[name], title=name))) == arrows_of(INTENTS[name])


@pytest.mark.parametrize("name", INTENTS)
def test_dot_shows_every_path_once(name: str) -> None:
    assert dot_arrows(as_dot(draw(INTENTS[name], title=name))) == arrows_of(INTENTS[name])


@pytest.mark.parametrize("name", INTENTS)
def test_svg_shows_every_path_once(name: str, svgs: dict[str, str]) -> None:
    assert svg_arrows(svgs[name]) == arrows_of(INTENTS[name])


@pytest.mark.parametrize("write", [as_mermaid, as_dot, as_svg])
def test_equal_drawings_are_equal_texts(write: Callable[..., str], svgs: dict[str, str]) -> None:
    again = draw(EKS_LATER, title="prod", before=EKS)
    assert write(again) == (svgs["change"] if write is as_svg else write(CHANGE))


def test_mermaid_shows_a_change_in_labels_lines_and_colours() -> None:
    text = as_mermaid(CHANGE)
    arrows = mermaid_arrows(text)
    assert {("+ alerts", "kafka", "+ 9092"), ("- kafka-ui", "kafka", "- 9092")} <= arrows.keys()
    lines = re.findall(r"^  linkStyle (\S+) (\S+)", text, flags=re.MULTILINE)
    marked = {colour: numbers.split(",") for numbers, look in lines for colour in (NEW, REMOVED) if colour in look}
    marks = [edge.mark for edge in with_legend(CHANGE).edges]
    assert {marks[int(number)] for number in marked[NEW]} == {"+"}
    assert {marks[int(number)] for number in marked[REMOVED]} == {"-"}
    assert re.search(r"^  class legend_new,namespace_alerts,network_Aurora new$", text, flags=re.MULTILINE)


def test_mermaid_colours_what_the_internet_reaches() -> None:
    text = as_mermaid(draw(EKS, title="eks"))
    (ids,) = re.findall(r"^  class (\S+) exposed$", text, flags=re.MULTILINE)
    assert {id.split("_")[-1] for id in ids.split(",")} == EXPOSED_NAMES | {"exposed"}
    assert f"classDef exposed fill:{EXPOSED_FILL}" in text
    (numbers,) = re.findall(rf"^  linkStyle (\S+) stroke:{EXPOSED}", text, flags=re.MULTILINE)
    clients = [client for client, *_ in mermaid_lines(text)]
    assert {clients[int(number)] for number in numbers.split(",")} == {CLIENT, "browsers", "ALB", "NLB"}


def test_mermaid_puts_everybody_in_one_box() -> None:
    drawing = draw(EKS, title="eks")
    open_boxes: list[str] = []
    places = []
    for line in as_mermaid(drawing).splitlines():
        if found := re.match(r" +subgraph (\w+)", line):
            open_boxes.append(found[1])
        elif line.strip() == "end":
            open_boxes.pop()
        elif open_boxes and (found := re.match(r" +(\w+)[(\[]", line)):
            places.append((found[1], open_boxes[-1]))
    assert sorted(places) == sorted((node.id, node.box) for node in with_legend(drawing).nodes)


def test_svg_shows_a_change_in_labels_lines_and_colours(svgs: dict[str, str]) -> None:
    edges, nodes = (looks(svgs["change"], kind) for kind in ("edge", "node"))
    new, removed = edges["alerts to kafka: + 9092"], edges["NLB to frontend: - 80"]
    assert NEW in strokes(new) <= {NEW}
    assert strokes(removed) == {REMOVED} == strokes(nodes["- kafka-ui"])
    assert removed.find("svg:path[@stroke-dasharray]", SVG) is not None
    assert new.find("svg:path[@stroke-dasharray]", SVG) is None
    assert name_in(nodes["+ alerts"]) == "+ alerts"


def test_svg_colours_what_the_internet_reaches(svgs: dict[str, str]) -> None:
    nodes = looks(svgs["eks"], "node")
    filled = {name for name, node in nodes.items() if node.find(f"*[@fill='{EXPOSED_FILL}']") is not None}
    assert filled == {*EXPOSED_NAMES, "reached from the internet"}
    edges = {title.split(" to ")[0] for title, edge in looks(svgs["eks"], "edge").items() if EXPOSED in strokes(edge)}
    assert edges == {"client", "browsers", "ALB", "NLB"}


def test_an_svg_has_a_title_and_white_paper_and_says_nothing_of_its_maker(svgs: dict[str, str]) -> None:
    root = ElementTree.fromstring(svgs["eks"])
    assert root[0].text == "eks"
    assert root[1][0].attrib["fill"] == "#ffffff"
    assert not re.search("<!|graphviz version", svgs["eks"])


def test_why_is_in_the_tooltip(svgs: dict[str, str]) -> None:
    assert "<title>kafka to kafka: 9092 (a broker calls the address that it advertises)</title>" in svgs["eks"]


def test_without_its_package_from_npm_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "_PACKAGE", graphviz._PACKAGE / "missing")
    with pytest.raises(NoGraphviz, match=r"^SVG is drawn by Graphviz .* run `make setup` first$"):
        as_svg(CHANGE)


def test_to_draw_nothing_needs_no_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "_PACKAGE", graphviz._PACKAGE / "missing")
    assert as_svgs([]) == []


names = st.text(
    st.sampled_from("\\\"'<>&;#[](){}|`%$*_~+-=:/.,\n\t\0\x85\u202e\ud800 1ané日🙂") | st.characters(), max_size=12
)
words = st.sampled_from(
    ["end", "]]>", "-->", "<!--", "&lt;", "a\\N\\\\b", "#quot;", "1. a", "- a", "$$x$$", "</table>", "style x: #1;"]
)
hostile = st.lists(st.tuples(names, words, names).map("".join), min_size=3, max_size=3, unique=True)


def platform_of(three: list[str]) -> Declaration:
    """A platform with hostile names for a workload, its tier and two outsiders."""
    web, door, server = three
    ends = [Connection(door, web, 80), Connection(web, server, 443, reason=door)]
    return intent(
        {web: door}, [outsider(door, "entry", namespace="a", public=(80,)), outsider(server, "internet")], ends
    )


@given(hostile)
def test_nothing_in_a_name_means_anything_to_mermaid(three: list[str]) -> None:
    drawing = draw(platform_of(three), title=three[0])
    text = as_mermaid(drawing)
    names = {node.id: node.name for node in drawing.nodes}
    expected = Counter((names[edge.tail], names[edge.head], edge.ports) for edge in drawing.edges)
    assert mermaid_arrows(text) == expected
    assert re.search(r"^  accTitle: \w", text, flags=re.MULTILINE)  # after nothing, Mermaid reads the next line
    labels = re.findall(r'"([^"]*)"', text)
    assert {box.label for box in drawing.boxes} <= {unescaped(label) for label in labels}
    assert all(re.fullmatch(r"([A-Za-z0-9 .,+-]|#\d+;|<br/>)*", label) for label in labels if label != "neutral")


@settings(max_examples=4, phases=[Phase.generate])  # to shrink would start Graphviz hundreds of times
@given(st.lists(hostile, min_size=20, max_size=20))
def test_nothing_in_a_name_means_anything_to_graphviz_or_xml(many: list[list[str]]) -> None:
    drawings = [draw(platform_of(three), title=three[0]) for three in many]
    for drawing, svg in zip(drawings, as_svgs(drawings), strict=True):
        title, graph = ElementTree.fromstring(svg)
        labels = {node.label for node in with_legend(drawing).nodes}
        nodes = looks(svg, "node").values()
        assert {node.findtext("svg:title", "", SVG) for node in nodes} == labels
        assert {close(name_in(node)) for node in nodes} == set(map(close, labels))
        assert title.text == drawing.title
        headings = {close(text.text or "") for text in graph.iterfind(".//svg:text", SVG)}
        assert {close(drawing.title), *(close(box.label) for box in drawing.boxes)} <= headings


def close(text: str) -> str:
    """A text without spaces: of several in a row, Graphviz may make one."""
    return "".join(text.split())


@given(hostile)
def test_a_label_of_dot_reads_as_it_should(three: list[str]) -> None:
    drawing = draw(platform_of(three), title=three[0])
    text = as_dot(drawing)
    labels = re.findall(r'^ +(\w+) \[label=<.*cellpadding="6">(.*?)</td>', text, flags=re.MULTILINE)
    assert {id: html.unescape(label).replace("\\\\", "\\") for id, label in labels} == {
        node.id: node.label for node in with_legend(drawing).nodes
    }
