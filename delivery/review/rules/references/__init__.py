"""References: whether every object, key and port that is named exists."""

from delivery.review.rules.references import addresses, configuration, external_secrets, rights, services, storage

__all__ = ["addresses", "configuration", "external_secrets", "rights", "services", "storage"]
