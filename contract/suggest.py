"""Corrections for misspelt names."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(given: str, known: Iterable[str], otherwise: str) -> str:
    """Name the known word that is closest to the given one, or say what to do when none is close."""
    close = get_close_matches(given, sorted(known), n=1)
    return f'did you mean "{close[0]}"?' if close else otherwise
