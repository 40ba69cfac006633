"""What a Pod may do, what it may use, and how it starts and stops."""

from typing import Any

import pytest

from delivery.manifests.scope import Scope
from delivery.review.engine import review
from delivery.review.rules.catalogue import RULES
from tests.mistakes import Environments, Mistake, Spoil, add, both, caught_by, drop, put, valid

CURRENCY = "Deployment/service-currency"
KAFKA = "Deployment/kafka"
JOB = "CronJob/service-dataingestor-cronjob"
NAMESPACE = "Namespace/trip-service-prod"
POD = "spec.template.spec"
FIRST = f"{POD}.containers[0]"
ENFORCE = "pod-security.kubernetes.io/enforce"
SERVICE = {
    "apiVersion": "v1",
    "kind": "Service",
    "metadata": {"name": "kafka", "namespace": "trip-service-prod"},
    "spec": {"selector": {"app": "kafka"}, "ports": [{"port": 9092}]},
}
ROLE_BINDING = {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "RoleBinding",
    "metadata": {"name": "reader", "namespace": "trip-service-prod"},
    "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"},
    "subjects": [{"kind": "ServiceAccount", "name": "service-currency", "namespace": "trip-service-prod"}],
}
DEFAULT_LIMIT = {
    "apiVersion": "v1",
    "kind": "LimitRange",
    "metadata": {"name": "defaults", "namespace": "trip-service-prod"},
    "spec": {"limits": [{"type": "Container", "default": {"memory": "256Mi"}}]},
}
GRPC = {"grpc": {"port": 8000}}
LINKED = both(add(SERVICE), put(KAFKA, f"{POD}.enableServiceLinks", True))
NO_LIMIT = drop(CURRENCY, f"{FIRST}.resources.limits.memory")
TOKEN = put(CURRENCY, f"{POD}.automountServiceAccountToken", True)
TOKEN_OF_ACCOUNT = both(
    drop(CURRENCY, f"{POD}.automountServiceAccountToken"),
    drop("ServiceAccount/service-currency", "automountServiceAccountToken"),
)


def enforce(level: str | None) -> Spoil:
    """The Namespace enforces another level, or none."""

    def spoil(environments: Environments) -> None:
        labels = next(item for item in environments["eks"] if item["kind"] == "Namespace")["metadata"]["labels"]
        labels.pop(ENFORCE)
        labels.update({ENFORCE: level} if level else {})

    return spoil


def heap(options: str) -> Spoil:
    """What a container with 512Mi passes to Java."""
    return put(KAFKA, f"{FIRST}.env[7].value", options)


def image(name: str) -> Spoil:
    """A container runs another image."""
    return put(KAFKA, f"{FIRST}.image", name)


def secure(field: str, value: Any) -> Spoil:
    """A container has another security context."""
    return put(CURRENCY, f"{FIRST}.securityContext.{field}", value)


MISTAKES = [
    Mistake("root", "pods/security", put(CURRENCY, f"{POD}.securityContext.runAsUser", 0)),
    Mistake("perhaps root", "pods/security", drop(CURRENCY, f"{POD}.securityContext.runAsNonRoot")),
    Mistake("escalation", "pods/security", drop(CURRENCY, f"{FIRST}.securityContext.allowPrivilegeEscalation")),
    Mistake("capabilities kept", "pods/security", drop(CURRENCY, f"{FIRST}.securityContext.capabilities")),
    Mistake("one capability added", "pods/security", secure("capabilities", {"add": ["CHOWN"], "drop": ["ALL"]})),
    Mistake("no seccomp profile", "pods/security", drop(CURRENCY, f"{POD}.securityContext.seccompProfile")),
    Mistake(
        "a volume of a kind that is not allowed",
        "pods/security",
        put(CURRENCY, f"{POD}.volumes[0]", {"name": "tmp", "nfs": {"server": "files", "path": "/"}}),
    ),
    Mistake("privileged", "pods/admission", secure("privileged", True)),
    Mistake("the processes of the node", "pods/admission", put(CURRENCY, f"{POD}.hostPID", True)),
    Mistake(
        "a folder of the node",
        "pods/admission",
        put(CURRENCY, f"{POD}.volumes[0]", {"name": "tmp", "hostPath": {"path": "/tmp"}}),
    ),
    Mistake("a mighty capability", "pods/admission", secure("capabilities", {"add": ["SYS_ADMIN"], "drop": ["ALL"]})),
    Mistake("unconfined", "pods/admission", put(CURRENCY, f"{POD}.securityContext.seccompProfile.type", "Unconfined")),
    Mistake("no level enforced", "pods/enforce", enforce(None)),
    Mistake("a level that does not exist", "pods/enforce", enforce("restrictive")),
    Mistake("a probe of another port", "pods/probe-port", put(CURRENCY, f"{FIRST}.livenessProbe.httpGet.port", 8080)),
    Mistake("a probe of another name", "pods/probe-port", put(KAFKA, f"{FIRST}.readinessProbe.tcpSocket.port", "kafk")),
    Mistake("no readiness probe", "pods/probe-missing", drop(KAFKA, f"{FIRST}.readinessProbe")),
    Mistake("no liveness probe", "pods/liveness-missing", drop(KAFKA, f"{FIRST}.livenessProbe")),
    Mistake("gRPC on a port called http", "pods/grpc-port", put(CURRENCY, f"{FIRST}.livenessProbe", GRPC)),
    Mistake("no memory limit", "pods/limits", NO_LIMIT),
    Mistake("a request above the limit", "pods/limits", put(CURRENCY, f"{FIRST}.resources.requests.memory", "1Gi")),
    Mistake("a heap as large as the limit", "pods/heap", heap("-Xms256M -Xmx512M")),
    Mistake("a heap without a unit", "pods/heap", heap("-Xmx536870912")),
    Mistake("a heap by share", "pods/heap", heap("-XX:MaxRAMPercentage=90.0")),
    Mistake(
        "a heap on the command line", "pods/heap", put(KAFKA, f"{FIRST}.args", ["java", "-Xmx1g", "-jar", "a.jar"])
    ),
    Mistake("links beside variables of the same prefix", "pods/service-links", LINKED),
    Mistake("nothing to write to", "pods/read-only", put(CURRENCY, f"{FIRST}.volumeMounts[0].readOnly", True)),
    Mistake("a token that nobody needs", "pods/token", TOKEN),
    Mistake("a token by way of the account", "pods/token", TOKEN_OF_ACCOUNT),
    Mistake("no end of a run", "pods/deadline", drop(JOB, "spec.jobTemplate.spec.activeDeadlineSeconds")),
    Mistake("no last start of a run", "pods/deadline", drop(JOB, "spec.startingDeadlineSeconds")),
    Mistake("runs that never start", "pods/deadline", put(JOB, "spec.startingDeadlineSeconds", 5)),
    Mistake("no trace of failures", "pods/history", put(JOB, "spec.failedJobsHistoryLimit", 0)),
    Mistake("a hundred finished Jobs", "pods/history", put(JOB, "spec.successfulJobsHistoryLimit", 100)),
    Mistake("runs side by side", "pods/concurrency", put(JOB, "spec.concurrencyPolicy", "Allow")),
    Mistake("runs side by side by default", "pods/concurrency", drop(JOB, "spec.concurrencyPolicy")),
    Mistake("no tag", "pods/floating-tag", image("confluentinc/cp-kafka")),
    Mistake("latest", "pods/floating-tag", image("registry:5000/cp-kafka:latest")),
    Mistake(
        "a tag that moves",
        "pods/floating-tag",
        both(image("confluentinc/cp-kafka:prod-latest"), put(KAFKA, f"{FIRST}.imagePullPolicy", "Always")),
    ),
    Mistake(
        "an image that is never pulled again",
        "pods/stale-image",
        both(image("confluentinc/cp-kafka@sha256:" + "0" * 64), put(CURRENCY, f"{FIRST}.imagePullPolicy", "Never")),
    ),
]
FINE = {
    "a level above that of the Pods that are there": put(NAMESPACE, "metadata.labels.team", "rates"),
    "a probe by name": put(CURRENCY, f"{FIRST}.livenessProbe.httpGet.port", "http"),
    "half of the memory for the heap": heap("-XX:MaxRAMPercentage=50"),
    "the last of two heaps": heap("-Xmx512M -Xmx256M"),
    "links that collide with nothing": put(KAFKA, f"{POD}.enableServiceLinks", True),
    "links turned off": add(SERVICE | {"metadata": {"name": "redis-old", "namespace": "trip-service-prod"}}),
    "a token for a role": both(TOKEN, add(ROLE_BINDING)),
    "the default history": drop(JOB, "spec.failedJobsHistoryLimit"),
    "a digest": image(f"confluentinc/cp-kafka@sha256:{'0' * 64}"),
    "a version": image("registry:5000/cp-kafka:7.4.1"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake.what))
def test_each_mistake_is_caught_by_its_rule_alone(mistake: Mistake) -> None:
    assert caught_by(mistake) == {mistake.rule}


def deployment(**container: Any) -> dict[str, Any]:
    """A Deployment of one bare container."""
    template = {"metadata": {"labels": {"app": "kafka"}}, "spec": {"containers": [{"name": "kafka", **container}]}}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "kafka", "namespace": "trip-service-prod"},
        "spec": {"selector": {"matchLabels": {"app": "kafka"}}, "template": template},
    }


@pytest.mark.parametrize(
    ("documents", "wanted"),
    [
        ([deployment()], False),
        ([deployment(ports=[{"containerPort": 9092}])], True),
        ([deployment(), SERVICE], True),
    ],
    ids=["a worker", "a port", "a Service in front of a port that is not declared"],
)
def test_probes_are_for_what_clients_connect_to(documents: list[Any], wanted: bool) -> None:
    found = {finding.rule for finding in review({"eks": documents})}
    assert ({"pods/probe-missing", "pods/liveness-missing"} <= found) == wanted


@pytest.mark.parametrize("spoil", FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_not_reported(spoil: Spoil) -> None:
    assert not caught_by(Mistake("nothing", "pods/none", spoil))


def test_a_pod_is_refused_for_what_is_restricted_where_the_namespace_is() -> None:
    spoil = both(enforce("restricted"), drop(CURRENCY, f"{POD}.securityContext.runAsNonRoot"))
    assert caught_by(Mistake("perhaps root", "pods/admission", spoil)) == {"pods/admission"}


def test_a_memory_limit_by_default_is_a_limit() -> None:
    environments = valid()
    both(NO_LIMIT, add(DEFAULT_LIMIT))(environments)
    scope = Scope("eks", environments["eks"], environments["eks"])
    assert not list(RULES["pods/limits"].check(scope))
