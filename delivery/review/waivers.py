"""Waivers: accepted findings, each with the rule, the object, the reason, and the last day.

    - rule: pods/security
      object: Deployment/service-frontend
      environments: [dev, eks]    # left out: all of them
      reason: The image starts as root to listen on port 80.
      until: 2027-06-30

What the platform's code excuses with a reason carries it in the annotation `delivery/waivers`, and is waived by that.

A finding of the guard is a change that would lose data or stop a sync. Its waiver also names the `change` by its key,
so that it covers this one change only.
"""

import datetime
import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from contract import declarations
from delivery.manifests import strict_yaml
from delivery.manifests.objects import annotations_of
from delivery.review.finding import Finding, Severity

REQUIRED = ("rule", "object", "reason", "until")
ALLOWED = (*REQUIRED, "environments", "change")
PAGE = "waivers.yaml"


@dataclass(frozen=True)
class Waiver:
    """One accepted finding, or one for each environment."""

    rule: str
    object: str
    reason: str
    until: datetime.date
    environments: tuple[str, ...] = ()
    change: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether the waiver is about this finding."""
        return (
            (self.rule, self.object) == (finding.rule, finding.object)
            and (not self.environments or finding.environment in self.environments)
            and (self.change == finding.change if self.about_a_change else True)
        )

    @property
    def about_a_change(self) -> bool:
        """Whether it covers a change, which the guard no longer finds once it is committed."""
        return self.rule.startswith("guard/")


class Verdict(NamedTuple):
    """Findings that stand, and those that a waiver covers."""

    standing: list[Finding]
    waived: list[Finding]

    @property
    def errors(self) -> list[Finding]:
        """Standing findings that stop a render."""
        return [finding for finding in self.standing if finding.severity == "error"]


def read(path: Path) -> tuple[list[Waiver], list[Finding]]:
    """The waivers of a file, and the findings in the file itself. No file means no waiver."""
    if not path.exists():
        return [], []
    try:
        documents = strict_yaml.load(path.read_bytes())
    except strict_yaml.InvalidYaml as error:
        return [], [_finding("", "", str(error), "write a list of waivers")]
    entries = documents[0] if documents else []
    if not isinstance(entries, list):
        return [], [_finding("", "", f"a {type(entries).__name__} where a list should be", "write a list of waivers")]
    waivers: list[Waiver] = []
    invalid: list[Finding] = []
    for number, entry in enumerate(entries, start=1):
        wrong = list(_findings_in(number, entry))
        invalid += wrong
        if not wrong:
            until = datetime.date.fromisoformat(entry["until"])
            environments = tuple(entry.get("environments", ()))
            waivers.append(Waiver(**{**entry, "until": until, "environments": environments}))
    return waivers, invalid


def ready_to_paste(findings: Sequence[Finding], last_day: datetime.date) -> str:
    """The waivers that would accept changes, without their reasons: those are for people to write."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        found.setdefault((finding.rule, finding.object, finding.change), []).append(finding.environment)
    return "".join(
        f"- rule: {rule}\n  object: {name}\n  environments: [{', '.join(environments)}]\n"
        f"  change: {json.dumps(change)}\n  until: {last_day}\n  reason:\n"
        for (rule, name, change), environments in found.items()
    )


def today() -> datetime.date:
    """The date in UTC, by which waivers expire."""
    return datetime.datetime.now(datetime.UTC).date()


def verdict_on(findings: list[Finding], file: Path, *, about_changes: bool | None = None) -> Verdict:
    """Apply the waivers of a file, or only those that are about changes, or only the others.

    Findings in the file itself stand.
    """
    waivers, invalid = read(file)
    chosen = [waiver for waiver in waivers if about_changes in (None, waiver.about_a_change)]
    verdict = apply(findings, chosen, today())
    return Verdict([*invalid, *verdict.standing], verdict.waived)


def verdict_in_part(findings: list[Finding], file: Path) -> Verdict:
    """Apply the waivers of a file to the findings of a part of dist/: those that cover none are for the rest of it."""
    waivers, invalid = read(file)
    own = {finding.environment for finding in findings}
    partly = [replace(each, environments=tuple(own & {*each.environments} or each.environments)) for each in waivers]
    verdict = apply(findings, [waiver for waiver in partly if any(map(waiver.covers, findings))], today())
    return Verdict([*invalid, *verdict.standing], verdict.waived)


def apply(findings: list[Finding], waivers: list[Waiver], today: datetime.date) -> Verdict:
    """Split the findings into those that stand and those that are waived.

    An expired waiver covers nothing and is an error. One that is unused, or in one of its environments, is a warning: a
    bump may have mended what it was for. Those for changes are left alone once their change is committed: they say why
    it was made.
    """
    valid = [waiver for waiver in waivers if waiver.until >= today]
    waived = [each for each in findings if _is_excused(each) or any(waiver.covers(each) for waiver in valid)]
    standing = [finding for finding in findings if finding not in set(waived)]
    for waiver in (each for each in waivers if not each.about_a_change or any(map(each.covers, findings))):
        if waiver not in valid:
            what = f"its last day, {waiver.until}, is over"
            standing.append(_complaint(waiver, "error", "expired", what, "correct the finding, or renew the waiver"))
        else:
            standing += _unused(waiver, {finding.environment for finding in findings if waiver.covers(finding)})
    return Verdict(standing, waived)


def _is_excused(finding: Finding) -> bool:
    """Whether its object carries a reason for it. A change is excused by its own words only."""
    if finding.manifest is None or finding.rule.startswith("guard/"):
        return False
    try:
        reasons = json.loads(annotations_of(finding.manifest).get(declarations.WAIVERS, "{}"))
    except ValueError:
        return False
    reason = reasons.get(finding.rule) if isinstance(reasons, dict) else None
    return isinstance(reason, str) and bool(reason.strip())


def _unused(waiver: Waiver, covered: Set[str]) -> Iterator[Finding]:
    if not covered:
        yield _complaint(waiver, "warning", "unused", "it covers no finding", "delete it")
    elif idle := [name for name in waiver.environments if name not in covered]:
        what = f"it covers no finding in {', '.join(idle)}"
        yield _complaint(waiver, "warning", "unused", what, "take that out of its environments")


def _complaint(waiver: Waiver, severity: Severity, rule: str, what: str, fix: str) -> Finding:
    place = f"{waiver.rule} of {waiver.object}"
    return Finding(", ".join(waiver.environments), PAGE, place, f"waivers/{rule}", severity, what, fix)


def _findings_in(number: int, entry: Any) -> Iterator[Finding]:
    place = f"entry {number}"
    if not isinstance(entry, dict):
        yield _finding(place, "", f"a {type(entry).__name__}", f"write {', '.join(REQUIRED)}")
        return
    for key in sorted(set(REQUIRED) - set(entry)):
        yield _finding(place, key, "missing", f"add {key}")
    for key, value in entry.items():
        if key not in ALLOWED:
            yield _finding(place, str(key), "not known", f"take one of {', '.join(ALLOWED)}")
        elif key == "environments":
            if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
                yield _finding(place, key, f"{value!r} is no list of names", "write for example [dev, eks]")
        elif not isinstance(value, str) or not value.strip():
            yield _finding(place, key, f"{value!r} is no text", "write text")
    if isinstance(entry.get("until"), str) and not _is_date(entry["until"]):
        yield _finding(place, "until", f"{entry['until']!r} is no date", "write it as 2027-06-30")
    if str(entry.get("rule")).startswith("guard/") and not entry.get("change"):
        yield _finding(place, "change", "missing", "name the key of the change, as the guard says it")


def _finding(place: str, key: str, what: str, fix: str) -> Finding:
    return Finding("", PAGE, " ".join(filter(None, [place, key])), "waivers/form", "error", what, fix)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
