"""The review against a catalogue of mistakes, and the valid render against the review."""

import pytest

from delivery.review.engine import review
from delivery.review.rules.catalogue import RULES
from delivery.review.waivers import verdict_on
from tests import mistakes
from tests.conftest import PROJECT, Run
from tests.mistakes import MISTAKES


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.rule}: {mistake.what}")
def test_the_rule_that_should_catches_it(mistake: mistakes.Mistake) -> None:
    assert mistake.rule in mistakes.caught_by(mistake)


def test_the_catalogue_has_a_mistake_for_every_rule() -> None:
    assert {mistake.rule for mistake in MISTAKES} | {"schema/yaml"} == set(RULES)


def test_every_rule_has_a_reason_a_page_and_a_docstring() -> None:
    assert all(rule.reason and rule.page.startswith("https://") and rule.check.__doc__ for rule in RULES.values())


def test_the_page_about_the_review_is_current() -> None:
    written = (PROJECT / "docs/review.md").read_text(encoding="utf-8")
    all_caught = dict.fromkeys(MISTAKES, True)  # which is what the tests above are about
    assert written == mistakes.page(all_caught), "run `python -m tests.mistakes`"


def test_the_valid_render_gives_no_finding_that_no_waiver_covers(deliver: Run) -> None:
    done = deliver(PROJECT, "review")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 errors, "), done.stdout


def test_every_waiver_names_a_finding_of_the_render_as_it_is_and_none_stands() -> None:
    verdict = verdict_on(review(mistakes.valid()), PROJECT / "waivers.yaml")
    assert verdict.errors == []
    assert verdict.waived
