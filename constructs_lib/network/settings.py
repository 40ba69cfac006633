"""What a client needs to know of a server, as variables under one prefix."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from constructs_lib.network.server import Party, Server
from constructs_lib.validation import formats
from constructs_lib.values.secrets import SecretKey
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The variables by which a client knows one server: texts, and references to keys of Secrets.

    A `SharedConfig` takes the texts in. A workload that connects to settings gets those of its variables that its
    configuration does not hold already. What the server says of itself is asked for when it was checked.
    """

    prefix: str
    server: Server

    @property
    def name(self) -> str:
        """The name of the server."""
        return self.server.name

    @property
    def port(self) -> int:
        """The port of the server."""
        return self.server.port

    @property
    def party(self) -> Party:
        """The server as policies see it."""
        return self.server.party

    @property
    def settings_for_client(self) -> "tuple[Settings, ...]":
        """Itself: who connects to it wants its variables."""
        return (self,)

    @cached_property
    def values(self) -> Mapping[str, str | SecretKey]:
        """The variables: HOST is `<prefix>_HOST`."""
        return {f"{self.prefix}_{name}": value for name, value in self.server.variables().items()}

    @property
    def texts(self) -> dict[str, str]:
        """What may stand in a ConfigMap."""
        return {name: value for name, value in self.values.items() if isinstance(value, str)}

    def variables(self) -> Mapping[str, str | SecretKey]:
        """What clients must know of the server, without the prefix."""
        return self.server.variables()

    def server_violations(self) -> Violations:
        """Why nobody can connect to the server."""
        return self.server.server_violations()

    def violations(self) -> Violations:
        """A prefix that no variable can start with."""
        yield from formats.variable("prefix", self.prefix)


def collisions(settings: Settings, others: Iterable[Settings]) -> Violations:
    """Two servers under one prefix, in one place: the variables of one would hide those of the other."""
    for other in others:
        if other.prefix == settings.prefix and other.server != settings.server:
            names = f"{other.name} and {settings.name}"
            longer = re.sub("[^A-Z0-9]", "_", f"{settings.prefix}_{settings.name}".upper())
            fix = f'tell them apart: for example {settings.name} with settings("{longer}")'
            yield Violation(f"settings {settings.prefix}", names, "one server under a prefix", fix)
