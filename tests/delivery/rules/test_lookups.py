"""Whatever is named is looked up in the namespace of who names it, and nowhere else."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from delivery.manifests.scope import Scope
from delivery.review.engine import review
from tests.delivery.namespaces import Documents, config, namespace, service, thing, workload

HPA = "HorizontalPodAutoscaler"


def found(rule: str, *documents: dict[str, Any]) -> list[str]:
    """The objects that a rule objects to, in a folder with the namespaces a and b."""
    findings = review({"folder": [namespace("a"), namespace("b"), *documents]})
    return [finding.object for finding in findings if finding.rule == rule]


def ingress(name: str, space: str, backend: str, **annotations: str) -> dict[str, Any]:
    path = {"path": "/", "pathType": "Prefix", "backend": {"service": {"name": backend, "port": {"number": 80}}}}
    rules = [{"host": f"{name}.example.com", "http": {"paths": [path]}}]
    spec = {"ingressClassName": "alb", "rules": rules}
    made = thing("Ingress", name, space, "networking.k8s.io/v1", spec=spec)
    made["metadata"]["annotations"] = annotations
    return made


def claim(space: str) -> dict[str, Any]:
    spec = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}
    return thing("PersistentVolumeClaim", "data", space, spec=spec)


def external(space: str) -> dict[str, Any]:
    spec = {
        "secretStoreRef": {"name": "store", "kind": "SecretStore"},
        "target": {"name": "made"},
        "data": [{"secretKey": "key", "remoteRef": {"key": "k"}}],
    }
    return thing("ExternalSecret", "made", space, "external-secrets.io/v1", spec=spec)


def store(space: str) -> dict[str, Any]:
    return thing("SecretStore", "store", space, "external-secrets.io/v1", spec={"provider": {}})


def scaler(space: str, **spec: Any) -> dict[str, Any]:
    target = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "api"}
    return thing(HPA, "api", space, "autoscaling/v2", spec={"scaleTargetRef": target, "maxReplicas": 3, **spec})


def budget(space: str) -> dict[str, Any]:
    spec = {"maxUnavailable": 1, "selector": {"matchLabels": {"app": "api"}}}
    return thing("PodDisruptionBudget", "api", space, "policy/v1", spec=spec)


def reading_secret(name: str) -> dict[str, Any]:
    return workload("api", "a", container={"envFrom": [{"secretRef": {"name": name}}]})


VOLUME: dict[str, Any] = {"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]}
MOUNT = {"volumeMounts": [{"name": "data", "mountPath": "/data"}]}

REFERENCES: dict[str, tuple[str, dict[str, Any], Callable[[str], dict[str, Any]]]] = {
    "a ConfigMap": (
        "references/config",
        workload("api", "a", container={"envFrom": [{"configMapRef": {"name": "settings"}}]}),
        lambda space: config("settings", space, MODE="fast"),
    ),
    "a key of a ConfigMap": (
        "references/config",
        workload("api", "a", volumes=[{"name": "v", "configMap": {"name": "s", "items": [{"key": "k", "path": "k"}]}}]),
        lambda space: config("s", space, k="v"),
    ),
    "a Secret": ("references/secret", reading_secret("key"), lambda space: thing("Secret", "key", space)),
    "a Secret that an ExternalSecret makes": ("references/secret", reading_secret("made"), external),
    "a store of an ExternalSecret": ("references/secret-store", external("a"), store),
    "a ServiceAccount": (
        "references/service-account",
        workload("api", "a", serviceAccountName="robot"),
        lambda space: thing("ServiceAccount", "robot", space),
    ),
    "a claim": ("references/claim", workload("api", "a", container=MOUNT, **VOLUME), claim),
    "the Service of a StatefulSet": (
        "references/stateful-service",
        workload("db", "a", "StatefulSet"),
        lambda space: service("db", space, "db", clusterIP="None"),
    ),
    "the backend of an Ingress": (
        "references/backend",
        ingress("web", "a", "api"),
        lambda space: service("api", space, "api"),
    ),
    "the target of an autoscaler": ("references/scale-target", scaler("a"), lambda space: workload("api", space)),
    "the Pods of a Service": (
        "selectors/nothing",
        service("api", "a", "api"),
        lambda space: workload("api", space),
    ),
    "the Pods of a disruption budget": ("selectors/nothing", budget("a"), lambda space: workload("api", space)),
    "a host in a setting": (
        "references/address",
        config("settings", "a", API_URL="http://api/v1"),
        lambda space: service("api", space, "api"),
    ),
    "a host with its namespace": (
        "references/address",
        config("settings", "b", API_URL="http://api.a.svc.cluster.local/v1"),
        lambda space: service("api", space, "api"),
    ),
    "the memory limit of a LimitRange": (
        "pods/limits",
        workload("api", "a"),
        lambda space: thing(
            "LimitRange", "l", space, spec={"limits": [{"type": "Container", "default": {"memory": "1Gi"}}]}
        ),
    ),
    "a role of a ServiceAccount": (
        "pods/token",
        workload("api", "a"),
        lambda space: thing(
            "RoleBinding",
            "robot",
            space,
            "rbac.authorization.k8s.io/v1",
            roleRef={"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "r"},
            subjects=[{"kind": "ServiceAccount", "name": "default"}],
        ),
    ),
}


@pytest.mark.parametrize(("rule", "referring", "made"), REFERENCES.values(), ids=REFERENCES)
def test_what_lies_in_another_namespace_is_not_what_is_meant(
    rule: str, referring: dict[str, Any], made: Callable[[str], dict[str, Any]]
) -> None:
    label = f"{referring['kind']}/{referring['metadata']['name']}"
    assert label not in found(rule, referring, made("a"))
    assert label in found(rule, referring, made("b"))


def twin(app: str, name: str, space: str) -> dict[str, Any]:
    """A workload of another name with the labels of one."""
    made = workload(app, space)
    made["metadata"]["name"] = name
    return made


TWICE: dict[str, tuple[str, Documents]] = {
    "a controller of equal labels in another namespace": (
        "selectors/overlap",
        [workload("api", "a"), workload("api", "b")],
    ),
    "a Service of Pods that another namespace has, too": (
        "selectors/several",
        [workload("api", "a"), twin("api", "other", "b"), service("api", "a", "api")],
    ),
    "a budget of Pods that another namespace has, too": (
        "scaling/two-budgets",
        [workload("api", "a"), workload("api", "b"), budget("a"), budget("b")],
    ),
    "a Service of another namespace injects no variables": (
        "pods/service-links",
        [workload("api", "a", container={"env": [{"name": "DB_X", "value": "1"}]}), service("db", "b", "db")],
    ),
    "an Ingress before Pods of its own namespace": (
        "edge/two-entrypoints",
        [
            ingress("web", "a", "api"),
            service("api", "a", "api"),
            workload("api", "a"),
            service("api", "b", "api", type="LoadBalancer"),
            workload("api", "b"),
        ],
    ),
    "an autoscaler of a workload in its own namespace": (
        "scaling/two-scalers",
        [workload("api", "a"), workload("api", "b"), scaler("a"), scaler("b")],
    ),
    "a claim of another namespace that one node can mount": (
        "scaling/shared-volume",
        [
            workload("api", "a", container=MOUNT, **VOLUME),
            scaler("a"),
            claim("b"),
            {**claim("a"), "spec": {**claim("a")["spec"], "accessModes": ["ReadWriteMany"]}},
        ],
    ),
}


@pytest.mark.parametrize(("rule", "documents"), TWICE.values(), ids=TWICE)
def test_equal_names_in_two_namespaces_are_two_objects(rule: str, documents: Documents) -> None:
    assert found(rule, *documents) == []
    assert found(rule, *reversed(documents)) == []


def test_a_port_of_pods_in_another_namespace_is_none_of_a_service() -> None:
    deaf = workload("api", "a", container={"ports": []})
    assert found("references/target-port", deaf, workload("api", "b"), service("api", "a", "api")) == ["Service/api"]


def test_an_autoscaler_of_another_namespace_leaves_the_replicas_alone() -> None:
    low, high = scaler("b", minReplicas=1), {**workload("api", "a"), "spec": {**workload("api", "a")["spec"]}}
    high["spec"]["replicas"] = 3
    assert found("scaling/minimum-below-replicas", low, high, workload("api", "b")) == []


def test_a_declared_secret_is_one_of_its_own_namespace() -> None:
    declaring = namespace("a")
    declaring["metadata"]["annotations"] = {"delivery/secrets": json.dumps({"key": ["k"]})}
    for space, objects in (("a", []), ("b", ["Deployment/api"])):
        reader = workload("api", space, container={"envFrom": [{"secretRef": {"name": "key"}}]})
        findings = review({"folder": [declaring, namespace("b"), reader]})
        assert [each.object for each in findings if each.rule == "references/secret"] == objects


def test_a_service_of_a_namespace_that_is_not_rendered_is_not_looked_for() -> None:
    assert found("references/address", config("settings", "a", API_URL="http://api.elsewhere.svc/v1")) == []


@pytest.mark.parametrize(("host", "count"), [("db-0.b", 0), ("b.b", 0), ("db.b.svc", 1)])
def test_a_pod_of_a_service_that_is_called_like_a_namespace_is_no_service(host: str, count: int) -> None:
    documents = [service("b", "b", "api"), service("b", "a", "api"), config("settings", "a", URL=f"http://{host}/")]
    assert len(found("references/address", *documents)) == count


def test_what_names_no_namespace_is_in_the_only_one_that_is_rendered() -> None:
    reader = workload("api", "", container={"envFrom": [{"configMapRef": {"name": "settings"}}]})
    documents = [namespace("a"), reader, config("settings", "a", MODE="fast")]
    assert "references/config" not in {finding.rule for finding in review({"folder": documents})}


def test_what_a_schema_rule_rejects_is_there_in_its_own_namespace_alone() -> None:
    reader = workload("api", "a", container={"envFrom": [{"configMapRef": {"name": "settings"}}]})
    for space, objects in (("a", []), ("b", ["Deployment/api"])):
        broken = config("settings", space) | {"dataa": {}}
        assert found("references/config", reader, broken) == objects


def test_every_object_is_in_one_of_the_namespaces_that_are_rendered() -> None:
    documents = [config("one", "a"), config("two", "b"), config("three", "c"), config("four", "")]
    assert found("identity/namespace", *documents) == ["ConfigMap/four", "ConfigMap/three"]


def test_a_rejected_namespace_is_rendered_all_the_same() -> None:
    documents = [namespace("a"), {**namespace("b"), "specc": {}}, config("one", "b")]
    assert "identity/namespace" not in {finding.rule for finding in review({"folder": documents})}


def test_the_readiness_gate_is_asked_of_the_namespace_of_the_ingress() -> None:
    assert found("edge/readiness-gate", ingress("web", "a", "api")) == ["Namespace/a"]


def test_a_cluster_scoped_object_is_in_no_namespace() -> None:
    documents = [namespace("a"), thing("StorageClass", "fast", "", "storage.k8s.io/v1", provisioner="p")]
    scope = Scope("folder", documents, documents)
    assert scope.get("StorageClass", "", "fast") is documents[1]
    assert scope.names("StorageClass", "a") == []
    assert scope.objects_in("a") == [documents[0]]


def application(**spec: Any) -> dict[str, Any]:
    made = {
        "project": "p",
        "source": {"repoURL": "https://example.com", "targetRevision": "main", "path": "dist/folder"},
        "destination": {"server": "s", "namespace": "a"},
    }
    return thing("Application", "app", "argocd", "argoproj.io/v1alpha1", spec={**made, **spec})


def said_of(application: dict[str, Any], rule: str) -> list[str]:
    documents = [namespace("a"), namespace("b"), workload("api", "a"), workload("api", "b"), scaler("b")]
    findings = review({"folder": documents, "argocd": [application]})
    return [finding.what for finding in findings if finding.rule == rule]


@pytest.mark.parametrize(("given", "count"), [("a", 0), ("b", 0), ("c", 1)])
def test_an_application_deploys_into_one_of_the_namespaces_of_its_folder(given: str, count: int) -> None:
    destination = {"server": "s", "namespace": given}
    assert len(said_of(application(destination=destination), "applications/namespace")) == count


@pytest.mark.parametrize(("space", "count"), [("a", 1), ("b", 0)])
def test_replicas_are_ignored_in_the_namespace_that_is_named(space: str, count: int) -> None:
    entry = {"kind": "Deployment", "namespace": space, "name": "api", "jsonPointers": ["/spec/replicas"]}
    assert len(said_of(application(ignoreDifferences=[entry]), "applications/ignored-replicas")) == count
