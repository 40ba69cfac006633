"""Images: registries, tags and pull policy."""

from tests.manifests import Manifest, Manifests, containers_of

ECR = "716773066105.dkr.ecr.ap-northeast-2.amazonaws.com"
FOREIGN_REGISTRY = {"dev": ECR, "staging": ECR, "prod": ECR, "eks": "korgosu"}
INGESTOR = ("CronJob", "service-dataingestor-cronjob")


def containers(manifests: Manifests) -> list[Manifest]:
    return [container for workload in manifests.workloads() for container in containers_of(workload)]


def image_name(container: Manifest) -> str:
    """The image without registry, tag and digest."""
    last: str = container["image"].rpartition("/")[2]
    return last.partition("@")[0].partition(":")[0]


def own_containers(manifests: Manifests) -> list[Manifest]:
    return [container for container in containers(manifests) if image_name(container).startswith("service-")]


def test_T012_dev_runs_the_dev_latest_image_of_each_web_workload(dev: Manifests, web: str) -> None:
    assert dev.container("Deployment", web)["image"] == f"korgosu/{web}:dev-latest"


def test_T013_dev_runs_the_dev_latest_image_of_the_ingestor(dev: Manifests) -> None:
    assert dev.container(*INGESTOR)["image"] == "korgosu/service-dataingestor:dev-latest"


def test_T014_staging_runs_the_staging_latest_image_of_each_web_workload(staging: Manifests, web: str) -> None:
    assert staging.container("Deployment", web)["image"] == f"korgosu/{web}:staging-latest"


def test_T015_staging_runs_the_staging_latest_image_of_the_ingestor(staging: Manifests) -> None:
    assert staging.container(*INGESTOR)["image"] == "korgosu/service-dataingestor:staging-latest"


def test_T016_prod_runs_the_prod_63_image_of_each_web_workload(prod: Manifests, web: str) -> None:
    assert prod.container("Deployment", web)["image"] == f"korgosu/{web}:prod-63"


def test_T017_prod_runs_the_prod_63_image_of_the_ingestor(prod: Manifests) -> None:
    assert prod.container(*INGESTOR)["image"] == "korgosu/service-dataingestor:prod-63"


def test_T018_eks_runs_the_latest_ecr_image_of_each_web_workload(eks: Manifests, web: str) -> None:
    assert (
        eks.container("Deployment", web)["image"] == f"716773066105.dkr.ecr.ap-northeast-2.amazonaws.com/{web}:latest"
    )


def test_T019_eks_runs_the_latest_ecr_image_of_the_ingestor(eks: Manifests) -> None:
    assert (
        eks.container(*INGESTOR)["image"]
        == "716773066105.dkr.ecr.ap-northeast-2.amazonaws.com/service-dataingestor:latest"
    )


def test_T104_no_own_image_comes_from_the_registry_of_the_other_clusters(manifests: Manifests) -> None:
    images = [container["image"] for container in own_containers(manifests)]
    assert len(images) == 5
    assert not [image for image in images if image.startswith(FOREIGN_REGISTRY[manifests.name] + "/")]


def test_U05_own_images_are_always_pulled(manifests: Manifests) -> None:
    policies = [container.get("imagePullPolicy") for container in own_containers(manifests)]
    assert policies == ["Always"] * 5
