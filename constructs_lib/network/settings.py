"""What a client needs to know of a server, as variables under one prefix."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from constructs_lib.problems import Fault, Faults
from constructs_lib.validation import formats
from constructs_lib.values.values import (
    SecretKey,
)


class Server(Protocol):
    """Something with a name and a port."""

    @property
    def name(self) -> str: ...

    @property
    def port(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The variables by which a client knows one server: texts, and keys of Secrets for what nobody may read.

    A `SharedConfig` takes the texts in. A workload that connects to settings gets those of its variables that its
    configuration does not hold already.
    """

    prefix: str
    server: Server
    values: Mapping[str, str | SecretKey]

    @property
    def texts(self) -> dict[str, str]:
        """What may stand in a ConfigMap."""
        return {name: value for name, value in self.values.items() if isinstance(value, str)}

    def faults(self) -> Faults:
        """A prefix that no variable can start with."""
        yield from formats.variable("prefix", self.prefix)


def as_settings(prefix: str, server: Server, values: Mapping[str, str | SecretKey]) -> Settings:
    """The values under the prefix: HOST becomes `<prefix>_HOST`."""
    named = {f"{prefix}_{name}": value for name, value in values.items()}
    return Settings(prefix=prefix, server=server, values=named)


def collisions(settings: Settings, others: Iterable[Settings]) -> Faults:
    """Two servers under one prefix, in one place: the variables of one would hide those of the other."""
    for other in others:
        if other.prefix == settings.prefix and other.server != settings.server:
            names = f"{other.server.name} and {settings.server.name}"
            apart = re.sub("[^A-Z0-9]", "_", f"{settings.prefix}_{settings.server.name}".upper())
            fix = f'tell them apart: for example {settings.server.name} with settings("{apart}")'
            yield Fault(f"settings {settings.prefix}", names, "one server under a prefix", fix)
