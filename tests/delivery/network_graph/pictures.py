"""What a picture shows, read back from its text: each arrow as client, server and label."""

import html
import re
from collections import Counter
from xml.etree import ElementTree

from contract.connections import Declaration

Arrow = tuple[str, str, str]
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
    """The arrows of a flowchart."""
    names = {
        id: unescaped(label) for id, label in re.findall(r'^ +(\w+)[\[(]+"(.*?)"[\])]+$', text, flags=re.MULTILINE)
    }
    found = re.findall(r'^  (\w+) (?:-->|-\.->)\|"(.*)"\| (\w+)$', text, flags=re.MULTILINE)
    return Counter((names[tail], names[head], unescaped(label)) for tail, label, head in found)


def unescaped(label: str) -> str:
    """A label of Mermaid as people see it."""
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label)


def dot_arrows(text: str) -> Counter[Arrow]:
    """The arrows of a graph in DOT that can be seen."""
    names = dict(re.findall(r'^ +(\w+) \[id="\1", label="(.*?)"[,\]]', text, flags=re.MULTILINE))
    found = re.findall(r'^  (\w+) -> (\w+) \[id="\S+", xlabel="(.*?)"(.*)\]$', text, flags=re.MULTILINE)
    return Counter(
        (names[second], names[first], label) if 'dir="back"' in rest else (names[first], names[second], label)
        for first, second, label, rest in found
    )


def svg_arrows(text: str) -> Counter[Arrow]:
    """The arrows of an SVG, by their titles; each must show the label that its title tells."""
    found: Counter[Arrow] = Counter()
    for group in ElementTree.fromstring(text).iterfind(".//svg:g[@class='edge']", SVG):
        title, label = (group.findtext(f"svg:{part}", namespaces=SVG) for part in ("title", "text"))
        told = re.fullmatch(r"(.+) to (.+?): (.+?)(?: \(.*\))?", title or "")
        assert told
        assert told[3] == label
        found[told[1], told[2], told[3]] += 1
    return found


def plain(label: str) -> str:
    """A label of DOT as people see it."""
    return html.unescape(label.replace('\\"', '"').replace("\\\\", "\\"))
