"""Servers that texts name, however they are written: in URLs, settings, command lines and files."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import ConfigFiles, Port, SharedConfig
from delivery.network.hosts import Host, expanded, in_file, in_setting, in_words
from delivery.review.engine import review
from tests.small import Shop, api, whole

SURE: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("redis:6379", [("redis", 6379)]),
    ("http://api:8000/v1", [("api", 8000)]),
    ("https://api/v1", [("api", 443)]),
    ("postgres://app:$(PASSWORD)@db:5432/app", [("db", 5432)]),
    ("postgresql://app@db/app", [("db", 5432)]),
    ("redis://redis/0", [("redis", 6379)]),
    ("amqp://guest:guest@queue.shop.svc:5673/%2f", [("queue.shop.svc", 5673)]),
    ("amqps://queue", [("queue", 5671)]),
    ("mongodb://a,b:27018,c/?replicaSet=rs0", [("a", 27017), ("b", 27018), ("c", 27017)]),
    ("mongodb+srv://cluster.example.com/app", [("cluster.example.com", None)]),
    ("jdbc:mysql://db:3307/app?useSSL=false", [("db", 3307)]),
    ("jdbc:postgresql://db/app", [("db", 5432)]),
    ("https://a.example.com,https://b.example.com", [("a.example.com", 443), ("b.example.com", 443)]),
    ("PLAINTEXT://kafka:9092", [("kafka", 9092)]),
    ("kafka-0.kafka:9092,kafka-1.kafka:9092", [("kafka-0.kafka", 9092), ("kafka-1.kafka", 9092)]),
    ("weird://db:99", [("db", 99)]),
    ("s3://bucket/key", []),
    ("file:///etc/passwd", []),
    ("someone@example.com:80", []),
    ("at 09:30", []),
]


@pytest.mark.parametrize(("text", "found"), SURE, ids=[text for text, _ in SURE])
def test_a_text_names_the_servers_in_its_addresses_and_urls(text: str, found: list[tuple[str, int | None]]) -> None:
    assert [(host.name, host.port) for host in in_setting("X", text, {})] == found


@pytest.mark.parametrize(
    ("key", "text", "found"),
    [
        ("DB_HOST", "db", [Host("db", None)]),
        ("DB_HOSTNAME", "db", [Host("db", None, False)]),
        ("REDIS_SERVER", "redis", [Host("redis", None, False)]),
        ("redis.server", "redis", [Host("redis", None, False)]),
        ("KAFKA_BROKERS", "a,b", [Host("a", None, False), Host("b", None, False)]),
        ("GREETING", "hello", []),
        ("DB_HOST", "$(DB)", []),
    ],
)
def test_a_key_says_that_its_value_is_a_host(key: str, text: str, found: list[Host]) -> None:
    assert list(in_setting(key, text, {})) == found


def test_the_port_may_stand_in_another_setting() -> None:
    settings = {"DB_HOSTNAME": "db", "DB_PORT": "3306"}
    assert list(in_setting("DB_HOSTNAME", "db", settings)) == [Host("db", 3306, False)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["serve", "--db-host=db"], [(1, "db")]),
        (["serve", "--redis-server", "redis"], [(2, "redis")]),
        (["serve", "-addr", "queue:5672"], [(2, "queue")]),
        (["sh", "-c", "wait-for redis:6379 && exec serve"], [(2, "redis")]),
        (["sh", "-c", "until nc\n  redis:6379\ndo sleep 1; done"], [(2, "redis")]),
        (["serve", "--host"], []),
    ],
)
def test_a_command_line_names_servers(words: list[str], found: list[tuple[int, str]]) -> None:
    assert [(place, host.name) for place, host in in_words(words)] == found


def test_a_file_names_servers_in_urls_addresses_and_lines_but_none_for_certain() -> None:
    text = """
    upstream: http://api:8000
    redis:
      host: redis
      port: 6379
    database_server = "db"
    at: 10:30
    """
    found = list(in_file(text))
    assert {(host.name, host.port) for host in found} == {("api", 8000), ("redis", None), ("db", None)}
    assert not [host for host in found if host.certain]


@given(st.text(), st.text(max_size=20))
def test_whatever_the_text_it_is_read_to_its_end(text: str, key: str) -> None:
    list(in_setting(key, text, {key: text}))
    list(in_file(text))
    list(in_words(text.split(" ")))


def rules(folder: Path, *, connected: bool, **words: Any) -> set[str]:
    """What the review says about the network of a client whose configuration names a server."""

    def fill(chart: Shop) -> None:
        server = api(chart, "db", ports=(Port("tcp", 5432),))
        if "file" in words:
            config = SharedConfig(chart, "files", {"app.yaml": words.pop("file")})
            words["mounts"] = (ConfigFiles(path="/etc/app", config=config),)
        if "config" in words:
            words["config"] = words["config"](chart)
        client = api(chart, "client", **words)
        if connected:
            client.connect(server)

    return {each.rule for each in review({"shop": whole(folder, fill)}) if each.rule.startswith(("connec", "refer"))}


WAYS: dict[str, dict[str, Any]] = {
    "a URL with a password": {"environment": {"URL": "postgres://app:$(P)@db:5432/app", "P": "none"}},
    "a URL without a port": {"environment": {"URL": "postgres://db/app"}},
    "of Java": {"environment": {"URL": "jdbc:postgresql://db/app"}},
    "a host name": {"environment": {"DB_HOSTNAME": "db"}},
    "a server": {"environment": {"POSTGRES_SERVER": "db"}},
    "a prefix": {"config": lambda chart: SharedConfig(chart, "config", {"HOST": "db", "PORT": "5432"}).prefixed("DB_")},
    "a variable in another": {
        "config": lambda chart: SharedConfig(chart, "config", {"NAME": "db"}),
        "environment": {"URL": "postgres://$(NAME):5432/app"},
    },
    "an argument": {"args": ("serve", "--db-host=db")},
    "two arguments": {"args": ("serve", "--db-host", "db")},
    "a file": {"file": "database:\n  host: db\n"},
    "a URL in a file": {"file": "url: postgres://app@db/app\n"},
}


@pytest.mark.parametrize("words", WAYS.values(), ids=WAYS.keys())
def test_a_connect_line_can_be_neither_forgotten_nor_left_over(tmp_path: Path, words: dict[str, Any]) -> None:
    assert rules(tmp_path / "with", connected=True, **dict(words)) == set()
    assert rules(tmp_path / "without", connected=False, **dict(words)) == {"connections/setting"}


@pytest.mark.parametrize(
    "words",
    [
        {"environment": {"WEB_SERVER": "gunicorn", "PUBLIC_HOSTNAME": "www.example.com"}},
        {"args": ("serve", "--server=uvicorn")},
        {"file": "server: nginx\ntime: 10:30\nhomepage: https://www.example.com\n"},
    ],
    ids=["settings", "arguments", "a file"],
)
def test_what_only_may_be_a_server_is_one_if_it_is_there(tmp_path: Path, words: dict[str, Any]) -> None:
    assert rules(tmp_path, connected=False, **words) == set()


def test_a_url_of_a_server_that_is_not_there_is_found(tmp_path: Path) -> None:
    words = {"environment": {"URL": "redis://reddis/0"}}
    assert rules(tmp_path, connected=False, **words) == {"references/address"}


def test_a_message_repeats_no_password(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, environment={"URL": "redis://app:$(HUNTER)@reddis/0?password=$(HUNTER)", "HUNTER": "none"})

    (finding,) = (each for each in review({"shop": whole(tmp_path, fill)}) if each.rule == "references/address")
    assert "reddis" in finding.what
    assert "HUNTER" not in str(finding)


@pytest.mark.parametrize(
    "text",
    ["\n", "-", "a.", "a-", "a:", "a://", "://", "a@", ",a", "a=", " ", "'"],
    ids=repr,
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("http://a", "!"), ("key: a", "!")], ids=repr)
def test_a_long_text_is_read_once_whatever_it_repeats(before: str, text: str, after: str) -> None:
    started = time.perf_counter()
    list(in_file(before + text * 50_000 + after))
    assert time.perf_counter() - started < 5  # one that is read again at each sign takes minutes


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("postgres://u:$(P)@$(DB_HOST):5432", "postgres://u:unknown-variable@db:5432"),
        ("PLAINTEXT://$(POD).kafka-headless:9092", "PLAINTEXT://unknown-variable.kafka-headless:9092"),
        ("$(LONG):80", "unknown-variable:80"),
        ("$DB_HOST $() $(A B)", "$DB_HOST $() $(A B)"),
    ],
)
def test_variables_in_a_text_are_expanded_as_kubernetes_does(text: str, meant: str) -> None:
    assert expanded(text, {"DB_HOST": "db", "LONG": "a" * 1000}) == meant


def test_many_references_are_expanded_in_time() -> None:
    start = time.perf_counter()
    expanded("$(" * 500_000 + "$(A)" * 100_000, {"A": "b"})
    assert time.perf_counter() - start < 5
