"""Tries every mistake, and writes the page about the review."""

from tests.conftest import PROJECT
from tests.mistakes import MISTAKES, caught_by, page

if __name__ == "__main__":
    outcome = {mistake: mistake.rule in caught_by(mistake) for mistake in MISTAKES}
    (PROJECT / "docs/review.md").write_text(page(outcome), encoding="utf-8")
