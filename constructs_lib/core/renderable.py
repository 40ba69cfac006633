"""What a chart asks of each construct in it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest
from constructs_lib.values.security_context import PodSecurity
from contract.violations import Violations


class Renderable(Protocol):
    """Something that is checked, and then rendered. `PlatformConstruct` says what each of these means."""

    name: str
    produces: str

    @property
    def tier(self) -> str: ...

    @property
    def autoscaled(self) -> bool: ...

    @property
    def pod_security(self) -> PodSecurity: ...

    def exclusive(self) -> Iterable[Exclusive]: ...

    def secret_names(self) -> set[str]: ...

    def violations(self) -> Violations: ...

    def manifests(self) -> Iterator[Manifest]: ...
