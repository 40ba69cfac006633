"""`python -m delivery reach`: whether one party can connect to another, and why."""

import argparse

from delivery.cli.command import Commands, Refused, scope_of
from delivery.network.reach import Unknown, network_of, reach


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "reach",
        help="say whether one party can connect to another, and why",
        description="Reads the NetworkPolicies of dist/FOLDER. Exit status 0: yes; 1: no; 2: nobody can say.",
    )
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument(
        "client", help="a workload, somebody outside, or an address; NAMESPACE/NAME where several have it"
    )
    command.add_argument("server", help="the same, or a Service, with a port: mysql:3306, or cluster-dns:53/udp")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the answer. Raises Refused when it is no."""
    try:
        world = network_of(scope_of(options), options.client, options.server)
        answer = reach(world, options.client, options.server)
    except Unknown as error:
        raise Refused(str(error), status=2) from error
    print("\n".join(answer.lines))
    if not answer.yes:
        raise Refused("")
