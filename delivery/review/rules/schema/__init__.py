"""Objects against the schemas of the cluster. Other rules skip objects in which these rules find something.

Each rule skips what the rules above it find something in, so that one mistake is one finding.
"""

from delivery.review.rules.schema import documents, fields, values

__all__ = ["documents", "fields", "values"]
