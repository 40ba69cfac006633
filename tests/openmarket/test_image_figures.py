"""Sections 1 and 2.1: images. The tag that runs is CI's to change, so dist/ is held against the release files.

One test renders the tags of the specification and asks for its images to the letter.
"""

from pathlib import Path

import pytest

from constructs_lib import PlatformApp, Release
from platforms.openmarket.chart import OpenMarket
from platforms.openmarket.environments import ENVIRONMENTS, OpenMarketEnvironment
from tests.conftest import PROJECT
from tests.manifests import Manifests, containers_of
from tests.openmarket.specification import ACCOUNT, BACKEND, FRONTEND, REGION

REGISTRY = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
REPOSITORIES = {BACKEND: "openmarket/backend", FRONTEND: "openmarket/frontend-web"}
TAGS = {"dev": "dev-latest", "staging": "staging-latest", "prod": "v1.0.0"}
MOVING, PINNED = "latest", "prod"


def short(repository: str) -> str:
    """What the release files call an image."""
    return repository.rpartition("/")[2]


def version(env: str, workload: str) -> str:
    """What the release file of an environment says."""
    return Release.read(PROJECT / "releases", "openmarket", env).versions[short(REPOSITORIES[workload])]


def images(manifests: Manifests, workload: str) -> set[str]:
    """The images of all containers of a workload, init containers included."""
    return {container["image"] for container in containers_of(manifests.get("Deployment", workload))}


def test_each_workload_runs_its_released_image_from_the_registry(env: str, manifests: Manifests, workload: str) -> None:
    released = version(env, workload)
    mark = "@" if released.startswith("sha256:") else ":"
    assert images(manifests, workload) == {f"{REGISTRY}/{REPOSITORIES[workload]}{mark}{released}"}


def test_prod_runs_no_tag_that_moves(workload: str) -> None:
    assert MOVING not in version(PINNED, workload)


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda environment: environment.name)
def test_the_tags_of_the_specification_give_the_images_of_the_specification(
    tmp_path: Path, environment: OpenMarketEnvironment
) -> None:
    tag = TAGS[environment.name]
    app = PlatformApp(str(tmp_path))
    released = Release.read(PROJECT / "releases", "openmarket", environment.name).versions
    versions = dict.fromkeys(released, tag)
    OpenMarket(app, environment, Release(platform="openmarket", versions=versions, source="the specification"))
    app.synth()
    manifests = Manifests.read(tmp_path / environment.folder)
    found = {workload: images(manifests, workload) for workload in REPOSITORIES}
    assert found == {workload: {f"{REGISTRY}/{name}:{tag}"} for workload, name in REPOSITORIES.items()}
