"""The pages about the network of each environment: its drawing, and its reachability matrix."""

from collections.abc import Iterable
from typing import NamedTuple

from contract.connections import Declaration
from delivery.manifests.scope import Scope
from delivery.network.graph import as_svgs, draw
from delivery.network.matrix import as_markdown, matrix
from delivery.network.reachability import Reachability, networks
from delivery.network.title import title_of


def pages(scopes: Iterable[Scope]) -> dict[str, str]:
    """The text of each file by its name: a page and a drawing for every namespace that declares connections.

    They have the name of the folder, and of the namespace too where several of the folder declare. Raises NoGraphviz.
    """
    found = [page for scope in scopes for page in _pages_of(scope)]
    drawings = as_svgs([draw(page.network.declaration, title=page.title) for page in found])
    written = {f"{page.name}.md": _text(page) for page in found}
    return written | {f"{page.name}.svg": svg for page, svg in zip(found, drawings, strict=True)}


class _Page(NamedTuple):
    name: str
    title: str
    network: Reachability


def _pages_of(scope: Scope) -> list[_Page]:
    declaring = [network for network in networks(scope).values() if network.declaration.tiers]
    if len(declaring) == 1:
        return [_Page(scope.name, title_of(declaring[0], alone=True), declaring[0])]
    return [
        _Page(f"{scope.name}.{network.namespace}", title_of(network, alone=False), network) for network in declaring
    ]


def _text(page: _Page) -> str:
    network, declaration = page.network, page.network.declaration
    return f"""\
# Who reaches whom in {page.name}

This page is written by `delivery document`.

## As declared

![Who connects to whom in {page.title}]({page.name}.svg)

## As the NetworkPolicies in dist/{network.scope.name} allow it

Ports from a client, on the left, to a server, above. A number alone is a TCP port. An empty cell is closed. A party
with several addresses or Pods is shown with what all of them may do. A range of addresses is taken to match no Pod, as
Kubernetes recommends; some network plugins also let in Pods with an address in it.

{as_markdown(matrix(network))}

## Connections that no setting shows

{_reasons(declaration)}

## Named by a setting, and never called

{_ruled_out(declaration)}
"""


def _reasons(declaration: Declaration) -> str:
    rows = [
        f"- `{each.client}` to `{each.server}:{each.port}`: {' '.join(each.reason.split())}"
        for each in declaration.connections
        if each.reason
    ]
    return "\n".join(rows) or "None."


def _ruled_out(declaration: Declaration) -> str:
    by_reason: dict[tuple[str, str], list[str]] = {}
    for each in declaration.unused:
        by_reason.setdefault((each.client, each.reason), []).append(f"`{each.server}`")
    rows = [f"- `{client}`: {', '.join(servers)}: {reason}" for (client, reason), servers in by_reason.items()]
    return "\n".join(rows) or "None."
