"""The rules of the review, a module for each family."""

from delivery.rules import applications, edge, identity, pods, references, scaling, schema, secret_values, selectors
from delivery.rules.rule import RULES

__all__ = [
    "RULES",
    "applications",
    "edge",
    "identity",
    "pods",
    "references",
    "scaling",
    "schema",
    "secret_values",
    "selectors",
]
