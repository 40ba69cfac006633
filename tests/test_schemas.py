"""Every rendered object against the schemas of the API servers that may receive it."""

import copy
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from contract.well_known import MINORS
from delivery.manifests.reading import Manifest, collect
from delivery.schema import custom_resources
from delivery.schema import kubernetes as schemas
from delivery.schema.crds_folder import CRDS
from delivery.schema.custom_resources import Version
from tests.conftest import PROJECT
from tests.manifests import Manifests, folders_with_workloads
from tests.said_at_the_end import AT_THE_END

RECENT = [f"1.{minor}" for minor in range(27, 38)]


def is_custom(manifest: Manifest) -> bool:
    """Whether no API server serves the kind without a CRD."""
    return not any(schemas.knows(manifest, minor) for minor in MINORS)


@pytest.mark.parametrize("minor", RECENT)
@pytest.mark.parametrize("folder", folders_with_workloads())
def test_every_object_passes_the_strict_schema_of_every_kubernetes_minor(folder: str, minor: str) -> None:
    for manifest in Manifests.read(PROJECT / "dist" / folder):
        if not is_custom(manifest):
            assert schemas.knows(manifest, minor), manifest["kind"]
            assert not list(schemas.errors(manifest, minor)), f"{manifest['kind']} {manifest['metadata']['name']}"


def test_the_schema_check_finds_an_unknown_field_at_any_depth() -> None:
    deployment = copy.deepcopy(Manifests.read(PROJECT / "dist/dev").get("Deployment", "service-currency"))
    deployment["spec"]["template"]["spec"]["containers"][0]["imagePullPolice"] = "Always"
    assert list(schemas.errors(deployment, "1.27"))


def test_every_custom_resource_passes_its_crd(record_property: Callable[[str, object], None]) -> None:
    folder = os.environ.get(CRDS)
    if not folder:
        said = f"{CRDS} names no folder of CRDs: the custom resources in dist/ were NOT checked against theirs"
        record_property(AT_THE_END, said)
        pytest.skip(said)
    documents = [document for found in collect(PROJECT / "dist").values() for document in found]
    resources = list(filter(is_custom, documents))
    evaluated = 0
    for manifest in resources:
        label = f"{manifest['apiVersion']} {manifest['kind']} {manifest['metadata']['name']}"
        crd = custom_resources.find(Path(folder), manifest["apiVersion"], manifest["kind"])
        assert isinstance(crd, Version), (label, crd)
        judgement = custom_resources.judge(manifest, crd)
        assert not [*judgement.errors, *judgement.refused, *judgement.unjudged], label
        evaluated += judgement.evaluated
        misspelt = {**manifest, "spec": {**manifest["spec"], "syncPolice": {}}}
        assert custom_resources.judge(misspelt, crd).errors, label
    assert resources
    checked = f"{len(resources)} custom resources in dist/ checked against their CRDs"
    said = f"{checked}; CEL rules that are about a field they have, and were evaluated: {evaluated}"
    record_property(AT_THE_END, said)
