"""What a Pod may do, what it may use, and how it starts and stops."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from contract import quantity
from contract.well_known import BASELINE_CAPABILITIES, RESTRICTED_CAPABILITIES
from delivery.manifests.objects import name_of
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

CONCEPTS = "https://kubernetes.io/docs/concepts/"
CONTEXTS = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"
IMAGES = f"{CONCEPTS}containers/images/"
STANDARDS = f"{CONCEPTS}security/pod-security-standards/"
ADMISSION = f"{CONCEPTS}security/pod-security-admission/"
PROBES = f"{CONCEPTS}configuration/liveness-readiness-startup-probes/"
RESOURCES = f"{CONCEPTS}configuration/manage-resources-containers/"
CRON_JOBS = f"{CONCEPTS}workloads/controllers/cron-jobs/"
LINKS = "https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables"

ENFORCE = "pod-security.kubernetes.io/enforce"
REFUSED = {"privileged": (), "baseline": ("baseline",), "restricted": ("baseline", "restricted")}
"""The violations that a Namespace refuses, by the level that it enforces."""

LASTING = {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"}
FILES = {"configMap", "downwardAPI", "projected", "secret"}
VOLUMES = FILES | {"csi", "emptyDir", "ephemeral", "persistentVolumeClaim"}
HEAP_SHARE = 80  # percent of the memory limit: threads, classes and buffers need the rest

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
"""The level that demands it, the field, what holds, how to mend it, and whether a Pod can set it for all."""


@rule("pods/security", "Rights that a Pod does not need are rights of whoever breaks in", page=STANDARDS)
def security(scope: Scope) -> Findings:
    """Pods meet the level restricted where their Namespace leaves it to them."""
    return (finding for refused, finding in _violations(scope) if not refused)


@rule("pods/admission", "A Namespace refuses Pods below its level, and they never appear", page=ADMISSION)
def admission(scope: Scope) -> Findings:
    """Pods meet the level that their Namespace enforces."""
    for refused, finding in _violations(scope):
        if refused:
            yield replace(finding, what=f"{finding.what}; its Namespace enforces {refused}")


@rule("pods/enforce", "Without a level a Namespace admits every Pod", page=ADMISSION, severity="warning")
def enforce(scope: Scope) -> Findings:
    """Namespaces enforce a level of Pod Security, and one that exists."""
    for namespace in scope.of_kind("Namespace"):
        level = namespace["metadata"].get("labels", {}).get(ENFORCE)
        if level not in ("baseline", "restricted"):
            what = f"enforces {level}" if level else "enforces no level of Pod Security"
            yield Finding.of(namespace, f"metadata.labels.{ENFORCE}", what, "write baseline or restricted")


@rule("pods/probe-port", "A probe of a port where nobody listens kills healthy Pods", page=PROBES)
def probe_ports(scope: Scope) -> Findings:
    """Probes and hooks name a port of their container, or the number of a port of the Pod."""
    for workload in scope.workloads:
        numbers = {port["containerPort"] for port in workload.ports()}
        for path, container in workload.containers():
            names = {port.get("name") for port in container.get("ports", [])}
            for at, handler in _handlers(container):
                for kind in ("httpGet", "tcpSocket", "grpc"):
                    port = handler.get(kind, {}).get("port")
                    if port is not None and port not in (names if isinstance(port, str) else numbers):
                        what = f"{port!r} is no port that the container declares"
                        yield Finding.of(workload.manifest, f"{path}.{at}.{kind}.port", what, "correct one of the two")


@rule("pods/probe-missing", "Without probes a Pod gets requests too soon, and hangs unseen", page=PROBES)
def missing_probes(scope: Scope) -> Findings:
    """Containers that run for long have a readiness and a liveness probe."""
    for workload in scope.workloads:
        for container in workload.pod.get("containers", []) if workload.kind in LASTING else ():
            missing = [probe for probe in ("readinessProbe", "livenessProbe") if probe not in container]
            if missing:
                path = f"{workload.at}.spec.containers[{container['name']}]"
                yield Finding.of(workload.manifest, path, f"no {' and no '.join(missing)}", "add what is missing")


@rule("pods/limits", "Without a memory limit one container can take a whole node down", page=RESOURCES)
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


@rule("pods/heap", "A Java heap near the memory limit ends in an out-of-memory kill", page=RESOURCES)
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


@rule("pods/service-links", "Kubernetes injects a variable for each Service, which programs take as theirs", page=LINKS)
def service_links(scope: Scope) -> Findings:
    """Where a Service would inject variables with the prefix of a container's own, the Pod turns that off."""
    services: dict[str, dict[str, str]] = defaultdict(dict)
    for service in scope.of_kind("Service"):
        if service.get("spec", {}).get("clusterIP") != "None":
            name = name_of(service)
            services[scope.namespace_of(service)][name.upper().replace("-", "_")] = name
    for workload in scope.workloads:
        injected = services[scope.namespace_of(workload.manifest)]
        linked = workload.pod.get("enableServiceLinks", True)
        found = {}
        for _, container in workload.containers() if linked else ():
            for _, name, _ in _variables(scope, workload, container):
                found.update({prefix: name for prefix in _prefixes(name) if prefix in injected})
        for prefix, name in sorted(found.items()):
            what = f"Service {injected[prefix]} injects {prefix}_PORT and more, beside {name}"
            yield Finding.of(workload.manifest, f"{workload.at}.spec.enableServiceLinks", what, "set it to false")


@rule("pods/read-only", "Few programs write nothing at all", page=CONTEXTS, severity="warning")
def read_only(scope: Scope) -> Findings:
    """A container with a read-only root has some place to write to."""
    for workload in scope.workloads:
        files = {volume["name"] for volume in workload.pod.get("volumes", []) if FILES & volume.keys()}
        for path, container in workload.containers():
            mounts = container.get("volumeMounts", [])
            writable = [mount for mount in mounts if not mount.get("readOnly") and mount["name"] not in files]
            if container.get("securityContext", {}).get("readOnlyRootFilesystem") and not writable:
                what = "the root is read-only, and nothing that is mounted can be written"
                yield Finding.of(workload.manifest, f"{path}.volumeMounts", what, "mount an emptyDir on /tmp")


@rule("pods/deadline", "A run that hangs blocks all that follow", page=CRON_JOBS)
def deadlines(scope: Scope) -> Findings:
    """Runs of a CronJob end at some time, and start late rather than never."""
    for manifest in scope.of_kind("CronJob"):
        spec = manifest.get("spec", {})
        job = spec.get("jobTemplate", {}).get("spec", {})
        if not {"activeDeadlineSeconds"} & {*job, *job.get("template", {}).get("spec", {})}:
            path = "spec.jobTemplate.spec.activeDeadlineSeconds"
            yield Finding.of(manifest, path, "a run may last for ever", "set a deadline in seconds")
        if spec and spec.get("startingDeadlineSeconds", 0) < 10:
            given = spec.get("startingDeadlineSeconds")
            what = "no limit, so a hundred missed runs stop it" if given is None else f"{given} seconds: may never run"
            yield Finding.of(manifest, "spec.startingDeadlineSeconds", what, "set it to 10 seconds or more")


@rule("pods/history", "Without failed Jobs nobody sees why; too many hide them", page=CRON_JOBS, severity="warning")
def history(scope: Scope) -> Findings:
    """A CronJob keeps some failed Jobs, and not many of either kind."""
    for manifest in scope.of_kind("CronJob"):
        spec = manifest.get("spec", {})
        for field, least in (("failedJobsHistoryLimit", 1), ("successfulJobsHistoryLimit", 0)):
            if not least <= spec.get(field, 1) <= 10:
                yield Finding.of(manifest, f"spec.{field}", f"keeps {spec[field]}", f"keep from {least} to 10")


@rule("pods/concurrency", "Runs that overlap pile up and do work twice", page=CRON_JOBS, severity="warning")
def concurrency(scope: Scope) -> Findings:
    """Runs of a CronJob do not overlap."""
    for manifest in scope.of_kind("CronJob"):
        if manifest.get("spec", {}).get("concurrencyPolicy", "Allow") == "Allow":
            yield Finding.of(manifest, "spec.concurrencyPolicy", "runs may overlap", "write Forbid or Replace")


@rule("pods/floating-tag", "A tag that moves starts other software than was tested", page=IMAGES)
def floating_tags(scope: Scope) -> Findings:
    """Images have a tag that does not move, or a digest."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            image = container.get("image", "")
            tag = image.rpartition("/")[2].partition(":")[2] or "latest"
            if image and "@" not in image and re.search(r"(^|[-_.])latest$", tag):
                yield Finding.of(workload.manifest, f"{path}.image", f"{image} moves", "name a version or a digest")


def _variables(scope: Scope, workload: Workload, container: Manifest) -> Iterator[tuple[str, str, str]]:
    """The variables of a container that are no secret, as they arrive: the path, the name and the value of each."""
    space = scope.namespace_of(workload.manifest)
    for index, source in enumerate(container.get("envFrom", [])):
        config = scope.get("ConfigMap", space, source.get("configMapRef", {}).get("name", "")) or {}
        for name, value in config.get("data", {}).items():
            yield f"envFrom[{index}]", f"{source.get('prefix', '')}{name}", value
    for variable in container.get("env", []):
        reference = variable.get("valueFrom", {}).get("configMapKeyRef", {})
        config = scope.get("ConfigMap", space, reference.get("name", "")) or {}
        value = config.get("data", {}).get(reference.get("key"), variable.get("value", ""))
        yield f"env[{variable['name']}]", variable["name"], value


def _handlers(container: Manifest) -> Iterator[tuple[str, Manifest]]:
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        yield probe, container.get(probe, {})
    for hook in ("preStop", "postStart"):
        yield f"lifecycle.{hook}", container.get("lifecycle", {}).get(hook, {})


def _java_options(scope: Scope, workload: Workload, container: Manifest) -> Iterator[tuple[str, str]]:
    for path, name, value in _variables(scope, workload, container):
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


def _prefixes(name: str) -> Iterator[str]:
    """A, A_B and A_B_C of the variable A_B_C_D."""
    parts = name.split("_")
    return ("_".join(parts[:count]) for count in range(1, len(parts)))


def _enforced(scope: Scope, workload: Workload) -> str:
    namespace = scope.get("Namespace", "", scope.namespace_of(workload.manifest))
    return str(namespace["metadata"].get("labels", {}).get(ENFORCE, "")) if namespace else ""


def _violations(scope: Scope) -> Iterator[tuple[str, Finding]]:
    """All that Pod Security forbids, each with the level of the Namespace if that refuses it."""
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


def _added(capabilities: Manifest) -> set[str]:
    return set(capabilities.get("add", []))


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
