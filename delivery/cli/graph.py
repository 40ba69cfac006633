"""`delivery graph`: the drawing of declared connections."""

import argparse

from contract.connections import Declaration
from delivery.cli.command import CommandFailed, one_of, scope_of
from delivery.manifests.scope import Scope
from delivery.network.graph import as_dot, as_json, as_mermaid, as_svg, draw
from delivery.network.reachability import Reachability, networks
from delivery.network.title import title_of
from delivery.schema.crds_folder import crds_folders

FORMS = {"mermaid": as_mermaid, "dot": as_dot, "svg": as_svg, "json": as_json}


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Reads what dist/FOLDER declares. SVG is drawn by Graphviz, which `make setup` installs."
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument("--format", choices=list(FORMS), default="mermaid")
    command.add_argument("--namespace", help="which one, where several of the folder declare connections")
    command.add_argument("--against", metavar="REF", help="mark what is new since this commit, and what is gone")


def run(options: argparse.Namespace) -> None:
    """Print the drawing. Raises CommandFailed where nothing is declared, and NoGraphviz."""
    declaring = _declaring(scope_of(options))
    if not declaring:
        raise CommandFailed(f"dist/{options.folder} declares no connections: there is nothing to draw")
    if len(declaring) > 1 or options.namespace:
        namespace = one_of("--namespace", options.namespace or "", declaring)
    else:
        (namespace,) = declaring
    title = title_of(declaring[namespace], alone=len(declaring) == 1)
    before = None
    if options.against:
        title, before = f"{title}, changes since {options.against}", _before(options, namespace)
    print(FORMS[options.format](draw(declaring[namespace].declaration, title=title, before=before)))


def _declaring(scope: Scope) -> dict[str, Reachability]:
    """The network of each namespace that declares one."""
    return {namespace: network for namespace, network in networks(scope).items() if network.declaration.tiers}


def _before(options: argparse.Namespace, namespace: str) -> Declaration:
    """What a commit declares for a namespace, or for the only one that did: nothing where it has no such folder."""
    from delivery.manifests import history
    from delivery.review.schema_check import checked

    documents = history.manifests_at(options.against, options.root / "dist").get(options.folder, [])
    scope, _ = checked(options.folder, documents, crds=crds_folders(options.root))
    found = {name: network.declaration for name, network in _declaring(scope).items()}
    return found.get(namespace) or (next(iter(found.values())) if len(found) == 1 else Declaration())
