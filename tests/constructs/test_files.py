"""What containers mount: files of ConfigMaps, Secrets and the Pod, tokens, claims, memory, folders of the node."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ConfigFile,
    ConfigFiles,
    Daemon,
    EmptyDir,
    ExistingClaim,
    ExistingSecret,
    HostPath,
    InvalidPlatform,
    Mount,
    PodFields,
    ProjectedToken,
    SecretFiles,
    SharedConfig,
    Sidecar,
)
from tests.constructs.test_companions import PROXY
from tests.small import Shop, api, shop, whole

FILES = {"app.yaml": "a: 1\n", "log.yaml": "level: info\n"}
CERTIFICATE = ExistingSecret(name="certificate", keys=("tls.crt", "tls.key"))
READ_ONLY = {"name": "etc-app", "mountPath": "/etc/app", "readOnly": True}


def template(documents: list[dict[str, Any]], name: str = "api") -> dict[str, Any]:
    (found,) = (each for each in documents if each["metadata"]["name"] == name and each["kind"] in KINDS)
    rendered: dict[str, Any] = found["spec"]["template"]
    return rendered


KINDS = ("Deployment", "DaemonSet")


def rendered(folder: Path, mount: Callable[[SharedConfig], Mount]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The volume and the mount of something that is mounted."""
    documents = shop(folder, lambda chart: api(chart, mounts=(mount(SharedConfig(chart, "files", FILES)),)))
    pod = template(documents)["spec"]
    return pod["volumes"][0], pod["containers"][0]["volumeMounts"][0]


@pytest.mark.parametrize(
    ("mount", "volume", "mounted"),
    [
        (lambda config: ConfigFiles(path="/etc/app", config=config), {"configMap": {"name": "files"}}, READ_ONLY),
        (
            lambda config: ConfigFiles(path="/etc/app", config=config, items={"a/b.yaml": "app.yaml"}, mode=0o440),
            {"configMap": {"name": "files", "defaultMode": 0o440, "items": [{"key": "app.yaml", "path": "a/b.yaml"}]}},
            READ_ONLY,
        ),
        (
            lambda config: ConfigFile(path="/etc/app/app.yaml", name="etc-app", config=config, key="app.yaml"),
            {"configMap": {"name": "files", "items": [{"key": "app.yaml", "path": "app.yaml"}]}},
            READ_ONLY | {"mountPath": "/etc/app/app.yaml", "subPath": "app.yaml"},
        ),
        (
            lambda _: SecretFiles(path="/etc/app", from_secret=CERTIFICATE, items={"cert.pem": "tls.crt"}, mode=0o400),
            {
                "secret": {
                    "secretName": "certificate",
                    "defaultMode": 0o400,
                    "items": [{"key": "tls.crt", "path": "cert.pem"}],
                }
            },
            READ_ONLY,
        ),
        (
            lambda _: ProjectedToken(path="/etc/app", audience="sts.amazonaws.com", expires=7200),
            {
                "projected": {
                    "sources": [
                        {
                            "serviceAccountToken": {
                                "audience": "sts.amazonaws.com",
                                "expirationSeconds": 7200,
                                "path": "token",
                            }
                        }
                    ]
                }
            },
            READ_ONLY,
        ),
        (
            lambda _: PodFields(path="/etc/app", fields={"labels": "metadata.labels"}),
            {"downwardAPI": {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}},
            READ_ONLY,
        ),
        (
            lambda _: EmptyDir(path="/etc/app", size="1Mi", memory=True),
            {"emptyDir": {"medium": "Memory", "sizeLimit": "1Mi"}},
            {"name": "etc-app", "mountPath": "/etc/app"},
        ),
        (
            lambda _: ExistingClaim(path="/etc/app", claim="uploads", sub_path="a", read_only=True),
            {"persistentVolumeClaim": {"claimName": "uploads", "readOnly": True}},
            READ_ONLY | {"subPath": "a"},
        ),
    ],
    ids=["files", "some files", "a file", "secret", "token", "fields", "memory", "claim"],
)
def test_a_volume_and_its_mount_are_what_the_author_says(
    tmp_path: Path, mount: Callable[[SharedConfig], Mount], volume: dict[str, Any], mounted: dict[str, Any]
) -> None:
    assert rendered(tmp_path, mount) == ({"name": "etc-app"} | volume, mounted)


def checksums(folder: Path, files: dict[str, str], mount: Callable[[SharedConfig], Mount]) -> dict[str, Any]:
    """The annotations of a Pod that mounts files, and of one that does not."""

    def fill(chart: Shop) -> None:
        config = SharedConfig(chart, "files", files)
        api(chart, mounts=(mount(config),))
        api(chart, "other")

    documents = shop(folder, fill)
    return {name: template(documents, name)["metadata"].get("annotations") for name in ("api", "other")}


@pytest.mark.parametrize(
    ("mount", "restarts"),
    [
        (lambda config: ConfigFiles(path="/etc/app", config=config), {"app.yaml", "log.yaml"}),
        (lambda config: ConfigFiles(path="/etc/app", config=config, items={"a": "app.yaml"}), {"app.yaml"}),
        (lambda config: ConfigFile(path="/etc/app/log.yaml", config=config, key="log.yaml"), {"log.yaml"}),
    ],
    ids=["every file", "some files", "one file"],
)
def test_a_change_of_a_file_restarts_those_who_read_it_and_nobody_else(
    tmp_path: Path, mount: Callable[[SharedConfig], Mount], restarts: set[str]
) -> None:
    before = checksums(tmp_path / "before", FILES, mount)
    for key in FILES:
        after = checksums(tmp_path / key, FILES | {key: "changed: true\n"}, mount)
        assert (after["api"] != before["api"]) == (key in restarts)
        assert after["other"] is None


def test_the_level_of_the_namespace_is_that_of_a_folder_of_the_node(tmp_path: Path) -> None:
    logs = HostPath(path="/logs", folder="/var/log/pods", reason="it sends the logs of all Pods")
    documents = whole(tmp_path, lambda chart: Daemon(chart, "logs", replace(PROXY, mounts=(logs,))))
    pod = template(documents, "logs")["spec"]
    assert pod["volumes"] == [{"name": "logs", "hostPath": {"path": "/var/log/pods", "type": "Directory"}}]
    assert pod["containers"][0]["volumeMounts"] == [{"name": "logs", "mountPath": "/logs", "readOnly": True}]
    (namespace,) = (each for each in documents if each["kind"] == "Namespace")
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "privileged"


def test_a_secret_of_files_is_waited_for(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        mounts = (SecretFiles(path="/etc/app", from_secret=CERTIFICATE),)
        assert api(chart, mounts=mounts).secret_names() == {"certificate"}

    shop(tmp_path, fill)


WRONG: dict[str, tuple[Callable[[SharedConfig], Any], str]] = {
    "a text": (lambda _: "/tmp", "mounts[0]: got '/tmp'; allowed: a Mount"),
    "no configuration": (lambda _: ConfigFiles(path="/a", config=None), "mount /a.config: got None"),  # type: ignore[arg-type]
    "a key that is not there": (
        lambda config: ConfigFiles(path="/a", config=config, items={"b": "app.yml"}),
        "mount /a.items b: got no key 'app.yml'; allowed: app.yaml, log.yaml; did you mean \"app.yaml\"?",
    ),
    "one file that is not there": (
        lambda config: ConfigFile(path="/a", config=config, key="x"),
        "mount /a.key: got no key 'x' in files",
    ),
    "a file outside": (
        lambda config: ConfigFiles(path="/a", config=config, items={"../b": "app.yaml"}),
        "mount /a.items ../b: got '../b'",
    ),
    "a mode in decimal": (
        lambda config: ConfigFiles(path="/a", config=config, mode=644),
        "mount /a.mode: got 644; allowed: permissions such as 0o400",
    ),
    "a key that the Secret has not": (
        lambda _: SecretFiles(path="/a", from_secret=CERTIFICATE, items={"b": "tls.pem"}),
        "mount /a.items b: got no key 'tls.pem'",
    ),
    "a token for a minute": (lambda _: ProjectedToken(path="/a", audience="x", expires=60), "mount /a.expires: got 60"),
    "a field of the status": (
        lambda _: PodFields(path="/a", fields={"ip": "status.podIP"}),
        "mount /a.fields ip: got 'status.podIP'",
    ),
    "a folder of the node for no reason": (lambda _: HostPath(path="/a", reason=""), "mount /a.reason: got ''"),
    "no kind": (lambda _: Mount(path="/a"), "mount /a: got Mount; allowed: a mount with a volume"),
}


@pytest.mark.parametrize(("mount", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_mount_that_cannot_be_is_one_line(tmp_path: Path, mount: Callable[[SharedConfig], Any], said: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, mounts=(mount(SharedConfig(chart, "files", FILES)),)))
    (violation,) = caught.value.violations
    assert said in str(violation)


def test_two_volumes_under_one_name_are_one_line(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        one, two = (SharedConfig(chart, name, FILES) for name in ("one", "two"))
        reader = replace(PROXY, mounts=(ConfigFiles(path="/etc/app", config=two),))
        mounts = (ConfigFiles(path="/etc/app", config=one),)
        api(chart, mounts=mounts, sidecars=(Sidecar(name="reader", container=reader),))

    with pytest.raises(InvalidPlatform, match=r"reader.mounts /etc/app: got another volume 'etc-app'"):
        shop(tmp_path, fill)
