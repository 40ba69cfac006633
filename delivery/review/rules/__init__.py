"""The rules of the review, a module for each family."""

from delivery.review.rules import (
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
from delivery.review.rules.rule import RULES

__all__ = [
    "RULES",
    "applications",
    "connections",
    "edge",
    "identity",
    "network",
    "pods",
    "references",
    "scaling",
    "schema",
    "secret_values",
    "selectors",
]
