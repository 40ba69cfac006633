"""What one `connect` line sets: the variables of the client."""

from pathlib import Path

from constructs_lib import SharedConfig
from tests.constructs.connected import AURORA, RATES, mysql, redis, said, variables
from tests.small import Shop, api, shop


def test_settings_of_a_server_become_variables_of_the_client_that_connects_to_them(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart).connect(mysql(chart).settings("DB"), RATES.settings("RATES")))
    assert variables(objects) == {
        "DB_HOST": "mysql",
        "DB_PORT": "3306",
        "DB_DATABASE": "shop",
        "DB_USER": "shop",
        "DB_PASSWORD": {"secretKeyRef": {"name": "shop", "key": "password"}},
        "RATES_HOST": "rates.example.com",
        "RATES_PORT": "443",
    }


def test_a_client_gets_only_the_variables_that_its_configuration_does_not_hold(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        settings = mysql(chart).settings("DB")
        client = api(chart, config=SharedConfig(chart, "config", settings), environment={"DB_USER": "other"})
        client.connect(settings)

    objects = shop(tmp_path, fill)
    (config,) = [item for item in objects if item["kind"] == "ConfigMap"]
    assert config["data"] == {"DB_HOST": "mysql", "DB_PORT": "3306", "DB_DATABASE": "shop", "DB_USER": "shop"}
    assert variables(objects) == {
        "DB_PASSWORD": {"secretKeyRef": {"name": "shop", "key": "password"}},
        "DB_USER": "other",
    }


def test_settings_of_a_managed_server_read_its_host_from_the_secret(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart).connect(AURORA.settings("DB")))
    assert variables(objects) == {
        "DB_HOST": {"secretKeyRef": {"name": "db", "key": "host"}},
        "DB_PORT": "3306",
        "DB_NAME": "shop",
    }


def test_two_servers_under_one_prefix_are_told_apart_by_the_message(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart).connect(mysql(chart).settings("DB"), mysql(chart, "mysql-replica").settings("DB"))

    (line,) = said(tmp_path, fill)
    assert "api: connect.settings DB: got mysql and mysql-replica; allowed: one server under a prefix" in line
    assert 'mysql-replica with settings("DB_MYSQL_REPLICA")' in line


def test_two_servers_under_one_prefix_of_a_shared_configuration_are_one_problem(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        SharedConfig(chart, "config", redis(chart).settings("DB"), mysql(chart).settings("DB"))

    (line,) = said(tmp_path, fill)
    assert "config: settings DB: got redis and mysql" in line
