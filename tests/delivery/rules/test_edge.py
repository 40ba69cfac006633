"""Where requests come in: Ingresses, and Services of type LoadBalancer."""

from collections.abc import Callable
from typing import Any

import pytest

from delivery.review.engine import review
from tests.mistakes import Environments, Mistake, Spoil, again, both, caught_by, copy_of, drop, put

ALB = "alb.ingress.kubernetes.io/"
NLB = "service.beta.kubernetes.io/aws-load-balancer-"
CURRENCY = "Deployment/service-currency"
POD = "spec.template.spec"
HOOK = f"{POD}.containers[0].lifecycle"
INGRESS = "Ingress/trip-service-ingress"
PATHS = "spec.rules[0].http.paths"
FRONTEND = {"service": {"name": "service-frontend", "port": {"number": 80}}}
REPEATED = {"path": "/api/v1/history", "pathType": "Prefix", "backend": FRONTEND}


def of(kind: str, change: Callable[[dict[str, Any]], object], *, labels: bool = False) -> Spoil:
    """Change the annotations of the one object of a kind that has such, or its labels."""

    def spoil(environments: Environments) -> None:
        field = "labels" if labels else "annotations"
        found = [item for item in environments["eks"] if item["kind"] == kind and field in item["metadata"]]
        change(found[0]["metadata"][field])

    return spoil


def alb(name: str, value: str | None) -> Spoil:
    """The Ingress has another annotation, or lacks one."""

    def change(annotations: dict[str, Any]) -> None:
        annotations.pop(ALB + name, None)
        annotations.update({ALB + name: value} if value else {})

    return of("Ingress", change)


def renamed(kind: str, old: str, new: str) -> Spoil:
    """An annotation is misspelt."""
    return of(kind, lambda annotations: annotations.update({new: annotations.pop(old)}))


LISTENERS = '[{"HTTPS": 443}]'
GATE = "elbv2.k8s.aws/pod-readiness-gate-inject"
DELAY = "deregistration_delay.timeout_seconds"
MISTAKES = [
    Mistake("no target type", "edge/target-type", alb("target-type", None)),
    Mistake("nodes as targets", "edge/target-type", alb("target-type", "instance")),
    Mistake("no health path", "edge/health-path", alb("healthcheck-path", None)),
    Mistake("a misspelt health path", "edge/health-probe", alb("healthcheck-path", "/heatlh")),
    Mistake("no pause before the stop", "edge/drain", drop(CURRENCY, HOOK)),
    Mistake("a pause that is too short", "edge/drain", put(CURRENCY, f"{HOOK}.preStop.exec.command[1]", "5")),
    Mistake("too long until a Pod is let go", "edge/drain", alb("target-group-attributes", f"{DELAY}=60")),
    Mistake("the default until a Pod is let go", "edge/drain", alb("target-group-attributes", None)),
    Mistake("no grace beyond the pause", "pods/grace", put(CURRENCY, f"{POD}.terminationGracePeriodSeconds", 35)),
    Mistake("the default grace", "pods/grace", drop(CURRENCY, f"{POD}.terminationGracePeriodSeconds")),
    Mistake("no readiness gate", "edge/readiness-gate", of("Namespace", lambda labels: labels.pop(GATE), labels=True)),
    Mistake("no certificate", "edge/tls", alb("certificate-arn", None)),
    Mistake("no redirect", "edge/tls", alb("ssl-redirect", None)),
    Mistake("no HTTPS", "edge/tls", both(alb("listen-ports", '[{"HTTP": 80}]'), alb("ssl-redirect", None))),
    Mistake(
        "listeners with a comma missing", "edge/listen-ports", alb("listen-ports", '[{"HTTP": 80} {"HTTPS": 443}]')
    ),
    Mistake("listeners without brackets", "edge/listen-ports", alb("listen-ports", '{"HTTPS": 443}')),
    Mistake("a redirect to another port", "edge/listen-ports", alb("ssl-redirect", "8443")),
    Mistake("a dash for a dot", "edge/unknown-annotation", alb("group-name", "shared")),
    Mistake(
        "a misspelt annotation",
        "edge/unknown-annotation",
        renamed("Ingress", f"{ALB}load-balancer-name", f"{ALB}loadbalancer-name"),
    ),
    Mistake(
        "a misspelt domain",
        "edge/unknown-annotation",
        renamed("Ingress", f"{ALB}load-balancer-name", "alb.ingress.k8s.io/load-balancer-name"),
    ),
    Mistake(
        "a misspelt annotation of a Service",
        "edge/unknown-annotation",
        renamed("Service", f"{NLB}type", "service.beta.kubernetes.io/aws-loadbalancer-type"),
    ),
    Mistake("one path twice", "edge/same-route", put(INGRESS, f"{PATHS}[5]", REPEATED)),
    Mistake("one path in two Ingresses", "edge/same-route", again(INGRESS, name="another")),
    Mistake(
        "a second entrypoint",
        "edge/two-entrypoints",
        put("Service/service-currency", "spec.type", "LoadBalancer"),
    ),
]
FINE = {
    "a health path of a Service": both(
        alb("healthcheck-path", None),
        *(
            put(f"Service/{name}", "metadata.annotations", {f"{ALB}healthcheck-path": "/health"})
            for name in ("service-currency", "service-history", "service-ranking")
        ),
    ),
    "a pause without a shell": put(
        CURRENCY, f"{HOOK}.preStop", {"exec": {"command": ["sh", "-c", "sleep 40; kill 1"]}}
    ),
    "a load balancer inside": both(
        alb("scheme", "internal"), alb("certificate-arn", None), alb("ssl-redirect", None), alb("listen-ports", None)
    ),
    "HTTPS alone": both(alb("listen-ports", LISTENERS), alb("ssl-redirect", None)),
    "an annotation with a name of its own": alb("actions.maintenance", "{}"),
    "a known annotation": alb("group.name", "shared"),
    "a canary": both(
        again(INGRESS, name="canary"),
        lambda environments: environments["eks"][-1]["metadata"]["annotations"].update(
            {"nginx.ingress.kubernetes.io/canary": "true"}
        ),
    ),
    "a Service of a NodePort": put("Service/service-kafka-ui", "spec.type", "NodePort"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake.what))
def test_each_mistake_is_caught_by_its_rule_alone(mistake: Mistake) -> None:
    assert caught_by(mistake) == {mistake.rule}


@pytest.mark.parametrize("spoil", FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_not_reported(spoil: Spoil) -> None:
    assert not caught_by(Mistake("nothing", "edge/none", spoil))


def test_the_right_annotation_is_suggested() -> None:
    found = review(_spoilt(alb("target-typ", "ip")))
    fixes = [finding.fix for finding in found if finding.rule == "edge/unknown-annotation"]
    assert fixes == [f"did you mean {ALB}target-type?"]


def test_an_entrypoint_from_the_internet_is_plain_until_it_has_a_certificate() -> None:
    certified = of(
        "Service", lambda annotations: annotations.update({f"{NLB}ssl-cert": "arn:aws:acm:eu:1:certificate/1"})
    )
    for spoil, expected in ((both(), 1), (certified, 0)):
        assert [finding.rule for finding in review(_spoilt(spoil))].count("edge/plain-entrypoint") == expected


def _spoilt(spoil: Spoil) -> Environments:
    environments = {"eks": copy_of("eks")}
    spoil(environments)
    return environments
