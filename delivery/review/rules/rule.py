"""What a rule is: one small function with an id, a severity, a reason and a page to read.

    @rule("pods/limits", "Without a memory limit one Pod can take a whole node down", page="https://...")
    def missing_limits(scope: Scope) -> Hits:
        for workload in scope.workloads: ...
            yield Hit(workload.manifest, "spec...", "what is wrong", "how to mend it")

Adding a rule is adding a function to a module of this folder.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from delivery.manifests.objects import object_ref
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding, Severity


class Hit(NamedTuple):
    """One place that a rule objects to; no manifest for an environment as a whole."""

    manifest: Any
    path: str
    what: str
    fix: str


Hits = Iterator[Hit]
Check = Callable[[Scope], Hits]


@dataclass(frozen=True)
class Rule:
    """A check and what people need to know about it."""

    id: str
    severity: Severity
    reason: str
    page: str
    check: Check

    @property
    def is_schema(self) -> bool:
        """Whether it looks at documents that nobody has checked yet."""
        return self.id.startswith("schema/")

    def findings(self, scope: Scope) -> Iterator[Finding]:
        """What the check finds in one environment."""
        return (self.finding(scope, hit) for hit in self.check(scope))

    def finding(self, scope: Scope, hit: Hit) -> Finding:
        """A hit in words."""
        return Finding(scope.name, object_ref(hit.manifest), hit.path, self.id, self.severity, hit.what, hit.fix)


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which they are checked."""


def rule(id: str, reason: str, *, page: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Make a rule of a function. An id is used once."""

    def register(check: Check) -> Check:
        if id in RULES:
            raise ValueError(f"two rules are called {id}")
        RULES[id] = Rule(id, severity, reason, page, check)
        return check

    return register
