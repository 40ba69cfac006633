"""`delivery diff`: what a change does, or how two environments differ."""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from contract.errors import NO
from delivery import diff as difference
from delivery.cli.command import AnsweredNo, CommandFailed, one_of
from delivery.manifests import reading, strict_yaml
from delivery.manifests.lookup import read
from delivery.publish import refusal


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = (
        "Without folders, dist/ against a commit. With two of dist/, both rendered: each difference with the field "
        "of the environment that causes it; one without is an error. With --live, one against the cluster that runs it."
    )
    command.add_argument("folders", nargs="*", metavar="FOLDER", help="none, or two of dist/, or two paths of any YAML")
    command.add_argument("--live", action="store_true", help="one folder or path, by `kubectl diff --server-side`")
    command.add_argument("--context", metavar="NAME", help="with --live: the context of kubectl (the current one)")
    command.add_argument("--exit-code", action="store_true", help="exit status 1 when anything differs")
    command.add_argument("--against", metavar="REF", default="HEAD", help="the commit (HEAD)")
    command.add_argument("--format", choices=("text", "json", "markdown"), default="text")


def run(options: argparse.Namespace) -> None:
    """Print the differences. Raises AnsweredNo when one between environments has no field that causes it."""
    if options.context and not options.live:
        raise CommandFailed(
            "--context: got it without --live; it says which cluster to ask; add --live or leave it out"
        )
    if options.live:
        _show_changes([difference.against_cluster(_deployed(options), options.context)], options)
    elif not options.folders:
        dist = options.root / "dist"
        if refusal.is_remembered(dist):
            print("the last render was refused: dist/ is not what the code says; run `make synth`", file=sys.stderr)
        _show_changes(difference.against(options.against, dist), options)
    elif len(options.folders) == 2 and _are_paths(options):
        left, right = (_documents(Path(folder)) for folder in options.folders)
        name = " -> ".join(options.folders)
        _show_changes([_between(left, right, name)], options)
    elif len(options.folders) == 2:
        _compare(options)
    else:
        raise CommandFailed(f"folders: got {len(options.folders)}; allowed: none, or two to compare")


def _deployed(options: argparse.Namespace) -> Path:
    """The folder to ask the cluster about: one of dist/ by its name, or any path."""
    if len(options.folders) != 1:
        raise CommandFailed(f"folders: got {len(options.folders)}; allowed with --live: one, such as prod")
    (name,) = options.folders
    dist: Path = options.root / "dist"
    known = reading.folders(dist)
    return Path(name) if name not in known and Path(name).exists() else dist / one_of("folder", name, known)


def _are_paths(options: argparse.Namespace) -> bool:
    """Whether both are there in the file system, and not the names of two folders of dist/."""
    known = reading.folders(options.root / "dist")
    return not {*options.folders} <= {*known} and all(Path(folder).exists() for folder in options.folders)


def _between(left: list[Any], right: list[Any], name: str) -> difference.Diff:
    """Where the two deploy to other namespaces, an object of one kind and name is the same object all the same."""
    places = [{read(each, "metadata.namespace", "") for each in side} - {""} for side in (left, right)]
    apart = all(len(place) == 1 for place in places) and places[0] != places[1]
    compare = difference.compare_environments if apart else difference.compare
    return compare(left, right, name=name)


def _documents(path: Path) -> list[Any]:
    """The objects of a file, or of a folder with the folders in it."""
    return [document for found in reading.collect(path).values() for document in found]


def _show_changes(changes: list[difference.Diff], options: argparse.Namespace) -> None:
    if options.format == "json":
        print(difference.as_json(changes))
    elif options.format == "markdown":
        print(difference.as_markdown(changes))
    else:
        from rich.console import Console

        from delivery.diff import as_text

        as_text.show(Console(highlight=False), changes)
    if options.exit_code and any(diff.objects for diff in changes):
        raise AnsweredNo


def _compare(options: argparse.Namespace) -> None:
    """Let the cdk8s app compare: only the app can render one environment with a field of another."""
    command = [*_app(options.root), "--compare", *options.folders, "--format", options.format]
    try:
        status = subprocess.run(command, cwd=options.root, check=False).returncode
    except OSError as error:
        raise CommandFailed(
            f"cdk8s.yaml: app: got {command[0]!r}, which does not start: {error.strerror}; "
            "set it up with `make synth`, or change the command"
        ) from error
    if status:
        raise AnsweredNo if status == NO else CommandFailed


def _app(root: Path) -> list[str]:
    """The words of the command that cdk8s.yaml names as the app. Raises CommandFailed where it names none."""
    settings = next(iter(strict_yaml.load((root / "cdk8s.yaml").read_bytes(), "cdk8s.yaml")), None)
    app = settings.get("app") if isinstance(settings, dict) else None
    try:
        words = shlex.split(app) if isinstance(app, str) else []
    except ValueError:  # a quotation mark that nothing closes
        words = []
    if not words:
        raise CommandFailed(f"cdk8s.yaml: app: got {app!r}; allowed: a command; write what renders the platforms")
    return words


def show_owners(found: difference.Attribution, form: str) -> int:
    """Print how two environments differ. Returns the exit status: 1 when a difference has no field that causes it."""
    if form == "json":
        print(difference.owners_as_json(found))
    elif form == "markdown":
        print(difference.owners_as_markdown(found))
    else:
        from rich.console import Console

        from delivery.diff import as_text

        as_text.show_owners(Console(highlight=False), found)
    return 1 if found.unowned else 0
