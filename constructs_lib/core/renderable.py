"""The interface of constructs that a chart checks and renders."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest
from constructs_lib.core.patch import Patch
from constructs_lib.values.security_context import PodSecurity
from constructs_lib.values.waivers import Waivers
from contract.authors import Frame
from contract.violations import Violations


class Renderable(Protocol):
    """A construct that is checked, then rendered. `PlatformConstruct` documents each member."""

    name: str
    namespace: str
    produces: str
    patches: list[Patch]
    frames: tuple[Frame, ...]

    @property
    def tier(self) -> str: ...

    @property
    def recreated(self) -> bool: ...

    @property
    def autoscaled(self) -> bool: ...

    @property
    def pod_security(self) -> PodSecurity: ...

    @property
    def waivers(self) -> Waivers: ...

    def exclusive(self) -> Iterable[Exclusive]: ...

    def secret_names(self) -> set[str]: ...

    def claim_names(self) -> set[str]: ...

    def violations(self) -> Violations: ...

    def manifests(self) -> Iterator[Manifest]: ...
