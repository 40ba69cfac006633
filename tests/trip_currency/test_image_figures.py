"""Images: registries, tags and pull policy.

The tag that runs is CI's to change, one bump after another. So the lines below ask whether dist/ runs what the release
file says, and one test renders the tags of the specification and asks for its images to the letter.
"""

from pathlib import Path

import pytest

from constructs_lib import PlatformApp, Release
from platforms.trip_currency.chart import TripCurrency
from platforms.trip_currency.environments import ENVIRONMENTS, TripCurrencyEnvironment
from tests.conftest import PROJECT
from tests.manifests import Manifest, Manifests, containers_of

ECR = "716773066105.dkr.ecr.ap-northeast-2.amazonaws.com"
FOREIGN_REGISTRY = {"dev": ECR, "staging": ECR, "prod": ECR, "eks": "korgosu"}
INGESTOR = ("CronJob", "service-dataingestor-cronjob")
SPECIFIED = {
    "dev": ("korgosu", "dev-latest"),
    "staging": ("korgosu", "staging-latest"),
    "prod": ("korgosu", "prod-63"),
    "eks": (ECR, "latest"),
}
OWN = ["service-currency", "service-dataingestor", "service-frontend", "service-history", "service-ranking"]


def containers(manifests: Manifests) -> list[Manifest]:
    return [container for workload in manifests.workloads() for container in containers_of(workload)]


def image_name(container: Manifest) -> str:
    """The image without registry, tag and digest."""
    last: str = container["image"].rpartition("/")[2]
    return last.partition("@")[0].partition(":")[0]


def own_containers(manifests: Manifests) -> list[Manifest]:
    return [container for container in containers(manifests) if image_name(container).startswith("service-")]


def released(manifests: Manifests, image: str) -> str:
    """What the release file of an environment says, with the registry of the specification in front."""
    registry, _ = SPECIFIED[manifests.name]
    version = Release.read(PROJECT / "releases", "trip-currency", manifests.name).versions[image]
    return f"{registry}/{image}{'@' if version.startswith('sha256:') else ':'}{version}"


def test_T012_dev_runs_the_released_image_of_each_web_workload(dev: Manifests, web: str) -> None:
    assert dev.container("Deployment", web)["image"] == released(dev, web)


def test_T013_dev_runs_the_released_image_of_the_ingestor(dev: Manifests) -> None:
    assert dev.container(*INGESTOR)["image"] == released(dev, "service-dataingestor")


def test_T014_staging_runs_the_released_image_of_each_web_workload(staging: Manifests, web: str) -> None:
    assert staging.container("Deployment", web)["image"] == released(staging, web)


def test_T015_staging_runs_the_released_image_of_the_ingestor(staging: Manifests) -> None:
    assert staging.container(*INGESTOR)["image"] == released(staging, "service-dataingestor")


def test_T016_prod_runs_the_released_image_of_each_web_workload(prod: Manifests, web: str) -> None:
    assert prod.container("Deployment", web)["image"] == released(prod, web)


def test_T017_prod_runs_the_released_image_of_the_ingestor(prod: Manifests) -> None:
    assert prod.container(*INGESTOR)["image"] == released(prod, "service-dataingestor")


def test_T018_eks_runs_the_released_image_of_each_web_workload(eks: Manifests, web: str) -> None:
    assert eks.container("Deployment", web)["image"] == released(eks, web)


def test_T019_eks_runs_the_released_image_of_the_ingestor(eks: Manifests) -> None:
    assert eks.container(*INGESTOR)["image"] == released(eks, "service-dataingestor")


@pytest.mark.parametrize("env", [env for env in ENVIRONMENTS if env.name in SPECIFIED], ids=lambda env: env.name)
def test_the_tags_of_T012_to_T019_give_the_images_of_T012_to_T019(tmp_path: Path, env: TripCurrencyEnvironment) -> None:
    registry, tag = SPECIFIED[env.name]
    released = Release.read(PROJECT / "releases", "trip-currency", env.name).versions
    app = PlatformApp(str(tmp_path))
    TripCurrency(app, env, Release(platform="trip-currency", versions=dict.fromkeys(released, tag), source="a test"))
    app.synth()
    images = {container["image"] for container in own_containers(Manifests.read(tmp_path / env.folder))}
    assert images >= {f"{registry}/{image}:{tag}" for image in OWN}


def test_T104_no_own_image_comes_from_the_registry_of_the_other_clusters(manifests: Manifests) -> None:
    images = [container["image"] for container in own_containers(manifests)]
    assert len(images) >= len(OWN)
    assert not [image for image in images if image.startswith(FOREIGN_REGISTRY[manifests.name] + "/")]
