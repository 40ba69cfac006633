"""The CronJob that collects rates."""

from tests.manifests import Manifest, Manifests, SecretKey, secret_variables

INGESTOR = ("CronJob", "service-dataingestor-cronjob")


def cron_job(manifests: Manifests) -> Manifest:
    spec: Manifest = manifests.get(*INGESTOR)["spec"]
    return spec


def job(manifests: Manifests) -> Manifest:
    spec: Manifest = cron_job(manifests)["jobTemplate"]["spec"]
    return spec


def test_T048_exactly_one_cron_job_runs_the_ingestor_image(manifests: Manifests) -> None:
    only = manifests.only("CronJob")["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    images = [container["image"] for container in only["containers"]]
    assert [image.rpartition("/")[2].partition(":")[0] for image in images] == ["service-dataingestor"]


def test_T049_the_ingestor_starts_every_five_minutes(manifests: Manifests) -> None:
    assert cron_job(manifests)["schedule"] == "*/5 * * * *"


def test_T050_a_second_ingestor_never_starts_beside_a_running_one(manifests: Manifests) -> None:
    assert cron_job(manifests)["concurrencyPolicy"] == "Forbid"


def test_T051_an_ingestor_is_stopped_after_600_seconds(manifests: Manifests) -> None:
    assert job(manifests)["activeDeadlineSeconds"] == 600


def test_T052_a_failed_ingestor_is_retried_twice(manifests: Manifests) -> None:
    assert job(manifests)["backoffLimit"] == 2


def test_U03_the_ingestor_keeps_three_jobs_of_each_kind_and_collects_once(manifests: Manifests) -> None:
    assert cron_job(manifests)["successfulJobsHistoryLimit"] == 3
    assert cron_job(manifests)["failedJobsHistoryLimit"] == 3
    assert manifests.pod(*INGESTOR)["restartPolicy"] == "OnFailure"
    assert manifests.container(*INGESTOR)["args"][-1] == "single"


def test_a_late_ingestor_may_start_within_200_seconds(manifests: Manifests) -> None:
    assert cron_job(manifests)["startingDeadlineSeconds"] == 200


def test_the_ingestor_runs_python_main_single(manifests: Manifests) -> None:
    container = manifests.container(*INGESTOR)
    assert container["command"] == ["python", "main.py"]
    assert container["args"] == ["single"]


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


def test_the_ingestor_is_scraped_on_port_8000(manifests: Manifests) -> None:
    annotations = manifests.pod_template(*INGESTOR)["metadata"]["annotations"]
    assert annotations["prometheus.io/port"] == "8000"
