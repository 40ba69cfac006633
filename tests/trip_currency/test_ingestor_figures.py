"""The CronJob that collects rates."""

from tests.manifests import Manifests, SecretKey, secret_variables

INGESTOR = ("CronJob", "service-dataingestor-cronjob")


def test_T048_exactly_one_cron_job_runs_the_ingestor_image(manifests: Manifests) -> None:
    only = manifests.only("CronJob")["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    images = [container["image"] for container in only["containers"]]
    assert [image.rpartition("/")[2].partition(":")[0] for image in images] == ["service-dataingestor"]


def test_the_ingestor_finds_the_shared_configuration_and_its_mode(manifests: Manifests) -> None:
    shared = manifests.get("ConfigMap", "trip-service-config")["data"]
    assert manifests.variables(*INGESTOR) == {**shared, "EXECUTION_MODE": "single"}


def test_the_ingestor_logs_in_to_both_databases(manifests: Manifests) -> None:
    assert secret_variables(manifests.container(*INGESTOR)) == {
        "MYSQL_PASSWORD": SecretKey("trip-service-secrets", "mysql-password"),
        "MONGODB_PASSWORD": SecretKey("trip-service-secrets", "mongodb-password"),
    }


def test_the_ingestor_opens_no_port_and_has_no_probes(manifests: Manifests) -> None:
    container = manifests.container(*INGESTOR)
    assert not container.keys() & {"ports", "livenessProbe", "readinessProbe", "startupProbe"}
