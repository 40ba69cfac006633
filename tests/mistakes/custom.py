"""Mistakes in custom resources that only a cluster can tell."""

from tests.mistakes.spoiling import SMALL, Mistake, widget

MISTAKES = [
    Mistake("a rule that only the cluster can evaluate", "custom/unjudged", widget({"min": 1, "size": "2Ti"}), SMALL),
]
