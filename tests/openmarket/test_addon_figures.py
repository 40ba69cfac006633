"""Section 6.2: add-ons as Argo CD Applications, the region and the clusters. OM-70 and OM-72."""

import re
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
import yaml

from tests.manifests import Manifest, Manifests
from tests.openmarket.conftest import read
from tests.openmarket.reading import annotations, texts
from tests.openmarket.specification import ENVIRONMENTS, REGION, ROLE_ANNOTATION, role


class Account(NamedTuple):
    """Where the values of a chart name its ServiceAccount, and the name and the role that it gets."""

    at: tuple[str, ...]
    name: str
    role: str


ARGO_CD = ("argoproj.io/v1alpha1", "argocd")
"""The version of an Application, and the namespace where Argo CD looks for it."""

CONTROLLER, OPERATOR, AUTOSCALER = "aws-load-balancer-controller", "external-secrets", "cluster-autoscaler"
METRICS, STORAGE = "metrics-server", "aws-ebs-csi-driver"
REPOSITORIES = {
    CONTROLLER: "https://aws.github.io/eks-charts",
    OPERATOR: "https://charts.external-secrets.io",
    AUTOSCALER: "https://kubernetes.github.io/autoscaler",
    METRICS: "https://kubernetes-sigs.github.io/metrics-server",
    STORAGE: "https://kubernetes-sigs.github.io/aws-ebs-csi-driver",
}
"""The charts in the order of the seed, and where they come from."""

ACCOUNTS = {
    CONTROLLER: Account(("serviceAccount",), "aws-load-balancer-controller", "aws-lb-controller-irsa"),
    OPERATOR: Account(("serviceAccount",), "external-secrets-sa", "external-secrets-irsa"),
    AUTOSCALER: Account(("rbac", "serviceAccount"), "cluster-autoscaler", "cluster-autoscaler-irsa"),
    STORAGE: Account(("controller", "serviceAccount"), "ebs-csi-controller-sa", "ebs-csi-driver-irsa"),
}
CLUSTER_AT = {CONTROLLER: ("clusterName",), AUTOSCALER: ("autoDiscovery", "clusterName")}
REGION_AT = {CONTROLLER: ("region",), AUTOSCALER: ("awsRegion",)}
FIRST_WITH_V1 = (0, 16)
"""The first release of the operator that serves external-secrets.io/v1."""

WAVE = "argocd.argoproj.io/sync-wave"
EXACT = re.compile(r"v?(\d+)\.(\d+)\.(\d+)(?:[-+][0-9A-Za-z.+-]+)?")
REGION_WORD = re.compile(r"\b(?:af|ap|ca|eu|il|me|mx|sa|us)(?:-gov)?-[a-z]+-\d\b")
REGION_OF_ARN = re.compile(r"arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]+):")
REGION_OF_REGISTRY = re.compile(r"\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com")
CLUSTER_WORD = re.compile(r"openmarket-[a-z]+-eks")


def application(argocd: Manifests, env: str) -> Manifest:
    """The Application of the platform itself."""
    return argocd.get("Application", f"openmarket-{env}")


def addons(argocd: Manifests, env: str) -> list[Manifest]:
    """The Applications of the add-ons of an environment, in the order in which they are installed."""
    named = [item for item in argocd.of_kind("Application") if f"openmarket-{env}" in item["metadata"]["name"]]
    found = [item for item in named if "chart" in item["spec"]["source"]]
    assert found, f"{argocd.name}: no Application installs a chart for openmarket-{env}: run `make synth`"
    return sorted(found, key=wave)


def addon(argocd: Manifests, env: str, chart: str) -> Manifest:
    """The source of the one add-on that installs a chart."""
    sources = [item["spec"]["source"] for item in addons(argocd, env)]
    found: list[Manifest] = [source for source in sources if source["chart"] == chart]
    assert len(found) == 1, f"openmarket-{env}: {len(found)} add-ons install {chart}"
    return found[0]


def wave(item: Manifest) -> int:
    return int(annotations(item).get(WAVE, "0"))


def values(argocd: Manifests, env: str, chart: str) -> Manifest:
    """The values of a chart, written as YAML or as an object."""
    helm = addon(argocd, env, chart).get("helm", {})
    assert "parameters" not in helm, f"{chart}: parameters would override the values"
    found: Manifest = helm.get("valuesObject") or yaml.safe_load(helm.get("values", "")) or {}
    return found


def at(found: Manifest, path: tuple[str, ...]) -> Any:
    """What stands at a path of values."""
    part: Any = found
    for step in path:
        part = part[step]
    return part


def own_texts(argocd: Manifests, env: str) -> list[str]:
    """Everything that is written about an environment, in its folder and in its Applications."""
    items = [*read(env), application(argocd, env), *addons(argocd, env)]
    return [text for item in items for text in texts(item)]


each_chart = pytest.mark.parametrize("chart", REPOSITORIES)
each_account = pytest.mark.parametrize("chart", ACCOUNTS)


def test_OM_70_nothing_names_another_region_of_aws(env: str, argocd: Manifests) -> None:
    written = own_texts(argocd, env)
    for pattern in (REGION_WORD, REGION_OF_ARN, REGION_OF_REGISTRY):
        assert {found for text in written for found in pattern.findall(text)} == {REGION}, pattern.pattern


def test_OM_72_the_cluster_has_one_name_wherever_it_is_named(env: str, argocd: Manifests) -> None:
    for chart, path in CLUSTER_AT.items():
        assert at(values(argocd, env, chart), path) == ENVIRONMENTS[env].cluster, chart
    written = own_texts(argocd, env)
    assert {name for text in written for name in CLUSTER_WORD.findall(text)} == {ENVIRONMENTS[env].cluster}


def test_add_ons_are_installed_one_after_another_and_before_the_platform(env: str, argocd: Manifests) -> None:
    waves = [wave(item) for item in [*addons(argocd, env), application(argocd, env)]]
    assert [(one, other) for one, other in pairwise(waves) if one >= other] == []


@each_chart
def test_each_add_on_is_an_exact_version_of_its_chart(env: str, argocd: Manifests, chart: str) -> None:
    source = addon(argocd, env, chart)
    assert EXACT.fullmatch(source["targetRevision"])
    assert source["repoURL"].rstrip("/") == REPOSITORIES[chart]


def test_argo_cd_finds_the_platform_and_its_add_ons(env: str, argocd: Manifests) -> None:
    for item in [*addons(argocd, env), application(argocd, env)]:
        assert (item["apiVersion"], item["metadata"].get("namespace")) == ARGO_CD


def test_the_operator_of_secrets_has_the_name_of_the_seed_and_brings_its_crds(env: str, argocd: Manifests) -> None:
    assert addon(argocd, env, OPERATOR)["helm"]["releaseName"] == OPERATOR
    assert values(argocd, env, OPERATOR)["installCRDs"] is True


def test_the_operator_of_secrets_serves_the_version_that_is_rendered(env: str, argocd: Manifests) -> None:
    version = EXACT.fullmatch(addon(argocd, env, OPERATOR)["targetRevision"])
    assert version
    assert (int(version[1]), int(version[2])) >= FIRST_WITH_V1


@each_account
def test_each_add_on_has_the_account_and_the_role_of_its_environment(env: str, argocd: Manifests, chart: str) -> None:
    wanted = ACCOUNTS[chart]
    account = at(values(argocd, env, chart), wanted.at)
    assert account["name"] == wanted.name
    assert account["annotations"][ROLE_ANNOTATION] == role(env, wanted.role)
    assert account.get("create", True) is True


def test_the_metrics_server_keeps_the_account_of_its_chart(env: str, argocd: Manifests) -> None:
    assert "serviceAccount" not in values(argocd, env, METRICS)


def test_add_ons_that_ask_for_a_region_get_it(env: str, argocd: Manifests) -> None:
    assert {at(values(argocd, env, chart), path) for chart, path in REGION_AT.items()} == {REGION}


def test_the_load_balancer_controller_knows_its_vpc_and_makes_the_class_of_the_ingress(
    env: str, argocd: Manifests
) -> None:
    found = values(argocd, env, CONTROLLER)
    assert re.fullmatch(r"\S+", found["vpcId"])
    assert found.get("createIngressClassResource", True) is True
    assert found.get("ingressClass", "alb") == "alb"


def test_the_platform_is_synced_from_its_folder_into_its_namespace(env: str, argocd: Manifests) -> None:
    spec = application(argocd, env)["spec"]
    assert spec["source"]["path"] == f"dist/openmarket-{env}"
    assert spec["destination"]["namespace"] == ENVIRONMENTS[env].namespace


def test_argo_cd_leaves_the_replicas_to_the_autoscalers(env: str, argocd: Manifests, workload: str) -> None:
    spec = application(argocd, env)["spec"]
    ignored = [entry for entry in spec["ignoreDifferences"] if entry.get("name", workload) == workload]
    assert ("apps", "Deployment", ["/spec/replicas"]) in [
        (entry["group"], entry["kind"], entry["jsonPointers"]) for entry in ignored
    ]
    assert "RespectIgnoreDifferences=true" in spec["syncPolicy"]["syncOptions"]
