"""Hosts and paths of Ingresses."""

from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.edge.ingresses import class_of, routes
from delivery.review.rules.pages import INGRESSES
from delivery.review.rules.rule import Findings, rule


@rule("edge/same-route", "Of two equal routes only one is used", page=INGRESSES)
def same_routes(scope: Scope) -> Findings:
    """No two routes of one class have the same host and path."""
    first: dict[tuple[str, ...], Manifest] = {}
    for ingress in scope.of_kind("Ingress"):
        varied = any("canary" in str(key) or "/conditions." in str(key) for key in annotations_of(ingress))
        for at, (host, path, kind), _ in () if varied else routes(ingress):
            key = (class_of(ingress), host, path, kind)
            if key in first:
                what = f"{host}{path or '/'} is routed by {object_ref(first[key])} already"
                yield Finding.of(ingress, at, what, "keep one of the two routes")
            first.setdefault(key, ingress)
