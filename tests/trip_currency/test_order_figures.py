"""Section 5.3 of the specification: in which order a first sync brings everything up."""

from tests.manifests import Manifests

ORDER = (
    ("mysql", "mongodb", "redis", "zookeeper"),
    ("kafka", "service-ranking"),
    ("service-currency", "service-history", "service-dataingestor-cronjob", "kafka-ui"),
    ("service-frontend",),
)
"""The ranking needs no Kafka, so it comes beside it."""
WAVE = "argocd.argoproj.io/sync-wave"


def wave(manifest: dict[str, object]) -> int:
    metadata = manifest["metadata"]
    assert isinstance(metadata, dict)
    return int(metadata.get("annotations", {}).get(WAVE, 0))


def test_servers_come_before_the_clients_that_wait_for_them(manifests: Manifests) -> None:
    waves = {manifest["metadata"]["name"]: wave(manifest) for manifest in manifests.workloads()}
    assert waves.items() >= {name: number for number, names in enumerate(ORDER, start=1) for name in names}.items()


def test_namespace_configuration_and_policies_come_before_all_workloads(manifests: Manifests) -> None:
    kinds = ("Namespace", "ConfigMap", "ServiceAccount", "NetworkPolicy", "StorageClass", "PodDisruptionBudget")
    assert {wave(manifest) for kind in kinds for manifest in manifests.of_kind(kind)} == {0}


def test_what_scales_and_the_door_come_last(manifests: Manifests) -> None:
    last = [*manifests.of_kind("HorizontalPodAutoscaler"), *manifests.of_kind("Ingress")]
    assert {wave(manifest) for manifest in last} == {len(ORDER) + 1}


def test_a_load_balancer_of_aws_does_not_hold_up_the_databases(eks: Manifests) -> None:
    services = {manifest["metadata"]["name"]: wave(manifest) for manifest in eks.of_kind("Service")}
    assert services.pop("service-frontend") == len(ORDER) + 1
    assert set(services.values()) == {0}
