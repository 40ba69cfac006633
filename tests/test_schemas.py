"""Every rendered object against the schemas of the API servers that may receive it."""

import copy
import os
from pathlib import Path

import pytest

from delivery import kubernetes_schema as schemas
from tests.conftest import PROJECT
from tests.manifests import Manifests

MINORS = [f"1.{minor}" for minor in range(27, 38)]
FOLDERS = ["dev", "staging", "prod", "eks"]


@pytest.mark.parametrize("minor", MINORS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_object_passes_the_strict_schema_of_every_kubernetes_minor(folder: str, minor: str) -> None:
    for manifest in Manifests.read(PROJECT / "dist" / folder):
        assert schemas.knows(manifest, minor), manifest["kind"]
        assert not list(schemas.errors(manifest, minor)), f"{manifest['kind']} {manifest['metadata']['name']}"


def test_the_schema_check_finds_an_unknown_field_at_any_depth() -> None:
    deployment = copy.deepcopy(Manifests.read(PROJECT / "dist/dev").get("Deployment", "service-currency"))
    deployment["spec"]["template"]["spec"]["containers"][0]["imagePullPolice"] = "Always"
    assert list(schemas.errors(deployment, "1.27"))


def test_every_argocd_application_passes_the_schema_of_its_crd() -> None:
    folder = os.environ.get("CRDS")
    if not folder:
        pytest.skip("CRDS does not name a folder of CRDs: the Applications were NOT checked against theirs")
    for manifest in Manifests.read(PROJECT / "dist/argocd"):
        assert schemas.knows_custom(manifest, Path(folder))
        assert not list(schemas.custom_errors(manifest, Path(folder))), manifest["metadata"]["name"]
        misspelt = copy.deepcopy(manifest)
        misspelt["spec"]["syncPolice"] = {}
        assert list(schemas.custom_errors(misspelt, Path(folder)))
