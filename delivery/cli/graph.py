"""`delivery graph`: the drawing of declared connections."""

import argparse

from contract.connections import Declaration
from delivery.cli.command import CommandFailed, one_of, scope_of
from delivery.manifests.scope import Scope
from delivery.network.graph import as_dot, as_json, as_mermaid, as_svg, draw
from delivery.network.pages import heading
from delivery.network.reachability import networks
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
    scope = scope_of(options)
    declared = _declared(scope)
    if not declared:
        raise CommandFailed(f"dist/{options.folder} declares no connections: there is nothing to draw")
    if len(declared) > 1 or options.namespace:
        namespace = one_of("--namespace", options.namespace or "", declared)
        title = f"{options.folder}, {namespace}"
    else:
        (namespace,), title = declared, options.folder
    before = _before(options, namespace) if options.against else None
    title = heading(networks(scope)[namespace], title)
    print(FORMS[options.format](draw(declared[namespace], title=title, before=before)))


def _declared(scope: Scope) -> dict[str, Declaration]:
    """What each namespace declares, if it does."""
    found = networks(scope).items()
    return {namespace: network.declaration for namespace, network in found if network.declaration.tiers}


def _before(options: argparse.Namespace, namespace: str) -> Declaration:
    """What a commit declares for a namespace, or for the only one that did: nothing where it has no such folder."""
    from delivery.manifests import history
    from delivery.review.schema_check import checked

    documents = history.manifests_at(options.against, options.root / "dist").get(options.folder, [])
    scope, _ = checked(options.folder, documents, crds=crds_folders(options.root))
    found = _declared(scope)
    return found.get(namespace) or (next(iter(found.values())) if len(found) == 1 else Declaration())
