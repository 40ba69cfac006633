"""The members of a cluster: the Pods of a StatefulSet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.rollout import Count, count_violations
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations

MOST = 1000
"""Members that settings may still name one by one."""


def sound(members: Any) -> int:
    """A number of members, or 1 where that is none, which a check reports."""
    return members if checks.is_whole(members) and 0 < members <= MOST else 1


@dataclass(frozen=True, kw_only=True)
class Members(Value):
    """How many Pods form a cluster, and how they and their clients find each other.

    They are numbered from `first` on, start one after the other or, if `parallel`, all at once, and open the ports
    `peers` to each other, which clients do not get. Clients have a Service with one address for all of them, if it is
    `balanced`, and otherwise resolve each; `clients` are the ports that they get, if not all but those of `peers`.
    `primary` are labels that the cluster itself puts on the Pod that it elects: they render a second Service. While
    nodes are drained, at most `unavailable` are missing: a number, or "34%".
    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    count: int
    first: int = 0
    peers: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    parallel: bool = False
    balanced: bool = True
    primary: Mapping[str, str] = field(default_factory=dict)
    unavailable: Count = 1

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "peers")
        freeze(self, "clients")

    def serve(self, port: str) -> bool:
        """Whether clients get a port."""
        return port in self.clients if self.clients else port not in self.peers

    @property
    def ordinals(self) -> range:
        """The number of each member; none if they are not valid."""
        return range(0) if list(self.violations()) else range(self.first, self.first + self.count)

    def violations(self) -> Violations:
        """A negative count or first number; peers that are no texts; labels that Kubernetes refuses; a budget that
        would keep every node from being drained.
        """
        yield from checks.whole("count", self.count, least=0, most=MOST, unit="Pods")
        yield from checks.whole("first", self.first, least=0, unit="as the first number")
        yield from checks.texts("peers", self.peers)
        yield from checks.texts("clients", self.clients)
        yield from checks.flag("parallel", self.parallel)
        yield from checks.flag("balanced", self.balanced)
        yield from checks.first(formats.labels("primary", self.primary), self._selector_violations())
        wrong = list(count_violations("unavailable", self.unavailable))
        yield from wrong
        if not wrong and self.unavailable in (0, "0%"):
            fix = "write unavailable=1: else no node can be drained"
            yield Violation("unavailable", checks.shown(self.unavailable), "at least one", fix)

    def _selector_violations(self) -> Violations:
        if "app" in self.primary:
            yield Violation("primary app", "'app'", "a label of the cluster", "name the one that it sets")
