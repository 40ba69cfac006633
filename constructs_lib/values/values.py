"""Values that authors hand to constructs. Frozen and keyword-only; `faults()` of each says what is wrong with it.

Quantities are text as Kubernetes writes it ("100m" of a core, "256Mi" of memory); times are whole seconds; shares are
percent.
"""

from dataclasses import dataclass
from typing import Any, Literal

from constructs_lib.problems import Fault, Faults
from constructs_lib.validation import checks, formats
from contract import quantity

PullPolicy = Literal["Always", "IfNotPresent", "Never"]
PodSecurity = Literal["restricted", "baseline"]

# https://kubernetes.io/docs/concepts/security/pod-security-standards/
RESTRICTED_CAPABILITIES = frozenset({"NET_BIND_SERVICE"})
BASELINE_CAPABILITIES = RESTRICTED_CAPABILITIES | {
    *("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD"),
    *("SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"),
}


@dataclass(frozen=True, kw_only=True)
class Size:
    """CPU and memory of one container: what it is promised (`cpu`, `memory`) and what it may use at most.

    https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    """

    cpu: str
    memory: str
    cpu_limit: str
    memory_limit: str

    @classmethod
    def guaranteed(cls, *, cpu: str, memory: str) -> "Size":
        """All that it may use is promised: Quality of Service "Guaranteed", which a full node evicts last.

        https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
        """
        return cls(cpu=cpu, memory=memory, cpu_limit=cpu, memory_limit=memory)

    def faults(self) -> Faults:
        """A quantity that does not parse; a request above its limit."""
        pairs = (("cpu", self.cpu, self.cpu_limit), ("memory", self.memory, self.memory_limit))
        for field, request, limit in pairs:
            wrong = [*formats.amount(field, request), *formats.amount(f"{field}_limit", limit)]
            yield from wrong
            if not wrong and quantity.parse(request) > quantity.parse(limit):
                yield Fault(field, request, f"at most {field}_limit, {limit}", "lower the request or raise the limit")


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How many Pods: `replicas` to start with and, when `maximum` is given, the bounds of an autoscaler.

    `replicas` may be above `minimum`, and even below it: the autoscaler moves the number at once. `counted=False`
    leaves it out of what is rendered, so that nobody ever sets back what the autoscaler decided. While nodes are
    drained, one Pod goes at a time; or, with `available`, so many stay.

    `cpu` and `memory` are the average use that the autoscaler aims at, in percent of the container's request.
    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
    """

    replicas: int
    minimum: int = 1
    maximum: int | None = None
    cpu: int | None = None
    memory: int | None = None
    available: int | None = None
    counted: bool = True

    @property
    def fewest(self) -> int:
        """How few Pods there may be, while nothing goes wrong."""
        return self.replicas if self.maximum is None else self.minimum

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler moves the number of Pods."""
        return self.maximum is not None

    def faults(self) -> Faults:
        """Counts below one; a minimum or replicas above the maximum; a target without a maximum, or the reverse.

        So many Pods available that no node could be drained. A target is from 1 to 1000 percent.
        """
        yield from checks.whole("replicas", self.replicas, least=1, unit="Pods")
        yield from checks.flag("counted", self.counted)
        if self.available is not None:
            yield from self._available_faults(self.available)
        if self.counted is False and self.maximum is None:
            yield Fault("counted", "False", "True where no autoscaler counts", "name a maximum, or leave counted out")
        if self.maximum is None:
            if self.cpu is not None or self.memory is not None:
                yield Fault("maximum", "None", "a number of Pods", "name the maximum that the targets scale up to")
            return
        wrong = [
            *checks.whole("minimum", self.minimum, least=1, unit="Pods"),
            *checks.whole("maximum", self.maximum, least=1, unit="Pods"),
        ]
        yield from wrong
        if wrong:
            return
        for field, count in (("minimum", self.minimum), ("replicas", self.replicas)):
            if checks.is_whole(count) and count > self.maximum:
                yield Fault(field, str(count), f"at most maximum, {self.maximum}", "swap or change them")
        if self.cpu is None and self.memory is None:
            yield Fault("cpu", "None", "a target in percent, for cpu, memory or both", "say what scales the Pods")
        for field, target in (("cpu", self.cpu), ("memory", self.memory)):
            if target is not None:
                yield from checks.whole(field, target, least=1, most=1000, unit="percent of the request")

    def _available_faults(self, available: int) -> Faults:
        wrong = list(checks.whole("available", available, least=1, unit="Pods"))
        yield from wrong
        if not wrong and checks.is_whole(self.fewest) and available >= self.fewest:
            fix = "lower it: else no node can be drained when there are so few"
            yield Fault("available", f"{available}", f"less than the fewest Pods, {self.fewest}", fix)


@dataclass(frozen=True, kw_only=True)
class Storage:
    """A persistent volume for each Pod: `size` as a quantity; no `storage_class` means the cluster's default.

    `claim` names the volume claim template, which Kubernetes never lets change: the claim of the first Pod of `mysql`
    is then `<claim>-mysql-0`. https://kubernetes.io/docs/concepts/storage/persistent-volumes/
    """

    size: str
    claim: str = "data"
    storage_class: str | None = None

    def faults(self) -> Faults:
        """A size that does not parse; a class name that Kubernetes refuses."""
        yield from formats.amount("size", self.size)
        yield from formats.name("claim", self.claim)
        if self.storage_class is not None:
            yield from formats.domain("storage_class", self.storage_class)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When a job starts and how long it may take.

    `deadline` stops a run after that many seconds; `start_within` skips a run that could not start in time, so that a
    long outage is not followed by a burst; `retries` is how often a failed run is repeated; `time_zone` is an IANA
    name, and without it the cluster's own zone counts.
    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    cron: str
    deadline: int
    start_within: int = 200
    retries: int = 2
    time_zone: str | None = None

    def faults(self) -> Faults:
        """A schedule that is not cron; a deadline that is not positive; a time zone that nobody knows."""
        yield from formats.cron("cron", self.cron)
        yield from checks.whole("deadline", self.deadline, least=1, unit="seconds")
        yield from checks.whole("start_within", self.start_within, least=10, unit="seconds")
        yield from checks.whole("retries", self.retries, least=0, unit="retries")
        if self.time_zone is not None:
            yield from formats.time_zone("time_zone", self.time_zone)


@dataclass(frozen=True, kw_only=True)
class SecretKey:
    """One key of a Secret that somebody creates outside git. There is nowhere to write its value.

    `same_as` says that this key must hold what another one holds, because two parties share it: `python -m delivery
    secrets` then prints one value for both.
    https://kubernetes.io/docs/concepts/configuration/secret/
    """

    name: str
    key: str
    same_as: "SecretKey | None" = None

    def faults(self) -> Faults:
        """A name or key that Kubernetes refuses; a partner that is no key of a Secret."""
        yield from formats.domain("name", self.name)
        yield from formats.key("key", self.key)
        if self.same_as is not None:
            yield from checks.value("same_as", self.same_as, SecretKey)


@dataclass(frozen=True, kw_only=True)
class PodField:
    """A fact about the Pod itself, as the value of an environment variable: `metadata.name`, `status.podIP`.

    https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
    """

    path: str

    def faults(self) -> Faults:
        """A field that Kubernetes does not hand to variables."""
        yield from checks.one_of("path", self.path, POD_FIELDS)


POD_FIELDS = (
    *("metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName"),
    *("status.hostIP", "status.podIP", "status.podIPs"),
)


@dataclass(frozen=True, kw_only=True)
class OutsideSecret:
    """A Secret that somebody creates outside git, with these keys at least.

    A platform lists its own in `secrets`. They are declared on the Namespace, so that a review finds a key that no
    Secret has, and `python -m delivery secrets` lists those that nobody reads yet too.
    """

    name: str
    keys: tuple[str, ...]

    def key(self, key: str, *, same_as: SecretKey | None = None) -> SecretKey:
        """One of its keys; `same_as` is the key whose value it must hold too."""
        return SecretKey(name=self.name, key=key, same_as=same_as)

    def faults(self) -> Faults:
        """A name or key that Kubernetes refuses."""
        yield from formats.domain("name", self.name)
        yield from checks.each("keys", self.keys, formats.key)


@dataclass(frozen=True, kw_only=True)
class RunAs:
    """Who a container runs as, and what it may do. The default meets Pod Security "restricted".

    `user` is a numeric id; `volume_group` owns the mounted volumes; `read_only` makes the image's file system
    read-only. A container that must start as root says so with `user=0`, the few `capabilities` that it gets back after
    all are dropped (those of Pod Security "baseline" at most), and the `reason`.
    https://kubernetes.io/docs/concepts/security/pod-security-standards/
    """

    user: int = 1000
    volume_group: int | None = None
    read_only: bool = True
    capabilities: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        """Take a list too."""
        freeze(self, "capabilities")

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that a Pod needs for this."""
        return "baseline" if self.user == 0 or set(self.capabilities) - RESTRICTED_CAPABILITIES else "restricted"

    def faults(self) -> Faults:
        """An id that is none; a capability above "baseline"; root or capabilities without a reason."""
        yield from checks.whole("user", self.user, least=0, most=2**31 - 1, unit="a user id")
        if self.volume_group is not None:
            yield from checks.whole("volume_group", self.volume_group, least=0, most=2**31 - 1, unit="a group id")
        yield from checks.flag("read_only", self.read_only)
        yield from checks.each(
            "capabilities", self.capabilities, lambda field, given: checks.one_of(field, given, BASELINE_CAPABILITIES)
        )
        yield from checks.text("reason", self.reason)
        if (self.user == 0 or self.capabilities) and not f"{self.reason}".strip():
            yield Fault("reason", "nothing", "one sentence", "say why root or a capability is needed, or take it away")


def freeze(value: Any, field: str) -> None:
    """Make a tuple of a list, so that the value can be told from others by its hash."""
    if isinstance(given := getattr(value, field), list):
        object.__setattr__(value, field, tuple(given))
