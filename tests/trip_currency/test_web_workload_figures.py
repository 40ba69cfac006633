"""The three APIs and the frontend: ports, probes, annotations and environment."""

from tests.manifests import (
    Manifests,
    ProbeTiming,
    SecretKey,
    container_ports,
    port_number,
    probe_timing,
    secret_variables,
)


def annotations(manifests: Manifests, kind: str, name: str) -> dict[str, str]:
    found: dict[str, str] = manifests.pod_template(kind, name)["metadata"]["annotations"]
    return found


def http_get(manifests: Manifests, name: str, probe: str) -> tuple[str, int]:
    """The path and the port number that a probe asks."""
    container = manifests.container("Deployment", name)
    request = container[probe]["httpGet"]
    return request["path"], port_number(container, request["port"])


def timing(manifests: Manifests, name: str, probe: str) -> ProbeTiming:
    return probe_timing(manifests.container("Deployment", name), probe)


def service_ports(manifests: Manifests, name: str) -> list[int]:
    return [port["port"] for port in manifests.get("Service", name)["spec"]["ports"]]


def test_T031_each_api_has_container_port_8000(manifests: Manifests, api: str) -> None:
    assert 8000 in container_ports(manifests.container("Deployment", api))


def test_T032_the_frontend_has_container_port_80(manifests: Manifests) -> None:
    assert 80 in container_ports(manifests.container("Deployment", "service-frontend"))


def test_T033_the_service_of_each_api_has_port_8000(manifests: Manifests, api: str) -> None:
    assert 8000 in service_ports(manifests, api)


def test_T034_the_service_of_the_frontend_has_port_80(manifests: Manifests) -> None:
    assert 80 in service_ports(manifests, "service-frontend")


def test_T035_liveness_of_each_api_asks_health_on_port_8000(manifests: Manifests, api: str) -> None:
    assert http_get(manifests, api, "livenessProbe") == ("/health", 8000)


def test_T036_readiness_of_each_api_asks_health_on_port_8000(manifests: Manifests, api: str) -> None:
    assert http_get(manifests, api, "readinessProbe") == ("/health", 8000)


def test_T037_liveness_of_ranking_starts_later_than_that_of_currency(manifests: Manifests) -> None:
    ranking = timing(manifests, "service-ranking", "livenessProbe")
    currency = timing(manifests, "service-currency", "livenessProbe")
    assert ranking.delay > currency.delay


def test_T038_each_api_is_scraped_by_prometheus(manifests: Manifests, api: str) -> None:
    assert annotations(manifests, "Deployment", api)["prometheus.io/scrape"] == "true"


def test_T039_each_api_is_scraped_on_port_8000(manifests: Manifests, api: str) -> None:
    assert annotations(manifests, "Deployment", api)["prometheus.io/port"] == "8000"


def test_T040_each_api_is_scraped_at_metrics(manifests: Manifests, api: str) -> None:
    assert annotations(manifests, "Deployment", api)["prometheus.io/path"] == "/metrics"


def test_T041_the_frontend_and_the_ingestor_are_scraped_at_metrics(manifests: Manifests) -> None:
    for kind, name in (("Deployment", "service-frontend"), ("CronJob", "service-dataingestor-cronjob")):
        assert annotations(manifests, kind, name)["prometheus.io/scrape"] == "true"
        assert annotations(manifests, kind, name)["prometheus.io/path"] == "/metrics"


def test_U01_currency_and_history_are_probed_after_30_and_5_seconds(manifests: Manifests) -> None:
    for name in ("service-currency", "service-history"):
        liveness = timing(manifests, name, "livenessProbe")
        readiness = timing(manifests, name, "readinessProbe")
        assert (liveness.delay, liveness.period) == (30, 10)
        assert (readiness.delay, readiness.period) == (5, 5)


def test_U02_ranking_is_probed_slowly(manifests: Manifests) -> None:
    assert timing(manifests, "service-ranking", "livenessProbe") == ProbeTiming(60, 15, 10, 5)
    assert timing(manifests, "service-ranking", "readinessProbe") == ProbeTiming(30, 10, 5, 3)


def test_currency_and_history_tolerate_three_slow_answers(manifests: Manifests) -> None:
    for name in ("service-currency", "service-history"):
        assert timing(manifests, name, "livenessProbe") == ProbeTiming(30, 10, 5, 3)
        assert timing(manifests, name, "readinessProbe") == ProbeTiming(5, 5, 3, 3)


def test_the_frontend_is_probed_at_health_on_port_80(manifests: Manifests) -> None:
    for probe in ("livenessProbe", "readinessProbe"):
        assert http_get(manifests, "service-frontend", probe) == ("/health", 80)


def test_the_frontend_is_probed_after_10_and_5_seconds(manifests: Manifests) -> None:
    liveness = timing(manifests, "service-frontend", "livenessProbe")
    readiness = timing(manifests, "service-frontend", "readinessProbe")
    assert (liveness.delay, liveness.period, liveness.timeout) == (10, 15, 3)
    assert (readiness.delay, readiness.period, readiness.timeout) == (5, 5, 3)


def test_the_frontend_is_scraped_on_port_80(manifests: Manifests) -> None:
    assert annotations(manifests, "Deployment", "service-frontend")["prometheus.io/port"] == "80"


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
