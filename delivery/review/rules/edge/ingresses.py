"""Ingresses, the load balancers of AWS that they become, and the Services behind them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from delivery.manifests.objects import annotations_of, name_of
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope

AWS = "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/"
INGRESS = f"{AWS}guide/ingress/annotations/"
ALB = "alb.ingress.kubernetes.io/"

Asked = tuple[str, str, str]
"""What requests ask for: a host, a path, and the type of the path."""


def class_of(ingress: Manifest) -> str:
    """The IngressClass of an Ingress, in the field or in the older annotation."""
    old = annotations_of(ingress).get("kubernetes.io/ingress.class", "")
    return str(ingress.get("spec", {}).get("ingressClassName", old))


def albs(scope: Scope) -> Iterator[Manifest]:
    """The Ingresses that become load balancers of AWS."""
    classes = scope.of_kind("IngressClass")
    named = {name_of(item) for item in classes if item.get("spec", {}).get("controller") == "ingress.k8s.aws/alb"}
    named.add("alb")
    return (ingress for ingress in scope.of_kind("Ingress") if class_of(ingress) in named)


def groups(scope: Scope) -> Iterator[tuple[Manifest, Mapping[str, str]]]:
    """Each load balancer once: its first Ingress, and the annotations of all that share it."""
    shared: dict[str, dict[str, str]] = defaultdict(dict)
    first: dict[str, Manifest] = {}
    for ingress in albs(scope):
        alone = f"{scope.namespace_of(ingress)}/{name_of(ingress)}"
        group = annotations_of(ingress).get(f"{ALB}group.name") or alone
        shared[group].update(annotations_of(ingress))
        first.setdefault(group, ingress)
    return ((ingress, shared[group]) for group, ingress in first.items())


def routes(ingress: Manifest) -> Iterator[tuple[str, Asked, str]]:
    """The path of each route in the manifest, what it serves, and the name of the Service behind it."""
    spec = ingress.get("spec", {})
    if "service" in spec.get("defaultBackend", {}):
        yield "spec.defaultBackend", ("", "", ""), spec["defaultBackend"]["service"]["name"]
    for index, part in enumerate(spec.get("rules", [])):
        for at, path in enumerate(part.get("http", {}).get("paths", [])):
            name = path["backend"].get("service", {}).get("name", "")
            asked = part.get("host", ""), path.get("path", ""), path["pathType"]
            yield f"spec.rules[{index}].http.paths[{at}]", asked, name


def services_behind(scope: Scope, ingress: Manifest) -> Mapping[str, Manifest]:
    """The Services behind an Ingress that are rendered."""
    space = scope.namespace_of(ingress)
    found = {name: scope.get("Service", space, name) for _, _, name in routes(ingress)}
    return {name: service for name, service in found.items() if service is not None}


def setting(ingress: Manifest, service: Manifest, name: str) -> str:
    """A setting of the load balancer; an annotation of the Service overrides that of the Ingress."""
    return str(annotations_of(service).get(ALB + name) or annotations_of(ingress).get(ALB + name, ""))
