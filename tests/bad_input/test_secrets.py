"""Secrets that would end up in git, and what only looks like one."""

from pathlib import Path

import pytest

from constructs_lib import SecretKey, SharedConfig
from tests.bad_input.saying import SECRET, Mistake, database, mysql, refused, settings, variables
from tests.small import Shop, api, job, shop

MISTAKES: dict[str, Mistake] = {
    "a secret given as a value": (
        lambda chart: api(chart, environment={"DB_PASSWORD": "hunter2hunter2"}),
        "api: environment DB_PASSWORD: got a literal of 14 characters; allowed: a reference to a Secret",
    ),
    "a secret in shared configuration": (
        lambda chart: SharedConfig(chart, "settings", {"API_TOKEN": "hunter2hunter2"}),
        "settings: API_TOKEN: got a literal of 14 characters",
    ),
    "a Secret with a name that Kubernetes refuses": (
        lambda chart: api(chart, environment={"TOKEN": SecretKey(name="My Secret", key="token")}),
        "api: environment TOKEN.name: got 'My Secret'",
    ),
    "a secret as a number": (lambda chart: variables(chart, PIN_TOKEN=4711), "environment PIN_TOKEN: got a literal;"),
    "a secret as bytes": (lambda chart: variables(chart, TOKEN=b"hunter2"), "environment TOKEN: got a literal;"),
    "a password called PWD": (lambda chart: variables(chart, MYSQL_PWD="hunter2"), "MYSQL_PWD: got a literal of 7"),
    "a password called PASS": (lambda chart: variables(chart, DB_PASS="hunter2"), "DB_PASS: got a literal of 7"),
    "a data source name": (lambda chart: settings(chart, {"SENTRY_DSN": "hunter2"}), "SENTRY_DSN: got a literal of 7"),
    "a password in an address": (
        lambda chart: variables(chart, BROKER="amqp://shop:hunter2@mq.example.com"),
        "api: environment BROKER: got an address with a password; allowed: an address without one",
    ),
    "a password in an address in configuration": (
        lambda chart: settings(chart, {"REDIS": "redis://:hunter2@redis"}),
        "settings: REDIS: got an address with a password",
    ),
    "a password as an argument": (
        lambda chart: job(chart, args=("sync", "--password=hunter2")),
        "job: args: got a literal for password",
    ),
    "a token in the words of an argument": (
        lambda chart: job(chart, args=("--token", "hunter2")),
        "job: args: got a literal for token",
    ),
    "a token that is a number": (
        lambda chart: job(chart, args=("--token", 4711)),
        "job: args: got a literal for token",
    ),
    "a password in arguments as a text": (
        lambda chart: job(chart, args="--password hunter2"),
        "job: args: got a text of 18 characters; allowed: a tuple",
    ),
    "variables as a text": (
        lambda chart: api(chart, environment="DB_PASSWORD: hunter2"),
        "api: environment: got a str; allowed: a mapping",
    ),
    "a token in a shell command": (
        lambda chart: job(chart, command=("sh", "-c", "API_TOKEN=hunter2 sync")),
        "job: command: got a literal for API_TOKEN",
    ),
    "a literal as a database's password": (
        lambda chart: database(chart, engine=mysql(user_password="hunter2")),
        "db: environment MYSQL_PASSWORD: got a literal of 7 characters",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_that_says_where_what_allowed_and_what_to_do(tmp_path: Path, mistake: str) -> None:
    refused(tmp_path, *MISTAKES[mistake])


def test_what_looks_like_a_secret_and_is_none_is_taken(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        variables(
            chart,
            PASSWORD_FILE="/run/password",
            AWS_SECRET_NAME="shop/database",
            PASSWORD_FROM_SECRETS="true",
            DB_PASSWORD=SECRET,
            DATABASE="mysql://shop:$(DB_PASSWORD)@db/shop",
            PAGE="https://example.com:8080/a@b",
            TOKEN="",
        )
        job(chart, args=("--password=$(DB_PASSWORD)", "--token", "$TOKEN", "--token-file", "/run/token", "--tokenize"))

    assert shop(tmp_path, fill)
