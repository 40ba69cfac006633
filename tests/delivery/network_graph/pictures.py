"""What a picture shows, read back from its text: each arrow as client, server and label."""

import re
from collections import Counter
from xml.etree import ElementTree

from contract.connections import Declaration

Arrow = tuple[str, str, str]
CLIENT = "legend_client"
"""Where all arrows of a legend begin."""

SVG = {"svg": "http://www.w3.org/2000/svg"}


def arrows_of(intent: Declaration) -> Counter[Arrow]:
    """Every arrow that a picture of an intent must show; "53 UDP+TCP" where both protocols are open."""
    ports: dict[tuple[str, str], dict[int, set[str]]] = {}
    for each in intent.connections:
        client = "every Pod" if each.client == "*" else each.client
        ports.setdefault((client, each.server), {}).setdefault(each.port, set()).add(each.protocol)
    for outsider in intent.external_peers.values():
        for port in outsider.public:
            ports.setdefault(("browsers", outsider.name), {})[port] = {"TCP"}
    return Counter(
        (*ends, ", ".join(port_label(*each) for each in sorted(used.items()))) for ends, used in ports.items()
    )


def port_label(port: int, protocols: set[str]) -> str:
    """How a port is written."""
    return str(port) if protocols == {"TCP"} else f"{port} {'+'.join(sorted(protocols, reverse=True))}"


def mermaid_arrows(text: str) -> Counter[Arrow]:
    """The arrows of a flowchart, without those of its legend."""
    return Counter(arrow for arrow in mermaid_lines(text) if arrow[0] != CLIENT)


def mermaid_lines(text: str) -> list[Arrow]:
    """All arrows of a flowchart in order. One without a label has the ports of its server, which then has no others."""
    nodes = {
        id: [unescaped(line) for line in label.split("<br/>")]
        for id, label in re.findall(r'^ +(\w+)[\[(]+"(.*?)"[\])]+$', text, flags=re.MULTILINE)
    }
    found = re.findall(r'^  (\w+) (?:-->|-\.->)(?:\|"(.*)"\|)? (\w+)$', text, flags=re.MULTILINE)
    assert all(label or len(nodes[head]) == 2 for _, label, head in found)
    return [
        (CLIENT if tail == CLIENT else nodes[tail][0], nodes[head][0], unescaped(label) or nodes[head][1])
        for tail, label, head in found
    ]


def unescaped(label: str) -> str:
    """A label of Mermaid as people see it."""
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label)


def dot_arrows(text: str) -> Counter[Arrow]:
    """The arrows of a graph in DOT that can be seen, without those of its legend, with the ports where they end."""
    nodes = {
        id: (name, dict(re.findall(r'<td port="(\w+)".*?>([^<>]+)</font>', table)))
        for id, table, name in re.findall(r"^ +(\w+) \[label=<(.*?>([^<>]+)</td>.*)>, id=", text, flags=re.MULTILINE)
    }
    found = re.findall(r'^  (\w+):e -> (\w+):(\w+):w \[id="\S+"', text, flags=re.MULTILINE)
    return Counter((nodes[tail][0], nodes[head][0], nodes[head][1][row]) for tail, head, row in found if tail != CLIENT)


def svg_arrows(text: str) -> Counter[Arrow]:
    """The arrows of an SVG, by their titles, without those of its legend; each must end at the ports that it tells."""
    root = ElementTree.fromstring(text)
    nodes = {node.attrib["id"]: node for node in root.iterfind(".//svg:g[@class='node']", SVG)}
    found: Counter[Arrow] = Counter()
    for arrow in root.iterfind(".//svg:g[@class='edge']", SVG):
        told = re.fullmatch(r"(.+) to (.+?): (?:[+-] )?(.+?)(?: \(.*\))?", arrow.findtext("svg:title", "", SVG))
        assert told
        tail, head = re.sub("--(new|removed)$", "", arrow.attrib["id"]).split("--")
        x, y = tip_of(arrow)
        assert told[3] in [ports for left, height, ports in ports_of(nodes[head]) if x < left and abs(height - y) < 8]
        if tail != CLIENT:
            found[told[1], told[2], told[3]] += 1
    return found


def tip_of(arrow: ElementTree.Element) -> tuple[float, float]:
    """The point of its head, which is the right end: servers are called from the left."""
    (head,) = arrow.findall("svg:polygon", SVG)
    return max((float(x), float(y)) for x, y in re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", head.attrib["points"]))


def ports_of(node: ElementTree.Element) -> list[tuple[float, float, str]]:
    """Where the ports of a node begin, how high their middles are, and what they say without a mark."""
    texts = node.findall("svg:text[@font-size='10.00']", SVG)
    return [
        (float(text.attrib["x"]), float(text.attrib["y"]) - 3.5, re.sub("^[+-] ", "", text.text or ""))
        for text in texts
    ]


def name_in(node: ElementTree.Element) -> str:
    """The name that a node shows."""
    return "".join(text.text or "" for text in node.findall("svg:text[@font-size='12.00']", SVG))
