"""MySQL and MongoDB: images, Services, claims, environment and probes."""

import pytest

from tests.manifests import (
    Manifest,
    Manifests,
    SecretKey,
    command_line,
    container_ports,
    mount_at,
    probe_timing,
    secret_variables,
)

MYSQL = ("StatefulSet", "mysql")
MONGODB = ("StatefulSet", "mongodb")


def claim(manifests: Manifests, database: str) -> Manifest:
    template: Manifest = manifests.get("StatefulSet", database)["spec"]["volumeClaimTemplates"][0]
    return template


def storage_class(manifests: Manifests, database: str) -> str | None:
    name: str | None = claim(manifests, database)["spec"].get("storageClassName")
    return name


def service_name(manifests: Manifests, database: str) -> str:
    name: str = manifests.get("StatefulSet", database)["spec"]["serviceName"]
    return name


def assert_claims_10Gi_for_one_node(manifests: Manifests, database: str) -> None:
    spec = claim(manifests, database)["spec"]
    assert spec["accessModes"] == ["ReadWriteOnce"]
    assert spec["resources"]["requests"]["storage"] == "10Gi"


def assert_headless(manifests: Manifests, service: str, port: int) -> None:
    spec = manifests.get("Service", service)["spec"]
    assert spec["clusterIP"] == "None"
    assert [entry["port"] for entry in spec["ports"]] == [port]


def test_T053_mysql_is_a_stateful_set(manifests: Manifests) -> None:
    assert "mysql" in manifests.names("StatefulSet")
    assert "mysql" not in manifests.names("Deployment")


def test_T054_mysql_runs_version_8_0(manifests: Manifests) -> None:
    assert manifests.container(*MYSQL)["image"] == "mysql:8.0"


def test_T055_mysql_is_governed_by_service_mysql(manifests: Manifests) -> None:
    assert service_name(manifests, "mysql") == "service-mysql"


def test_T056_service_mysql_is_headless_on_port_3306(manifests: Manifests) -> None:
    assert_headless(manifests, "service-mysql", 3306)


def test_T057_mysql_claims_mysql_storage(manifests: Manifests) -> None:
    assert claim(manifests, "mysql")["metadata"]["name"] == "mysql-storage"


def test_T058_mysql_claims_10Gi_for_one_node(manifests: Manifests) -> None:
    assert_claims_10Gi_for_one_node(manifests, "mysql")


def test_T059_mysql_is_stored_on_encrypted_gp3_in_eks(eks: Manifests) -> None:
    assert storage_class(eks, "mysql") == "gp3-encrypted"


def test_T060_mysql_is_stored_on_the_cluster_default_in_local_environments(local: Manifests) -> None:
    assert storage_class(local, "mysql") in (None, "local-path")


def test_T061_mysql_creates_the_database_currency_db(manifests: Manifests) -> None:
    assert manifests.variables(*MYSQL)["MYSQL_DATABASE"] == "currency_db"


def test_T062_mysql_creates_the_user_trip_user(manifests: Manifests) -> None:
    assert manifests.variables(*MYSQL)["MYSQL_USER"] == "trip_user"


def test_T063_mongodb_is_a_stateful_set(manifests: Manifests) -> None:
    assert "mongodb" in manifests.names("StatefulSet")
    assert "mongodb" not in manifests.names("Deployment")


def test_T064_mongodb_runs_version_6_0(manifests: Manifests) -> None:
    assert manifests.container(*MONGODB)["image"] == "mongo:6.0"


def test_T065_mongodb_is_governed_by_service_mongodb(manifests: Manifests) -> None:
    assert service_name(manifests, "mongodb") == "service-mongodb"


def test_T066_service_mongodb_is_headless_on_port_27017(manifests: Manifests) -> None:
    assert_headless(manifests, "service-mongodb", 27017)


def test_T067_mongodb_claims_mongodb_storage(manifests: Manifests) -> None:
    assert claim(manifests, "mongodb")["metadata"]["name"] == "mongodb-storage"


def test_T068_mongodb_claims_10Gi_for_one_node(manifests: Manifests) -> None:
    assert_claims_10Gi_for_one_node(manifests, "mongodb")


def test_T069_mongodb_is_stored_on_encrypted_gp3_in_eks(eks: Manifests) -> None:
    assert storage_class(eks, "mongodb") == "gp3-encrypted"


def test_T070_mongodb_is_stored_on_the_cluster_default_in_local_environments(local: Manifests) -> None:
    assert storage_class(local, "mongodb") in (None, "local-path")


def test_T071_mongodb_creates_the_database_currency_db(manifests: Manifests) -> None:
    assert manifests.variables(*MONGODB)["MONGO_INITDB_DATABASE"] == "currency_db"


def test_each_database_has_one_claim(manifests: Manifests, database: str) -> None:
    assert len(manifests.get("StatefulSet", database)["spec"]["volumeClaimTemplates"]) == 1


def test_mysql_takes_both_passwords_from_its_secret(manifests: Manifests) -> None:
    assert secret_variables(manifests.container(*MYSQL)) == {
        "MYSQL_ROOT_PASSWORD": SecretKey("mysql-secret", "root-password"),
        "MYSQL_PASSWORD": SecretKey("mysql-secret", "user-password"),
    }


def test_mongodb_takes_the_password_of_its_administrator_from_its_secret(manifests: Manifests) -> None:
    passwords = secret_variables(manifests.container(*MONGODB))
    assert passwords.pop("MONGO_INITDB_ROOT_PASSWORD") == SecretKey("mongodb-secret", "root-password")
    assert list(passwords.values()) == [SecretKey("trip-service-secrets", "mongodb-password")]


def test_mongodb_is_administrated_by_admin(manifests: Manifests) -> None:
    assert manifests.variables(*MONGODB)["MONGO_INITDB_ROOT_USERNAME"] == "admin"


@pytest.mark.parametrize(("name", "port"), [("mysql", 3306), ("mongodb", 27017)])
def test_each_database_names_its_port_after_itself(manifests: Manifests, name: str, port: int) -> None:
    container = manifests.container("StatefulSet", name)
    assert container_ports(container) == [port]
    assert container["ports"][0]["name"] == name


@pytest.mark.parametrize(("name", "path"), [("mysql", "/var/lib/mysql"), ("mongodb", "/data/db")])
def test_each_database_keeps_its_data_in_its_claim(manifests: Manifests, name: str, path: str) -> None:
    assert mount_at(manifests.container("StatefulSet", name), path)["name"] == f"{name}-storage"


def test_mysql_keeps_its_data_below_the_root_of_the_volume(manifests: Manifests) -> None:
    assert mount_at(manifests.container(*MYSQL), "/var/lib/mysql")["subPath"]


def test_each_database_is_initialised_by_its_script(manifests: Manifests, database: str) -> None:
    volume = manifests.volume_at("StatefulSet", database, "/docker-entrypoint-initdb.d")
    assert volume["configMap"]["name"] == f"{database}-init-script"


def test_mysql_is_pinged_without_a_password(manifests: Manifests) -> None:
    container = manifests.container(*MYSQL)
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        words = " ".join(container[probe]["exec"]["command"]).split()
        # The ping succeeds for a server that refuses every user, so readiness is a query as the user of the programs.
        assert {"mysqladmin", "ping"} <= set(words) or (probe == "readinessProbe" and "mysql" in words)
        assert "--host=127.0.0.1" in words
        assert not [word for word in words if word.startswith(("-p", "--password"))]


def test_mongodb_is_pinged_by_its_shell(manifests: Manifests) -> None:
    container = manifests.container(*MONGODB)
    command = " ".join(container["readinessProbe"]["exec"]["command"])
    assert "mongosh" in command.split()
    assert "ping" in command


def test_a_busy_mongodb_is_not_restarted_because_a_shell_is_slow(manifests: Manifests) -> None:
    words = manifests.container(*MONGODB)["livenessProbe"]["exec"]["command"]
    assert words == ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/27017"]


def test_each_database_is_probed_with_a_timeout_of_five_seconds(manifests: Manifests, database: str) -> None:
    container = manifests.container("StatefulSet", database)
    liveness = probe_timing(container, "livenessProbe")
    readiness = probe_timing(container, "readinessProbe")
    assert (liveness.delay, liveness.period, liveness.timeout) == (30, 10, 5)
    assert (readiness.delay, readiness.period, readiness.timeout) == (5, 5, 5)


def test_mysql_has_five_minutes_to_start(manifests: Manifests) -> None:
    startup = probe_timing(manifests.container(*MYSQL), "startupProbe")
    assert (startup.period, startup.failures) == (10, 30)


def test_mysql_has_60_seconds_to_stop(manifests: Manifests) -> None:
    assert manifests.pod(*MYSQL)["terminationGracePeriodSeconds"] == 60


def test_no_database_carries_a_password_on_its_command_line(manifests: Manifests, database: str) -> None:
    assert "password" not in command_line(manifests.container("StatefulSet", database)).lower()
