"""Pods that stop while they still answer requests."""

import re

from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.edge.ingresses import INGRESS, albs, services_behind, setting
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.rule import Findings, rule

TERMINATION = f"{CONCEPTS}workloads/pods/pod-lifecycle/#pod-termination"


@rule("edge/drain", "A Pod that stops before the load balancer deregisters it drops requests", page=INGRESS)
def drain(scope: Scope) -> Findings:
    """Pods behind the load balancer of an Ingress sleep until it has deregistered them."""
    found: dict[int, tuple[Workload, int]] = {}
    for ingress in albs(scope):
        for service in services_behind(scope, ingress).values():
            said = setting(ingress, service, "target-group-attributes")
            match = re.search(r"deregistration_delay\.timeout_seconds *= *([0-9]{1,6})", said)
            delay = int(match[1]) if match else 300
            found.update({id(workload.manifest): (workload, delay) for workload in scope.behind(service)})
    for workload, delay in found.values():
        pause = _pause(workload)
        if pause < delay:
            what = (
                f"stops {f'after {pause} seconds' if pause else 'at once'}, and is deregistered after {delay} seconds"
            )
            fix = "let a preStop hook sleep for longer, or lower deregistration_delay.timeout_seconds of the Ingress"
            yield Finding.of(workload.manifest, f"{workload.at}.spec.containers", what, fix)


@rule(
    "pods/grace", "Kubernetes kills a Pod at the end of its grace period, with its requests in flight", page=TERMINATION
)
def grace(scope: Scope) -> Findings:
    """The grace period of a Pod is longer than its sleep before the stop."""
    for workload in scope.workloads:
        given = workload.pod.get("terminationGracePeriodSeconds", 30)
        pause = _pause(workload)
        if pause and pause >= given:
            what = f"{given} seconds, of which the preStop hook sleeps {pause}"
            yield Finding.of(
                workload.manifest, f"{workload.at}.spec.terminationGracePeriodSeconds", what, "give it more"
            )


def _pause(workload: Workload) -> int:
    """How many seconds the containers of a Pod sleep before they stop."""
    pauses = [0]
    for _, container in workload.containers():
        hook = container.get("lifecycle", {}).get("preStop", {})
        written = re.search(r"\bsleep +([0-9]{1,6})(m?)s?\b", " ".join(hook.get("exec", {}).get("command", [])))
        seconds = int(written[1]) * (60 if written[2] else 1) if written else 0
        pauses.append(int(hook.get("sleep", {}).get("seconds", seconds)))
    return max(pauses)
