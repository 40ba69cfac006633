"""Mistakes in what runs in a Pod, and how."""

from tests.mistakes.spoiling import CURRENCY, FIRST, JOB, MYSQL, Mistake, again, both, drop, put

MISTAKES = [
    Mistake(
        "a Pod that may run as root", "pods/security", drop(CURRENCY, "spec.template.spec.securityContext.runAsNonRoot")
    ),
    Mistake(
        "a container that keeps its capabilities",
        "pods/security",
        drop(CURRENCY, f"{FIRST}.securityContext.capabilities"),
    ),
    Mistake(
        "a Pod without a seccomp profile",
        "pods/security",
        drop(MYSQL, "spec.template.spec.securityContext.seccompProfile"),
    ),
    Mistake("a privileged container", "pods/admission", put(CURRENCY, f"{FIRST}.securityContext.privileged", True)),
    Mistake(
        "a folder of the node mounted",
        "pods/admission",
        put(CURRENCY, "spec.template.spec.volumes[0]", {"name": "tmp", "hostPath": {"path": "/tmp"}}),
    ),
    Mistake(
        "a Namespace that enforces nothing",
        "pods/enforce",
        drop("Namespace/trip-service-prod", ("metadata", "labels", "pod-security.kubernetes.io/enforce")),
    ),
    Mistake(
        "a probe of a port nobody listens on",
        "pods/probe-port",
        put(CURRENCY, f"{FIRST}.livenessProbe.httpGet.port", 8080),
    ),
    Mistake("a service without readiness probe", "pods/probe-missing", drop(CURRENCY, f"{FIRST}.readinessProbe")),
    Mistake("a service that is never restarted", "pods/liveness-missing", drop(CURRENCY, f"{FIRST}.livenessProbe")),
    Mistake(
        "gRPC on a port called http",
        "pods/grpc-port",
        put(CURRENCY, f"{FIRST}.livenessProbe", {"grpc": {"port": 8000}}),
    ),
    Mistake("a container without memory limit", "pods/limits", drop(CURRENCY, f"{FIRST}.resources.limits.memory")),
    Mistake("a request above its limit", "pods/limits", put(CURRENCY, f"{FIRST}.resources.requests.memory", "1Gi")),
    Mistake(
        "a heap larger than the container",
        "pods/heap",
        put("Deployment/kafka", f"{FIRST}.env[7].value", "-Xms1G -Xmx1G"),
    ),
    Mistake(
        "a broker that reads injected variables",
        "pods/service-links",
        both(
            put("Deployment/kafka", "spec.template.spec.enableServiceLinks", True),
            again("Service/service-kafka", name="kafka"),
        ),
    ),
    Mistake(
        "a read-only root without room to write",
        "pods/read-only",
        both(drop(CURRENCY, f"{FIRST}.volumeMounts"), drop(CURRENCY, "spec.template.spec.volumes")),
    ),
    Mistake("a job that may hang for ever", "pods/deadline", drop(JOB, "spec.jobTemplate.spec.activeDeadlineSeconds")),
    Mistake("a job that keeps no failed runs", "pods/history", put(JOB, "spec.failedJobsHistoryLimit", 0)),
    Mistake("a job that overlaps itself", "pods/concurrency", put(JOB, "spec.concurrencyPolicy", "Allow")),
    Mistake("a database at latest", "pods/floating-tag", put(MYSQL, f"{FIRST}.image", "mysql:latest")),
    Mistake(
        "a tag that moves, which nodes keep",
        "pods/stale-image",
        put(CURRENCY, f"{FIRST}.imagePullPolicy", "IfNotPresent"),
    ),
    Mistake("an image without a tag", "pods/floating-tag", put("Deployment/redis", f"{FIRST}.image", "redis")),
    Mistake(
        "a password on the command line",
        "pods/secret-in-arguments",
        put("Deployment/redis", f"{FIRST}.args", ["--requirepass", "correct-horse"]),
    ),
    Mistake(
        "a token mounted for nothing",
        "pods/token",
        both(
            drop(CURRENCY, "spec.template.spec.automountServiceAccountToken"),
            drop("ServiceAccount/service-currency", "automountServiceAccountToken"),
        ),
    ),
    Mistake(
        "a grace period shorter than the sleep before it",
        "pods/grace",
        put(CURRENCY, "spec.template.spec.terminationGracePeriodSeconds", 30),
    ),
]
