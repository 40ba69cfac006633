"""Variables that Kubernetes injects for every Service."""

from collections import defaultdict
from collections.abc import Iterator

from delivery.manifests.objects import name_of
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pods.variables import variables
from delivery.review.rules.rule import Findings, rule

LINKS = "https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables"


@rule("pods/service-links", "Variables that Kubernetes injects for a Service can collide with settings", page=LINKS)
def service_links(scope: Scope) -> Findings:
    """A Pod disables service links where their variables share a prefix with its own."""
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
            for _, name, _ in variables(scope, workload, container):
                found.update({prefix: name for prefix in _prefixes(name) if prefix in injected})
        for prefix, name in sorted(found.items()):
            what = f"Service {injected[prefix]} injects {prefix}_PORT and more, beside {name}"
            yield Finding.of(workload.manifest, f"{workload.at}.spec.enableServiceLinks", what, "set it to false")


def _prefixes(name: str) -> Iterator[str]:
    """A, A_B and A_B_C of the variable A_B_C_D."""
    parts = name.split("_")
    return ("_".join(parts[:count]) for count in range(1, len(parts)))
