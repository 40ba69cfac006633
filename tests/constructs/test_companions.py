"""Containers beside and before the main one of a Pod, and hooks around it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Container,
    EmptyDir,
    ExistingSecret,
    InitContainer,
    InvalidPlatform,
    Port,
    Resources,
    Scrape,
    SecurityContext,
    Sidecar,
)
from delivery.review.engine import review
from tests.constructs.connected import mysql
from tests.small import ENVIRONMENT, HTTP, PROBE, SIZE, Shop, api, shop, whole

NEWER = replace(ENVIRONMENT, kubernetes="1.29")
PROXY = Container(
    image="shop/proxy:1",
    resources=Resources(cpu="50m", memory="64Mi", cpu_limit="100m", memory_limit="64Mi"),
    ports=(Port("proxy", 4180), Port("metrics", 9394)),
    readiness=PROBE,
    liveness=PROBE,
)
LOGIN = Sidecar(name="login", container=PROXY)


def documents(folder: Path, fill: Any, env: Any = ENVIRONMENT) -> list[dict[str, Any]]:
    """What is rendered; the review finds no error in it."""
    found = whole(folder, fill, env=env)
    assert not [str(finding) for finding in review({"shop": found}) if finding.severity == "error"]
    return found


def pod(found: list[dict[str, Any]], name: str = "api") -> dict[str, Any]:
    (deployment,) = (each for each in found if (each["kind"], each["metadata"]["name"]) == ("Deployment", name))
    spec: dict[str, Any] = deployment["spec"]["template"]["spec"]
    return spec


def names(containers: list[dict[str, Any]]) -> list[str]:
    return [container["name"] for container in containers]


def said(folder: Path, **words: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        shop(folder, lambda chart: api(chart, **words))
    return [f"{violation.field}: {violation.given}" for violation in caught.value.violations]


MIGRATE = InitContainer(name="migrate", command=("migrate",))


def test_before_1_29_a_sidecar_runs_beside_the_main_container(tmp_path: Path) -> None:
    found = pod(documents(tmp_path, lambda chart: api(chart, sidecars=(LOGIN,), init=(MIGRATE,))))
    assert names(found["containers"]) == ["api", "login"]
    assert names(found["initContainers"]) == ["migrate"]


def test_from_1_29_on_a_sidecar_starts_before_all_others_and_is_restarted(tmp_path: Path) -> None:
    found = pod(documents(tmp_path, lambda chart: api(chart, sidecars=(LOGIN,), init=(MIGRATE,)), NEWER))
    assert names(found["containers"]) == ["api"]
    assert names(found["initContainers"]) == ["login", "migrate"]
    assert [each.get("restartPolicy") for each in found["initContainers"]] == ["Always", None]


@pytest.mark.parametrize("env", [ENVIRONMENT, NEWER], ids=["plain", "native"])
def test_a_client_connects_to_the_sidecar_in_front(tmp_path: Path, env: Any) -> None:
    def fill(chart: Shop) -> None:
        server = api(chart, sidecars=(replace(LOGIN, front=True),))
        api(chart, "client").connect(server.settings("API"))

    found = documents(tmp_path, fill, env)
    (service,) = (each for each in found if (each["kind"], each["metadata"]["name"]) == ("Service", "api"))
    assert [port["port"] for port in service["spec"]["ports"]] == [4180, 9394]
    (policy,) = (each for each in found if (each["kind"], each["metadata"]["name"]) == ("NetworkPolicy", "api"))
    assert [rule["ports"] for rule in policy["spec"]["ingress"]] == [[{"port": 4180, "protocol": "TCP"}]]
    environment = {each["name"]: each["value"] for each in pod(found, "client")["containers"][0]["env"]}
    assert environment["API_PORT"] == "4180"


def test_beside_the_main_container_a_sidecar_adds_its_ports(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, sidecars=(LOGIN,), metrics=Scrape(port="metrics"))

    found = documents(tmp_path, fill, replace(ENVIRONMENT, monitoring="monitoring"))
    (service,) = (each for each in found if each["kind"] == "Service")
    assert [port["port"] for port in service["spec"]["ports"]] == [8000, 4180, 9394]
    (policy,) = (each for each in found if (each["kind"], each["metadata"]["name"]) == ("NetworkPolicy", "api"))
    assert [rule["ports"] for rule in policy["spec"]["ingress"]] == [[{"port": 9394, "protocol": "TCP"}]]


def test_containers_of_a_pod_share_a_volume(tmp_path: Path) -> None:
    shared = EmptyDir(path="/var/log/app", size="64Mi", name="logs")
    reader = Sidecar(name="reader", container=replace(PROXY, mounts=(replace(shared, path="/logs"),)))
    found = pod(documents(tmp_path, lambda chart: api(chart, mounts=(shared,), sidecars=(reader,))))
    assert found["volumes"] == [{"name": "logs", "emptyDir": {"sizeLimit": "64Mi"}}]
    mounts = [container["volumeMounts"] for container in found["containers"]]
    assert mounts == [[{"name": "logs", "mountPath": path}] for path in ("/var/log/app", "/logs")]


def test_each_container_has_its_own_size_and_rights(tmp_path: Path) -> None:
    mighty = replace(PROXY, security_context=SecurityContext(user=7))
    found = pod(documents(tmp_path, lambda chart: api(chart, sidecars=(replace(LOGIN, container=mighty),))))
    main, beside = found["containers"]
    assert beside["resources"]["limits"] == {"cpu": "100m", "memory": "64Mi"}
    assert (beside["securityContext"]["runAsUser"], beside["securityContext"]["runAsNonRoot"]) == (7, True)
    assert "runAsUser" not in main["securityContext"]
    assert found["securityContext"]["runAsUser"] == 1000


def test_one_container_as_root_is_the_level_of_the_namespace(tmp_path: Path) -> None:
    root = replace(PROXY, security_context=SecurityContext(user=0, reason="binds a low port"))
    found = whole(tmp_path, lambda chart: api(chart, sidecars=(replace(LOGIN, container=root),)))
    (namespace,) = (each for each in found if each["kind"] == "Namespace")
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "baseline"


def test_an_init_container_may_have_another_image_and_the_variables_of_connect(tmp_path: Path) -> None:
    wait = InitContainer(name="wait", image="shop/wait:2", resources=SIZE, args=("db",), connected=True)

    def fill(chart: Shop) -> None:
        api(chart, init=(wait, MIGRATE)).connect(mysql(chart).settings("DB"))

    first, second = pod(whole(tmp_path, fill))["initContainers"]
    assert (first["image"], first["args"], second["image"]) == ("shop/wait:2", ["db"], "shop/api:1")
    assert {"DB_HOST", "DB_PORT", "DB_PASSWORD"} <= {variable["name"] for variable in first["env"]}
    assert "env" not in second


def test_secrets_of_a_sidecar_are_waited_for_like_those_of_the_main_container(tmp_path: Path) -> None:
    secret = ExistingSecret(name="login", keys=("COOKIE",))

    def fill(chart: Shop) -> None:
        with_secret = replace(LOGIN, container=replace(PROXY, secrets=(secret,)))
        assert api(chart, sidecars=(with_secret,)).secret_names() == {"login"}

    shop(tmp_path, fill)


def test_hooks_run_after_the_start_and_before_the_end(tmp_path: Path) -> None:
    found = pod(documents(tmp_path, lambda chart: api(chart, post_start=("warm",), pre_stop=("leave", "--now"))))
    assert found["containers"][0]["lifecycle"] == {
        "postStart": {"exec": {"command": ["warm"]}},
        "preStop": {"exec": {"command": ["leave", "--now"]}},
    }


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"sidecars": (PROXY,)}, "sidecars[0]: a Container"),
        ({"sidecars": (Sidecar(name="a b", container=PROXY),)}, "sidecars[0].name: 'a b'"),
        ({"sidecars": (LOGIN, LOGIN)}, "sidecars: two containers called login"),
        (
            {"sidecars": (Sidecar(name="a", container=replace(PROXY, init=(MIGRATE,))),)},
            "sidecars[0].container: init or sidecars",
        ),
        (
            {"sidecars": (Sidecar(name="a", container=replace(PROXY, ports=()), front=True),)},
            "sidecars[0].container.ports: none",
        ),
        (
            {"sidecars": (LOGIN,), "ports": (HTTP, Port("admin", 4180))},
            "sidecar login.ports proxy.number: 4180 a second time",
        ),
        ({"sidecars": (replace(LOGIN, container=replace(PROXY, image="x")),)}, "sidecar login.image: 'x'"),
        ({"init": (InitContainer(name="a"),)}, "init[0].command: nothing"),
        ({"pre_stop": ("leave",), "drain": 5}, "pre_stop: a command, and drain=5"),
        ({"post_start": "warm"}, "post_start: 'warm'"),
    ],
)
def test_a_companion_that_cannot_be_is_one_line(tmp_path: Path, words: dict[str, Any], problem: str) -> None:
    assert problem in said(tmp_path, **words)


def test_a_probe_of_a_sidecar_is_of_its_own_port(tmp_path: Path) -> None:
    found = pod(documents(tmp_path, lambda chart: api(chart, sidecars=(LOGIN,))))
    assert found["containers"][1]["livenessProbe"]["httpGet"] == {"path": PROBE.path, "port": 4180}
