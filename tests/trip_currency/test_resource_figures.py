"""Requests and limits of every workload."""

import pytest

from tests.manifests import Manifest, Manifests, memory_bytes

INGESTOR = ("CronJob", "service-dataingestor-cronjob")


def requests(manifests: Manifests, kind: str, name: str) -> Manifest:
    figures: Manifest = manifests.container(kind, name)["resources"]["requests"]
    return figures


def limits(manifests: Manifests, kind: str, name: str) -> Manifest:
    figures: Manifest = manifests.container(kind, name)["resources"]["limits"]
    return figures


def memory_limit(manifests: Manifests, name: str) -> int:
    return memory_bytes(limits(manifests, "Deployment", name)["memory"])


def test_T020_dev_requests_256Mi_and_100m_for_each_api(dev: Manifests, api: str) -> None:
    assert requests(dev, "Deployment", api) == {"memory": "256Mi", "cpu": "100m"}


def test_T021_dev_limits_each_api_to_384Mi_and_500m(dev: Manifests, api: str) -> None:
    assert limits(dev, "Deployment", api) == {"memory": "384Mi", "cpu": "500m"}


def test_T022_dev_requests_32Mi_and_50m_for_the_frontend(dev: Manifests) -> None:
    assert requests(dev, "Deployment", "service-frontend") == {"memory": "32Mi", "cpu": "50m"}


def test_T023_dev_limits_the_frontend_to_64Mi_and_200m(dev: Manifests) -> None:
    assert limits(dev, "Deployment", "service-frontend") == {"memory": "64Mi", "cpu": "200m"}


def test_T024_prod_requests_256Mi_and_100m_for_each_web_workload(prod: Manifests, web: str) -> None:
    assert requests(prod, "Deployment", web) == {"memory": "256Mi", "cpu": "100m"}


def test_T025_prod_limits_each_web_workload_to_512Mi_and_500m(prod: Manifests, web: str) -> None:
    assert limits(prod, "Deployment", web) == {"memory": "512Mi", "cpu": "500m"}


def test_T026_eks_requests_256Mi_and_100m_for_each_web_workload(eks: Manifests, web: str) -> None:
    assert requests(eks, "Deployment", web) == {"memory": "256Mi", "cpu": "100m"}


def test_T027_eks_limits_each_web_workload_to_512Mi_and_500m(eks: Manifests, web: str) -> None:
    assert limits(eks, "Deployment", web) == {"memory": "512Mi", "cpu": "500m"}


def test_T028_the_ingestor_requests_256Mi_and_100m(manifests: Manifests) -> None:
    assert requests(manifests, *INGESTOR) == {"memory": "256Mi", "cpu": "100m"}


def test_T029_the_ingestor_is_limited_to_512Mi_and_500m(manifests: Manifests) -> None:
    assert limits(manifests, *INGESTOR) == {"memory": "512Mi", "cpu": "500m"}


def test_T030_staging_memory_limits_lie_between_those_of_dev_and_prod(
    dev: Manifests, staging: Manifests, prod: Manifests, web: str
) -> None:
    assert memory_limit(dev, web) <= memory_limit(staging, web) <= memory_limit(prod, web)


def test_T076_redis_requests_128Mi_and_100m(manifests: Manifests) -> None:
    assert requests(manifests, "Deployment", "redis") == {"memory": "128Mi", "cpu": "100m"}


def test_T077_redis_is_limited_to_256Mi_and_200m(manifests: Manifests) -> None:
    assert limits(manifests, "Deployment", "redis") == {"memory": "256Mi", "cpu": "200m"}


def test_T084_kafka_requests_256Mi_and_100m(manifests: Manifests) -> None:
    assert requests(manifests, "Deployment", "kafka") == {"memory": "256Mi", "cpu": "100m"}


def test_T085_kafka_is_limited_to_512Mi_and_500m(manifests: Manifests) -> None:
    assert limits(manifests, "Deployment", "kafka") == {"memory": "512Mi", "cpu": "500m"}


def test_U06_each_database_requests_256Mi_and_100m_and_is_limited_to_512Mi_and_500m(
    manifests: Manifests, database: str
) -> None:
    assert requests(manifests, "StatefulSet", database) == {"memory": "256Mi", "cpu": "100m"}
    assert limits(manifests, "StatefulSet", database) == {"memory": "512Mi", "cpu": "500m"}


def test_staging_gives_each_api_between_256Mi_and_448Mi(staging: Manifests, api: str) -> None:
    assert requests(staging, "Deployment", api) == {"memory": "256Mi", "cpu": "100m"}
    assert limits(staging, "Deployment", api) == {"memory": "448Mi", "cpu": "500m"}


def test_staging_gives_the_frontend_between_128Mi_and_256Mi(staging: Manifests) -> None:
    assert requests(staging, "Deployment", "service-frontend") == {"memory": "128Mi", "cpu": "75m"}
    assert limits(staging, "Deployment", "service-frontend") == {"memory": "256Mi", "cpu": "350m"}


@pytest.mark.parametrize(
    ("name", "requested", "limited"),
    [
        ("zookeeper", {"memory": "128Mi", "cpu": "50m"}, {"memory": "256Mi", "cpu": "200m"}),
        ("kafka-ui", {"memory": "256Mi", "cpu": "100m"}, {"memory": "512Mi", "cpu": "200m"}),
    ],
)
def test_zookeeper_and_kafka_ui_have_the_same_size_everywhere(
    manifests: Manifests, name: str, requested: Manifest, limited: Manifest
) -> None:
    assert requests(manifests, "Deployment", name) == requested
    assert limits(manifests, "Deployment", name) == limited
