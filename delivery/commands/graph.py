"""`python -m delivery graph`: the drawing of who connects to whom."""

import argparse

from delivery import history
from delivery.commands.command import Commands, Refused, scope_of
from delivery.network.graph import NoGraphviz, as_dot, as_mermaid, as_svg, draw
from delivery.network.intent import Intent
from delivery.network.world import World
from delivery.scope import Scope

FORMS = {"mermaid": as_mermaid, "dot": as_dot, "svg": as_svg}


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "graph",
        help="draw who connects to whom",
        description="Reads what dist/FOLDER declares. SVG is drawn by Graphviz, which `make setup` installs.",
    )
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument("--format", choices=list(FORMS), default="mermaid")
    command.add_argument("--against", metavar="REF", help="mark what is new since this commit, and what is gone")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the drawing. Raises Refused where nothing is declared, or nothing can draw."""
    world = scope_of(options).world
    if not world.intent.tiers:
        raise Refused(f"dist/{options.folder} declares no connections: there is nothing to draw")
    before = _before(options) if options.against else None
    try:
        print(FORMS[options.format](draw(world.intent, title=options.folder, before=before)))
    except NoGraphviz as error:
        raise Refused(str(error)) from error


def _before(options: argparse.Namespace) -> Intent:
    """What a commit declares: nothing where it has no such folder."""
    documents = history.manifests_at(options.against, options.root / "dist").get(options.folder, [])
    return World(Scope(options.folder, documents, documents)).intent
