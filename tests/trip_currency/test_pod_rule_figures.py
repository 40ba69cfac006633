"""Rules that every Pod follows: labels, accounts and security."""

import pytest

from tests.manifests import Manifest, Manifests, containers_of, mount_at, pod_labels_of, pod_template_of

INGESTOR = "service-dataingestor-cronjob"
PYTHON = [
    ("Deployment", "service-currency"),
    ("Deployment", "service-history"),
    ("Deployment", "service-ranking"),
    ("CronJob", INGESTOR),
]
USERS = {
    "service-currency": 1000,
    "service-history": 1000,
    "service-ranking": 1000,
    INGESTOR: 1000,
    "kafka": 1000,
    "zookeeper": 1000,
    "kafka-ui": 1000,
    "mysql": 999,
    "mongodb": 999,
    "redis": 999,
}
DATA_OWNERS = {"mysql": 999, "mongodb": 999, "redis": 999, "kafka": 1000, "zookeeper": 1000}
EXTRA_LABELS = {
    "app.kubernetes.io/name",
    "app.kubernetes.io/component",
    "app.kubernetes.io/part-of",
    "app.kubernetes.io/managed-by",
    "environment",
}


def app_name(workload: Manifest) -> str:
    """The name of a workload, as its label and its container carry it."""
    name: str = workload["metadata"]["name"]
    return "service-dataingestor" if name == INGESTOR else name


def pod_of(workload: Manifest) -> Manifest:
    spec: Manifest = pod_template_of(workload)["spec"]
    return spec


def security(workload: Manifest) -> Manifest:
    """The security context of the first container, with what it inherits from the Pod."""
    pod = pod_of(workload)
    context: Manifest = pod.get("securityContext", {}) | pod["containers"][0].get("securityContext", {})
    return context


def test_U12_every_long_running_container_has_liveness_and_readiness_probes(manifests: Manifests) -> None:
    unprobed = [
        (workload["metadata"]["name"], container["name"])
        for workload in manifests.of_kind("Deployment", "StatefulSet")
        for container in pod_of(workload)["containers"]
        if not {"livenessProbe", "readinessProbe"} <= container.keys()
    ]
    assert unprobed == []


def test_every_pod_and_its_first_container_carry_the_name_of_the_workload(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        assert pod_labels_of(workload)["app"] == app_name(workload)
        assert pod_of(workload)["containers"][0]["name"] == app_name(workload)


def test_every_object_carries_the_labels_of_the_platform(manifests: Manifests) -> None:
    for item in manifests:
        labels = item["metadata"]["labels"]
        assert labels.keys() >= EXTRA_LABELS, (item["kind"], item["metadata"]["name"])
        assert labels["app.kubernetes.io/part-of"] == "trip-currency"
        assert labels["environment"] == manifests.name


def test_every_pod_carries_the_labels_of_the_platform(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        labels = pod_labels_of(workload)
        assert labels.keys() >= EXTRA_LABELS, workload["metadata"]["name"]
        assert labels["app.kubernetes.io/part-of"] == "trip-currency"
        assert labels["environment"] == manifests.name


def test_every_workload_has_a_service_account_of_its_own(manifests: Manifests) -> None:
    accounts = [pod_of(workload)["serviceAccountName"] for workload in manifests.workloads()]
    assert sorted(accounts) == manifests.names("ServiceAccount")
    assert len(set(accounts)) == len(accounts)


def test_no_pod_mounts_a_service_account_token(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        assert pod_of(workload)["automountServiceAccountToken"] is False


def test_no_pod_gets_service_links(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        assert pod_of(workload)["enableServiceLinks"] is False


def test_every_pod_uses_the_default_seccomp_profile(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        assert pod_of(workload)["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}


def test_no_container_can_gain_privileges(manifests: Manifests) -> None:
    containers = [container for workload in manifests.workloads() for container in containers_of(workload)]
    for container in containers:
        assert container["securityContext"]["allowPrivilegeEscalation"] is False
        assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]


def test_only_the_frontend_adds_capabilities(manifests: Manifests) -> None:
    added = {
        workload["metadata"]["name"]: set(container["securityContext"]["capabilities"].get("add", []))
        for workload in manifests.workloads()
        for container in containers_of(workload)
    }
    assert added.pop("service-frontend") == {"NET_BIND_SERVICE", "CHOWN", "SETGID", "SETUID"}
    assert not any(added.values())


def test_every_workload_but_the_frontend_runs_as_its_own_user(manifests: Manifests) -> None:
    contexts = {workload["metadata"]["name"]: security(workload) for workload in manifests.workloads()}
    assert not contexts.pop("service-frontend").get("runAsNonRoot", False)
    assert {name: context["runAsUser"] for name, context in contexts.items()}.items() >= USERS.items()
    assert all(context["runAsNonRoot"] is True for context in contexts.values())


def test_volumes_belong_to_the_group_of_the_user_that_writes_them(manifests: Manifests) -> None:
    groups = {
        workload["metadata"]["name"]: pod_of(workload)["securityContext"].get("fsGroup")
        for workload in manifests.workloads()
    }
    assert {name: groups[name] for name in DATA_OWNERS} == DATA_OWNERS


@pytest.mark.parametrize(("kind", "name"), PYTHON)
def test_python_workloads_write_only_to_tmp(manifests: Manifests, kind: str, name: str) -> None:
    assert manifests.container(kind, name)["securityContext"]["readOnlyRootFilesystem"] is True
    assert "emptyDir" in manifests.volume_at(kind, name, "/tmp")
    assert not mount_at(manifests.container(kind, name), "/tmp").get("readOnly", False)


@pytest.mark.parametrize("name", ["mysql", "mongodb", "redis", "zookeeper", "kafka", "kafka-ui"])
def test_databases_cache_and_broker_are_not_scraped(manifests: Manifests, name: str) -> None:
    kind = "StatefulSet" if name in manifests.names("StatefulSet") else "Deployment"
    annotations = manifests.pod_template(kind, name)["metadata"].get("annotations", {})
    assert not [key for key in annotations if key.startswith("prometheus.io/")]
