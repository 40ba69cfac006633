"""The init scripts in dist/, run by a real MariaDB, which the image of Trip Service has too: version 10.11."""

import re
import time
from collections.abc import Callable, Iterator

import pytest

from tests import mariadb
from tests.manifests import DIST, Manifests
from tests.mariadb import Database
from tests.said_at_the_end import AT_THE_END

SERVICE, CURRENCY = (Manifests.read(DIST / folder) for folder in ("trip-service-production", "prod"))
SCRIPT: str = SERVICE.get("ConfigMap", "mariadb-init")["data"]["init.sql"]
EVENT = "roll_up_selections"
SELECTIONS = """
USE currency_db;
DELETE FROM daily_stats;
DELETE FROM user_selections;
INSERT INTO user_selections (country_code, currency_code, selected_at) VALUES
  ('US', 'USD', NOW() - INTERVAL 1 DAY), ('US', 'USD', NOW() - INTERVAL 1 DAY), ('JP', 'JPY', NOW() - INTERVAL 1 DAY),
  ('JP', 'JPY', NOW() - INTERVAL 2 DAY), ('FR', 'EUR', CURRENT_DATE), ('FR', 'EUR', NOW());
"""
COUNTS = (
    "SELECT DATEDIFF(CURRENT_DATE, stat_date), country_code, selection_count FROM currency_db.daily_stats ORDER BY 1, 2"
)
COUNTED = [["1", "JP", "1"], ["1", "US", "2"], ["2", "JP", "1"]]


@pytest.fixture(autouse=True)
def installed(record_property: Callable[[str, object], None]) -> None:
    """Nothing runs without a server, and then it is said."""
    if mariadb.SERVER is None:
        said = "there is no mariadb-server here: the init scripts did NOT run on a real one"
        record_property(AT_THE_END, said)
        pytest.skip(said)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A server with the options in dist/, in which the script ran as on the first start of the image: on a temporary
    server, which has the same options, and the time zone of the container.

    https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh
    """
    folder, options = tmp_path_factory.mktemp("mariadb"), SERVICE.container("StatefulSet", "mariadb")["args"]
    mariadb.install(folder)
    with mariadb.started(folder, [*options, "--skip-networking", "--default-time-zone=SYSTEM"]) as temporary:
        temporary.run(SCRIPT)
    with mariadb.started(folder, options) as database:
        yield database


@pytest.fixture
def database(installed: None, request: pytest.FixtureRequest) -> Database:
    """The server, once it is known that there is one."""
    found: Database = request.getfixturevalue("server")
    return found


def until(database: Database, sql: str, wanted: str) -> None:
    patient_until = time.monotonic() + mariadb.SECONDS
    while database.value(sql) != wanted:
        assert time.monotonic() < patient_until, f"{sql}: {database.value(sql)}"
        time.sleep(0.1)


def test_the_server_takes_its_options_and_is_on_korean_time(database: Database) -> None:
    assert database.run("SELECT @@event_scheduler, @@time_zone, @@character_set_server, @@collation_server") == [
        ["ON", "+09:00", "utf8mb4", "utf8mb4_unicode_ci"]
    ]
    assert database.value("SELECT TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(), NOW())") == "9"


def test_the_script_creates_the_tables_and_may_run_again(database: Database) -> None:
    database.run(SCRIPT)
    tables = {name for (name,) in database.run("SHOW TABLES IN currency_db")}
    assert tables == {"exchange_rates", "user_selections", "daily_stats"}
    rate = "SELECT COLUMN_TYPE FROM information_schema.columns WHERE COLUMN_NAME = 'deal_base_rate'"
    assert database.value(rate) == "decimal(18,4)"


def test_the_event_is_there_and_is_due_at_the_next_korean_midnight(database: Database) -> None:
    asked = "SELECT STATUS, INTERVAL_VALUE, INTERVAL_FIELD, TIME_ZONE, STARTS = CURRENT_DATE + INTERVAL 1 DAY"
    assert database.run(f"{asked} FROM information_schema.events WHERE EVENT_NAME = '{EVENT}'") == [
        ["ENABLED", "1", "DAY", "+09:00", "1"]
    ]


def test_when_its_time_comes_it_runs_once_and_moves_the_rows_of_past_days(database: Database) -> None:
    database.run(SELECTIONS)
    database.run(f"ALTER EVENT currency_db.{EVENT} ON SCHEDULE EVERY 1 DAY STARTS NOW() + INTERVAL 1 SECOND")
    until(database, "SELECT COUNT(*) FROM currency_db.daily_stats", "3")
    assert database.run(COUNTS) == COUNTED
    assert database.run("SELECT DISTINCT country_code FROM currency_db.user_selections") == [["FR"]]
    once = f"SELECT LAST_EXECUTED FROM information_schema.events WHERE EVENT_NAME = '{EVENT}'"
    executed = database.value(once)
    time.sleep(1.5)
    assert (database.value(once), database.run(COUNTS)) == (executed, COUNTED)
    database.run(f"DROP EVENT currency_db.{EVENT};{SCRIPT}")


def test_a_late_second_run_adds_to_what_is_counted_already(database: Database) -> None:
    database.run(SELECTIONS)
    late = "INSERT INTO user_selections (country_code, selected_at) VALUES ('US', NOW() - INTERVAL 1 DAY)"
    database.run(f"USE currency_db; ALTER EVENT {EVENT} ON SCHEDULE EVERY 1 SECOND; SELECT 1")
    until(database, "SELECT COUNT(*) FROM currency_db.user_selections", "2")
    database.run(f"USE currency_db; {late}")
    until(database, "SELECT COUNT(*) FROM currency_db.user_selections", "2")
    assert database.run(COUNTS) == [["1", "JP", "1"], ["1", "US", "3"], ["2", "JP", "1"]]
    database.run(f"DROP EVENT currency_db.{EVENT};{SCRIPT}")


def test_the_script_of_trip_currency_runs_twice_and_fills_its_list(database: Database) -> None:
    """It is written for MySQL 8, whose name for new rows MariaDB does not have: `new.x` is VALUES(x) there."""
    script = CURRENCY.get("ConfigMap", "mysql-init-script")["data"]["init.sql"]
    assert script.count("\nAS new\nON DUPLICATE KEY UPDATE") == 1
    spoken = re.sub(r"new\.(\w+)", r"VALUES(\1)", script.replace("\nAS new\n", "\n"))
    database.run("DROP DATABASE currency_db")
    database.run(spoken.replace("'US Dollar'", "'Dollar'"))
    database.run(spoken)
    assert database.value("SELECT COUNT(*) FROM currency_db.currencies") == "70"
    renamed = "SELECT currency_name_en FROM currency_db.currencies WHERE currency_code = 'USD'"
    assert database.value(renamed) == "US Dollar"
    refused = "INSERT INTO currency_db.exchange_rate_history (currency_code, deal_base_rate, recorded_at) VALUES "
    with pytest.raises(AssertionError, match="foreign key constraint fails"):
        database.run(f"{refused} ('XXX', 1, NOW())")
    database.run(f"{refused} ('USD', 1, NOW()); DROP DATABASE currency_db; {SCRIPT}")
