"""How a Deployment replaces old Pods with new ones.

https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from constructs_lib.core.l1 import int_or_string, k8s


class Rollout(Protocol):
    """A strategy of a Deployment."""

    def as_l1(self) -> k8s.DeploymentStrategy: ...


@dataclass(frozen=True, kw_only=True)
class RollingUpdate:
    """Starts one new Pod at a time, and stops an old Pod only when the new one is ready."""

    def as_l1(self) -> k8s.DeploymentStrategy:
        """As a Deployment has it."""
        one_more = k8s.RollingUpdateDeployment(max_surge=int_or_string(1), max_unavailable=int_or_string(0))
        return k8s.DeploymentStrategy(type="RollingUpdate", rolling_update=one_more)


@dataclass(frozen=True, kw_only=True)
class Recreate:
    """The old Pod stops before the new one starts."""

    def as_l1(self) -> k8s.DeploymentStrategy:
        """As a Deployment has it."""
        return k8s.DeploymentStrategy(type="Recreate")
