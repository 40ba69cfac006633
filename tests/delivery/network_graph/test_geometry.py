"""Nothing in a picture lies on a text, every arrow has one head, and a legend explains each mark, whatever is drawn."""

import random
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from contract.connections import Connection, Declaration
from delivery.network.graph import Drawing, as_mermaid, as_svgs, draw
from delivery.network.graph.legend import with_legend
from tests.conftest import PROJECT
from tests.delivery.network_graph.geometry import Area, Arrow, Picture, collisions, measured
from tests.delivery.network_graph.intents import EKS, EKS_LATER, LOCAL, OPENMARKET, intent, outsider
from tests.delivery.network_graph.pictures import SVG, unescaped

REAL = [
    *(draw(each, title="shop, dev") for each in (LOCAL, EKS, OPENMARKET, Declaration())),
    draw(EKS_LATER, title="shop, dev, changes since HEAD", before=EKS),
]
PEERS = [
    outsider("ALB", "entry", cidr="10.0.0.0/8", public=(80, 443)),
    outsider("nginx", "entry", namespace="ingress", public=(80,)),
    outsider("aurora", "managed", cidr="10.0.0.0/8"),
    outsider("prometheus", "monitoring", namespace="monitoring"),
    outsider("dns", "dns", namespace="kube-system"),
    outsider("api.example.com", "internet", cidr="0.0.0.0/0"),
]
MEANINGS = {
    "server": "plain",
    "reached from the internet": "exposed",
    "names and monitoring": "faint",
    "+ new": "new",
    "- removed": "removed",
}
"""What the legend says of an arrow, and how that looks."""


def platform(chance: random.Random) -> Declaration:
    """Some workloads in some tiers, with short and long names, that call each other, themselves and others."""
    names = [chance.choice(("api", "web", "a-service-with-a-long-name")) + f"-{n}" for n in range(chance.randint(1, 9))]
    peers = [peer for peer in PEERS if chance.random() < 0.7]
    servers = [*names, *(peer.name for peer in peers if peer.role != "monitoring")]
    clients = [*names, *(peer.name for peer in peers if peer.role in ("entry", "monitoring")), "*"]
    calls = [
        Connection(chance.choice(clients), chance.choice(servers), chance.choice((80, 3306, 9092)))
        for _ in range(chance.randint(0, 3 * len(names)))
    ]
    return intent({name: chance.choice(("services", "batch", "data")) for name in names}, peers, calls)


def change(seed: int) -> Drawing:
    """A platform or, half of the time, what changed between two."""
    chance = random.Random(seed)
    before = platform(chance) if chance.random() < 0.5 else None
    return draw(platform(chance), title="shop, dev", before=before)


seeds = st.integers(0, 2**32)
many = st.lists(seeds, min_size=15, max_size=15)
"""Many in one process: most of the time goes into starting it."""


def assert_clear(svg: str) -> None:
    picture = measured(svg)
    assert not list(collisions(picture))
    for arrow in picture.arrows:
        assert (len(arrow.lines), len(arrow.heads)) == (1, 1), arrow.name


@pytest.mark.parametrize("svg", sorted((PROJECT / "docs/network").glob("*.svg")), ids=lambda svg: svg.stem)
def test_in_the_pictures_of_the_documentation_nothing_lies_on_a_text(svg: Path) -> None:
    assert_clear(svg.read_text(encoding="utf-8"))


def test_in_the_pictures_of_real_platforms_nothing_lies_on_a_text() -> None:
    for svg in as_svgs(REAL):
        assert_clear(svg)


@settings(max_examples=3, phases=[Phase.generate])  # to shrink would start Graphviz hundreds of times
@given(many)
def test_in_any_picture_nothing_lies_on_a_text_and_every_arrow_has_one_head(chosen: list[int]) -> None:
    drawings = [change(seed) for seed in chosen]
    svgs = as_svgs(drawings)
    assert svgs == as_svgs(drawings)
    for svg in svgs:
        assert_clear(svg)


@settings(max_examples=3, phases=[Phase.generate])
@given(many)
def test_arrows_leave_a_client_on_its_right_and_reach_a_server_on_its_left(chosen: list[int]) -> None:
    for svg in as_svgs([change(seed) for seed in chosen]):
        picture = measured(svg)
        areas = dict(zip((node.get("id") for node in groups(svg, "node")), picture.nodes, strict=True))
        for edge, arrow in zip(groups(svg, "edge"), picture.arrows, strict=True):
            tail, head = (areas[end] for end in edge.attrib["id"].split("--")[:2])
            ((line,), (outline,)) = arrow.lines, arrow.heads
            assert min(abs(end[0] - tail.right) for end in (line[0], line[-1])) < 3
            assert min(abs(x - head.left) for x, _ in outline) < 6


def groups(svg: str, kind: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall(f".//svg:g[@class='{kind}']", SVG)


@given(seeds)
def test_the_legend_shows_each_mark_that_is_used_and_no_other(seed: int) -> None:
    drawing = change(seed)
    whole = with_legend(drawing)
    samples = {node.label: node for node in whole.nodes if node not in drawing.nodes}
    by_id = {node.id: label for label, node in samples.items()}
    explained = {edge.look for edge in whole.edges if edge not in drawing.edges}
    assert explained == {edge.look for edge in drawing.edges}
    for edge in whole.edges:
        if edge not in drawing.edges:
            assert MEANINGS[by_id[edge.head]] == edge.look
    marks = {node.mark for node in drawing.nodes} | {edge.mark for edge in drawing.edges}
    assert {node.mark for node in samples.values()} | {""} == marks | {""}
    shapes = {"entry": "entrypoint", "store": "data store", "managed": "data store", "every": "all Pods"}
    used = {shapes[node.kind] for node in drawing.nodes if node.kind in shapes}
    assert samples.keys() & {*shapes.values()} == used
    assert ("reached from the internet" in samples) == any(node.exposed for node in drawing.nodes)


def test_a_picture_without_marks_has_no_legend() -> None:
    nothing = draw(Declaration({"web": "services"}), title="shop, dev")
    assert with_legend(nothing) == nothing


def test_every_picture_says_of_which_platform_and_environment_it_is() -> None:
    for drawing, svg in zip(REAL, as_svgs(REAL), strict=True):
        (title,) = (text.text for text in ElementTree.fromstring(svg).iterfind("svg:g/svg:text", SVG))
        assert title == drawing.title
        assert f'["{drawing.title}"]' in unescaped(as_mermaid(drawing))


def picture(*, texts: list[Area], line: list[tuple[float, float]], frame: Area) -> Picture:
    return Picture(texts, [Arrow("a", [line], [])], [frame], [])


@pytest.mark.parametrize(
    "text",
    [Area("on a text", 5, 5, 15, 15), Area("on the arrow", 40, 40, 60, 60), Area("on the frame", 90, 50, 110, 60)],
    ids=lambda text: text.name,
)
def test_what_lies_on_a_text_is_seen(text: Area) -> None:
    given = picture(
        texts=[Area("one", 0, 0, 10, 10), text],
        line=[(0.0, 100.0), (100.0, 0.0)],
        frame=Area("box", -10, -10, 100, 200),
    )
    assert len(list(collisions(given))) == 1
    assert any(Area("", 0, 0, 50, 50).crossed(*ends) for ends in pairwise([(-5.0, 20.0), (20.0, -5.0)]))
