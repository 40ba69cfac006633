"""A catalogue of realistic mistakes, each a small change of the valid render of eks, and the rule that must catch it.

One module a family of rules. `python -m tests.mistakes` tries them all and writes docs/review.md.
"""

from tests.mistakes.catalogue import MISTAKES
from tests.mistakes.documentation import page
from tests.mistakes.judging import caught_by, copy_of, valid
from tests.mistakes.spoiling import Environments, Mistake, Spoil, add, again, beside, both, drop, put

__all__ = [
    "MISTAKES",
    "Environments",
    "Mistake",
    "Spoil",
    "add",
    "again",
    "beside",
    "both",
    "caught_by",
    "copy_of",
    "drop",
    "page",
    "put",
    "valid",
]
