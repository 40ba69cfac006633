"""Settings of the AWS Load Balancer Controller that the Ingresses of its cluster need."""

from collections.abc import Iterator

from delivery.manifests.lookup import read
from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.applications.sources import NOTHING, chart_of, environments_of, sources_of
from delivery.review.rules.rule import Findings, rule

BALANCERS = "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/"
CONTROLLER = "aws-load-balancer-controller"

PROTECTION = {
    "enableWafv2": "alb.ingress.kubernetes.io/wafv2-acl-arn",
    "enableShield": "alb.ingress.kubernetes.io/shield-advanced-protection",
}
"""Values of the controller's chart, which are true by default, and the annotations that they switch."""


@rule(
    "applications/protection", "The controller ignores annotations of a feature that its chart disables", page=BALANCERS
)
def protection(scope: Scope) -> Findings:
    """The controller of a cluster enables WAF and Shield where an Ingress of that cluster uses them."""
    for application in scope.of_kind("Application"):
        for at, source in sources_of(application):
            values = read(source, "helm.valuesObject", NOTHING) if chart_of(source) == CONTROLLER else NOTHING
            for name, annotation in PROTECTION.items() if values else ():
                wanting = _protected(scope, application, annotation) if values.get(name) is False else ()
                for environment, ingress in wanting:
                    what = f"{name} is false, and {object_ref(ingress)} of {environment.name} has {annotation}"
                    path = f"{at}.helm.valuesObject.{name}"
                    yield Finding.of(application, path, what, "write true, and allow it in the role")


def _protected(scope: Scope, controller: Manifest, annotation: str) -> Iterator[tuple[Scope, Manifest]]:
    """The Ingresses with an annotation, in the cluster where an Application installs a controller."""
    cluster = read(controller, "spec.destination.server", "")
    for application in scope.of_kind("Application"):
        for environment in environments_of(scope, application):
            if cluster and read(application, "spec.destination.server", "") == cluster:
                for ingress in environment.of_kind("Ingress"):
                    if annotations_of(ingress).get(annotation, "false") != "false":
                        yield environment, ingress
