"""Whatever names another object names one that exists, and selectors select what they should."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.manifests import Manifest, Manifests, containers_of, pod_template_of, port_number, selects

SECRETS = {
    "trip-service-secrets": {
        "mysql-password",
        "mongodb-password",
        "redis-password",
        "exchange-api-key",
        "external-service-token",
    },
    "mysql-secret": {"root-password", "user-password"},
    "mongodb-secret": {"root-password"},
}


class Reference(NamedTuple):
    """An object that another one names, and the key of its data where one is named."""

    kind: str
    name: str
    key: str | None = None


class ServiceRow(NamedTuple):
    service: str
    port: int
    port_name: str
    app: str


SERVICES = [
    ServiceRow("service-currency", 8000, "http", "service-currency"),
    ServiceRow("service-history", 8000, "http", "service-history"),
    ServiceRow("service-ranking", 8000, "http", "service-ranking"),
    ServiceRow("service-frontend", 80, "http", "service-frontend"),
    ServiceRow("service-mysql", 3306, "mysql", "mysql"),
    ServiceRow("service-mongodb", 27017, "mongodb", "mongodb"),
    ServiceRow("service-redis", 6379, "redis", "redis"),
    ServiceRow("service-zookeeper", 2181, "client", "zookeeper"),
    ServiceRow("service-kafka", 9092, "kafka", "kafka"),
    ServiceRow("service-kafka-ui", 8080, "http", "kafka-ui"),
]
each_service = pytest.mark.parametrize("row", SERVICES, ids=[row.service for row in SERVICES])


def pod_of(workload: Manifest) -> Manifest:
    spec: Manifest = pod_template_of(workload)["spec"]
    return spec


def references(manifests: Manifests) -> Iterator[Reference]:
    """Everything that a rendered object names."""
    for item in manifests:
        yield from object_references(item)
    for workload in manifests.workloads():
        yield Reference("ServiceAccount", pod_of(workload)["serviceAccountName"])
        for volume in pod_of(workload).get("volumes", []):
            yield from volume_references(volume)
        for container in containers_of(workload):
            yield from environment_references(container)


def object_references(item: Manifest) -> Iterator[Reference]:
    match item["kind"]:
        case "StatefulSet":
            yield Reference("Service", item["spec"]["serviceName"])
        case "HorizontalPodAutoscaler":
            target = item["spec"]["scaleTargetRef"]
            yield Reference(target["kind"], target["name"])
        case "Ingress":
            for rule in item["spec"]["rules"]:
                for path in rule["http"]["paths"]:
                    yield Reference("Service", path["backend"]["service"]["name"])


def volume_references(volume: Manifest) -> Iterator[Reference]:
    for source in volume.get("projected", {}).get("sources", [volume]):
        if "configMap" in source:
            config = source["configMap"]
            yield Reference("ConfigMap", config["name"])
            yield from (Reference("ConfigMap", config["name"], item["key"]) for item in config.get("items", []))
    if "persistentVolumeClaim" in volume:
        yield Reference("PersistentVolumeClaim", volume["persistentVolumeClaim"]["claimName"])
    if "secret" in volume:
        yield Reference("Secret", volume["secret"]["secretName"])


def environment_references(container: Manifest) -> Iterator[Reference]:
    for source in container.get("envFrom", []):
        kind = "ConfigMap" if "configMapRef" in source else "Secret"
        yield Reference(kind, (source.get("configMapRef") or source["secretRef"])["name"])
    for variable in container.get("env", []):
        for field, kind in (("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")):
            if field in variable.get("valueFrom", {}):
                reference = variable["valueFrom"][field]
                yield Reference(kind, reference["name"], reference["key"])


def exists(manifests: Manifests, reference: Reference) -> bool:
    if reference.kind == "Secret":
        keys = SECRETS.get(reference.name, set())
        return reference.key in keys or (reference.key is None and bool(keys))
    if reference.name not in manifests.names(reference.kind):
        return False
    return reference.key is None or reference.key in manifests.get(reference.kind, reference.name)["data"]


def workload_behind(manifests: Manifests, service: Manifest) -> Manifest:
    selected = [item for item in manifests.workloads() if selects(service["spec"]["selector"], item)]
    names = [item["metadata"]["name"] for item in selected]
    assert len(selected) == 1, f"{service['metadata']['name']} selects the Pods of {names}"
    return selected[0]


def test_U04_selectors_use_only_the_label_app_and_each_service_selects_one_workload(
    manifests: Manifests,
) -> None:
    for workload in manifests.of_kind("Deployment", "StatefulSet"):
        selector = workload["spec"]["selector"]
        assert selector == {"matchLabels": {"app": workload["metadata"]["name"]}}
        assert selects(selector["matchLabels"], workload)
    for service in manifests.of_kind("Service"):
        assert service["spec"]["selector"].keys() == {"app"}
        assert workload_behind(manifests, service)


def test_U09_everything_that_is_named_exists(manifests: Manifests) -> None:
    assert [reference for reference in references(manifests) if not exists(manifests, reference)] == []


def test_every_config_map_is_read_by_a_workload(manifests: Manifests) -> None:
    read = {reference.name for reference in references(manifests) if reference.kind == "ConfigMap"}
    assert read == set(manifests.names("ConfigMap"))


def test_pods_mount_exactly_the_volumes_and_claims_that_they_have(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        volumes = [*pod_of(workload).get("volumes", [])]
        claims = [claim["metadata"] for claim in workload["spec"].get("volumeClaimTemplates", [])]
        mounts = [mount for found in containers_of(workload) for mount in found.get("volumeMounts", [])]
        assert {mount["name"] for mount in mounts} == {volume["name"] for volume in volumes + claims}


@each_service
def test_each_service_forwards_its_named_port_to_its_workload(manifests: Manifests, row: ServiceRow) -> None:
    service = manifests.get("Service", row.service)
    assert service["spec"]["selector"] == {"app": row.app}
    assert [(port["name"], port["port"]) for port in service["spec"]["ports"]] == [(row.port_name, row.port)]
    container = pod_of(workload_behind(manifests, service))["containers"][0]
    target = service["spec"]["ports"][0].get("targetPort", row.port)
    assert port_number(container, target) == row.port


@each_service
def test_services_are_cluster_internal_in_local_environments(local: Manifests, row: ServiceRow) -> None:
    assert local.get("Service", row.service)["spec"].get("type", "ClusterIP") == "ClusterIP"


def test_only_the_frontend_is_a_load_balancer_in_eks(eks: Manifests) -> None:
    types = {item["metadata"]["name"]: item["spec"].get("type") for item in eks.of_kind("Service")}
    assert types.pop("service-frontend") == "LoadBalancer"
    assert set(types.values()) <= {"ClusterIP", None}


def test_only_the_databases_have_headless_services(manifests: Manifests) -> None:
    services = [item for item in manifests.of_kind("Service") if item["spec"].get("clusterIP") == "None"]
    assert sorted(item["metadata"]["name"] for item in services) == ["service-mongodb", "service-mysql"]
