"""`delivery guard`: changes that need a waiver."""

import argparse
import sys

from delivery.cli.command import FORMATS
from delivery.cli.verdict import show
from delivery.guard.guard import guard
from delivery.manifests import history, reading
from delivery.review.waivers import verdict_on


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Compares dist/ with dist/ in a commit. Exit status 1 when such a change is there."
    command.add_argument("--against", metavar="REF", default="HEAD", help="the commit (HEAD)")
    command.add_argument(
        "--base", metavar="BRANCH", nargs="?", const="", help="where HEAD left a branch instead (origin/main, or main)"
    )
    command.add_argument("--format", choices=FORMATS, default="text")


def run(options: argparse.Namespace) -> None:
    """Compare dist/ with a commit. Raises AnsweredNo when a change without a waiver is found."""
    dist = options.root / "dist"
    commit = options.against if options.base is None else history.merge_base(options.base, dist)
    if commit is None:
        print("guard: not run: there is no branch origin/main or main to compare with", file=sys.stderr)
        return
    findings = guard(history.last_committed(commit, dist), reading.collect(dist))
    show(verdict_on(findings, options.root / "waivers.yaml", about_changes=True), options.format)
