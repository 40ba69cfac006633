"""Secrets that stand where everybody can read them."""

import random
import string
from typing import Any

import pytest

from delivery.review.engine import review
from tests.mistakes import Mistake, Spoil, add, both, caught_by, copy_of, put

CURRENCY = "Deployment/service-currency"
REDIS = "Deployment/redis"
MYSQL = "StatefulSet/mysql"
CONFIG = "ConfigMap/trip-service-config"
MONGO_SCRIPT = "ConfigMap/mongodb-init-script"
FIRST = "spec.template.spec.containers[0]"
DRAWS = random.Random(7)
LETTERS = string.ascii_letters + string.digits


def drawn(length: int, signs: str = LETTERS) -> str:
    """A word drawn at random, the same in every run."""
    return "".join(DRAWS.choice(signs) for _ in range(length))


def secret(**values: Any) -> Spoil:
    """A Secret beside the rest."""
    metadata = {"name": "pasted", "namespace": "trip-service-prod"}
    return add({"apiVersion": "v1", "kind": "Secret", "metadata": metadata, **values})


def variable(name: str, value: str) -> Spoil:
    """A container has another variable."""
    return put(CURRENCY, f"{FIRST}.env[2]", {"name": name, "value": value})


def setting(name: str, value: str) -> Spoil:
    """A ConfigMap has another key."""
    return put(CONFIG, f"data.{name}", value)


def script(text: str) -> Spoil:
    """A script in a ConfigMap."""
    return put(MONGO_SCRIPT, "data.second", text)


def ping(*words: str) -> Spoil:
    """A probe runs another command."""
    return put(MYSQL, f"{FIRST}.readinessProbe.exec.command", list(words))


def arguments(*words: str) -> Spoil:
    """A container has other arguments."""
    return put(REDIS, f"{FIRST}.args", list(words))


HEADER = "eyJhbGciOiJIUzI1NiJ9"
MISTAKES = [
    Mistake("a Secret with data", "secrets/data", secret(data={"password": "aHVudGVyMg=="})),
    Mistake("a Secret with text", "secrets/data", secret(stringData={"password": "hunter2"})),
    Mistake("a password as variable", "secrets/literal", variable("DB_PASSWORD", "hunter2")),
    Mistake("a default password", "secrets/literal", variable("REDIS_PASSWORD", "changeme")),
    Mistake("a key as setting", "secrets/literal", setting("EXCHANGE_API_KEY", "4f2a")),
    Mistake("a token in camels", "secrets/literal", setting("adminToken", "letmein")),
    Mistake("a key of AWS", "secrets/shape", setting("NOTE", f"use AKIA{drawn(16, string.ascii_uppercase)} for now")),
    Mistake("a private key", "secrets/shape", setting("TLS", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n")),
    Mistake("a signed token", "secrets/shape", setting("SESSION", f"{HEADER}.eyJzdWIiOiIxMjM0In0.{'aB3' * 14}")),
    Mistake("a token of GitHub", "secrets/shape", arguments("--repo", f"ghp_{'aB3d' * 9}")),
    Mistake(
        "a token of Slack", "secrets/shape", put(CURRENCY, "metadata.annotations", {"team": "xoxb-1234567890-abcdef"})
    ),
    Mistake("a password in an address", "secrets/shape", variable("DATABASE", "mysql://root:hunter2@service-mysql/db")),
    Mistake(
        "a password in a query",
        "secrets/shape",
        variable("JDBC", "jdbc:mysql://service-mysql/x?user=a&password=hunter2"),
    ),
    Mistake("a password in SQL", "secrets/script", script("CREATE USER 'a'@'%' IDENTIFIED BY 'hunter2';\n")),
    Mistake(
        "a password in a program", "secrets/script", script('db.createUser({\n  user: "a",\n  pwd: "hunter2",\n})\n')
    ),
    Mistake("a password in properties", "secrets/script", script("spring.datasource.password=hunter2\n")),
    Mistake("a password of Redis", "secrets/script", script("appendonly yes\nrequirepass hunter2\n")),
    Mistake("a key without a name", "secrets/entropy", setting("SALT", drawn(40))),
    Mistake("a key in hexadecimal", "secrets/entropy", setting("SALT", drawn(32, "0123456789abcdef"))),
    Mistake("a key in an annotation", "secrets/entropy", put(CURRENCY, "metadata.annotations", {"note": drawn(32)})),
    Mistake("a password of a probe", "pods/secret-in-arguments", ping("mysqladmin", "ping", "-proot123")),
    Mistake("a flag", "pods/secret-in-arguments", arguments("--requirepass", "hunter2")),
    Mistake("a flag with an equals sign", "pods/secret-in-arguments", arguments("--api-token=abc")),
    Mistake(
        "a variable that becomes an argument",
        "pods/secret-in-arguments",
        ping("sh", "-c", 'mysqladmin ping -p"$MYSQL_ROOT_PASSWORD"'),
    ),
    Mistake(
        "a variable that Kubernetes puts in",
        "pods/secret-in-arguments",
        put(MYSQL, f"{FIRST}.args", ["mysqld", "--init=$(MYSQL_PASSWORD)"]),
    ),
]
CERTIFICATE = f"-----BEGIN CERTIFICATE-----\n{drawn(64)}\n{drawn(64)}\n-----END CERTIFICATE-----\n"
FINE = {
    "a placeholder": setting("API_KEY", "<your key>"),
    "a placeholder in capitals": setting("API_KEY", "YOUR-API-KEY"),
    "what the shell puts in": script('PASSWORD="${DB_PASSWORD}"\nexport PASSWORD=$1\n'),
    "what the program reads": script(
        "const password = process.env.PASSWORD;\nlogin({ password: settings.db.password });\n"
    ),
    "a switch": variable("MYSQL_RANDOM_ROOT_PASSWORD", "yes"),
    "a file": variable("TLS_PRIVATE_KEY", "/etc/tls/key.pem"),
    "the name of a file": variable("MYSQL_PASSWORD_FILE", "/run/secrets/mysql"),
    "an address without a password": variable("DATABASE", "mysql://root@service-mysql:3306/db"),
    "an address of a placeholder": variable("DATABASE", "mysql://root:$(MYSQL_PASSWORD)@service-mysql/db"),
    "a certificate": setting("CA", CERTIFICATE),
    "a digest": setting("IMAGE_OF_THE_DAY", f"sha256:{drawn(64, '0123456789abcdef')}"),
    "a commit": setting("SOURCE", drawn(40, "0123456789abcdef")),
    "an id": setting("TENANT", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
    "a name of AWS": setting("BUCKET", f"arn:aws:s3:::{drawn(30)}"),
    "an address": setting("HOOK", f"https://2025teamproject.store/{drawn(30)}"),
    "long words": setting("CLASSES", "ThreadPoolExecutorServiceFactoryV2,ELBSecurityPolicy-TLS13-1-2-2021-06"),
    "a checksum": put(CURRENCY, "metadata.annotations", {"checksum/config": drawn(64, "0123456789abcdef")}),
    "a Secret that its maker fills": secret(type="kubernetes.io/service-account-token"),
    "a password by way of the environment": ping("sh", "-c", 'MYSQL_PWD="$MYSQL_ROOT_PASSWORD" mysqladmin ping'),
    "a check whether there is a password": ping("sh", "-c", 'test -n "$MYSQL_ROOT_PASSWORD" && mysqladmin ping'),
    "a file of a password": arguments("--password-file=/run/secrets/redis", "--tls-private-key", "/etc/key"),
    "no password": arguments("--no-password", "service-redis"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake.what))
def test_each_mistake_is_caught_by_its_rule_alone(mistake: Mistake) -> None:
    assert caught_by(mistake) == {mistake.rule}


@pytest.mark.parametrize("spoil", FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_not_reported(spoil: Spoil) -> None:
    assert not caught_by(Mistake("nothing", "secrets/none", spoil))


@pytest.mark.parametrize("length", [24, 32, 40, 64])
def test_words_drawn_at_random_are_found_almost_always(length: int) -> None:
    chance = random.Random(length)
    words = {str(index): "".join(chance.choices(LETTERS, k=length)) for index in range(200)}
    config = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "words"}, "data": words}
    found = [finding for finding in review({"any": [config]}) if finding.rule == "secrets/entropy"]
    assert len(found) >= 190


def test_no_report_repeats_a_secret() -> None:
    spoilt = [mistake for mistake in MISTAKES if "hunter2" in str(_spoilt(mistake.spoil))]
    assert {mistake.rule for mistake in spoilt} == {mistake.rule for mistake in MISTAKES} - {"secrets/entropy"}
    for mistake in spoilt:
        findings = review(_spoilt(mistake.spoil))
        assert not [finding for finding in findings if "hunter2" in f"{finding}"]


def test_a_report_says_in_which_line_of_a_script_a_password_stands() -> None:
    found = review(_spoilt(script('db.createUser({\n  user: "a",\n  pwd: "hunter2",\n})\n')))
    assert [finding.what for finding in found if finding.rule == "secrets/script"] == [
        "line 3 holds a password of 7 characters"
    ]


def _spoilt(spoil: Spoil) -> dict[str, list[dict[str, Any]]]:
    environments = {"eks": copy_of("eks")}
    both(spoil)(environments)
    return environments
