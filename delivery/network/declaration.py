"""What a namespace declares about its network, read from its annotation and checked as policies are.

Nothing in it opens a path: NetworkPolicies do, and the review compares the two.
"""

from contract import declarations
from contract.connections import Declaration
from contract.errors import InvalidDeclaration
from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.network import peer
from delivery.network.errors import InvalidPolicy
from delivery.network.ports import Ports


def declared(manifest: Manifest) -> Declaration | None:
    """The declaration on a Namespace, or on a NetworkPolicy of one; None where there is none.

    Raises InvalidDeclaration.
    """
    text = annotations_of(manifest).get(declarations.NETWORK)
    if text is None:
        return None
    try:
        declaration = Declaration.decode(text)
        _check(declaration)
    except InvalidDeclaration as error:
        raise error.at(f"{object_ref(manifest)}: {declarations.NETWORK}") from error
    return declaration


def _check(declaration: Declaration) -> None:
    """Read peers and ports as those of a policy are read. Raises InvalidDeclaration."""
    try:
        for external in declaration.external_peers.values():
            for each in external.peers:
                peer.parse(each, "", f"the peers of {external.name}")
        for connection in declaration.connections:
            Ports.of(connection.protocol, connection.port)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InvalidPolicy) as error:
        raise InvalidDeclaration(f"{type(error).__name__}: {error}") from error
