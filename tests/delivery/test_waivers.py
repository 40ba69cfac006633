"""Waivers: accepted findings, each with its reason and its last day."""

import datetime
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from delivery.review import waivers
from delivery.review.finding import Finding
from tests.conftest import Run

TODAY = datetime.date(2026, 6, 1)
ROOT = Finding("eks", "Deployment/web", "spec", "pods/security", "error", "runs as root", "do not")
SELECTOR = Finding(
    "eks", "Deployment/web", "spec.selector", "guard/selector", "error", "a -> b", "put it back", "1a2b3c4d"
)
TEXT = """\
- rule: pods/security
  object: Deployment/web
  reason: It must.
  until: 2026-06-01
"""
CHANGE = """\
- rule: guard/selector
  object: Deployment/web
  change: 1a2b3c4d
  reason: Moved by hand.
  until: 2026-06-01
"""


def judge(tmp_path: Path, text: str, *findings: Finding, today: datetime.date = TODAY) -> waivers.Verdict:
    file = tmp_path / "waivers.yaml"
    file.write_text(text)
    accepted, mistakes = waivers.read(file)
    assert not mistakes, mistakes
    return waivers.apply(list(findings), accepted, today)


def test_a_waiver_covers_its_finding_to_its_last_day(tmp_path: Path) -> None:
    assert judge(tmp_path, TEXT, ROOT) == waivers.Verdict([], [ROOT])


def test_after_its_last_day_the_finding_stands_and_so_does_the_waiver(tmp_path: Path) -> None:
    verdict = judge(tmp_path, TEXT, ROOT, today=TODAY + datetime.timedelta(days=1))
    assert [finding.rule for finding in verdict.errors] == ["pods/security", "waivers/expired"]


def test_a_waiver_that_covers_nothing_is_a_warning(tmp_path: Path) -> None:
    (finding,) = judge(tmp_path, TEXT).standing
    assert (finding.rule, finding.severity) == ("waivers/unused", "warning")


def test_an_environment_that_no_longer_needs_a_waiver_is_a_warning_with_its_name(tmp_path: Path) -> None:
    text = TEXT.replace("It must.", "It must.\n  environments: [eks, dev, prod]")
    (finding,) = judge(tmp_path, text, ROOT).standing
    assert (finding.rule, finding.severity) == ("waivers/unused", "warning")
    assert finding.what == "it covers no finding in dev, prod"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pods/security", "pods/limits"),
        ("Deployment/web", "Deployment/*"),
        ("It must.", "It must.\n  environments: [dev]"),
    ],
)
def test_a_waiver_covers_one_rule_of_one_object_and_environment(tmp_path: Path, old: str, new: str) -> None:
    verdict = judge(tmp_path, TEXT.replace(old, new), ROOT)
    assert verdict.waived == []
    assert ROOT in verdict.errors


def test_a_waiver_for_a_change_lets_that_change_pass_and_no_other(tmp_path: Path) -> None:
    assert judge(tmp_path, CHANGE, SELECTOR) == waivers.Verdict([], [SELECTOR])
    assert judge(tmp_path, CHANGE.replace("1a2b3c4d", "1a2b3c4e"), SELECTOR).errors == [SELECTOR]


@pytest.mark.parametrize("days", [0, 100])
def test_a_waiver_for_a_change_stays_when_the_change_is_committed(tmp_path: Path, days: int) -> None:
    assert judge(tmp_path, CHANGE, today=TODAY + datetime.timedelta(days=days)).standing == []


def test_what_is_offered_lacks_only_its_reason(tmp_path: Path) -> None:
    both = [SELECTOR, replace(SELECTOR, environment="dev")]
    offered = waivers.ready_to_paste(both, TODAY)
    (tmp_path / "offered.yaml").write_text(offered)
    _, mistakes = waivers.read(tmp_path / "offered.yaml")
    assert [(each.object, each.path) for each in mistakes] == [("waivers.yaml", "entry 1 reason")]
    assert judge(tmp_path, offered.replace("reason:", "reason: Moved by hand."), *both).standing == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule: x\n", "a dict where a list should be"),
        ("- x\n", "a str"),
        ("- rule: [\n", "line"),
        ("- rule: a\n  rule: b\n", "the key 'rule' a second time"),
        (TEXT.replace("2026-06-01", "soon"), "'soon' is no date"),
        (TEXT.replace("  reason: It must.\n", ""), "missing"),
        (TEXT.replace("It must.", "''"), "'' is no text"),
        (TEXT + "  rules: x\n", "not known"),
        (TEXT + "  environments: eks\n", "is no list of names"),
        (CHANGE.replace("  change: 1a2b3c4d\n", ""), "missing"),
    ],
)
def test_a_file_of_waivers_with_a_mistake_says_where_and_what(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text(text)
    accepted, mistakes = waivers.read(file)
    assert any(said in mistake.what for mistake in mistakes), mistakes
    assert not accepted


def test_every_mistake_of_the_file_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text("- rule: a\n- object: b\n  until: x\n")
    assert len(waivers.read(file)[1]) == 3 + 3


def test_no_file_is_no_waiver(tmp_path: Path) -> None:
    assert waivers.read(tmp_path / "waivers.yaml") == ([], [])


def carrying(reasons: str) -> Finding:
    """The finding in an object that carries reasons of the platform's code."""
    return replace(ROOT, manifest={"kind": "Deployment", "metadata": {"annotations": {"delivery/waivers": reasons}}})


def test_a_reason_in_the_code_of_a_platform_waives_its_finding_and_is_counted(tmp_path: Path) -> None:
    excused = carrying('{"pods/security": "it listens on port 80"}')
    assert judge(tmp_path, "", excused) == waivers.Verdict([], [excused])


@pytest.mark.parametrize(
    "reasons", ['{"pods/limits": "why"}', '{"pods/security": " "}', '{"pods/security": true}', "[]", "{", ""]
)
def test_what_is_no_reason_for_the_rule_waives_nothing(tmp_path: Path, reasons: str) -> None:
    assert judge(tmp_path, "", carrying(reasons)).waived == []


def test_no_code_excuses_a_change(tmp_path: Path) -> None:
    change = replace(SELECTOR, manifest=carrying('{"guard/selector": "moved"}').manifest)
    assert judge(tmp_path, "", change).standing == [change]


def test_a_reason_in_code_waives_its_finding_in_any_folder_that_is_reviewed(deliver: Run, data: Path) -> None:
    shutil.copytree(data / "dist/dev", data / "elsewhere")
    done = deliver(data, "review", "elsewhere", "--format", "json")
    rules = [each["rule"] for each in json.loads(done.stdout)["waived"]]
    assert set(rules) == {"pods/security"}


def test_a_folder_of_dist_keeps_its_waivers_when_it_is_reviewed_alone(deliver: Run, data: Path) -> None:
    done = deliver(data, "review", "dist/dev", "--format", "json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["standing"]) == (0, [])
    assert "pods/floating-tag" in {each["rule"] for each in found["waived"]}
