"""Memory and CPU, and the heap of Java."""

import re
from collections.abc import Iterator
from decimal import Decimal

from contract import quantity
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.pages import RESOURCES
from delivery.review.rules.pods.variables import variables
from delivery.review.rules.rule import Findings, rule

HEAP_SHARE = 80  # percent of the memory limit: threads, classes and buffers need the rest


@rule("pods/limits", "Without a memory limit one container can exhaust its node", page=RESOURCES)
def limits(scope: Scope) -> Findings:
    """Containers have a memory limit, and request no more than their limits."""
    ranges = scope.of_kind("LimitRange")
    defaults = ((scope.namespace_of(one), item) for one in ranges for item in one.get("spec", {}).get("limits", []))
    limited = {namespace for namespace, item in defaults if "memory" in item.get("default", {})}
    for workload in scope.workloads:
        default = scope.namespace_of(workload.manifest) in limited
        for path, container in workload.containers():
            limits = container.get("resources", {}).get("limits", {})
            if "memory" not in limits and not default:
                yield Finding.of(workload.manifest, f"{path}.resources.limits.memory", "no memory limit", "set one")
            for resource, amount in container.get("resources", {}).get("requests", {}).items():
                limit = limits.get(resource, amount)
                if quantity.parse(str(amount)) > quantity.parse(str(limit)):
                    what = f"requests {amount}, above its limit of {limit}"
                    at = f"{path}.resources.requests.{resource}"
                    yield Finding.of(workload.manifest, at, what, "lower the request or raise the limit")


@rule("pods/heap", "A Java heap close to the memory limit ends in an out-of-memory kill", page=RESOURCES)
def heap(scope: Scope) -> Findings:
    """The largest heap leaves room below the memory limit of its container."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            limit = quantity.parse(str(container.get("resources", {}).get("limits", {}).get("memory", 0)))
            for at, options in _java_options(scope, workload, container) if 0 < limit < 2**60 else ():
                most = _heap(options, limit)
                if most * 100 > limit * HEAP_SHARE:
                    what = f"a heap of up to {quantity.memory(most)} in a limit of {quantity.memory(limit)}"
                    fix = f"keep the heap below {HEAP_SHARE} % of the limit"
                    yield Finding.of(workload.manifest, f"{path}.{at}", what, fix)


def _java_options(scope: Scope, workload: Workload, container: Manifest) -> Iterator[tuple[str, str]]:
    for path, name, value in variables(scope, workload, container):
        if name.endswith("_OPTS") or name in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"):
            yield path, value
    for field in ("command", "args"):
        yield field, " ".join(container.get(field, []))


def _heap(options: str, limit: Decimal) -> Decimal:
    """The largest heap in bytes, or zero; of two equal options Java takes the last."""
    for number, unit in reversed(re.findall(r"-Xmx([0-9]{1,12})([kKmMgGtT]?)", options)):
        return Decimal(number) * Decimal(1024) ** " kmgt".index(unit.lower() or " ")
    share = re.findall(r"-XX:MaxRAMPercentage=([0-9]{1,3})", options)
    return limit * int(share[-1]) / 100 if share else Decimal(0)
