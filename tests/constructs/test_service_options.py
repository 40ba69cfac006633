"""What an author may ask of a service beyond the least: what runs before it, who it is, where its Pods go."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Alb,
    Container,
    Edge,
    EmptyDir,
    ExistingSecret,
    FieldRef,
    HealthCheck,
    InitContainer,
    InvalidPlatform,
    Nginx,
    Placement,
    Port,
    RedisCache,
    Resources,
    Scale,
    ServiceOptions,
    SharedConfig,
    Tls,
    Worker,
)
from delivery.review.engine import review
from tests.small import SIZE, Shop, api, shop, whole

SECRET = ExistingSecret(name="shop", keys=("DB_PASSWORD", "DB_HOST"))
TMP = EmptyDir(path="/tmp", size="64Mi")
CERTIFICATE = "arn:aws:acm:eu-west-1:000000000000:certificate/ID"
PREFIX = "alb.ingress.kubernetes.io"


def one(objects: list[dict[str, Any]], kind: str) -> Any:
    (found,) = [item for item in objects if item["kind"] == kind]
    return found


def pod(objects: list[dict[str, Any]]) -> Any:
    return one(objects, "Deployment")["spec"]["template"]["spec"]


def said(tmp_path: Path, fill: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    return [str(problem) for problem in caught.value.violations]


def alb(**changed: Any) -> Alb:
    words: dict[str, Any] = {"name": "shop", "certificate_arn": CERTIFICATE, "deregistration": 5}
    return Alb(**({**words, "subnets": ("10.0.1.0/24",)} | changed))


def annotations(tmp_path: Path, door: Alb) -> dict[str, str]:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=door, routes={"shop.example.com/": api(chart, drain=5)})

    found = one(shop(tmp_path, fill), "Ingress")["metadata"]["annotations"]
    return {name.removeprefix(f"{PREFIX}/"): value for name, value in found.items() if name.startswith(PREFIX)}


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


def test_a_health_check_of_a_service_stands_on_the_service(tmp_path: Path) -> None:
    check = HealthCheck(path="/health/", codes="200-399")
    service = one(shop(tmp_path, lambda chart: api(chart, service=ServiceOptions(health_check=check))), "Service")
    assert service["metadata"]["annotations"] == {
        f"{PREFIX}/healthcheck-path": "/health/",
        f"{PREFIX}/success-codes": "200-399",
    }


@pytest.mark.parametrize("codes", ["", "20", "200,", "200 - 300", "600", "200-"])
def test_codes_that_aws_does_not_read_are_refused(tmp_path: Path, codes: str) -> None:
    (line,) = said(
        tmp_path, lambda chart: api(chart, service=ServiceOptions(health_check=HealthCheck(path="/", codes=codes)))
    )
    assert "health_check.codes" in line


def test_routes_may_have_hosts_of_their_own(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        web, backend = api(chart, "web", drain=5), api(chart, "backend", drain=5)
        routes = {"example.com/": web, "api.example.com/v1": backend, "example.com/admin": backend}
        Edge(chart, "door", entrypoint=alb(), routes=routes)

    spec = one(shop(tmp_path, fill), "Ingress")["spec"]
    paths = {rule["host"]: [path["path"] for path in rule["http"]["paths"]] for rule in spec["rules"]}
    assert paths == {"example.com": ["/", "/admin"], "api.example.com": ["/v1"]}
    assert spec["tls"] == [{"hosts": ["example.com", "api.example.com"]}]


def test_nginx_serves_several_hosts_over_plain_http(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=Nginx(), routes={"shop.local/": api(chart), "/": api(chart, "other")})

    spec = one(shop(tmp_path, fill), "Ingress")["spec"]
    assert [rule.get("host") for rule in spec["rules"]] == ["shop.local", None]
    assert "tls" not in spec


def test_a_load_balancer_must_know_its_hosts(tmp_path: Path) -> None:
    (line,) = said(tmp_path, lambda chart: Edge(chart, "door", entrypoint=alb(), routes={"/": api(chart, drain=5)}))
    assert "door: routes /: got '/'; allowed: a route with a host; name the host of the entrypoint" in line


@pytest.mark.parametrize("route", ["Example.com/", "example.com", "a b/", "example.com//"])
def test_a_route_that_is_none_is_refused(tmp_path: Path, route: str) -> None:
    lines = said(tmp_path, lambda chart: Edge(chart, "door", entrypoint=alb(), routes={route: api(chart, drain=5)}))
    assert all(f"door: routes {route}" in line for line in lines)


def test_the_options_of_a_load_balancer_are_annotations_without_blanks(tmp_path: Path) -> None:
    door = alb(
        ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
        interval=15,
        timeout=5,
        sticky=86400,
        tags={"Environment": "prod", "Project": "shop"},
        web_acl="arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/shop/id",
        shield=True,
        security_groups=("sg-1", "sg-2"),
    )
    assert (
        annotations(tmp_path, door).items()
        >= {
            "ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
            "healthcheck-protocol": "HTTP",
            "healthcheck-port": "traffic-port",
            "healthcheck-interval-seconds": "15",
            "healthcheck-timeout-seconds": "5",
            "target-group-attributes": "deregistration_delay.timeout_seconds=5,stickiness.enabled=true,"
            "stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=86400",
            "tags": "Environment=prod,Project=shop",
            "wafv2-acl-arn": "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/shop/id",
            "shield-advanced-protection": "true",
            "security-groups": "sg-1,sg-2",
            "manage-backend-security-group-rules": "true",
        }.items()
    )


def test_what_nobody_asked_of_a_load_balancer_is_not_written(tmp_path: Path) -> None:
    assert set(annotations(tmp_path, alb())) == {
        *("scheme", "target-type", "load-balancer-name", "listen-ports", "ssl-redirect", "certificate-arn"),
        "target-group-attributes",
    }


@pytest.mark.parametrize(
    "changed",
    [{"interval": 1}, {"timeout": 121}, {"sticky": 0}, {"tags": {"a": "b,c"}}, {"shield": 1}, {"web_acl": " "}],
)
def test_options_that_aws_refuses_are_refused(tmp_path: Path, changed: dict[str, Any]) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=alb(**changed), routes={"shop.example.com/": api(chart, drain=5)})

    assert all("door: entrypoint." in line for line in said(tmp_path, fill))


def test_two_containers_of_a_pod_cannot_give_one_room_two_sizes(tmp_path: Path) -> None:
    small = InitContainer(name="migrate", command=("migrate",), mounts=(EmptyDir(path="/tmp", size="1Mi"),))
    (line,) = said(tmp_path, lambda chart: api(chart, init=(small,), mounts=(TMP,)))
    assert "api: migrate.mounts /tmp: got another volume 'tmp' than in another container" in line


def test_a_budget_comes_with_the_second_pod_that_an_autoscaler_keeps(tmp_path: Path) -> None:
    objects = shop(tmp_path, lambda chart: api(chart, scale=Scale(replicas=1, minimum=3, maximum=9, cpu=70)))
    assert one(objects, "PodDisruptionBudget")["spec"]["maxUnavailable"] == 1


def test_a_health_check_ends_before_the_next_begins(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=alb(interval=10, timeout=10), routes={"shop.example.com/": api(chart, drain=5)})

    (line,) = said(tmp_path, fill)
    assert "door: entrypoint.timeout: got 10; allowed: less than the interval, 10" in line


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


def test_a_certificate_needs_to_know_its_host(tmp_path: Path) -> None:
    entrypoint = Nginx(https=Tls(secret="shop-tls", issuer="letsencrypt"))
    (line,) = said(tmp_path, lambda chart: Edge(chart, "e", entrypoint=entrypoint, routes={"/": api(chart)}))
    assert "routes /: got '/'; allowed: a route with a host, for its certificate" in line


def test_nothing_without_a_service_is_behind_an_entrypoint(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        container = Container(image="shop/w:1", resources=SIZE, ports=(Port("metrics", 9394),))
        worker = Worker(chart, "worker", container, scale=Scale(replicas=1))
        Edge(chart, "e", entrypoint=Nginx(), routes={"/": worker, "/metrics": worker.port("metrics")})

    lines = said(tmp_path, fill)
    assert ["routes /:" in lines[0], "routes /metrics:" in lines[1]] == [True, True]


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


def ingress(tmp_path: Path, entrypoint: Any, routes: Any = None) -> dict[str, Any]:
    def fill(chart: Shop) -> None:
        Edge(chart, "edge", entrypoint=entrypoint, routes=routes(chart) if routes else {"/": api(chart, drain=5)})

    found: dict[str, Any] = one(shop(tmp_path, fill), "Ingress")
    return found


@pytest.mark.parametrize("entrypoint", [Nginx(class_annotation=True), alb(host="a.example.com", class_annotation=True)])
def test_the_class_may_be_an_annotation(tmp_path: Path, entrypoint: Nginx | Alb) -> None:
    found = ingress(tmp_path, entrypoint)
    assert found["metadata"]["annotations"]["kubernetes.io/ingress.class"] == entrypoint.ingress_class
    assert "ingressClassName" not in found["spec"]


def test_ingresses_of_several_namespaces_share_a_load_balancer_in_an_order(tmp_path: Path) -> None:
    found = annotations(tmp_path, alb(group="shop", group_order=10))
    assert (found["group.name"], found["group.order"]) == ("shop", "10")
    (line,) = said(tmp_path, lambda chart: annotations_of_edge(chart, alb(group_order=1)))
    assert "entrypoint.group: got None" in line


def annotations_of_edge(chart: Shop, entrypoint: Alb) -> None:
    Edge(chart, "door", entrypoint=entrypoint, routes={"shop.example.com/": api(chart, drain=5)})


def test_a_prefix_may_be_taken_off_what_a_service_sees(tmp_path: Path) -> None:
    entrypoint = Nginx(strip_prefix=True)
    found = ingress(tmp_path, entrypoint, lambda chart: {"/shop.v1": api(chart), "/": api(chart, "web")})
    paths = [(path["path"], path["pathType"]) for path in found["spec"]["rules"][0]["http"]["paths"]]
    assert paths == [("/shop\\.v1(/|$)(.*)", "ImplementationSpecific"), ("(/|$)(.*)", "ImplementationSpecific")]
    assert found["metadata"]["annotations"]["nginx.ingress.kubernetes.io/rewrite-target"] == "/$2"


def test_a_route_may_have_a_wildcard_host(tmp_path: Path) -> None:
    found = ingress(tmp_path, Nginx(), lambda chart: {"*.example.com/": api(chart)})
    assert found["spec"]["rules"][0]["host"] == "*.example.com"
    (line,) = said(tmp_path, lambda chart: Edge(chart, "e", entrypoint=Nginx(), routes={"a.*.com/": api(chart)}))
    assert "routes a.*.com/" in line


def test_any_workload_with_a_port_may_be_behind_an_entrypoint_and_any_of_its_ports(tmp_path: Path) -> None:
    def routes(chart: Shop) -> dict[str, Any]:
        docs = api(chart, "docs", ports=(Port("http", 8000), Port("admin", 9000, service_port=90)))
        cache = RedisCache(chart, "cache", image="redis:7", resources=SIZE, max_memory="1mb", data="1Gi")
        return {"/admin": docs.port("admin"), "/cache": cache}

    def fill(chart: Shop) -> None:
        Edge(chart, "edge", entrypoint=Nginx(), routes=routes(chart))

    documents = whole(tmp_path, fill)
    paths = one(documents, "Ingress")["spec"]["rules"][0]["http"]["paths"]
    assert [path["backend"]["service"] for path in paths] == [
        {"name": "docs", "port": {"number": 90}},
        {"name": "cache", "port": {"number": 6379}},
    ]
    assert not [each for each in review({"shop": documents}) if each.rule.startswith(("network", "connections"))]
    (line,) = said(tmp_path, lambda chart: Edge(chart, "e", entrypoint=Nginx(), routes={"/": api(chart).port("no")}))
    assert "routes /: got no port 'no' of api" in line
