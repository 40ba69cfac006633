"""Secrets in plain text. A finding never repeats one: it names only the place and the length."""

from delivery.review.rules.secret_values import arguments, tokens, values

__all__ = ["arguments", "tokens", "values"]
