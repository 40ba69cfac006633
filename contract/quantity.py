"""Kubernetes quantities: "100m", "256Mi", "1.5", "2e3".

The Kubernetes client for Python has a parser too, but importing that client takes longer than a whole render.

https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6}
_LONGEST = 64
_MOST_CORES = 1024
_MOST_MEMORY = "32Ti"
"""No node has more: https://aws.amazon.com/ec2/instance-types/high-memory/ offers 896 virtual CPUs and 32 TiB."""
_LEAST_BYTES = 2**20
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


class Unmeant(NamedTuple):
    """Why nobody means an amount, and what was probably meant; that is empty where no amount is likely."""

    allowed: str
    meant: str


def unmeant(resource: str, text: str) -> Unmeant | None:
    """What is wrong with an amount of "cpu", "memory" or "storage" that parses and that nobody means.

    CPU below a thousandth, above what any node has, or with a suffix of bytes; bytes with a suffix of CPU, fewer than a
    mebibyte without a suffix, memory above what any node has. Zero and amounts of another resource are what they are.
    """
    value, match = parse(text), _FORM.fullmatch(text)
    if match is None or value <= 0 or resource not in ("cpu", "memory", "storage"):
        return None
    number, suffix = "0" if match["exponent"] else match["number"], match["suffix"] or ""
    found = (
        _unmeant_cpu(value, number, suffix) if resource == "cpu" else _unmeant_bytes(resource, value, number, suffix)
    )
    return found._replace(meant="") if found and found.meant and unmeant(resource, found.meant) else found


def _unmeant_cpu(value: Decimal, number: str, suffix: str) -> Unmeant | None:
    thousandths = f"{number}m" if 1 <= Decimal(number) <= 64_000 else ""
    if suffix not in ("", "m", "u", "n"):
        meant = {"M": thousandths, "G": number}.get(suffix[0], "")
        return Unmeant('cores, or thousandths of a core with "m"', meant)
    if value > _MOST_CORES:
        return Unmeant(f"at most {_MOST_CORES} cores: no node has more", thousandths if suffix == "" else "")
    return Unmeant("at least 1m, a thousandth of a core", "") if value < Decimal("0.001") else None


def _unmeant_bytes(resource: str, value: Decimal, number: str, suffix: str) -> Unmeant | None:
    mebibytes = f"{number}Mi" if 1 <= Decimal(number) <= 65_536 else ""
    if suffix in ("m", "u", "n"):
        return Unmeant('bytes, with a suffix such as "Mi"', mebibytes if suffix == "m" else "")
    if suffix == "" and value < _LEAST_BYTES:
        return Unmeant('bytes, with a suffix such as "Mi" where there are few', mebibytes)
    if resource == "memory" and value > parse(_MOST_MEMORY):
        return Unmeant(f"at most {_MOST_MEMORY}: no node has more", "")
    return None


def cores(value: Decimal) -> str:
    """Write a number of CPU cores for people: "0.25", "3", "12.4"."""
    return f"{value.normalize():f}"


def memory(value: Decimal) -> str:
    """Write a number of bytes for people, in the largest binary unit that keeps it above one: "384Mi", "5.3Gi"."""
    unit = next((unit for unit, power in reversed(_BINARY.items()) if abs(value) >= 1024**power), "Ki")
    scaled = (value / Decimal(1024) ** _BINARY[unit]).quantize(Decimal("0.1"))
    return f"{scaled.normalize():f}{unit}"
