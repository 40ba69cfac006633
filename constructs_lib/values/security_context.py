"""The security context of a container and its Pod."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks
from constructs_lib.values.freeze import freeze
from constructs_lib.values.value import Value
from constructs_lib.values.waivers import Waivers
from contract.violations import Violation, Violations
from contract.well_known import BASELINE_CAPABILITIES, RESTRICTED_CAPABILITIES

PodSecurity = Literal["restricted", "baseline", "privileged"]
LEVELS: tuple[PodSecurity, ...] = get_args(PodSecurity)


def widest(levels: Iterable[PodSecurity]) -> PodSecurity:
    """The level that allows what each of these allows."""
    return max(levels, key=LEVELS.index, default="restricted")


@dataclass(frozen=True, kw_only=True)
class SecurityContext(Value):
    """The user, capabilities and file system access of a container. The default meets Pod Security "restricted".

    `user` is a numeric id; `volume_group` owns the mounted volumes; `read_only` makes the image's file system
    read-only. All capabilities are dropped. A container that must start as root has `user=0`, the `capabilities` that
    are added back (at most those of Pod Security "baseline"), and the `reason`.
    https://kubernetes.io/docs/concepts/security/pod-security-standards/
    """

    user: int = 1000
    volume_group: int | None = None
    read_only: bool = True
    capabilities: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "capabilities")

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that a Pod needs for this."""
        return "baseline" if self.user == 0 or set(self.capabilities) - RESTRICTED_CAPABILITIES else "restricted"

    @property
    def waivers(self) -> Waivers:
        """The rules of the review that its reason excuses."""
        return {} if self.pod_security == "restricted" else {"pods/security": self.reason}

    def of_pod(self) -> k8s.PodSecurityContext:
        """The `securityContext` of the Pod."""
        return k8s.PodSecurityContext(
            run_as_non_root=True if self.user else None,
            run_as_user=self.user,
            fs_group=self.volume_group,
            # The default would change the owner of every file of the volume at each start.
            fs_group_change_policy="OnRootMismatch" if self.volume_group is not None else None,
            seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
        )

    def of_container(self, *, own_user: bool = False) -> k8s.SecurityContext:
        """The `securityContext` of the container; with its `own_user`, where it is not that of its Pod."""
        return k8s.SecurityContext(
            run_as_non_root=bool(self.user) if own_user else None,
            run_as_user=self.user if own_user else None,
            allow_privilege_escalation=False,
            read_only_root_filesystem=self.read_only,
            capabilities=k8s.Capabilities(drop=["ALL"], add=list(self.capabilities) or None),
        )

    def violations(self) -> Violations:
        """An invalid user or group id; a capability above "baseline"; root or capabilities without a reason."""
        yield from checks.whole("user", self.user, least=0, most=2**31 - 1, unit="a user id")
        if self.volume_group is not None:
            yield from checks.whole("volume_group", self.volume_group, least=0, most=2**31 - 1, unit="a group id")
        yield from checks.flag("read_only", self.read_only)
        yield from checks.each(
            "capabilities", self.capabilities, lambda field, given: checks.one_of(field, given, BASELINE_CAPABILITIES)
        )
        yield from checks.text("reason", self.reason)
        if (self.user == 0 or self.capabilities) and not f"{self.reason}".strip():
            yield Violation(
                "reason", "nothing", "one sentence", "say why root or a capability is needed, or take it away"
            )
