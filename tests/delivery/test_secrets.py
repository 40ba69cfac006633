"""The Secrets that Pods expect, and the commands that create them."""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path
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
    """What the printed commands would put into an empty cluster: values by `secret/key`."""
    found: dict[str, str] = {}
    for secret, patch in re.findall(r"put (\S+) <<'END'\n(.*)\nEND", output):
        found |= {f"{secret}/{key}": value for key, value in json.loads(patch)["stringData"].items()}
    for line in output.splitlines():
        if "copy " in line and "|| {" not in line and not line.startswith("copy()"):
            one, key, other, name = line.rpartition("copy ")[2].split()
            found[f"{other}/{name}"] = found[f"{one}/{key}"]
    return found


KUBECTL = """\
#!{python}
# Stands in for kubectl and a cluster: Secrets are JSON files. It knows what the printed commands use, and no more.
import base64, json, pathlib, sys
words, folder = sys.argv[1:], pathlib.Path({folder!r})
with (folder / "arguments").open("a") as log:
    log.write(" ".join(words) + "\\n")
verb, kind, *rest = words
file = folder / (rest[1 if verb == "create" and kind == "secret" else 0] + ".json")
if kind == "namespace":
    sys.exit(0)
if verb == "create":
    file.write_text("{{}}")
    sys.exit(0)
if not file.exists():
    sys.exit(1)
data = json.loads(file.read_text())
if verb == "get":
    template = words[-1]
    print(data.get(template.split('"')[1], "<no value>") if "go-template" in template else "", end="")
elif verb == "patch":
    patch = json.load(sys.stdin)
    data |= patch.get("data", {{}})
    data |= {{key: base64.b64encode(value.encode()).decode() for key, value in patch.get("stringData", {{}}).items()}}
    file.write_text(json.dumps(data))
"""


class Cluster:
    """What the fake kubectl holds, and has been called with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()
        kubectl = folder / "bin/kubectl"
        kubectl.write_text(KUBECTL.format(python=sys.executable, folder=str(folder)))
        kubectl.chmod(0o755)

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        path = {"PATH": f"{self.folder / 'bin'}:/usr/bin:/bin"}
        return subprocess.run(["sh"], input=script, env=path, capture_output=True, text=True, check=True)

    @property
    def values(self) -> dict[str, str]:
        held = {file.stem: json.loads(file.read_text()) for file in self.folder.glob("*.json")}
        return {
            f"{name}/{key}": base64.b64decode(value).decode()
            for name, data in held.items()
            for key, value in data.items()
        }

    def lose(self, secret: str, key: str) -> None:
        file = self.folder / f"{secret}.json"
        file.write_text(
            json.dumps({name: value for name, value in json.loads(file.read_text()).items() if name != key})
        )


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    return Cluster(tmp_path)


def script(deliver: Run, *words: str) -> str:
    done = deliver(PROJECT, "secrets", "dev", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_there_stays_and_what_is_missing_is_added(cluster: Cluster, deliver: Run) -> None:
    cluster.run(script(deliver))
    first = cluster.values
    assert set(first) == KEYS
    cluster.run(script(deliver))
    assert cluster.values == first
    cluster.lose("mongodb-secret", "root-password")
    cluster.run(script(deliver))
    assert {key for key, value in cluster.values.items() if value != first[key]} == {"mongodb-secret/root-password"}


@pytest.mark.parametrize("lost", ["mysql-secret/user-password", "trip-service-secrets/mysql-password"])
def test_a_key_that_is_lost_gets_the_value_of_the_one_that_must_be_the_same(
    cluster: Cluster, deliver: Run, lost: str
) -> None:
    cluster.run(script(deliver))
    first = cluster.values
    cluster.lose(*lost.split("/"))
    cluster.run(script(deliver))
    assert cluster.values == first


def test_a_rotated_key_is_new_and_so_is_the_one_that_must_be_the_same(cluster: Cluster, deliver: Run) -> None:
    cluster.run(script(deliver))
    first = cluster.values
    for rotated in ("trip-service-secrets/mysql-password", "mysql-secret/user-password"):
        cluster.run(script(deliver, "--rotate", rotated))
        changed = {key for key, value in cluster.values.items() if value != first[key]}
        assert changed == {"trip-service-secrets/mysql-password", "mysql-secret/user-password"}
        assert len({cluster.values[key] for key in changed}) == 1
        first = cluster.values


def test_no_value_is_in_the_arguments_of_a_process_or_printed(cluster: Cluster, deliver: Run) -> None:
    said = cluster.run(script(deliver))
    said = cluster.run(script(deliver, "--rotate", "mysql-secret/root-password"))
    arguments = (cluster.folder / "arguments").read_text()
    for value in cluster.values.values():
        assert value not in arguments + said.stdout + said.stderr
        assert base64.b64encode(value.encode()).decode() not in arguments + said.stdout + said.stderr


def test_after_a_rotation_it_says_which_pods_restart_and_how(deliver: Run) -> None:
    done = deliver(PROJECT, "secrets", "dev", "--rotate", "trip-service-secrets/mysql-password")
    assert [line.removeprefix("# then: ") for line in done.stderr.splitlines() if line.startswith("# then: ")] == [
        "cronjob/service-dataingestor-cronjob: has it at its next run",
        "kubectl rollout restart deployment/service-currency --namespace trip-service-dev",
        "kubectl rollout restart deployment/service-history --namespace trip-service-dev",
        "kubectl rollout restart statefulset/mysql --namespace trip-service-dev",
    ]
    wrong = deliver(PROJECT, "secrets", "dev", "--rotate", "mysql-secret/root-pasword")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert 'did you mean "mysql-secret/root-password"?' in wrong.stderr


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
    assert literals("\n".join(secrets.commands(objects, "shop", secrets.placeholder))) == {"own/key": "<own.key>"}


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
    _, create = secrets.commands([declares(web_tls=keys)], "shop", secrets.placeholder)
    assert f"there web-tls || kubectl create secret {kind} web-tls" in create
    script = create.replace("there web-tls ||", "").replace("kubectl", "echo")
    unset = subprocess.run(["sh", "-ec", script], capture_output=True, text=True, check=False)
    assert unset.returncode != 0
    assert variables[0] in unset.stderr
    known = subprocess.run(["sh", "-ec", script], env=dict.fromkeys(variables, "v"), capture_output=True, check=True)
    assert b"=v" in known.stdout


def test_programs_get_the_keys_and_who_reads_them_and_no_value(deliver: Run) -> None:
    keys = json.loads(deliver(PROJECT, "secrets", "dev", "--format", "json").stdout)["keys"]
    assert {f"{each['secret']}/{each['key']}" for each in keys} == KEYS
    read = {"namespace": "trip-service-dev", "secret": "mysql-secret", "key": "root-password", "readers": ["mysql"]}
    assert read in keys


@pytest.mark.parametrize("issuer", [False, True])
def test_an_ingress_reads_its_certificate_unless_an_issuer_makes_it(issuer: bool) -> None:
    annotations = {"cert-manager.io/cluster-issuer": "letsencrypt"} if issuer else {}
    ingress = {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": {"name": "edge", "namespace": "shop", "annotations": annotations},
        "spec": {"tls": [{"secretName": "web-tls"}, {"hosts": ["example.com"]}]},
    }
    keys = {secrets.Key("web-tls", "tls.crt"): ["edge"], secrets.Key("web-tls", "tls.key"): ["edge"]}
    assert secrets.expected([ingress]) == ({} if issuer else keys)
