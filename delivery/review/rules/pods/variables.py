"""The environment variables of a container, as they arrive."""

from collections.abc import Iterator

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.manifests.workload import Workload


def variables(scope: Scope, workload: Workload, container: Manifest) -> Iterator[tuple[str, str, str]]:
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
