"""What stands in front of services: Ingresses, load balancers, and which routes lead where."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Alb,
    Container,
    Edge,
    HealthCheck,
    InvalidPlatform,
    Nginx,
    Port,
    RedisCache,
    Scale,
    ServiceOptions,
    Tls,
    Worker,
)
from delivery.review.engine import review
from tests.small import SIZE, Shop, api, shop, whole

CERTIFICATE = "arn:aws:acm:eu-west-1:000000000000:certificate/ID"
PREFIX = "alb.ingress.kubernetes.io"


def one(objects: list[dict[str, Any]], kind: str) -> Any:
    (found,) = [item for item in objects if item["kind"] == kind]
    return found


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


def test_a_health_check_ends_before_the_next_begins(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "door", entrypoint=alb(interval=10, timeout=10), routes={"shop.example.com/": api(chart, drain=5)})

    (line,) = said(tmp_path, fill)
    assert "door: entrypoint.timeout: got 10; allowed: less than the interval, 10" in line


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
