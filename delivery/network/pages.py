"""The pages about the network of each environment: its drawing, and its reachability matrix."""

from collections.abc import Iterable

from contract.connections import Declaration
from contract.well_known import PART_OF
from delivery.manifests.lookup import at
from delivery.manifests.scope import Scope
from delivery.network.graph import as_svgs, draw
from delivery.network.matrix import as_markdown, matrix
from delivery.network.reachability import Reachability, networks


def pages(scopes: Iterable[Scope]) -> dict[str, str]:
    """The text of each file by its name: a page and a drawing for every namespace that declares connections.

    They have the name of the folder, and of the namespace too where several of the folder declare. Raises NoGraphviz.
    """
    networks = {title: network for scope in scopes for title, network in _titled(scope)}
    drawn = [draw(each.declaration, title=heading(each, name)) for name, each in networks.items()]
    drawings = as_svgs(drawn)
    written = {f"{title}.md": _page(title, network) for title, network in networks.items()}
    return written | {f"{title}.svg": svg for title, svg in zip(networks, drawings, strict=True)}


def heading(network: Reachability, name: str) -> str:
    """The title of a drawing: the platform, if the objects say which, and the environment."""
    platform = at(network.manifest, "metadata", "labels", PART_OF)
    return f"{platform}: {name}" if isinstance(platform, str) else name


def _titled(scope: Scope) -> list[tuple[str, Reachability]]:
    declaring = [network for network in networks(scope).values() if network.declaration.tiers]
    if len(declaring) == 1:
        return [(scope.name, declaring[0])]
    return [(f"{scope.name}.{network.namespace}", network) for network in declaring]


def _page(title: str, network: Reachability) -> str:
    declaration = network.declaration
    return f"""\
# Who reaches whom in {title}

This page is written by `delivery document`.

## As declared

![Who connects to whom in {title}]({title}.svg)

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
