"""The Argo CD Applications of the four environments."""

from typing import NamedTuple

import pytest

from tests.manifests import Manifest, Manifests

WEB = ["service-currency", "service-frontend", "service-history", "service-ranking"]
REPOSITORY = "https://github.com/your-org/trip-currency-local-gitops"
LOCAL_SERVER = "https://kubernetes.default.svc"


class ApplicationRow(NamedTuple):
    name: str
    path: str
    server: str
    namespace: str


APPLICATIONS = [
    ApplicationRow("trip-service-dev", "dist/dev", LOCAL_SERVER, "trip-service-dev"),
    ApplicationRow("trip-service-staging", "dist/staging", LOCAL_SERVER, "trip-service-staging"),
    ApplicationRow("trip-service-prod", "dist/prod", LOCAL_SERVER, "trip-service-prod"),
    ApplicationRow("trip-service-eks-prod", "dist/eks", "https://YOUR-EKS-CLUSTER-ENDPOINT", "trip-service-prod"),
]
each_application = pytest.mark.parametrize("name", [row.name for row in APPLICATIONS])


def application(argocd: Manifests, name: str) -> Manifest:
    spec: Manifest = argocd.get("Application", name)["spec"]
    return spec


def ignored_replicas(argocd: Manifests, name: str) -> list[str]:
    """The names of the Deployments whose replicas an Application ignores."""
    return sorted(
        entry["name"]
        for entry in application(argocd, name)["ignoreDifferences"]
        if (entry["group"], entry["kind"], entry["jsonPointers"]) == ("apps", "Deployment", ["/spec/replicas"])
    )


def assert_syncs_by_itself(argocd: Manifests, name: str) -> None:
    policy = application(argocd, name)["syncPolicy"]
    assert policy["automated"]["prune"] is True
    assert policy["automated"]["selfHeal"] is True
    assert "CreateNamespace=true" in policy["syncOptions"]


def test_T117_the_dev_application_syncs_dist_dev_to_the_local_cluster(argocd: Manifests) -> None:
    spec = application(argocd, "trip-service-dev")
    assert argocd.get("Application", "trip-service-dev")["metadata"]["namespace"] == "argocd"
    assert spec["project"] == "default"
    assert spec["source"]["path"] == "dist/dev"
    assert spec["source"]["targetRevision"] == "main"
    assert spec["destination"]["server"] == "https://kubernetes.default.svc"
    assert spec["destination"]["namespace"] == "trip-service-dev"


def test_T118_the_eks_application_syncs_dist_eks(argocd: Manifests) -> None:
    spec = application(argocd, "trip-service-eks-prod")
    assert spec["source"]["path"] == "dist/eks"
    assert spec["source"]["targetRevision"] == "main"
    assert spec["destination"]["namespace"] == "trip-service-prod"


def test_T119_the_dev_and_eks_applications_sync_prune_and_heal_by_themselves(argocd: Manifests) -> None:
    assert_syncs_by_itself(argocd, "trip-service-dev")
    assert_syncs_by_itself(argocd, "trip-service-eks-prod")


@each_application
def test_U15_applications_ignore_the_replicas_of_autoscaled_deployments(argocd: Manifests, name: str) -> None:
    assert ignored_replicas(argocd, name) == WEB


@pytest.mark.parametrize("row", APPLICATIONS, ids=[row.name for row in APPLICATIONS])
def test_each_environment_has_an_application(argocd: Manifests, row: ApplicationRow) -> None:
    assert application(argocd, row.name)["source"] == {
        "repoURL": REPOSITORY,
        "targetRevision": "main",
        "path": row.path,
    }
    assert application(argocd, row.name)["destination"] == {"server": row.server, "namespace": row.namespace}


@each_application
def test_each_application_belongs_to_the_default_project(argocd: Manifests, name: str) -> None:
    assert argocd.get("Application", name)["metadata"]["namespace"] == "argocd"
    assert argocd.get("Application", name)["apiVersion"] == "argoproj.io/v1alpha1"
    assert application(argocd, name)["project"] == "default"


@each_application
def test_each_application_syncs_prunes_and_heals_by_itself(argocd: Manifests, name: str) -> None:
    assert_syncs_by_itself(argocd, name)


@each_application
def test_each_application_leaves_ignored_replicas_alone_when_it_syncs(argocd: Manifests, name: str) -> None:
    assert "RespectIgnoreDifferences=true" in application(argocd, name)["syncPolicy"]["syncOptions"]
