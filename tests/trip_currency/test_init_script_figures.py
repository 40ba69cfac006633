"""The scripts that initialise MySQL and MongoDB."""

import csv
import re

import pytest

from tests.manifests import Manifests, secret_variables

CURRENCIES = """
    USD JPY EUR GBP CNY AUD CAD CHF HKD SGD KRW TWD MYR PHP IDR NZD ILS AED QAR KWD BHD OMR JOD LBP PKR
    BDT LKR NPR AFN KZT UZS KGS TJS TMT ISK RON BGN HRK RSD UAH BYN ARS CLP COP PEN UYU BOB PYG VES EGP
    MAD TND NGN KES UGX TZS CZK DKK HUF NOK SEK THB VND INR BRL RUB MXN ZAR TRY PLN
"""
WITHOUT_DECIMALS = ["ISK", "CLP", "PYG", "UGX", "VND"]
WITH_THREE_DECIMALS = ["KWD", "BHD", "OMR", "JOD", "TND"]

COLUMNS = {
    "currencies": {
        "id": "int",
        "currency_code": "varchar(10)",
        "currency_name_ko": "varchar(100)",
        "currency_name_en": "varchar(100)",
        "country_code": "varchar(10)",
        "country_name_ko": "varchar(100)",
        "country_name_en": "varchar(100)",
        "symbol": "varchar(10)",
        "decimal_places": "int",
        "is_active": "boolean",
        "display_order": "int",
        "created_at": "datetime",
        "updated_at": "datetime",
    },
    "exchange_rate_history": {
        "id": "bigint",
        "currency_code": "varchar(10)",
        "currency_name": "varchar(100)",
        "deal_base_rate": "decimal(18,4)",
        "tts": "decimal(18,4)",
        "ttb": "decimal(18,4)",
        "source": "varchar(50)",
        "recorded_at": "datetime",
        "created_at": "datetime",
    },
    "daily_exchange_rates": {
        "id": "bigint",
        "currency_code": "varchar(10)",
        "trade_date": "date",
        "open_rate": "decimal(18,4)",
        "close_rate": "decimal(18,4)",
        "high_rate": "decimal(18,4)",
        "low_rate": "decimal(18,4)",
        "avg_rate": "decimal(18,4)",
        "volume": "int",
        "volatility": "decimal(10,6)",
        "created_at": "datetime",
        "updated_at": "datetime",
    },
    "collection_logs": {
        "id": "bigint",
        "correlation_id": "varchar(100)",
        "source": "varchar(50)",
        "status": "enum('success','failed','partial')",
        "currency_count": "int",
        "error_message": "text",
        "processing_time_ms": "int",
        "collected_at": "datetime",
        "created_at": "datetime",
    },
}
INDEXES = {
    "currencies": ["country_code", "is_active,display_order"],
    "exchange_rate_history": [
        "currency_code,recorded_at desc",
        "recorded_at",
        "currency_code,source",
        "created_at",
    ],
    "daily_exchange_rates": ["trade_date"],
    "collection_logs": ["collected_at", "source,status", "correlation_id"],
}
UNIQUE = {"currencies": "currency_code", "daily_exchange_rates": "currency_code,trade_date"}

TABLE = re.compile(r"create table if not exists (?:\w+\.)?(\w+) \((.*?)\) (engine[^;]*);")
INSERT = re.compile(
    r"insert into (?:\w+\.)?`?currencies`?\s*\(([^)]*)\)\s*values(.*?)on duplicate key update",
    re.IGNORECASE | re.DOTALL,
)
ROW = re.compile(r"\(((?:'(?:[^']|'')*'|[^()'])*)\)")
NO_COLUMN = {"primary", "unique", "index", "key", "constraint", "foreign"}


def script(manifests: Manifests, name: str, key: str) -> str:
    data = manifests.get("ConfigMap", name)["data"]
    assert list(data) == [key]
    return str(data[key])


def init_sql(manifests: Manifests) -> str:
    return script(manifests, "mysql-init-script", "init.sql")


def init_mongo(manifests: Manifests) -> str:
    return script(manifests, "mongodb-init-script", "init-mongo.js")


def normalised(sql: str) -> str:
    """SQL in lower case, without comments and quoted names, with single spaces where spaces are needed."""
    text = re.sub(r"--[^\n]*", "", sql).replace("`", "").lower()
    text = re.sub(r"\s*([,=])\s*", r"\1", re.sub(r"\s+", " ", text))
    return text.replace("( ", "(").replace(" )", ")")


def tables(manifests: Manifests) -> dict[str, list[str]]:
    """The definitions of columns and keys of each table, in order."""
    found = TABLE.findall(normalised(init_sql(manifests)))
    return {name: re.split(r",(?![^(]*\))", body) for name, body, _ in found}


def columns(definitions: list[str]) -> dict[str, str]:
    words = [definition.split() for definition in definitions]
    return {name: column_type for name, column_type, *_ in words if name not in NO_COLUMN}


def indexed(definitions: list[str], pattern: str) -> list[str]:
    found = [re.match(rf"{pattern} \w+ ?\((.*)\)", definition) for definition in definitions]
    return [match.group(1) for match in found if match]


def currencies(manifests: Manifests) -> list[dict[str, str]]:
    """The rows that the script inserts into the table of currencies, in display order."""
    rows = [
        dict(zip(re.findall(r"\w+", names), values, strict=True))
        for names, text in INSERT.findall(init_sql(manifests))
        for values in csv.reader(ROW.findall(text), quotechar="'", skipinitialspace=True)
    ]
    return sorted(rows, key=lambda row: int(row["display_order"]))


def test_the_script_knows_70_currencies_in_display_order(manifests: Manifests) -> None:
    codes = [row["currency_code"] for row in currencies(manifests)]
    assert codes == CURRENCIES.split()
    assert len(codes) == 70


def test_the_script_knows_the_decimal_places_of_every_currency(manifests: Manifests) -> None:
    places = {row["currency_code"]: int(row["decimal_places"]) for row in currencies(manifests)}
    assert places == (
        dict.fromkeys(CURRENCIES.split(), 2)
        | dict.fromkeys(WITHOUT_DECIMALS, 0)
        | dict.fromkeys(WITH_THREE_DECIMALS, 3)
    )


def test_every_insert_can_be_repeated(manifests: Manifests) -> None:
    statements = normalised(init_sql(manifests))
    assert statements.count("insert into") == statements.count("on duplicate key update") > 0


def test_the_database_is_created_with_full_unicode(manifests: Manifests) -> None:
    statements = normalised(init_sql(manifests))
    assert "create database if not exists currency_db" in statements
    assert "character set utf8mb4" in statements
    assert "collate utf8mb4_unicode_ci" in statements


def test_exactly_four_tables_are_created(manifests: Manifests) -> None:
    assert list(tables(manifests)) == list(COLUMNS)
    assert normalised(init_sql(manifests)).count("create table") == len(COLUMNS)


def test_every_table_is_transactional_and_full_unicode(manifests: Manifests) -> None:
    for _, _, options in TABLE.findall(normalised(init_sql(manifests))):
        assert "engine=innodb" in options
        assert "character set=utf8mb4" in options
        assert "collate=utf8mb4_unicode_ci" in options


@pytest.mark.parametrize("table", COLUMNS)
def test_each_table_has_its_columns(manifests: Manifests, table: str) -> None:
    assert columns(tables(manifests)[table]) == COLUMNS[table]


@pytest.mark.parametrize("table", INDEXES)
def test_each_table_has_its_indexes(manifests: Manifests, table: str) -> None:
    assert sorted(indexed(tables(manifests)[table], "(?:index|key)")) == sorted(INDEXES[table])


@pytest.mark.parametrize("table", UNIQUE)
def test_currencies_and_daily_rates_are_unique(manifests: Manifests, table: str) -> None:
    assert indexed(tables(manifests)[table], "unique (?:index|key)") == [UNIQUE[table]]


@pytest.mark.parametrize("table", ["exchange_rate_history", "daily_exchange_rates"])
def test_rates_refer_to_a_currency(manifests: Manifests, table: str) -> None:
    keys = [definition for definition in tables(manifests)[table] if "foreign key" in definition]
    assert len(keys) == 1
    assert re.search(r"foreign key \(currency_code\) references currencies ?\(currency_code\)", keys[0])
    assert "on update cascade" in keys[0]


def test_the_mysql_script_creates_no_user(manifests: Manifests) -> None:
    statements = normalised(init_sql(manifests))
    for forbidden in ("create user", "grant ", "alter user", "password"):
        assert forbidden not in statements


def test_the_mongodb_script_creates_the_user_of_the_applications(manifests: Manifests) -> None:
    text = init_mongo(manifests)
    for word in ("createUser", "trip_user", "readWrite", "currency_db", "admin"):
        assert word in text


def test_the_mongodb_script_reads_its_password_from_the_environment(manifests: Manifests) -> None:
    read = set(re.findall(r"process\.env\.(\w+)", init_mongo(manifests)))
    assert read & secret_variables(manifests.container("StatefulSet", "mongodb")).keys()
