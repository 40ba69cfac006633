"""Sets of ports: what one endpoint may open to another.

A port is a protocol and a number from 1 to 65535. NetworkPolicies know TCP, UDP and SCTP; about anything else, such as
ICMP, they decide nothing.
https://kubernetes.io/docs/concepts/services-networking/network-policies/#network-traffic-filtering
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from contract.well_known import FIRST_PORT, LAST_PORT

PROTOCOLS = ("SCTP", "TCP", "UDP")


class Range(NamedTuple):
    """The ports of one protocol from `first` to `last`, both included."""

    protocol: str
    first: int
    last: int

    def __str__(self) -> str:
        if (self.first, self.last) == (FIRST_PORT, LAST_PORT):
            return f"every {self.protocol} port"
        numbers = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.protocol} {numbers}"


@dataclass(frozen=True)
class Ports:
    """A set of ports, as ranges in order that neither overlap nor touch, so that equal sets are equal.

    Written as text it is for people: "TCP 8000-8010, UDP 53", "every port", "no port". Raises ValueError for a protocol
    or a number that there is not.
    """

    ranges: tuple[Range, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "ranges", tuple(_merged(self.ranges)))

    @classmethod
    def of(cls, protocol: str, first: int | None = None, last: int | None = None) -> Self:
        """One port, the ports from `first` to `last`, or with neither every port of a protocol."""
        if first is None:
            return cls((Range(protocol, FIRST_PORT, LAST_PORT),))
        return cls((Range(protocol, first, first if last is None else last),))

    def __or__(self, other: "Ports") -> "Ports":
        return Ports(self.ranges + other.ranges)

    def __and__(self, other: "Ports") -> "Ports":
        return Ports(tuple(both for one in self.ranges for two in other.ranges for both in _common(one, two)))

    def __sub__(self, other: "Ports") -> "Ports":
        left = self.ranges
        for taken in other.ranges:
            left = tuple(piece for each in left for piece in _without(each, taken))
        return Ports(left)

    def __le__(self, other: "Ports") -> bool:
        return not self - other

    def __contains__(self, port: tuple[str, int]) -> bool:
        protocol, number = port
        return any(each.protocol == protocol and each.first <= number <= each.last for each in self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __str__(self) -> str:
        if self == EVERY_PORT:
            return "every port"
        return ", ".join(map(str, self.ranges)) or "no port"


def union(sets: Iterable[Ports]) -> Ports:
    """Every port that is in any of these sets."""
    found = [each for each in sets if each.ranges]
    if len(found) < 2:  # which is nearly always, and saves the work
        return found[0] if found else NO_PORT
    return Ports(tuple(part for each in found for part in each.ranges))


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for each in sorted(ranges):
        if each.protocol not in PROTOCOLS or not FIRST_PORT <= each.first <= each.last <= LAST_PORT:
            raise ValueError(f"got the ports {each}; allowed: TCP, UDP and SCTP, from {FIRST_PORT} to {LAST_PORT}")
        before = merged[-1] if merged else None
        if before and before.protocol == each.protocol and each.first <= before.last + 1:
            merged[-1] = before._replace(last=max(before.last, each.last))
        else:
            merged.append(each)
    return merged


def _common(one: Range, two: Range) -> Iterator[Range]:
    if one.protocol == two.protocol:
        yield from _unless_empty(one.protocol, max(one.first, two.first), min(one.last, two.last))


def _without(each: Range, taken: Range) -> Iterator[Range]:
    if each.protocol != taken.protocol:
        yield each
    else:
        yield from _unless_empty(each.protocol, each.first, min(each.last, taken.first - 1))
        yield from _unless_empty(each.protocol, max(each.first, taken.last + 1), each.last)


def _unless_empty(protocol: str, first: int, last: int) -> Iterator[Range]:
    if first <= last:
        yield Range(protocol, first, last)


EVERY_PORT = Ports(tuple(Range(protocol, FIRST_PORT, LAST_PORT) for protocol in PROTOCOLS))
"""Every port of every protocol."""

NO_PORT = Ports()
"""Nothing at all."""
