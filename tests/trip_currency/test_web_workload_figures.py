"""The three APIs and the frontend: ports, probes, annotations and environment."""

from tests.manifests import (
    Manifests,
    ProbeTiming,
    SecretKey,
    probe_timing,
    secret_variables,
)


def annotations(manifests: Manifests, kind: str, name: str) -> dict[str, str]:
    found: dict[str, str] = manifests.pod_template(kind, name)["metadata"]["annotations"]
    return found


def timing(manifests: Manifests, name: str, probe: str) -> ProbeTiming:
    return probe_timing(manifests.container("Deployment", name), probe)


def test_T037_liveness_of_ranking_starts_later_than_that_of_currency(manifests: Manifests) -> None:
    ranking = timing(manifests, "service-ranking", "livenessProbe")
    currency = timing(manifests, "service-currency", "livenessProbe")
    assert ranking.delay > currency.delay


def test_each_web_workload_names_its_port_http(manifests: Manifests, web: str) -> None:
    ports = manifests.container("Deployment", web)["ports"]
    assert [port["name"] for port in ports] == ["http"]


def test_each_web_workload_runs_the_command_of_its_image(manifests: Manifests, web: str) -> None:
    assert not manifests.container("Deployment", web).keys() & {"command", "args"}


def test_each_api_finds_every_key_of_the_shared_configuration(manifests: Manifests, api: str) -> None:
    shared = manifests.get("ConfigMap", "trip-service-config")["data"]
    assert shared.items() <= manifests.variables("Deployment", api).items()


def test_no_api_repeats_the_shared_configuration_except_its_port(manifests: Manifests, api: str) -> None:
    shared = manifests.get("ConfigMap", "trip-service-config")["data"]
    container = manifests.container("Deployment", api)
    assert {variable["name"] for variable in container["env"]} & shared.keys() <= {"PORT"}


def test_each_api_listens_on_port_8000(manifests: Manifests, api: str) -> None:
    assert manifests.variables("Deployment", api)["PORT"] == "8000"


def test_currency_and_history_use_mysql_and_skip_mongodb(manifests: Manifests) -> None:
    for name in ("service-currency", "service-history"):
        assert manifests.variables("Deployment", name)["SKIP_MONGODB_INIT"] == "true"
        assert secret_variables(manifests.container("Deployment", name)) == {
            "MYSQL_PASSWORD": SecretKey("trip-service-secrets", "mysql-password")
        }


def test_ranking_uses_mongodb_and_skips_mysql(manifests: Manifests) -> None:
    assert manifests.variables("Deployment", "service-ranking")["SKIP_MYSQL_INIT"] == "true"
    assert secret_variables(manifests.container("Deployment", "service-ranking")) == {
        "MONGODB_PASSWORD": SecretKey("trip-service-secrets", "mongodb-password")
    }


def test_the_frontend_takes_the_api_url_from_its_configuration(manifests: Manifests) -> None:
    shared = manifests.get("ConfigMap", "trip-service-config")["data"]
    assert manifests.variables("Deployment", "service-frontend") == {"REACT_APP_API_BASE_URL": shared["API_BASE_URL"]}
    assert secret_variables(manifests.container("Deployment", "service-frontend")) == {}
