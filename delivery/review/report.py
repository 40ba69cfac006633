"""Findings for people, for programs, and for GitHub. Rich, which takes long to load, is imported where it prints."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from contract.rendered_files import SUFFIX
from delivery.review import waivers
from delivery.review.finding import Finding
from delivery.review.rules.catalogue import RULES
from delivery.review.waivers import Verdict

if TYPE_CHECKING:
    from rich.console import Console

WEEKS = 4
"""For how long a waiver is proposed."""
_REPORTED = [field.name for field in dataclasses.fields(Finding) if field.compare]
_NAME = re.compile(r"\[[^\]]{1,253}\]")
_STYLES = {"error": "bold red", "warning": "bold yellow"}


def show(console: Console, verdict: Verdict) -> None:
    """Print findings as text, and how many there are."""
    show_standing(console, verdict)
    console.print(counts(verdict), soft_wrap=True)


def show_standing(console: Console, verdict: Verdict) -> None:
    """Print findings as text: on a terminal wrapped to its width, piped one line a part, so that `grep` finds it."""
    from rich.padding import Padding
    from rich.text import Text

    for same in _folded(verdict.standing):
        finding = same[0]
        head = Text.assemble((finding.severity, _STYLES[finding.severity]), f" {finding.rule}: {_places(same)}")
        change = f"change: {finding.change}" if finding.change else ""
        parts = [_path(same), finding.what, f"fix: {finding.fix}", change]
        console.print(head, soft_wrap=not console.is_terminal)
        for part in filter(None, parts):
            indented = Padding(Text(part), (0, 0, 0, 4)) if console.is_terminal else Text(f"    {part}")
            console.print(indented, soft_wrap=not console.is_terminal)


def show_ways(console: Console, verdict: Verdict) -> None:
    """Print the waivers that would accept the changes that the guard has stopped."""
    changes = [finding for finding in verdict.errors if finding.change]
    if changes:
        last_day = waivers.today() + datetime.timedelta(days=WEEKS * 7)
        console.print(f"to make the change all the same, add this to {waivers.PAGE}, with the reason:", soft_wrap=True)
        console.print(waivers.ready_to_paste(changes, last_day), soft_wrap=True, markup=False, end="")


def counts(verdict: Verdict) -> str:
    """One line: how many errors and warnings stand, and how many findings are waived."""
    severities = Counter(finding.severity for finding in verdict.standing)
    errors, warnings = severities["error"], severities["warning"]
    return f"{_some(errors, 'error')}, {_some(warnings, 'warning')}, {_some(len(verdict.waived), 'waived finding')}"


def as_json(verdict: Verdict) -> str:
    """`{"standing": [...], "waived": [...]}`: each finding with its fields, and the reason and page of its rule."""
    found = {name: [_with_rule(finding) for finding in getattr(verdict, name)] for name in ("standing", "waived")}
    return json.dumps(found, indent=2)


def as_github(verdict: Verdict) -> str:
    """Workflow commands that GitHub shows beside the files of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for finding in verdict.standing:
        file = f"dist/{finding.environment}/{finding.object.replace('/', '.', 1)}{SUFFIX}"
        where = f"file={_property(file)},title={_property(finding.rule)}"
        what = _message(f"{_place(finding)}: {finding.path}: {finding.what}. {finding.fix}")
        lines.append(f"::{finding.severity} {where}::{what}")
    return "\n".join(lines)


def _folded(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings that are one mistake: the same words about several objects or environments."""
    found: dict[object, list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.rule, finding.severity, finding.what, finding.fix), []).append(finding)
    return list(found.values())


def _places(same: Sequence[Finding]) -> str:
    """Each object once, behind the environments in which it is found."""
    environments: dict[str, list[str]] = {}
    for finding in same:
        environments.setdefault(finding.object, []).append(finding.environment)
    objects: dict[str, list[str]] = {}
    for name, where in environments.items():
        objects.setdefault(", ".join(dict.fromkeys(where)), []).append(name)
    return "; ".join(
        " ".join(filter(None, [where, ", ".join(names)])) or "everywhere" for where, names in objects.items()
    )


def _path(same: Sequence[Finding]) -> str:
    """The field, with * for a name in which the findings differ."""
    paths = list(dict.fromkeys(finding.path for finding in same))
    unnamed = {_NAME.sub("[*]", path) for path in paths}
    if not paths[1:]:
        return paths[0]
    return unnamed.pop() if len(unnamed) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def _with_rule(finding: Finding) -> dict[str, str]:
    rule = RULES.get(finding.rule)
    about = {"reason": rule.reason, "page": rule.page} if rule else {}
    return {name: getattr(finding, name) for name in _REPORTED} | about


def _place(finding: Finding) -> str:
    return " ".join(filter(None, [finding.environment, finding.object])) or "everywhere"


def _some(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
