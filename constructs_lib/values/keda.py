"""Autoscaling by KEDA: from no Pod on, by the length of a queue, a schedule, or whatever it can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from constructs_lib.core.l1 import keda
from constructs_lib.network.external_peers import pods_of
from constructs_lib.network.server import Server, is_server
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.rollout import Count
from constructs_lib.values.scaling import (
    COOL_DOWN,
    AutoscalerObject,
    Pace,
    Reader,
    behavior,
    budget_violations,
    pace_violations,
)
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.value import Value
from contract.connections import ExternalPeer
from contract.violations import Violation, Violations

API = "keda.sh/v1alpha1"
_TYPE = "[a-z0-9][a-z0-9-]{0,62}"


@dataclass(frozen=True, kw_only=True)
class Trigger(Value):
    """What Pods are scaled by: the `type` of a scaler of KEDA, "kafka" for example, and its `metadata`.

    `authentication` are parameters that KEDA reads from keys of Secrets; `pod_identity` is the provider by which it
    identifies itself instead, such as "aws". `reads` is the server that it asks, if that is one of the platform: its
    policies let KEDA in. https://keda.sh/docs/latest/scalers/
    """

    type: str
    metadata: Mapping[str, str]
    authentication: Mapping[str, SecretKey] = field(default_factory=dict)
    pod_identity: str | None = None
    reads: Server | None = None

    @property
    def authenticates(self) -> bool:
        """Whether KEDA identifies itself to what it asks."""
        return bool(self.authentication) or self.pod_identity is not None

    def of_scaled_object(self, name: str) -> keda.ScaledObjectSpecTriggers:
        """As a ScaledObject has it, with the name of its TriggerAuthentication."""
        reference = keda.ScaledObjectSpecTriggersAuthenticationRef(name=name) if self.authenticates else None
        return keda.ScaledObjectSpecTriggers(type=self.type, metadata=dict(self.metadata), authentication_ref=reference)

    def of_authentication(self) -> keda.TriggerAuthenticationSpec:
        """The fields of its TriggerAuthentication."""
        keys = [
            keda.TriggerAuthenticationSpecSecretTargetRef(parameter=parameter, name=key.name, key=key.key)
            for parameter, key in self.authentication.items()
        ]
        provider = cast("keda.TriggerAuthenticationSpecPodIdentityProvider", self.pod_identity)
        identity = keda.TriggerAuthenticationSpecPodIdentity(provider=provider) if self.pod_identity else None
        return keda.TriggerAuthenticationSpec(secret_target_ref=keys or None, pod_identity=identity)

    def violations(self) -> Violations:
        """A type that is none; metadata that is no text, or a secret; two ways to authenticate; no server to read."""
        yield from formats.form("type", self.type, _TYPE, "the name of a scaler", 'write "kafka", for example')
        yield from checks.first(checks.mapping("metadata", self.metadata), self._metadata_violations())
        yield from checks.first(checks.mapping("authentication", self.authentication), self._key_violations())
        if self.pod_identity is not None:
            yield from checks.word("pod_identity", self.pod_identity)
            if self.authentication:
                yield Violation("pod_identity", "beside keys of Secrets", "one of the two", "leave one of them out")
        if self.reads is not None and not is_server(self.reads):
            yield Violation("reads", checks.shown(self.reads), "a server", "name a service, or leave it out")
        elif self.reads is not None:
            yield from (violation.inside("reads") for violation in self.reads.server_violations())

    def _metadata_violations(self) -> Violations:
        for name, value in self.metadata.items():
            yield from checks.setting(f"metadata {name}", name, value)

    def _key_violations(self) -> Violations:
        for parameter, key in self.authentication.items():
            yield from checks.value(f"authentication {parameter}", key, SecretKey)


@dataclass(frozen=True, kw_only=True)
class KedaScale(Value):
    """The bounds of a ScaledObject, `minimum` to `maximum`, and the `triggers` that it scales by.

    The Deployment declares no number of Pods. With `minimum=0` there is none while there is no work. KEDA asks every
    `polling` seconds, and takes the last Pod away `cooldown` seconds after there was work. It runs in `namespace`.
    `up`, `down`, `available` and `unavailable` are those of `Scale`.
    https://keda.sh/docs/latest/reference/scaledobject-spec/
    """

    maximum: int
    triggers: tuple[Trigger, ...]
    minimum: int = 0
    polling: int = 30
    cooldown: int = 300
    up: Pace | None = None
    down: Pace = COOL_DOWN
    available: Count | None = None
    unavailable: Count = 1
    namespace: str = "keda"

    declared = None
    """Nothing: KEDA decides the number of Pods."""
    autoscaled = True

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "triggers")

    @property
    def budget(self) -> bool:
        """Whether there may be two or more Pods."""
        return self.maximum > 1

    def readers(self) -> Iterator[Reader]:
        """KEDA itself, which asks the servers of its triggers."""
        peer = ExternalPeer(self.namespace, "autoscaler", (pods_of(self.namespace),))
        yield from (Reader(peer, trigger.reads) for trigger in self.triggers if trigger.reads is not None)

    def autoscalers(self, target: str) -> Iterator[AutoscalerObject]:
        """The ScaledObject, and a TriggerAuthentication for each trigger that needs one."""
        names = {index: f"{target}-{trigger.type}-{index}" for index, trigger in enumerate(self.triggers)}
        advanced = keda.ScaledObjectSpecAdvanced(
            horizontal_pod_autoscaler_config=keda.ScaledObjectSpecAdvancedHorizontalPodAutoscalerConfig(
                behavior=cast("Any", behavior(self.up, self.down))
            )
        )
        spec = keda.ScaledObjectSpec(
            scale_target_ref=keda.ScaledObjectSpecScaleTargetRef(name=target),
            min_replica_count=self.minimum,
            max_replica_count=self.maximum,
            polling_interval=self.polling,
            cooldown_period=self.cooldown,
            advanced=advanced,
            triggers=[each.of_scaled_object(names[index]) for index, each in enumerate(self.triggers)],
        )
        yield AutoscalerObject(API, "ScaledObject", "", keda.ScaledObjectProps(spec=spec))
        for index, trigger in enumerate(self.triggers):
            if trigger.authenticates:
                fields = keda.TriggerAuthenticationProps(spec=trigger.of_authentication())
                yield AutoscalerObject(API, "TriggerAuthentication", f"{trigger.type}-{index}", fields)

    def violations(self) -> Violations:
        """Bounds that cannot be; no trigger, or an invalid one; a budget that would block drains."""
        wrong = [
            *checks.whole("minimum", self.minimum, least=0, unit="Pods"),
            *checks.whole("maximum", self.maximum, least=1, unit="Pods"),
        ]
        yield from wrong
        if not wrong and self.minimum > self.maximum:
            yield Violation("minimum", f"{self.minimum}", f"at most maximum, {self.maximum}", "swap or change them")
        yield from checks.whole("polling", self.polling, least=1, unit="seconds")
        yield from checks.whole("cooldown", self.cooldown, least=0, unit="seconds")
        yield from checks.each("triggers", self.triggers, lambda at, given: checks.value(at, given, Trigger))
        if self.triggers == ():
            yield Violation("triggers", "none", "at least one", "say what scales the Pods")
        yield from pace_violations(self.up, self.down)
        fewest = max(2, self.minimum) if checks.is_whole(self.minimum) else None
        yield from budget_violations(self.available, self.unavailable, fewest)
        yield from formats.name("namespace", self.namespace)
