"""What a workload can connect to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from contract.connections import ExternalPeer
from contract.violations import Violation, Violations

if TYPE_CHECKING:
    from constructs_lib.network.settings import Settings
    from constructs_lib.values.secrets import SecretKey

Party = str | ExternalPeer
"""One end of a connection: a workload by its name, or somebody outside the namespace."""


class Server(Protocol):
    """A workload with a port, the internet, a managed service, or the settings of one of these.

    `party` is the server as policies see it. `variables` are what its clients must know, without the prefix that they
    use: HOST, PORT and the like. `settings_for_client` are those that a client gets by connecting to it.
    `server_violations` says why nobody can connect to it.
    """

    @property
    def name(self) -> str: ...

    @property
    def port(self) -> int: ...

    @property
    def party(self) -> Party: ...

    @property
    def settings_for_client(self) -> tuple[Settings, ...]: ...

    def variables(self) -> Mapping[str, str | SecretKey]: ...

    def server_violations(self) -> Violations: ...


def is_server(given: Any) -> TypeGuard[Server]:
    """Whether the value can be asked for what a server must know."""
    return hasattr(type(given), "server_violations")


def unreachable(given: str) -> Violation:
    """What is said of something that nobody can connect to."""
    return Violation("", given, "something with a port", "name a service, its settings, or Internet(...)")
