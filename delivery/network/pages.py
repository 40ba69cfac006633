"""The pages about the network of each environment: its drawing, and who reaches whom."""

from collections.abc import Iterable

from delivery.network.graph import as_svgs, draw
from delivery.network.intent import Intent
from delivery.network.matrix import as_markdown, matrix
from delivery.scope import Scope


def pages(scopes: Iterable[Scope]) -> dict[str, str]:
    """The text of each file by its name: a page and a drawing for every environment. Raises NoGraphviz."""
    environments = list(scopes)
    drawings = as_svgs([draw(scope.world.intent, title=scope.name) for scope in environments])
    written = {f"{scope.name}.md": _page(scope) for scope in environments}
    return written | {f"{scope.name}.svg": svg for scope, svg in zip(environments, drawings, strict=True)}


def _page(scope: Scope) -> str:
    intent = scope.world.intent
    return f"""\
# Who reaches whom in {scope.name}

This page is written by `python -m delivery document`.

## As declared

![Who connects to whom in {scope.name}]({scope.name}.svg)

## As the NetworkPolicies in dist/{scope.name} allow it

Ports from a client, on the left, to a server, above. A number alone is a TCP port. What is empty is closed. Whoever has
several addresses or Pods is shown with what all of them may do. A range of addresses is taken to mean no Pod, as
Kubernetes recommends; some network plugins let in Pods too that have an address in it.

{as_markdown(matrix(scope.world))}

## Connections that no setting shows

{_reasons(intent)}

## Named by a setting, and never called

{_ruled_out(intent)}
"""


def _reasons(intent: Intent) -> str:
    rows = [
        f"- `{each.client}` to `{each.server}:{each.port}`: {' '.join(each.because.split())}"
        for each in intent.connections
        if each.because
    ]
    return "\n".join(rows) or "None."


def _ruled_out(intent: Intent) -> str:
    by_reason: dict[tuple[str, str], list[str]] = {}
    for each in intent.unused:
        by_reason.setdefault((each.client, each.because), []).append(f"`{each.server}`")
    rows = [f"- `{client}`: {', '.join(servers)}: {because}" for (client, because), servers in by_reason.items()]
    return "\n".join(rows) or "None."
