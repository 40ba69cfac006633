"""MySQL and MongoDB: images, Services, claims, environment and probes."""

import pytest

from tests.manifests import (
    Manifests,
    SecretKey,
    command_line,
    container_ports,
    mount_at,
    secret_variables,
)

MYSQL = ("StatefulSet", "mysql")
MONGODB = ("StatefulSet", "mongodb")


def test_mysql_takes_both_passwords_from_its_secret(manifests: Manifests) -> None:
    assert secret_variables(manifests.container(*MYSQL)) == {
        "MYSQL_ROOT_PASSWORD": SecretKey("mysql-secret", "root-password"),
        "MYSQL_PASSWORD": SecretKey("mysql-secret", "user-password"),
    }


def test_mongodb_takes_the_password_of_its_administrator_from_its_secret(manifests: Manifests) -> None:
    passwords = secret_variables(manifests.container(*MONGODB))
    assert passwords.pop("MONGO_INITDB_ROOT_PASSWORD") == SecretKey("mongodb-secret", "root-password")
    assert list(passwords.values()) == [SecretKey("trip-service-secrets", "mongodb-password")]


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


def test_no_database_carries_a_password_on_its_command_line(manifests: Manifests, database: str) -> None:
    assert "password" not in command_line(manifests.container("StatefulSet", database)).lower()
