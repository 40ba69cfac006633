"""`delivery review`: findings in manifests."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from delivery.cli.command import FORMATS, CommandFailed, one_of
from delivery.cli.verdict import show
from delivery.manifests import reading
from delivery.review import engine
from delivery.review.rules.catalogue import RULES
from delivery.review.rules.rule import Rule
from delivery.review.waivers import PAGE as WAIVERS
from delivery.review.waivers import apply, today, verdict_in_part, verdict_on
from delivery.schema.crds_folder import crds_folders


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Exit status 1 when an error stands. The environment variable CRDS names a folder of CRDs."
    command.add_argument("path", nargs="?", help="a folder, a file, or - for stdin; without it, dist/ with its waivers")
    command.add_argument("--format", choices=FORMATS, default="text")
    command.add_argument("--explain", metavar="RULE", help="say what a rule wants, and why; reviews nothing")


def run(options: argparse.Namespace) -> None:
    """Review the manifests. Raises AnsweredNo when an error stands."""
    if options.explain:
        _explain(RULES[one_of("--explain", options.explain, RULES)], options.format)
        return
    dist = options.root / "dist"
    documents = _documents(options.path, dist)
    findings = engine.review(documents, crds=crds_folders(options.root))
    if options.path is None:
        verdict = verdict_on(findings, options.root / WAIVERS, about_changes=False)
    elif (
        Path(options.path).resolve().parent == dist.resolve()
    ):  # one folder of dist/: what it is excused from, it stays
        verdict = verdict_in_part(findings, options.root / WAIVERS)
    else:
        verdict = apply(findings, [], today())
    show(verdict, options.format)


def _documents(path: str | None, dist: Path) -> dict[str, list[Any]]:
    if path is None:
        return reading.collect(dist)
    if path == "-":
        return {"stdin": reading.parse(sys.stdin.read(), "stdin")}
    if Path(path).exists():
        return reading.collect(Path(path))
    raise CommandFailed(f"path: got {path!r}; allowed: a folder, a file, or - for stdin; name one that is there")


def _explain(rule: Rule, form: str) -> None:
    """What a rule wants, why, how severe it is, and where to read about it."""
    wants = " ".join((rule.check.__doc__ or "").split())
    if form == "json":
        about = {"rule": rule.id, "severity": rule.severity, "wants": wants, "reason": rule.reason, "page": rule.page}
        print(json.dumps(about, indent=2))
    else:
        print(f"{rule.id} ({rule.severity})\n{wants}\n{rule.reason}.\n{rule.page}")
