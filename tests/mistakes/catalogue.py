"""The mistakes of every family of rules, collected."""

from tests.mistakes import (
    applications,
    connections,
    custom,
    edge,
    identity,
    network,
    pods,
    references,
    scaling,
    schema,
    secrets,
    selectors,
)

FAMILIES = (
    schema,
    identity,
    references,
    selectors,
    scaling,
    pods,
    edge,
    secrets,
    custom,
    network,
    connections,
    applications,
)

MISTAKES = [mistake for family in FAMILIES for mistake in family.MISTAKES]
