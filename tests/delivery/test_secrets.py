"""The Secrets that Pods expect, and the commands that create them."""

import json
import shlex
import subprocess
from typing import Any

import pytest

from delivery.__main__ import main
from delivery.handoff import secrets
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


def reads(*references: str) -> dict[str, Any]:
    """A Job that reads keys of Secrets, each as `secret/key`; without a key, the Secret as a whole."""
    pairs = [reference.partition("/") for reference in references]
    env = [{"name": key, "valueFrom": {"secretKeyRef": {"name": name, "key": key}}} for name, _, key in pairs if key]
    whole = [{"secretRef": {"name": name}} for name, _, key in pairs if not key]
    spec = {"template": {"spec": {"containers": [{"name": "a", "env": env, "envFrom": whole}]}}}
    return {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "job", "namespace": "shop"}, "spec": spec}


def fetches(secret: str, *keys: str, **changed: Any) -> dict[str, Any]:
    """An ExternalSecret that fetches keys of a Secret."""
    data = [{"secretKey": key, "remoteRef": {"key": "shop-rds", "property": key.lower()}} for key in keys]
    spec = {"target": {"name": secret}, "data": data} | changed
    metadata = {"name": f"{secret}-credentials", "namespace": "shop"}
    return {"apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret", "metadata": metadata, "spec": spec}


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


def test_a_folder_that_is_not_there_or_reads_no_secret_is_said_plainly(deliver: Run) -> None:
    unknown = deliver(PROJECT, "secrets", "deev")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert 'did you mean "dev"?' in unknown.stderr
    assert deliver(PROJECT, "secrets", "argocd").returncode == 2


def test_nobody_creates_the_secrets_that_external_secrets_make() -> None:
    objects = [reads("db/HOST", "db", "own/key"), fetches("db", "HOST")]
    assert secrets.all_keys(objects) == [secrets.Key("own", "key")]
    (_, _, create) = secrets.commands(objects, "shop", secrets.placeholder)
    assert literals(create) == {"own/key": "<own.key>"}


def test_where_external_secrets_make_every_secret_there_is_nothing_to_run() -> None:
    assert secrets.commands([reads("db/HOST", "db"), fetches("db", "HOST")], "shop", secrets.placeholder) == []


def test_a_declared_key_that_an_external_secret_fetches_is_not_created() -> None:
    annotations = {"delivery/secrets": json.dumps({"db": ["HOST"], "own": ["key"]})}
    namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "annotations": annotations}}
    assert secrets.all_keys([namespace, fetches("db", "HOST")]) == [secrets.Key("own", "key")]


def test_what_an_external_secret_only_adds_to_a_secret_leaves_the_rest_to_create() -> None:
    adding = fetches("db", "HOST", target={"name": "db", "creationPolicy": "Merge"})
    assert secrets.all_keys([reads("db/HOST", "db/PORT"), adding]) == [secrets.Key("db", "PORT")]


def test_what_is_fetched_is_said_with_its_place_outside() -> None:
    template = {"data": {"URL": "{{ .HOST }}"}, "mergePolicy": "Merge"}
    objects = [fetches("db", "USER", "HOST", target={"name": "db", "template": template}), reads("db/HOST")]
    assert secrets.fetched(objects) == [
        "db/HOST: ExternalSecret db-credentials from shop-rds/host",
        "db/URL: ExternalSecret db-credentials from its template",
        "db/USER: ExternalSecret db-credentials from shop-rds/user",
    ]


def test_keys_that_only_the_store_knows_are_said_as_such() -> None:
    (line,) = secrets.fetched([fetches("db", dataFrom=[{"extract": {"key": "shop-rds"}}])])
    assert line == "db: ExternalSecret db-credentials with more keys, which only its store knows"


def declares(**keys: list[str]) -> dict[str, Any]:
    annotations = {"delivery/secrets": json.dumps({name.replace("_", "-"): found for name, found in keys.items()})}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "annotations": annotations}}


@pytest.mark.parametrize(
    ("keys", "kind", "variables"),
    [
        (["tls.crt", "tls.key"], "tls", ["WEB_TLS_CRT", "WEB_TLS_KEY"]),
        ([".dockerconfigjson"], "docker-registry", ["WEB_TLS_SERVER", "WEB_TLS_USERNAME", "WEB_TLS_PASSWORD"]),
    ],
)
def test_a_secret_whose_content_a_person_has_is_of_its_type_and_asks_for_it(
    keys: list[str], kind: str, variables: list[str]
) -> None:
    _, _, create = secrets.commands([declares(web_tls=keys)], "shop", secrets.placeholder)
    assert f"create secret {kind} web-tls" in create
    script = create.replace("kubectl", "echo")
    unset = subprocess.run(["sh", "-ec", script], capture_output=True, text=True, check=False)
    assert unset.returncode != 0
    assert variables[0] in unset.stderr
    known = subprocess.run(["sh", "-ec", script], env=dict.fromkeys(variables, "v"), capture_output=True, check=True)
    assert b"=v" in known.stdout
