"""What an author may ask of a service beyond the least: what runs before it, who it is, where its Pods go."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    EmptyDir,
    ExistingSecret,
    FieldRef,
    InitContainer,
    InvalidPlatform,
    Placement,
    Port,
    Resources,
    Scale,
    ServiceOptions,
    SharedConfig,
)
from tests.small import Shop, api, shop

SECRET = ExistingSecret(name="shop", keys=("DB_PASSWORD", "DB_HOST"))
TMP = EmptyDir(path="/tmp", size="64Mi")


def one(objects: list[dict[str, Any]], kind: str) -> Any:
    (found,) = [item for item in objects if item["kind"] == kind]
    return found


def pod(objects: list[dict[str, Any]]) -> Any:
    return one(objects, "Deployment")["spec"]["template"]["spec"]


def said(tmp_path: Path, fill: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    return [str(problem) for problem in caught.value.violations]


def test_secrets_and_configuration_are_loaded_as_a_whole_in_that_order(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, config=SharedConfig(chart, "config", {"A": "1"}), secrets=(SECRET,))

    (container,) = pod(shop(tmp_path, fill))["containers"]
    assert container["envFrom"] == [{"configMapRef": {"name": "config"}}, {"secretRef": {"name": "shop"}}]


def test_an_init_container_has_what_it_names_and_nothing_more(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        migration = InitContainer(
            name="migrate",
            command=("sh", "-c", "migrate"),
            environment={"HOME": "/tmp"},
            secrets=(SECRET,),
            mounts=(TMP,),
        )
        api(chart, init=(migration,), mounts=(TMP, EmptyDir(path="/var/run", size="1Mi")), environment={"A": "1"})

    spec = pod(shop(tmp_path, fill))
    (before,), (main,) = spec["initContainers"], spec["containers"]
    assert (before["name"], before["image"], before["resources"]) == ("migrate", main["image"], main["resources"])
    assert before["securityContext"] == main["securityContext"]
    assert before["env"] == [{"name": "HOME", "value": "/tmp"}]
    assert before["envFrom"] == [{"secretRef": {"name": "shop"}}]
    assert [mount["name"] for mount in before["volumeMounts"]] == ["tmp"]
    assert [volume["name"] for volume in spec["volumes"]] == ["tmp", "var-run"]
    assert not {"ports", "livenessProbe", "readinessProbe", "lifecycle"} & set(before)


def test_a_change_of_what_an_init_container_reads_restarts_the_pods(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        config = SharedConfig(chart, "config", {"A": "1"})
        api(chart, init=(InitContainer(name="migrate", command=("migrate",), config=config),))

    template = one(shop(tmp_path, fill), "Deployment")["spec"]["template"]
    assert "checksum/config" in template["metadata"]["annotations"]


def test_what_is_wrong_with_an_init_container_is_said_with_its_name(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, init=(InitContainer(name="migrate", command=(), environment={"DB_PASSWORD": "hunter2hunter2"}),))

    lines = said(tmp_path, fill)
    assert any("init[0].command: got nothing" in line or "init.command" in line for line in lines)


def test_a_variable_may_come_from_the_pod_itself(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart, environment={"POD_IP": FieldRef(path="status.podIP")}))
    (container,) = pod(objects)["containers"]
    assert container["env"] == [{"name": "POD_IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}]


def test_a_field_that_pods_do_not_tell_is_refused(tmp_path: Path) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart, environment={"A": FieldRef(path="status.podIp")}))
    assert 'did you mean "status.podIP' in line


def test_a_container_and_a_volume_may_have_names_of_their_own(tmp_path: Path) -> None:
    cache = EmptyDir(path="/app/.next/cache", size="1Mi", name="next-cache")
    spec = pod(shop(tmp_path, lambda chart: api(chart, name="web", mounts=(cache,))))
    assert spec["containers"][0]["name"] == "web"
    assert spec["volumes"][0]["name"] == spec["containers"][0]["volumeMounts"][0]["name"] == "next-cache"


def test_labels_are_added_everywhere_and_select_nothing(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart, labels={"tier": "backend"}))
    deployment = one(objects, "Deployment")
    assert deployment["metadata"]["labels"]["tier"] == "backend"
    assert deployment["spec"]["template"]["metadata"]["labels"]["tier"] == "backend"
    assert one(objects, "Service")["spec"]["selector"] == {"app": "api"}


@pytest.mark.parametrize("labels", [{"app": "other"}, {"environment": "x"}, {"a b": "c"}, {"a": ""}])
def test_a_label_that_is_written_already_or_is_none_is_refused(tmp_path: Path, labels: dict[str, str]) -> None:
    assert all("api: labels" in line for line in said(tmp_path, lambda chart: api(chart, labels=labels)))


def test_pods_avoid_each_other_as_much_as_the_weights_say(tmp_path: Path) -> None:
    apart = Placement(anti_affinity={"kubernetes.io/hostname": 50})
    terms = pod(shop(tmp_path, lambda chart: api(chart, placement=apart)))["affinity"]["podAntiAffinity"][
        "preferredDuringSchedulingIgnoredDuringExecution"
    ]
    selector = {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api"]}]}
    assert terms == [
        {
            "weight": 50,
            "podAffinityTerm": {"topologyKey": "kubernetes.io/hostname", "labelSelector": selector},
        }
    ]


def test_a_weight_is_from_1_to_100(tmp_path: Path) -> None:
    apart = Placement(anti_affinity={"kubernetes.io/hostname": 101})
    (line,) = said(tmp_path, lambda chart: api(chart, placement=apart))
    assert "a weight, a whole number from 1 to 100" in line


def test_guaranteed_means_requests_equal_to_limits(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart, resources=Resources.guaranteed(cpu="1", memory="1Gi")))
    resources = pod(objects)["containers"][0]["resources"]
    assert resources["requests"] == resources["limits"] == {"cpu": "1", "memory": "1Gi"}


def test_so_many_pods_stay_while_nodes_are_drained(tmp_path: Path) -> None:
    scale = Scale(replicas=2, minimum=3, maximum=5, cpu=70, available=2)
    budget = one(shop(tmp_path, lambda chart: api(chart, scale=scale)), "PodDisruptionBudget")
    assert budget["spec"]["minAvailable"] == 2
    assert "maxUnavailable" not in budget["spec"]


@pytest.mark.parametrize(
    "scale", [Scale(replicas=2, available=2), Scale(replicas=9, minimum=2, maximum=9, cpu=70, available=2)]
)
def test_a_budget_that_would_block_every_drain_is_refused(tmp_path: Path, scale: Scale) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart, scale=scale))
    assert "scale.available: got 2; allowed: less than the fewest Pods, 2" in line


def test_the_number_of_pods_can_be_left_to_the_autoscaler(tmp_path: Path) -> None:
    scale = Scale(replicas=2, minimum=2, maximum=5, cpu=70, counted=False)
    assert "replicas" not in one(shop(tmp_path, lambda chart: api(chart, scale=scale)), "Deployment")["spec"]


def test_without_an_autoscaler_somebody_must_count(tmp_path: Path) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart, scale=Scale(replicas=2, counted=False)))
    assert "name a maximum" in line


def test_two_containers_of_a_pod_cannot_give_one_room_two_sizes(tmp_path: Path) -> None:
    small = InitContainer(name="migrate", command=("migrate",), mounts=(EmptyDir(path="/tmp", size="1Mi"),))
    (line,) = said(tmp_path, lambda chart: api(chart, init=(small,), mounts=(TMP,)))
    assert "api: migrate.mounts /tmp: got another volume 'tmp' than in another container" in line


def test_a_budget_comes_with_the_second_pod_that_an_autoscaler_keeps(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart, scale=Scale(replicas=1, minimum=3, maximum=9, cpu=70)))
    assert one(objects, "PodDisruptionBudget")["spec"]["maxUnavailable"] == 1


def test_clients_may_resolve_every_pod_or_reach_the_same_one_again(tmp_path: Path) -> None:
    headless = shop(tmp_path / "headless", lambda chart: api(chart, service=ServiceOptions(headless=True)))
    assert one(headless, "Service")["spec"]["clusterIP"] == "None"
    sticky = shop(tmp_path / "sticky", lambda chart: api(chart, service=ServiceOptions(session_affinity=600)))
    assert one(sticky, "Service")["spec"]["sessionAffinity"] == "ClientIP"
    assert one(sticky, "Service")["spec"]["sessionAffinityConfig"] == {"clientIP": {"timeoutSeconds": 600}}


def test_clients_of_a_headless_service_reach_the_port_of_the_pods(tmp_path: Path) -> None:
    ports = (Port("http", 8080, service_port=80),)
    (line,) = said(tmp_path, lambda chart: api(chart, ports=ports, service=ServiceOptions(headless=True)))
    assert "service.headless: got port 80 for 8080 of http" in line


def test_an_address_is_host_and_port_in_one(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        cart = api(chart, "cart", ports=(Port("grpc", 7070, service_port=70), Port("metrics", 9394)))
        api(chart, environment={"CART": cart.address, "METRICS": cart.port("metrics").address}).connect(cart)

    deployments = [each for each in shop(tmp_path, fill) if each["kind"] == "Deployment"]
    (client,) = (each for each in deployments if each["metadata"]["name"] == "api")
    env = client["spec"]["template"]["spec"]["containers"][0]["env"]
    assert [each["value"] for each in env] == ["cart:70", "cart:9394"]


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (ServiceOptions(session_affinity=0), "service.session_affinity: got 0"),
        (ServiceOptions(session_affinity=86401), "service.session_affinity: got 86401"),
        (ServiceOptions(headless=True, session_affinity=5), "service.headless: got True, and a session_affinity"),
        (ServiceOptions(headless="yes"), "service.headless: got 'yes'"),  # type: ignore[arg-type]
        (ServiceOptions(load_balancer="nlb"), "service.load_balancer: got 'nlb'"),  # type: ignore[arg-type]
    ],
)
def test_options_that_cannot_be_are_one_violation(tmp_path: Path, options: ServiceOptions, field: str) -> None:
    (line,) = said(tmp_path, lambda chart: api(chart, service=options))
    assert field in line
