"""`python -m delivery secrets`: the Secrets that somebody must create."""

import argparse
import sys

from delivery import secrets
from delivery.commands.command import Commands, Refused, scope_of


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "secrets",
        help="list the Secrets that Pods expect, and the commands that create them",
        description="Reads dist/FOLDER. The list goes to stderr and the commands to stdout: pipe them to sh.",
    )
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument("--placeholders", action="store_true", help="placeholders instead of random values")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the keys to stderr, and the commands to stdout."""
    scope = scope_of(options)
    objects, folder = scope.manifests, scope.name
    expected = secrets.expected(objects)
    namespaces = [manifest["metadata"]["name"] for manifest in objects if manifest["kind"] == "Namespace"]
    if not expected or len(namespaces) != 1:
        raise Refused(f"dist/{folder} renders no Pod that reads a Secret, or not one Namespace for it")
    for key in secrets.all_keys(objects):
        print(f"# {key}: {', '.join(expected.get(key, ['nobody yet']))}", file=sys.stderr)
    for line in secrets.fetched(objects):
        print(f"# {line}", file=sys.stderr)
    value = secrets.placeholder if options.placeholders else secrets.random_value
    for command in secrets.commands(objects, namespaces[0], value):
        print(command)
