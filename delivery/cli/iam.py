"""`delivery iam`: the IAM roles to create, as JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from contract.iam import LONGEST_POLICY, size
from delivery.cli.command import CommandFailed, scope_of
from delivery.handoff import iam
from delivery.manifests import reading


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = (
        "Reads dist/FOLDER, and the Applications of its add-ons. The roles go to stdout as JSON, each with "
        "its trust and permissions policy; notes go to stderr."
    )
    command.add_argument("folder", help="a folder of dist/, for example prod")
    command.add_argument("--format", choices=("json",), default="json", help="the only one there is")


def run(options: argparse.Namespace) -> None:
    """Print the roles to stdout. Raises CommandFailed where there is none, and InvalidDeclaration."""
    scope = scope_of(options)
    roles = iam.roles(scope.name, scope.manifests, _applications(options.root / "dist"))
    for account, arn in iam.undeclared(scope.manifests):
        print(f"# {account} assumes {arn}, and no declaration says what the role must allow", file=sys.stderr)
    if not roles:
        raise CommandFailed(f"dist/{scope.name} declares no role of AWS")
    for role in roles:
        length = f"{size(role.statements)} of {LONGEST_POLICY} characters"
        print(f"# {role.name}: {role.namespace}/{role.account}; {length}", file=sys.stderr)
    print(json.dumps({role.name: {"trust": role.trust, "permissions": role.permissions} for role in roles}, indent=2))


def _applications(dist: Path) -> list[Any]:
    """All Argo CD Applications, wherever they are: that of an add-on is not in the folder of its environment."""
    documents = [document for name in reading.folders(dist) for document in reading.collect_folder(dist, name)]
    return [document for document in documents if isinstance(document, dict) and document.get("kind") == "Application"]
