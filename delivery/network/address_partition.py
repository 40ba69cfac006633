"""The partition of all IP addresses into the fewest blocks that policies distinguish."""

from collections.abc import Hashable, Iterable, Sequence
from ipaddress import ip_network

from delivery.network.endpoint import Addresses, Block, holds
from delivery.network.policy import Policy

_ALL: tuple[Block, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))


def address_partition(policies: Iterable[Policy], *networks: Block) -> list[Addresses]:
    """One block for each set of addresses that policies and the given networks treat alike.

    Each `ipBlock` and each given network holds a returned block entirely or not at all, so that what is true of one of
    its addresses is true of all. Exactly one block represents any given address: the one of the same IP version that
    is in the same `ipBlock`s and networks. IPv4 comes first, and wider blocks before narrower.

    The name is the network that a block is taken from: what no smaller network has claimed of it. A block named
    0.0.0.0/0 represents the rest of the internet.
    """
    known = {block for policy in policies for block in policy.blocks()}
    bounds = {bound for block in known for bound in (block.cidr, *block.exceptions)}
    cuts = sorted({*_ALL, *networks, *bounds}, key=lambda cut: (cut.version, cut.prefixlen, int(cut.network_address)))
    found: dict[Hashable, Addresses] = {}
    for cut in cuts:
        rest = _rest(cut, [each for each in cuts if each != cut])
        if rest is not None:
            sorts = frozenset(block for block in known if block.holds(rest))
            members = frozenset(network for network in networks if holds(network, rest))
            found.setdefault((rest.version, sorts, members), Addresses(str(cut), rest))
    return list(found.values())


def _rest(block: Block, taken: Sequence[Block]) -> Block | None:
    """A part of a block that nothing is taken from, or None where all of it is taken."""
    inside = [each for each in taken if holds(block, each)]
    if not inside:
        return block
    if block in inside:
        return None
    halves: Iterable[Block] = block.subnets()
    return next((rest for half in halves if (rest := _rest(half, inside)) is not None), None)
