"""`delivery secrets`: the commands that create the Secrets outside git."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from delivery.cli.command import CommandFailed, one_of, scope_of
from delivery.handoff import secrets
from delivery.manifests.declaring import DECLARING, existing_namespaces
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope


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
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="json lists the keys, without values"
    )


def run(options: argparse.Namespace) -> None:
    """Print the keys to stderr, and the commands to stdout, namespace by namespace; or only the keys, as JSON."""
    scope = scope_of(options)
    namespaces = _namespaces(scope)
    objects = {namespace: scope.objects_in(namespace) for namespace in namespaces}
    keys = {f"{key}": key for own in objects.values() for key in secrets.all_keys(own) if key.key}
    rotated = [keys[one_of("--rotate", name, keys)] for name in options.rotate]
    if options.format == "json":
        print(json.dumps({"keys": [entry for each in namespaces for entry in _entries(each, objects[each])]}, indent=2))
        return
    value = secrets.placeholder if options.placeholders else secrets.random_value
    for namespace, own in objects.items():
        if len(objects) > 1:
            print(f"# in {namespace}:", file=sys.stderr)
        for entry in _entries(namespace, own):
            print(
                f"# {entry['secret']}/{entry['key']}: {', '.join(entry['readers']) or 'not used yet'}", file=sys.stderr
            )
        for line in secrets.fetched(own):
            print(f"# {line}", file=sys.stderr)
        for command in secrets.commands(own, namespace, value, rotated):
            print(command)
        for line in secrets.restarts(own, secrets.with_twins(own, rotated)):
            print(f"# then: {line}", file=sys.stderr)


def _namespaces(scope: Scope) -> list[str]:
    """The namespaces in which Secrets can be created. Raises CommandFailed where Pods read none, or elsewhere."""
    readers = {namespace for namespace in scope.all_namespaces if secrets.expected(scope.objects_in(namespace))}
    if not readers:
        raise CommandFailed(f"dist/{scope.name} renders no Pod that reads a Secret")
    known = [*scope.namespaces, *sorted(existing_namespaces(scope.of_kind(*DECLARING)) - scope.namespaces.keys())]
    if not readers <= set(known):
        strange = ", ".join(sorted(readers - set(known))) or "none"
        raise CommandFailed(
            f"dist/{scope.name} has Pods that read Secrets in a namespace that it does not render: {strange}"
        )
    return known


def _entries(namespace: str, objects: Sequence[Manifest]) -> list[dict[str, Any]]:
    """Each key to create, and who reads it."""
    expected = secrets.expected(objects)
    return [
        {"namespace": namespace, "secret": key.secret, "key": key.key, "readers": expected.get(key, [])}
        for key in secrets.all_keys(objects)
    ]
