"""Mistakes where requests come in."""

from tests.mistakes.spoiling import ALB, ANNOTATIONS, CURRENCY, FIRST, INGRESS, Mistake, again, both, drop, put

MISTAKES = [
    Mistake(
        "a load balancer that goes through nodes",
        "edge/target-type",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}target-type"), "instance"),
    ),
    Mistake(
        "a load balancer that asks APIs for /",
        "edge/health-path",
        drop(INGRESS, (*ANNOTATIONS, f"{ALB}healthcheck-path")),
    ),
    Mistake(
        "a health check that no probe knows",
        "edge/health-probe",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}healthcheck-path"), "/healthz"),
    ),
    Mistake(
        "a load balancer that lets go too late",
        "edge/drain",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}target-group-attributes"), "deregistration_delay.timeout_seconds=120"),
    ),
    Mistake("a Pod that stops before its load balancer knows", "edge/drain", drop(CURRENCY, f"{FIRST}.lifecycle")),
    Mistake(
        "a Namespace without readiness gates",
        "edge/readiness-gate",
        drop("Namespace/trip-service-prod", ("metadata", "labels", "elbv2.k8s.aws/pod-readiness-gate-inject")),
    ),
    Mistake(
        "a public load balancer without certificate", "edge/tls", drop(INGRESS, (*ANNOTATIONS, f"{ALB}certificate-arn"))
    ),
    Mistake(
        "a public load balancer that does not redirect", "edge/tls", drop(INGRESS, (*ANNOTATIONS, f"{ALB}ssl-redirect"))
    ),
    Mistake(
        "listeners that are not JSON",
        "edge/listen-ports",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}listen-ports"), "HTTP: 80"),
    ),
    Mistake(
        "an annotation misspelt", "edge/unknown-annotation", put(INGRESS, (*ANNOTATIONS, f"{ALB}group-name"), "trip")
    ),
    Mistake("two Ingresses for one path", "edge/same-route", again(INGRESS, name="second-ingress")),
    Mistake(
        "a load balancer beside the Ingress",
        "edge/two-entrypoints",
        put("Service/service-currency", "spec.type", "LoadBalancer"),
    ),
    Mistake(
        "a page in the clear",
        "edge/plain-entrypoint",
        both(
            put("Service/service-redis", "spec.type", "LoadBalancer"),
            put("Service/service-redis", "spec.ports[0].port", 80),
            put(
                "Service/service-redis",
                "metadata.annotations",
                {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"},
            ),
        ),
    ),
]
