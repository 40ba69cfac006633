"""What holds for whole environments of Trip Service, and is no single figure."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from constructs_lib import InvalidPlatform, PlatformApp
from contract import quantity
from platforms.trip_currency import TRIP_CURRENCY
from platforms.trip_currency.environments import STAGING as OTHER
from platforms.trip_service import TRIP_SERVICE
from platforms.trip_service.chart import TripService
from platforms.trip_service.environments import ENVIRONMENTS, PRODUCTION, TripServiceEnvironment
from tests.conftest import PROJECT
from tests.manifests import Manifests, containers_of, pod_template_of, secret_variables

SECRET_KEYS = {
    "trip-service-secrets": {
        "exchange-api-key",
        "mariadb-root-password",
        "mongodb-password",
        "mongodb-root-password",
        "mysql-password",
    }
}
SECRET_NAME = re.compile(r"passw|secret|token|api_?key", re.IGNORECASE)


def render(folder: Path, env: TripServiceEnvironment) -> Manifests:
    app = PlatformApp(str(folder))
    TripService(app, env, TRIP_SERVICE.release(env, PROJECT / "releases"))
    app.synth()
    return Manifests.read(folder / env.folder)


@pytest.mark.parametrize("env", ENVIRONMENTS, ids=lambda env: env.name)
def test_V027_with_autoscaling_switched_off_there_is_no_autoscaler(tmp_path: Path, env: TripServiceEnvironment) -> None:
    off, on = (render(tmp_path / f"{switch}", replace(env, autoscaling=switch)) for switch in (False, True))
    assert off.of_kind("HorizontalPodAutoscaler") == []
    assert len(on.of_kind("HorizontalPodAutoscaler")) == 4
    assert {each["metadata"]["name"] for each in [*on]} - {each["metadata"]["name"] for each in [*off]} == {
        each["metadata"]["name"] for each in on.of_kind("HorizontalPodAutoscaler")
    }


def test_V046_no_key_of_a_config_map_holds_a_password_or_an_api_key(manifests: Manifests) -> None:
    keys = [key for each in manifests.of_kind("ConfigMap") for key in each["data"]]
    assert [key for key in keys if SECRET_NAME.search(key)] == []


def test_V047_passwords_and_api_keys_reach_containers_through_keys_of_secrets_alone(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        for container in containers_of(workload):
            named = {each["name"] for each in container.get("env", []) if SECRET_NAME.search(each["name"])}
            assert named == set(secret_variables(container)) & named, container["name"]
            assert not [source for source in container.get("envFrom", []) if "secretRef" in source]


def test_W08_no_secret_is_rendered_and_every_key_that_is_read_is_in_the_specification(manifests: Manifests) -> None:
    assert manifests.of_kind("Secret") == []
    for workload in manifests.workloads():
        for container in containers_of(workload):
            for key in secret_variables(container).values():
                assert key.key in SECRET_KEYS[key.secret]


def test_V057_every_workload_has_a_service_account_of_its_own(manifests: Manifests) -> None:
    accounts = [pod_template_of(each)["spec"]["serviceAccountName"] for each in manifests.workloads()]
    assert sorted(accounts) == sorted(each["metadata"]["name"] for each in manifests.workloads())
    assert manifests.names("ServiceAccount") == sorted(accounts)


def test_no_pod_has_a_token_and_one_group_may_look_at_everything_but_secrets(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        assert pod_template_of(workload)["spec"]["automountServiceAccountToken"] is False
    rules = manifests.only("Role")["rules"]
    assert {verb for rule in rules for verb in rule["verbs"]} == {"get", "list", "watch"}
    assert "secrets" not in {resource for rule in rules for resource in rule["resources"]}
    assert [subject["kind"] for subject in manifests.only("RoleBinding")["subjects"]] == ["Group"]


def test_V058_no_container_is_privileged_or_gains_privileges(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        for container in containers_of(workload):
            context = container["securityContext"]
            assert context["allowPrivilegeEscalation"] is False
            assert not context.get("privileged")


def test_V060_one_application_manages_the_objects_of_production(applications: Manifests) -> None:
    paths = [each["spec"]["source"]["path"] for each in applications if "path" in each["spec"]["source"]]
    assert paths.count("dist/trip-service-production") == 1
    assert len(paths) == len(set(paths))


def test_W10_the_heap_of_each_server_is_below_its_memory_limit(manifests: Manifests) -> None:
    for name in ("kafka", "zookeeper"):
        container = manifests.container("StatefulSet", name)
        (heap,) = re.findall(r"-Xmx(\d+)M", manifests.variables("StatefulSet", name)["KAFKA_HEAP_OPTS"])
        assert int(heap) * 2**20 < quantity.parse(container["resources"]["limits"]["memory"])


def test_W11_no_image_has_the_tag_latest(manifests: Manifests) -> None:
    images = [each["image"] for workload in manifests.workloads() for each in containers_of(workload)]
    assert images
    assert [image for image in images if image.rpartition(":")[2] in ("latest", image)] == []


@pytest.mark.parametrize("namespace", ["trip-service-staging", "trip-service-prod"])
def test_W06_a_namespace_of_trip_currency_is_refused_with_both_names(tmp_path: Path, namespace: str) -> None:
    app = PlatformApp(str(tmp_path))
    for platform, env in ((TRIP_CURRENCY, OTHER), (TRIP_SERVICE, PRODUCTION)):
        platform.chart(app, replace(env, namespace=namespace), platform.release(env, PROJECT / "releases"))
    with pytest.raises(InvalidPlatform) as caught:
        app.synth()
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"trip-service/production: environment: namespace: got {namespace!r} on ")
    assert "as trip-currency/staging" in line


def test_the_mesh_is_off_and_a_label_of_the_namespace_switches_it_on(tmp_path: Path, production: Manifests) -> None:
    assert "istio-injection" not in production.only("Namespace")["metadata"]["labels"]
    meshed = render(tmp_path, replace(PRODUCTION, namespace_labels={"istio-injection": "enabled"}))
    assert meshed.only("Namespace")["metadata"]["labels"]["istio-injection"] == "enabled"


NGINX = "nginx.ingress.kubernetes.io/"
SWITCH = "true|false"
DOCUMENTED = {
    "ssl-redirect": SWITCH,
    "force-ssl-redirect": SWITCH,
    "enable-cors": SWITCH,
    "cors-allow-origin": r"https?://[A-Za-z0-9.-]+(:[0-9]+)?",
    "cors-allow-methods": r"[A-Za-z]+(, ?[A-Za-z]+)*",
    "cors-allow-headers": r"[A-Za-z0-9_-]+(, ?[A-Za-z0-9_-]+)*",
}
"""The forms that the controller takes; anything else it replaces by a default, without a word.

https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors
"""


def test_the_annotations_of_nginx_are_those_that_the_controller_documents(manifests: Manifests) -> None:
    annotations = manifests.only("Ingress")["metadata"]["annotations"]
    said = {key.removeprefix(NGINX): value for key, value in annotations.items() if key.startswith(NGINX)}
    assert said.keys() == DOCUMENTED.keys()
    assert [name for name, value in said.items() if not re.fullmatch(DOCUMENTED[name], value)] == []
