"""A rule: one small function with an id, a severity, a reason and a page of documentation.

    @rule("pods/limits", "Without a memory limit one container can exhaust its node", page="https://...")
    def missing_limits(scope: Scope) -> Findings:
        for workload in scope.workloads: ...
            yield Finding.of(workload.manifest, "spec...", "what is wrong", "how to correct it")

Adding a rule is adding a function to a module of this folder.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from delivery.manifests.scope import Scope
from delivery.review.finding import Finding, Severity

Findings = Iterator[Finding]
Check = Callable[[Scope], Findings]


@dataclass(frozen=True)
class Rule:
    """A check, and its description for people."""

    id: str
    severity: Severity
    reason: str
    page: str
    check: Check

    @property
    def is_schema(self) -> bool:
        """Whether it reads documents that no schema has checked."""
        return self.id.startswith("schema/")

    def findings(self, scope: Scope) -> Findings:
        """What the check finds in one environment."""
        return (finding.by(scope.name, self.id, self.severity) for finding in self.check(scope))


REGISTERED: dict[str, Rule] = {}
"""The rules of all modules that have been imported, by id."""


def rule(id: str, reason: str, *, page: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Register a function as a rule. An id must be unique."""

    def register(check: Check) -> Check:
        if id in REGISTERED:
            raise ValueError(f"two rules are called {id}")
        REGISTERED[id] = Rule(id, severity, reason, page, check)
        return check

    return register
