"""CPU and memory of a container."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from constructs_lib.core.l1 import k8s
from constructs_lib.core.l1 import quantity as quantity_of
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract import quantity
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Resources(Value):
    """CPU and memory of one container: requests (`cpu`, `memory`) and limits, as quantities.

    `cpu_limit=None` sets no limit of CPU, on purpose: the container may then use what its node has left. `extended` are
    whole devices that a node offers, such as {"nvidia.com/gpu": 1}; their request is their limit.
    https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    """

    cpu: str
    memory: str
    cpu_limit: str | None
    memory_limit: str
    extended: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def guaranteed(cls, *, cpu: str, memory: str) -> Resources:
        """Requests equal to limits: Quality of Service "Guaranteed", whose Pods are evicted last.

        https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
        """
        return cls(cpu=cpu, memory=memory, cpu_limit=cpu, memory_limit=memory)

    def as_l1(self) -> k8s.ResourceRequirements:
        """The `resources` of a container."""
        devices = {name: quantity_of(f"{count}") for name, count in self.extended.items()}
        cpu = {} if self.cpu_limit is None else {"cpu": quantity_of(self.cpu_limit)}
        return k8s.ResourceRequirements(
            requests={"cpu": quantity_of(self.cpu), "memory": quantity_of(self.memory), **devices},
            limits={**cpu, "memory": quantity_of(self.memory_limit), **devices},
        )

    def violations(self) -> Violations:
        """A quantity that does not parse; a request above its limit; a device that is no extended resource."""
        pairs = (("cpu", self.cpu, self.cpu_limit), ("memory", self.memory, self.memory_limit))
        for name, request, limit in pairs:
            unlimited = name == "cpu" and limit is None
            wrong = list(formats.amount(name, request, of=name))
            wrong += () if unlimited else formats.amount(f"{name}_limit", limit, of=name)
            yield from wrong
            if not wrong and limit is not None and quantity.parse(request) > quantity.parse(limit):
                fix = "lower the request or raise the limit"
                yield Violation(name, request, f"at most {name}_limit, {limit}", fix)
        yield from checks.first(checks.mapping("extended", self.extended), self._extended_violations())

    def _extended_violations(self) -> Violations:
        for name, count in self.extended.items():
            yield from formats.label_key(f"extended {name}", name)
            if "/" not in f"{name}":
                yield Violation(f"extended {name}", checks.shown(name), "a name with a domain", '"nvidia.com/gpu"')
            yield from checks.whole(f"extended {name}", count, least=1, unit="devices")
