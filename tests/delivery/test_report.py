"""Findings for people, for programs, and for GitHub."""

import json

from rich.console import Console

from delivery.review import report
from delivery.review.finding import Finding
from delivery.review.waivers import Verdict

ROOT = Finding(
    "eks", "Deployment/web", "spec.template", "pods/security", "error", "runs as root: 100%", "do not\nplease"
)
OLD = Finding(
    "", "waivers.yaml", "pods/security of a/b", "waivers/unused", "warning", "it covers no finding", "delete it"
)
VERDICT = Verdict([ROOT, OLD], [ROOT])


def shown(*, terminal: bool, width: int = 80) -> str:
    console = Console(
        force_terminal=terminal, width=width, highlight=False, color_system="standard" if terminal else None
    )
    with console.capture() as captured:
        report.show(console, VERDICT)
    return captured.get()


def test_piped_every_part_is_one_plain_line() -> None:
    lines = shown(terminal=False, width=20).splitlines()
    assert lines[0] == "error pods/security: eks Deployment/web"
    assert "    runs as root: 100%" in lines
    assert lines[-1] == "1 error, 1 warning, 1 waived finding"
    assert "\x1b" not in "".join(lines)


def test_a_narrow_terminal_gets_wrapped_coloured_text() -> None:
    text = shown(terminal=True, width=40)
    assert "\x1b[1;31merror" in text
    plain = [line for line in text.splitlines() if "\x1b" not in line]
    assert max(map(len, plain)) <= 40


def test_json_carries_every_field_and_the_reason_of_the_rule() -> None:
    found = json.loads(report.as_json(VERDICT))
    assert [item["rule"] for item in found["standing"]] == ["pods/security", "waivers/unused"]
    assert found["waived"][0]["page"].startswith("https://")


def test_github_gets_one_escaped_line_a_finding_at_the_file() -> None:
    first, second = report.as_github(VERDICT).splitlines()
    assert first.startswith("::error file=dist/eks/Deployment.web.k8s.yaml,title=pods/security::")
    assert "100%25" in first
    assert "do not%0Aplease" in first
    assert second.startswith("::warning ")
