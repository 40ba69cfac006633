"""`delivery reach`: whether one party can connect to another, and why."""

import argparse
import json

from delivery.cli.command import AnsweredNo, scope_of
from delivery.network.reach import network_of, reach


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Reads the NetworkPolicies of dist/FOLDER. Exit status 0: yes; 1: no; 2: an unknown name."
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument(
        "client", help="a workload, an external peer, or an address; NAMESPACE/NAME where several have it"
    )
    command.add_argument("server", help="the same, or a Service, with a port: mysql:3306, or cluster-dns:53/udp")
    command.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> None:
    """Print the answer. Raises AnsweredNo when it is no, and UnknownParty."""
    network = network_of(scope_of(options), options.client, options.server)
    answer = reach(network, options.client, options.server)
    if options.format == "json":
        print(json.dumps({"reaches": answer.yes, "because": answer.lines}, indent=2))
    else:
        print("\n".join(answer.lines))
    if not answer.yes:
        raise AnsweredNo
