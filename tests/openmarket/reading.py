"""Questions that the tests of several sections ask of manifests."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from contract import quantity
from tests.manifests import Manifest, Manifests, containers_of

RESOURCES = ("cpu", "memory")


def deployment(manifests: Manifests, workload: str) -> Manifest:
    """The specification of a Deployment."""
    spec: Manifest = manifests.get("Deployment", workload)["spec"]
    return spec


def all_containers(manifests: Manifests) -> list[Manifest]:
    """Every container of an environment, the init containers as well."""
    found = [container for item in manifests.workloads() for container in containers_of(item)]
    assert found, f"{manifests.name}: no workload runs a container"
    return found


def init_container(manifests: Manifests, workload: str) -> Manifest:
    """The one init container of a workload."""
    found = manifests.pod("Deployment", workload).get("initContainers", [])
    assert len(found) == 1, f"{manifests.name}: {workload} has {len(found)} init containers"
    container: Manifest = found[0]
    return container


def annotations(manifest: Manifest) -> dict[str, str]:
    """The annotations of an object, or none."""
    found: dict[str, str] = manifest["metadata"].get("annotations", {})
    return found


def sources(container: Manifest) -> dict[str, str]:
    """Where each variable of a container comes from, in words: its value, or the one thing that it refers to."""
    found: dict[str, str] = {}
    for variable in container.get("env", []):
        name = variable["name"]
        assert name not in found, f"{container['name']} sets {name} twice"
        assert ("value" in variable) != ("valueFrom" in variable), f"{name} needs one source: {variable}"
        found[name] = _reference(**variable["valueFrom"]) if "valueFrom" in variable else f"value {variable['value']}"
    return found


def _reference(**said: Manifest) -> str:
    """One reference as `field metadata.name`, `config openmarket-config/API_URL` or `secret <name>/<key>`."""
    ((kind, where),) = said.items()
    words = {"configMapKeyRef": "config", "secretKeyRef": "secret"}
    if kind in words:
        return f"{words[kind]} {where['name']}/{where['key']}"
    return f"field {where['fieldPath']}" if kind == "fieldRef" else f"{kind} {where}"


def imports(container: Manifest) -> list[tuple[str, str]]:
    """The kind and name of everything that a container imports as a whole, in order, each without a prefix."""
    found = []
    for source in container.get("envFrom", []):
        assert not source.get("prefix"), f"{container['name']} imports with a prefix: {source}"
        kind = "ConfigMap" if "configMapRef" in source else "Secret"
        found.append((kind, (source.get("configMapRef") or source["secretRef"])["name"]))
    return found


def mounts(container: Manifest) -> dict[str, str]:
    """The volume on each path of a container, all of them writable."""
    for mount in container.get("volumeMounts", []):
        assert not mount.get("readOnly", False), f"{container['name']} cannot write to {mount['mountPath']}"
    return {mount["mountPath"]: mount["name"] for mount in container.get("volumeMounts", [])}


def amounts(container: Manifest, block: str) -> dict[str, Decimal]:
    """What a container requests, or what it is limited to: cores of CPU, and bytes."""
    found = container.get("resources", {}).get(block, {})
    return {name: quantity.parse(str(amount)) for name, amount in found.items()}


def pod_requests(manifests: Manifests, workload: str) -> dict[str, Decimal]:
    """What a Pod needs on its node: its containers together, or an init container that needs more alone.

    https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
    """
    pod = manifests.pod("Deployment", workload)
    running = [amounts(container, "requests") for container in pod["containers"]]
    starting = [amounts(container, "requests") for container in pod.get("initContainers", [])]
    return {
        name: max(sum((each[name] for each in running), Decimal()), *(each[name] for each in starting), Decimal())
        for name in RESOURCES
    }


def texts(value: Any) -> Iterator[str]:
    """Every text in a manifest, the keys as well."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value
