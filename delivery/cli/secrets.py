"""`delivery secrets`: the commands that create the Secrets outside git."""

import argparse
import sys

from delivery.cli.command import CommandFailed, one_of, scope_of
from delivery.handoff import secrets
from delivery.manifests.declaring import DECLARING, existing_namespaces


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = (
        "Reads dist/FOLDER. The list goes to stderr and the commands to stdout: pipe them to sh. They create what is "
        "not there, and leave what is there as it is."
    )
    command.add_argument("folder", help="a folder of dist/, for example dev")
    command.add_argument("--placeholders", action="store_true", help="placeholders instead of random values")
    command.add_argument(
        "--rotate", metavar="SECRET/KEY", action="append", default=[], help="give a key a new value too"
    )


def run(options: argparse.Namespace) -> None:
    """Print the keys to stderr, and the commands to stdout, namespace by namespace."""
    scope = scope_of(options)
    readers = {namespace for namespace in scope.all_namespaces if secrets.expected(scope.objects_in(namespace))}
    if not readers:
        raise CommandFailed(f"dist/{scope.name} renders no Pod that reads a Secret")
    known = [*scope.namespaces, *sorted(existing_namespaces(scope.of_kind(*DECLARING)) - scope.namespaces.keys())]
    if not readers <= set(known):
        strange = ", ".join(sorted(readers - set(known))) or "none"
        raise CommandFailed(
            f"dist/{scope.name} has Pods that read Secrets in a namespace that it does not render: {strange}"
        )
    value = secrets.placeholder if options.placeholders else secrets.random_value
    keys = {f"{key}": key for each in known for key in secrets.all_keys(scope.objects_in(each)) if key.key}
    rotated = [keys[one_of("--rotate", name, keys)] for name in options.rotate]
    for namespace in known:
        objects = scope.objects_in(namespace)
        if len(known) > 1:
            print(f"# in {namespace}:", file=sys.stderr)
        expected = secrets.expected(objects)
        for key in secrets.all_keys(objects):
            print(f"# {key}: {', '.join(expected.get(key, ['not used yet']))}", file=sys.stderr)
        for line in secrets.fetched(objects):
            print(f"# {line}", file=sys.stderr)
        for command in secrets.commands(objects, namespace, value, rotated):
            print(command)
        for line in secrets.restarts(objects, secrets.with_twins(objects, rotated)):
            print(f"# then: {line}", file=sys.stderr)
