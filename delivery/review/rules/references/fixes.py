"""How a wrong name is corrected."""

from collections.abc import Iterable

from contract.suggest import did_you_mean


def nearest(given: str, known: Iterable[str], otherwise: str = "") -> str:
    """The known name that is closest to a given one, or else what to do instead."""
    names = sorted(known)
    one_of_them = f"name one of {', '.join(names)}" if names else "render it: there is none here"
    return did_you_mean(given, names, otherwise or one_of_them)
