"""Kubernetes quantities: "100m", "256Mi", "1.5", "2e3".

The Kubernetes client for Python has a parser too, but importing that client takes longer than a whole render.

https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
"""

import re
from decimal import Decimal
from functools import cache

_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6}
_LONGEST = 64
_FORM = re.compile(
    r"(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))"
    r"(?:(?P<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?P<exponent>[+-]?[0-9]{1,2}))?"
)


@cache
def parse(text: str) -> Decimal:
    """Return the exact value of a quantity, in its base unit: cores for CPU, bytes for memory and storage.

    Raises ValueError when the text is not a quantity that the API server accepts.
    """
    match = _FORM.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        raise ValueError(f"{text!r} is not a Kubernetes quantity")
    number, suffix, exponent = Decimal(match["number"]), match["suffix"] or "", match["exponent"]
    if suffix in _BINARY:
        return number * Decimal(1024) ** _BINARY[suffix]
    return number.scaleb(int(exponent) if exponent else _DECIMAL[suffix])


def cores(value: Decimal) -> str:
    """Write a number of CPU cores for people: "0.25", "3", "12.4"."""
    return f"{value.normalize():f}"


def memory(value: Decimal) -> str:
    """Write a number of bytes for people, in the largest binary unit that keeps it above one: "384Mi", "5.3Gi"."""
    unit = next((unit for unit, power in reversed(_BINARY.items()) if abs(value) >= 1024**power), "Ki")
    scaled = (value / Decimal(1024) ** _BINARY[unit]).quantize(Decimal("0.1"))
    return f"{scaled.normalize():f}{unit}"
