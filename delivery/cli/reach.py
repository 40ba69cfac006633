"""`python -m delivery reach`: whether one party can connect to another, and why."""

import argparse

from delivery.cli.command import CommandFailed, scope_of
from delivery.network.reach import network_of, reach


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Reads the NetworkPolicies of dist/FOLDER. Exit status 0: yes; 1: no; 2: an unknown name."
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument(
        "client", help="a workload, an external peer, or an address; NAMESPACE/NAME where several have it"
    )
    command.add_argument("server", help="the same, or a Service, with a port: mysql:3306, or cluster-dns:53/udp")


def run(options: argparse.Namespace) -> None:
    """Print the answer. Raises CommandFailed when it is no, and UnknownParty."""
    network = network_of(scope_of(options), options.client, options.server)
    answer = reach(network, options.client, options.server)
    print("\n".join(answer.lines))
    if not answer.yes:
        raise CommandFailed("")
