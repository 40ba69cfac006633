"""Sets of ports, against sets of numbers, and their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.well_known import LAST_PORT
from delivery.network.ports import EVERY_PORT, NO_PORT, PROTOCOLS, Ports, Range, union

PROTOCOL = st.sampled_from(PROTOCOLS)
SMALL = [(protocol, number) for protocol in PROTOCOLS for number in range(1, 13)]
RANGES = st.builds(
    lambda protocol, one, other: Range(protocol, min(one, other), max(one, other)),
    PROTOCOL,
    st.integers(1, 12),
    st.integers(1, 12),
)
SETS = st.lists(RANGES, max_size=5).map(lambda ranges: Ports(tuple(ranges)))


def members(ports: Ports) -> set[tuple[str, int]]:
    return {port for port in SMALL if port in ports}


@given(st.lists(RANGES, max_size=5))
def test_a_set_has_what_its_ranges_have(ranges: list[Range]) -> None:
    listed = {(each.protocol, number) for each in ranges for number in range(each.first, each.last + 1)}
    assert members(Ports(tuple(ranges))) == listed


@given(SETS, SETS)
def test_ports_combine_like_sets(one: Ports, other: Ports) -> None:
    assert members(one | other) == members(one) | members(other)
    assert members(one & other) == members(one) & members(other)
    assert members(one - other) == members(one) - members(other)
    assert (one <= other) == (members(one) <= members(other))
    assert bool(one) == bool(members(one))


@given(SETS, SETS)
def test_sets_are_equal_exactly_if_they_have_the_same_members(one: Ports, other: Ports) -> None:
    assert (one == other) == (members(one) == members(other))
    assert (one - other) | (one & other) == one
    assert hash((one | other) - other) == hash(one - other)


@given(st.lists(SETS, max_size=4))
def test_a_union_has_what_any_of_the_sets_has(sets: list[Ports]) -> None:
    assert members(union(sets)) == set().union(*map(members, sets))


def test_every_port_is_every_number_of_every_protocol() -> None:
    assert EVERY_PORT - union(map(Ports.of, PROTOCOLS)) == NO_PORT
    assert all((protocol, number) in EVERY_PORT for protocol in PROTOCOLS for number in (1, 80, LAST_PORT))
    assert ("TCP", 0) not in EVERY_PORT
    assert ("TCP", LAST_PORT + 1) not in EVERY_PORT


@pytest.mark.parametrize(
    ("ports", "words"),
    [
        (NO_PORT, "no port"),
        (EVERY_PORT, "every port"),
        (Ports.of("TCP"), "every TCP port"),
        (Ports.of("TCP", 3306), "TCP 3306"),
        (Ports.of("TCP", 8000, 8010) | Ports.of("UDP", 53), "TCP 8000-8010, UDP 53"),
        (Ports.of("UDP", 53) | Ports.of("TCP", 53), "TCP 53, UDP 53"),
        (Ports.of("TCP", 443) | Ports.of("TCP", 80), "TCP 80, TCP 443"),
        (Ports.of("TCP", 80) | Ports.of("TCP", 81), "TCP 80-81"),
        (Ports.of("SCTP") | Ports.of("UDP", 1, 2), "every SCTP port, UDP 1-2"),
        (Ports.of("TCP") - Ports.of("TCP", 22), "TCP 1-21, TCP 23-65535"),
        (EVERY_PORT - Ports.of("SCTP"), "every TCP port, every UDP port"),
    ],
)
def test_ports_in_words(ports: Ports, words: str) -> None:
    assert str(ports) == words


@pytest.mark.parametrize(
    ("protocol", "first", "last"), [("TCP", 0, 1), ("TCP", 1, 65536), ("TCP", 2, 1), ("tcp", 1, 1)]
)
def test_there_are_no_such_ports(protocol: str, first: int, last: int) -> None:
    with pytest.raises(ValueError, match="allowed: TCP, UDP and SCTP, from 1 to 65535"):
        Ports.of(protocol, first, last)
