"""Ordinary cdk8s constructs in a chart, beside those of the library: rendered, written and reviewed with the rest."""

from pathlib import Path
from typing import Any

import cdk8s
import cdk8s_plus_27
import pytest
import yaml
from cdk8s_plus_27 import k8s

from constructs_lib import InvalidPlatform, PlatformApp, Release
from delivery.manifests import reading
from delivery.review.engine import review
from imports.io import external_secrets
from tests.small import ENVIRONMENT, Shop, api

INCLUDED = {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {"name": "included", "namespace": "shop"},
    "data": {"A": "1"},
}


def namespaced(name: str) -> cdk8s.ApiObjectMetadata:
    return cdk8s.ApiObjectMetadata(name=name, namespace="shop")


def add_ordinary(chart: Shop, folder: Path) -> None:
    """One construct of each ordinary kind."""
    file = folder / "included.yaml"
    file.write_text(yaml.safe_dump(INCLUDED))
    untyped = cdk8s.ApiObject(chart, "untyped", api_version="v1", kind="ConfigMap", metadata=namespaced("untyped"))
    untyped.add_json_patch(cdk8s.JsonPatch.add("/data", {"B": "2"}))
    cdk8s.Include(chart, "include", url=str(file))
    k8s.KubeConfigMap(chart, "typed", metadata=k8s.ObjectMeta(name="typed", namespace="shop"), data={"C": "3"})
    cdk8s_plus_27.ConfigMap(chart, "plus", metadata=namespaced("plus"), data={"D": "4"})
    external_secrets.SecretStore(
        chart,
        "custom",
        metadata=namespaced("custom"),
        spec=external_secrets.SecretStoreSpec(
            provider=external_secrets.SecretStoreSpecProvider(
                aws=external_secrets.SecretStoreSpecProviderAws(
                    service=external_secrets.SecretStoreSpecProviderAwsService.SECRETS_MANAGER, region="eu-west-1"
                )
            )
        ),
    )


ORDINARY = {
    ("ConfigMap", "untyped"),
    ("ConfigMap", "included"),
    ("ConfigMap", "typed"),
    ("ConfigMap", "plus"),
    ("SecretStore", "custom"),
}


def mixed(folder: Path) -> Shop:
    """A chart with a service of the library and one construct of each ordinary kind, not rendered yet."""
    chart = Shop(PlatformApp(str(folder / "render")), ENVIRONMENT, Release(platform="shop", versions={}, source="none"))
    api(chart)
    add_ordinary(chart, folder)
    return chart


def rendered(folder: Path, chart: Shop) -> list[Any]:
    """What is written, in the order of the files."""
    chart.node.root.synth()  # type: ignore[attr-defined]
    return reading.read(folder / "render" / ENVIRONMENT.folder)


def by_name(documents: list[Any]) -> dict[tuple[str, str], Any]:
    return {(document["kind"], document["metadata"]["name"]): document for document in documents}


def test_they_are_written_beside_what_the_library_renders(tmp_path: Path) -> None:
    names = by_name(rendered(tmp_path, mixed(tmp_path))).keys()
    assert names >= ORDINARY | {("Deployment", "api"), ("Namespace", "shop")}


def test_they_hold_what_they_were_given(tmp_path: Path) -> None:
    found = by_name(rendered(tmp_path, mixed(tmp_path)))
    given = {"untyped": {"B": "2"}, "included": {"A": "1"}, "typed": {"C": "3"}, "plus": {"D": "4"}}
    assert {name: found["ConfigMap", name]["data"] for name in given} == given
    assert found["SecretStore", "custom"]["spec"]["provider"]["aws"]["service"] == "SecretsManager"


def test_testing_synth_and_to_json_return_what_is_written(tmp_path: Path) -> None:
    chart = mixed(tmp_path)
    written = by_name(rendered(tmp_path, chart))
    assert by_name(cdk8s.Testing.synth(chart)) == by_name(chart.to_json()) == written


def test_they_are_reviewed_with_the_rest(tmp_path: Path) -> None:
    chart = mixed(tmp_path)
    cdk8s.ApiObject(chart, "wrong", api_version="v1", kind="ConfigMap", metadata=namespaced("wrong")).add_json_patch(
        cdk8s.JsonPatch.add("/dota", {"A": "1"})
    )
    findings = review({"shop-test": rendered(tmp_path, chart)})
    assert [finding.rule for finding in findings if finding.object == "ConfigMap/wrong"] == ["schema/field"]
    assert not [finding for finding in findings if tuple(finding.object.split("/")) in ORDINARY]


def test_one_that_has_the_kind_and_name_of_another_object_is_refused(tmp_path: Path) -> None:
    chart = mixed(tmp_path)
    cdk8s.ApiObject(chart, "again", api_version="v1", kind="Service", metadata=namespaced("api"))
    with pytest.raises(InvalidPlatform, match="shop/test: api: name: got a second Service api"):
        rendered(tmp_path, chart)


def test_checks_that_an_author_added_to_a_construct_stop_the_render(tmp_path: Path) -> None:
    import jsii
    from constructs import IValidation

    @jsii.implements(IValidation)
    class Never:
        def validate(self) -> list[str]:
            return ["never good enough"]

    chart = mixed(tmp_path)
    chart.node.add_validation(Never())
    with pytest.raises(RuntimeError, match="never good enough"):
        rendered(tmp_path, chart)
