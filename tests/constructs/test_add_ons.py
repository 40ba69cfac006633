"""Add-ons: what runs in a cluster beside the platforms, and how Argo CD installs it."""

import copy
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from constructs_lib import ArgoCd, InvalidPlatform
from constructs_lib.aws.add_ons import AddOn, Unmanaged, eks_add_ons
from delivery.manifests.reading import read
from delivery.review.engine import review
from tests.constructs.clusters import WEB_ACL, both, cluster, environment, render
from tests.constructs.test_aws import ANYTHING, snapshot  # noqa: F401  (pytest finds the fixture here)
from tests.constructs.test_wrong_types import WRONG
from tests.manifests import Manifest, Manifests

METRICS = AddOn(name="metrics", repository="https://example.com/charts", chart="metrics", version="1.2.3")
NAMES = [
    *("aws-load-balancer-controller", "external-secrets", "cluster-autoscaler", "metrics-server"),
    "aws-ebs-csi-driver",
]
WAVE = "argocd.argoproj.io/sync-wave"
DECLARED = "delivery/iam"


@pytest.fixture(scope="module")
def argocd(tmp_path_factory: pytest.TempPathFactory) -> Manifests:
    return Manifests.read(dist(tmp_path_factory) / "argocd")


def dist(factory: pytest.TempPathFactory) -> Path:
    folder = factory.mktemp("dist")
    both(folder)
    return folder


def add_ons_of(argocd: Manifests, name: str) -> list[Manifest]:
    """The Applications of the add-ons of one environment, as Argo CD creates them."""
    found = [item for item in argocd if item["metadata"]["name"].startswith(f"shop-{name}-")]
    return sorted(found, key=lambda item: int(item["metadata"]["annotations"][WAVE]))


def problems(folder: Path, *environments: Any) -> str:
    with pytest.raises(InvalidPlatform) as invalid:
        render(folder, *environments)
    return str(invalid.value)


def test_the_five_add_ons_of_eks_come_in_their_order_and_in_exact_versions() -> None:
    add_ons = eks_add_ons(cluster("dev"), prefix="shop-dev")
    assert [add_on.name for add_on in add_ons] == NAMES
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", add_on.version) for add_on in add_ons)
    assert not [violation for add_on in add_ons for violation in add_on.violations()]


def test_their_roles_and_service_accounts_have_the_usual_names() -> None:
    identities = [add_on.identity for add_on in eks_add_ons(cluster("dev"), prefix="shop-dev") if add_on.identity]
    assert {identity.account: identity.role for identity in identities} == {
        "aws-load-balancer-controller": "shop-dev-aws-lb-controller-irsa",
        "external-secrets-sa": "shop-dev-external-secrets-irsa",
        "cluster-autoscaler": "shop-dev-cluster-autoscaler-irsa",
        "ebs-csi-controller-sa": "shop-dev-ebs-csi-driver-irsa",
    }


def test_each_add_on_is_an_application_and_the_platform_comes_after_them(argocd: Manifests) -> None:
    for name in ("dev", "prod"):
        found = add_ons_of(argocd, name)
        assert [item["metadata"]["name"] for item in found] == [f"shop-{name}-{add_on}" for add_on in NAMES]
        assert [item["metadata"]["annotations"][WAVE] for item in found] == ["1", "2", "3", "4", "5"]
        platform = argocd.get("Application", f"shop-{name}")
        assert platform["metadata"]["annotations"][WAVE] == "6"
        for item in found:
            server = platform["spec"]["destination"]["server"]
            assert item["spec"]["destination"] == {"server": server, "namespace": "kube-system"}
            assert item["spec"]["project"] == platform["spec"]["project"]
            assert item["metadata"]["labels"]["app.kubernetes.io/part-of"] == f"shop-{name}"


def test_without_add_ons_nothing_has_a_wave(tmp_path: Path) -> None:
    render(tmp_path, environment("dev"))
    found = read(tmp_path / "argocd")
    assert len(found) == 2
    assert all(
        list(item["metadata"]["annotations"]) == ["argocd.argoproj.io/manifest-generate-paths"] for item in found
    )


def test_the_applications_of_the_add_ons(argocd: Manifests, snapshot: SnapshotAssertion) -> None:  # noqa: F811
    found = copy.deepcopy(add_ons_of(argocd, "prod"))
    for item in found:
        item["metadata"]["annotations"].pop(DECLARED, None)  # test_aws.py has those
    assert yaml.safe_dump_all(found, sort_keys=False) == snapshot


def test_the_name_of_the_cluster_stands_wherever_a_chart_asks_for_it(argocd: Manifests) -> None:
    values = [item["spec"]["source"]["helm"].get("valuesObject", {}) for item in add_ons_of(argocd, "dev")]
    assert values[0]["clusterName"] == "shop-dev-eks"
    assert values[2]["autoDiscovery"]["clusterName"] == "shop-dev-eks"
    assert values[4]["controller"]["k8sTagClusterId"] == "shop-dev-eks"


def test_each_role_stands_on_the_service_account_that_the_chart_creates(argocd: Manifests) -> None:
    values = [item["spec"]["source"]["helm"].get("valuesObject", {}) for item in add_ons_of(argocd, "dev")]
    accounts = [
        values[0]["serviceAccount"],
        values[1]["serviceAccount"],
        values[2]["rbac"]["serviceAccount"],
        values[4]["controller"]["serviceAccount"],
    ]
    roles = ("aws-lb-controller", "external-secrets", "cluster-autoscaler", "ebs-csi-driver")
    for account, role in zip(accounts, roles, strict=True):
        arn = f"arn:aws:iam::000000000000:role/shop-dev-{role}-irsa"
        assert account["annotations"] == {"eks.amazonaws.com/role-arn": arn}
        assert account["create"] is True


def test_the_controller_asks_waf_and_shield_only_where_its_role_may(argocd: Manifests) -> None:
    for name, protected in (("dev", False), ("prod", True)):
        controller = argocd.get("Application", f"shop-{name}-aws-load-balancer-controller")
        values = controller["spec"]["source"]["helm"]["valuesObject"]
        assert (values["enableWafv2"], values["enableShield"], values["enableWaf"]) == (protected, protected, False)
        declared = controller["metadata"]["annotations"][DECLARED]
        assert ("wafv2:" in declared, "shield:" in declared) == (protected, protected)


def test_large_objects_are_applied_by_the_server_and_drawn_certificates_left_alone(argocd: Manifests) -> None:
    options = {
        item["spec"]["source"]["chart"]: item["spec"]["syncPolicy"].get("syncOptions")
        for item in add_ons_of(argocd, "dev")
    }
    assert options == {
        "aws-load-balancer-controller": ["RespectIgnoreDifferences=true"],
        "external-secrets": ["ServerSideApply=true"],
        "cluster-autoscaler": None,
        "metrics-server": None,
        "aws-ebs-csi-driver": None,
    }


def test_two_environments_in_one_cluster_cannot_both_install_an_add_on(tmp_path: Path) -> None:
    dev = environment("dev", add_ons=(METRICS,))
    argocd = replace(environment("qa").argocd, server="https://dev.example/")
    said = problems(tmp_path, dev, environment("qa", argocd=argocd, add_ons=(METRICS,)))
    assert said == (
        "shop/qa: add-ons: add_ons: got metrics in https://dev.example/, where shop/dev installs it too; "
        "allowed: an add-on once in a cluster; list it in one of the two environments"
    )
    render(tmp_path, dev, environment("qa", argocd=argocd))


def test_the_application_of_an_add_on_has_a_name_of_its_own(tmp_path: Path) -> None:
    taken = ArgoCd(application="shop-dev-metrics", repository="https://example.com/shop")
    said = problems(tmp_path, environment("dev", add_ons=(METRICS,)), environment("qa", argocd=taken))
    assert "argocd.application: got 'shop-dev-metrics'" in said
    longer = replace(METRICS, name="dev-metrics")
    argocd = replace(environment("qa").argocd, application="shop")
    said = problems(
        tmp_path, environment("dev", add_ons=(METRICS,)), environment("qa", argocd=argocd, add_ons=(longer,))
    )
    assert "got the Application 'shop-dev-metrics' a second time" in said
    assert "application: got" in problems(
        tmp_path,
        environment(
            "dev",
            add_ons=(replace(METRICS, name="m" * 53),) * 1,
            argocd=replace(environment("dev").argocd, application="a" * 20),
        ),
    )


def test_an_environment_lists_an_add_on_once(tmp_path: Path) -> None:
    assert "'metrics' a second time" in problems(tmp_path, environment("dev", add_ons=(METRICS, METRICS)))


@pytest.mark.parametrize("version", ["1.x", "*", "^1.2.3", ">=1.0.0", "1.2", "latest", "", "1.2.3 ", "01.2.3", None])
def test_a_range_of_versions_is_refused(version: Any) -> None:
    assert [violation.field for violation in replace(METRICS, version=version).violations()] == ["version"]


@pytest.mark.parametrize("version", ["1.2.3", "v0.16.2", "3.5.0-rc.1", "2.0.0+build.5"])
def test_an_exact_version_is_taken(version: str) -> None:
    assert not list(replace(METRICS, version=version).violations())


def test_values_hold_what_yaml_can_and_no_secret() -> None:
    fine = {"a": {"b": [1, 0.5, True, "x", {"c": ()}]}, "keepTLSSecret": True, "existingSecret": {"name": "a"}}
    assert not list(replace(METRICS, values=fine).violations())
    itself: dict[str, Any] = {}
    itself["itself"] = itself
    refused: list[tuple[Any, str]] = [
        ({"a": None}, "values.a"),
        ({"a": {"b": [b"x"]}}, "values.a.b[0]"),
        ({"a": float("nan")}, "values.a"),
        ({1: "x"}, "values"),
        ({"database": {"password": "hunter2"}}, "values.database.password"),
        (itself, "values" + ".itself" * 21),
    ]
    for values, field in refused:
        assert [violation.field for violation in replace(METRICS, values=values).violations()] == [field]


@given(ANYTHING, ANYTHING)
def test_no_value_raises_whatever_it_is_given(one: Any, other: Any) -> None:
    for name in (field.name for field in fields(AddOn)):
        list(replace(METRICS, **{name: one}).violations())
    list(Unmanaged(kind=one, name=other, paths=one, group=other).violations())
    for add_on in eks_add_ons(one, prefix=other, web_acl=one, shield=other):
        list(add_on.violations())
    for add_on in eks_add_ons(cluster(one), prefix=other, web_acl=one, shield=other):
        list(add_on.violations())


def test_an_environment_takes_anything_for_an_add_on(tmp_path: Path) -> None:
    spoilt = [replace(METRICS, **{field.name: wrong}) for field in fields(AddOn) for wrong in WRONG]
    for wrong in [*WRONG, *([each] for each in (*WRONG, *spoilt))]:
        try:
            render(tmp_path, environment("dev", add_ons=wrong))
        except InvalidPlatform as invalid:
            assert "could not be checked" not in str(invalid)


def found_in(environments: dict[str, list[Manifest]]) -> set[tuple[str, str]]:
    return {(finding.object, finding.rule) for finding in review(environments)}


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Manifest]]:
    folder = dist(tmp_path_factory)
    return {name: read(folder / name) for name in ("argocd", "shop-dev", "shop-prod")}


def spoil(reviewed: dict[str, list[Manifest]], path: str, value: Any, *, name: str) -> set[tuple[str, str]]:
    """What a review finds when a field of an Application is another."""
    environments = copy.deepcopy(reviewed)
    part: Any = next(item for item in environments["argocd"] if item["metadata"]["name"] == name)
    *steps, last = path.split(".")
    for step in steps:
        part = part[step]
    part[last] = value
    return found_in(environments) - found_in(reviewed)


def test_a_review_finds_nothing_wrong_with_the_applications(reviewed: dict[str, list[Manifest]]) -> None:
    assert not [found for found in found_in(reviewed) if found[0].startswith("Application/")]


@pytest.mark.parametrize("version", ["1.x", "*", "~1.2.3", "1.2"])
def test_a_review_refuses_a_chart_in_a_range_of_versions(reviewed: dict[str, list[Manifest]], version: str) -> None:
    name = "shop-dev-metrics-server"
    found = spoil(reviewed, "spec.source.targetRevision", version, name=name)
    assert found == {(f"Application/{name}", "applications/chart-version")}


def test_a_review_refuses_a_chart_with_a_path(reviewed: dict[str, list[Manifest]]) -> None:
    name = "shop-dev-metrics-server"
    found = spoil(reviewed, "spec.source.path", "dist/anywhere", name=name)
    assert found == {(f"Application/{name}", "applications/chart-or-path")}


def test_a_review_refuses_one_release_twice_in_one_cluster(reviewed: dict[str, list[Manifest]]) -> None:
    dev = next(item for item in reviewed["argocd"] if item["metadata"]["name"] == "shop-dev-metrics-server")
    server = dev["spec"]["destination"]["server"]
    found = spoil(reviewed, "spec.destination.server", server, name="shop-prod-metrics-server")
    assert {rule for _, rule in found} == {"applications/duplicate"}


@pytest.mark.parametrize("value", ["enableWafv2", "enableShield"])
def test_a_review_refuses_a_controller_that_ignores_the_protection_of_an_ingress(
    reviewed: dict[str, list[Manifest]], value: str
) -> None:
    name = "shop-prod-aws-load-balancer-controller"
    assert not spoil(reviewed, f"spec.source.helm.valuesObject.{value}", False, name=name)
    prefix = "alb.ingress.kubernetes.io"
    annotations = {f"{prefix}/wafv2-acl-arn": WEB_ACL, f"{prefix}/shield-advanced-protection": "true"}
    ingress = {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": {"name": "door", "namespace": "shop-prod", "annotations": annotations},
        "spec": {"defaultBackend": {"service": {"name": "api", "port": {"number": 8000}}}},
    }
    protected = reviewed | {"shop-prod": [*reviewed["shop-prod"], ingress]}
    found = spoil(protected, f"spec.source.helm.valuesObject.{value}", False, name=name)
    assert found == {(f"Application/{name}", "applications/protection")}
