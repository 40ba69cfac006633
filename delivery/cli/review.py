"""`python -m delivery review`: findings in manifests."""

import argparse
import sys
from pathlib import Path

from delivery.cli.command import FORMATS, CommandFailed
from delivery.cli.verdict import show
from delivery.manifests import reading
from delivery.review import engine
from delivery.review.waivers import apply, today, verdict_on
from delivery.schema.crds_folder import crds_folders


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Exit status 1 when an error stands. The environment variable CRDS names a folder of CRDs."
    command.add_argument("path", nargs="?", help="a folder, a file, or - for stdin; without it, dist/ with its waivers")
    command.add_argument("--format", choices=FORMATS, default="text")


def run(options: argparse.Namespace) -> None:
    """Review the manifests. Raises CommandFailed when an error stands."""
    if options.path is None:
        documents = reading.collect(options.root / "dist")
        findings = engine.review(documents, crds=crds_folders(options.root))
        verdict = verdict_on(findings, options.root / "waivers.yaml", about_changes=False)
        show(verdict, options.format)
        return
    if options.path == "-":
        documents = {"stdin": reading.parse(sys.stdin.read(), "stdin")}
    elif Path(options.path).exists():
        documents = reading.collect(Path(options.path))
    else:
        raise CommandFailed(f"path: got {options.path!r}; allowed: a folder, a file, or - for stdin")
    findings = engine.review(documents, crds=crds_folders(options.root))
    show(apply(findings, [], today()), options.format)
