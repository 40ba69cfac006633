"""Every rule of the review: importing this registers all families."""

from delivery.review.rules import (  # noqa: F401  (importing a family registers its rules)
    applications,
    connections,
    edge,
    identity,
    network,
    pods,
    references,
    scaling,
    schema,
    secret_values,
    selectors,
)
from delivery.review.rules.rule import REGISTERED

RULES = dict(sorted(REGISTERED.items()))
"""Every rule by its id, in alphabetical order."""
