"""The Secrets that Pods expect, and the commands that create them."""

import shlex

import pytest

from delivery import secrets
from delivery.__main__ import main
from tests.conftest import PROJECT, Run
from tests.manifests import Manifests

FOLDERS = ["dev", "staging", "prod", "eks"]
KEYS = {
    "mongodb-secret/root-password",
    "mysql-secret/root-password",
    "mysql-secret/user-password",
    "trip-service-secrets/mongodb-password",
    "trip-service-secrets/mysql-password",
    "trip-service-secrets/redis-password",
}
UNREAD = {"trip-service-secrets/redis-password"}
"""Declared, because the specification names it, although no program can use it yet."""


def literals(output: str) -> dict[str, str]:
    """What the printed commands would create: values by `secret/key`."""
    found: dict[str, str] = {}
    for command in output.replace("\\\n", "").splitlines():
        words = shlex.split(command)
        if "generic" in words:
            secret = words[words.index("generic") + 1]
            pairs = (word.partition("=")[2].partition("=") for word in words if word.startswith("--from-literal"))
            found |= {f"{secret}/{key}": value for key, _, value in pairs}
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_key_that_a_pod_reads_is_expected(folder: str) -> None:
    expected = secrets.expected(list(Manifests.read(PROJECT / "dist" / folder)))
    assert {str(key) for key in expected} == KEYS - UNREAD
    assert all(expected.values())


def test_the_commands_create_every_key_with_values_that_nobody_can_guess(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        assert main(["secrets", "dev"]) == 0
        outputs.append(literals(capsys.readouterr().out))
    first, second = outputs
    assert set(first) == set(second) == KEYS
    assert all(len(value) >= 32 for value in first.values())
    assert not set(first.values()) & set(second.values())


def test_a_password_that_two_parties_share_is_one_value(capsys: pytest.CaptureFixture[str]) -> None:
    main(["secrets", "dev"])
    values = literals(capsys.readouterr().out)
    assert values["mysql-secret/user-password"] == values["trip-service-secrets/mysql-password"]
    assert len(set(values.values())) == len(values) - 1


def test_placeholders_say_what_to_put_in_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    main(["secrets", "eks", "--placeholders"])
    values = literals(capsys.readouterr().out)
    assert values["mongodb-secret/root-password"] == "<mongodb-secret.root-password>"


def test_the_namespace_is_created_first(capsys: pytest.CaptureFixture[str]) -> None:
    main(["secrets", "staging"])
    stop, create, *_ = capsys.readouterr().out.splitlines()
    assert stop == "set -e"
    assert create.endswith("|| kubectl create namespace trip-service-staging")


def test_the_list_says_who_reads_each_key(capsys: pytest.CaptureFixture[str]) -> None:
    main(["secrets", "dev"])
    lines = capsys.readouterr().err.splitlines()
    assert "# trip-service-secrets/mongodb-password: service-dataingestor-cronjob, service-ranking, mongodb" in lines


def test_a_folder_that_is_not_there_or_reads_no_secret_is_said_plainly(run: Run) -> None:
    unknown = run("python", "-m", "delivery", "secrets", "deev")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert 'did you mean "dev"?' in unknown.stderr
    assert run("python", "-m", "delivery", "secrets", "argocd").returncode == 1
