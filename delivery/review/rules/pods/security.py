"""Pod Security Standards."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from contract.well_known import BASELINE_CAPABILITIES, RESTRICTED_CAPABILITIES
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.pods.containers import FILES
from delivery.review.rules.rule import Findings, rule

STANDARDS = f"{CONCEPTS}security/pod-security-standards/"
ADMISSION = f"{CONCEPTS}security/pod-security-admission/"
ENFORCE = "pod-security.kubernetes.io/enforce"

REFUSED = {"privileged": (), "baseline": ("baseline",), "restricted": ("baseline", "restricted")}
"""The violations that a Namespace rejects, by the level that it enforces."""

VOLUMES = FILES | {"csi", "emptyDir", "ephemeral", "persistentVolumeClaim"}

CONTROLS: tuple[tuple[str, str, Callable[[Any], bool], str, bool], ...] = (
    ("baseline", "privileged", lambda value: not value, "leave it out", False),
    ("baseline", "procMount", lambda value: value in ({}, "Default"), "leave it out", False),
    (
        "baseline",
        "capabilities",
        lambda value: _added(value) <= BASELINE_CAPABILITIES,
        "add fewer",
        False,
    ),
    ("baseline", "windowsOptions", lambda value: not value.get("hostProcess"), "leave it out", True),
    ("baseline", "appArmorProfile", lambda value: value.get("type") != "Unconfined", "leave it out", True),
    ("baseline", "seccompProfile", lambda value: value.get("type") != "Unconfined", "RuntimeDefault", True),
    ("restricted", "seccompProfile", lambda value: "type" in value, "write type: RuntimeDefault", True),
    ("restricted", "allowPrivilegeEscalation", lambda value: value is False, "set it to false", False),
    ("restricted", "capabilities", lambda value: "ALL" in value.get("drop", []), "drop ALL", False),
    (
        "restricted",
        "capabilities",
        lambda value: _added(value) <= RESTRICTED_CAPABILITIES,
        "add no other",
        False,
    ),
    ("restricted", "runAsNonRoot", lambda value: value is True, "set it to true", True),
    ("restricted", "runAsUser", lambda value: value != 0, "name a user other than 0", True),
)
"""The level, the field, the condition, the correction, and whether a Pod can set the field for all containers."""


@rule("pods/security", "Permissions that a Pod does not need help an attacker who breaks into it", page=STANDARDS)
def security(scope: Scope) -> Findings:
    """Pods meet the level "restricted" also where their Namespace does not enforce it."""
    return (finding for refused, finding in _violations(scope) if not refused)


@rule("pods/admission", "A Namespace rejects Pods below the level that it enforces", page=ADMISSION)
def admission(scope: Scope) -> Findings:
    """Pods meet the level that their Namespace enforces."""
    for refused, finding in _violations(scope):
        if refused:
            yield replace(finding, what=f"{finding.what}; its Namespace enforces {refused}")


@rule("pods/enforce", "A Namespace without a Pod Security level admits every Pod", page=ADMISSION, severity="warning")
def enforce(scope: Scope) -> Findings:
    """Namespaces enforce the level "baseline" or "restricted"."""
    for namespace in scope.of_kind("Namespace"):
        level = namespace["metadata"].get("labels", {}).get(ENFORCE)
        if level not in ("baseline", "restricted"):
            what = f"enforces {level}" if level else "enforces no level of Pod Security"
            yield Finding.of(namespace, f"metadata.labels.{ENFORCE}", what, "write baseline or restricted")


def _enforced(scope: Scope, workload: Workload) -> str:
    namespace = scope.get("Namespace", "", scope.namespace_of(workload.manifest))
    return str(namespace["metadata"].get("labels", {}).get(ENFORCE, "")) if namespace else ""


def _violations(scope: Scope) -> Iterator[tuple[str, Finding]]:
    """All that Pod Security Standards forbid, each with the level of the Namespace if that rejects it."""
    for workload in scope.workloads:
        enforced = _enforced(scope, workload)
        found: dict[str, tuple[str, Finding]] = {}
        for level, finding in (*_host_access(workload), *_contexts(workload)):
            found.setdefault(finding.path, (enforced if level in REFUSED.get(enforced, ()) else "", finding))
        yield from found.values()


def _host_access(workload: Workload) -> Iterator[tuple[str, Finding]]:
    at = f"{workload.at}.spec"
    for field in ("hostNetwork", "hostPID", "hostIPC"):
        if workload.pod.get(field):
            yield "baseline", Finding.of(workload.manifest, f"{at}.{field}", "shares it with its node", "leave it out")
    for volume in workload.pod.get("volumes", []):
        for kind in sorted(volume.keys() - VOLUMES - {"name"}):
            level = "baseline" if kind == "hostPath" else "restricted"
            fix = "use a claim, an emptyDir or a ConfigMap"
            path = f"{at}.volumes[{volume['name']}].{kind}"
            yield level, Finding.of(workload.manifest, path, f"mounts a {kind}", fix)
    for path, container in workload.containers():
        for port in container.get("ports", []):
            if port.get("hostPort"):
                what = f"takes port {port['hostPort']} of its node"
                yield (
                    "baseline",
                    Finding.of(workload.manifest, f"{path}.ports", what, "leave hostPort out, and use a Service"),
                )


def _contexts(workload: Workload) -> Iterator[tuple[str, Finding]]:
    shared = workload.pod.get("securityContext", {})
    for level, field, holds, fix, of_pod in CONTROLS:
        for path, container in workload.containers():
            own = container.get("securityContext", {})
            value = own.get(field, shared.get(field, {}) if of_pod else {})
            if not holds(value):
                at = f"{workload.at}.spec" if of_pod and field not in own else path
                what = f"{field} is {'missing' if value == {} else json.dumps(value)}"
                yield level, Finding.of(workload.manifest, f"{at}.securityContext.{field}", what, fix)


def _added(capabilities: Manifest) -> set[str]:
    return set(capabilities.get("add", []))
