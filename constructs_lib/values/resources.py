"""CPU and memory of a container."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.l1 import k8s
from constructs_lib.core.l1 import quantity as quantity_of
from constructs_lib.validation import formats
from contract import quantity
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Resources:
    """CPU and memory of one container: requests (`cpu`, `memory`) and limits, as quantities.

    https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    """

    cpu: str
    memory: str
    cpu_limit: str
    memory_limit: str

    @classmethod
    def guaranteed(cls, *, cpu: str, memory: str) -> Resources:
        """Requests equal to limits: Quality of Service "Guaranteed", whose Pods are evicted last.

        https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
        """
        return cls(cpu=cpu, memory=memory, cpu_limit=cpu, memory_limit=memory)

    def as_l1(self) -> k8s.ResourceRequirements:
        """The `resources` of a container."""
        return k8s.ResourceRequirements(
            requests={"cpu": quantity_of(self.cpu), "memory": quantity_of(self.memory)},
            limits={"cpu": quantity_of(self.cpu_limit), "memory": quantity_of(self.memory_limit)},
        )

    def violations(self) -> Violations:
        """A quantity that does not parse; a request above its limit."""
        pairs = (("cpu", self.cpu, self.cpu_limit), ("memory", self.memory, self.memory_limit))
        for field, request, limit in pairs:
            wrong = [*formats.amount(field, request), *formats.amount(f"{field}_limit", limit)]
            yield from wrong
            if not wrong and quantity.parse(request) > quantity.parse(limit):
                yield Violation(
                    field, request, f"at most {field}_limit, {limit}", "lower the request or raise the limit"
                )
