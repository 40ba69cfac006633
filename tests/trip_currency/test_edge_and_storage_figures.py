"""The Ingress, the load balancer of the frontend, and storage."""

import json
from typing import NamedTuple

from tests.manifests import Manifest, Manifests, containers_of

ALB = "alb.ingress.kubernetes.io"
APIS = {"service-currency", "service-history", "service-ranking"}
FOREIGN = ("metallb", "ingress-nginx", "nginx-ingress", "ingress-controller", "aws-load-balancer-controller")
HOSTS = {
    "dev": "local.trip-service.com",
    "staging": "staging.trip-service.local",
    "prod": None,
    "eks": "2025teamproject.store",
}


class Route(NamedTuple):
    path: str
    path_type: str
    service: str
    port: int


ROUTES = [
    Route("/api/v1/currencies", "Prefix", "service-currency", 8000),
    Route("/api/v1/history", "Prefix", "service-history", 8000),
    Route("/api/v1/rankings", "Prefix", "service-ranking", 8000),
    Route("/health", "Prefix", "service-currency", 8000),
    Route("/", "Prefix", "service-frontend", 80),
]


def ingress(manifests: Manifests) -> Manifest:
    spec: Manifest = manifests.get("Ingress", "trip-service-ingress")["spec"]
    return spec


def annotations(manifests: Manifests) -> dict[str, str]:
    metadata = manifests.get("Ingress", "trip-service-ingress")["metadata"]
    found: dict[str, str] = metadata.get("annotations", {})
    return found


def backend_port(manifests: Manifests, service: str, port: Manifest) -> int:
    """The number of a backend port that is given by number or by name."""
    ports = manifests.get("Service", service)["spec"]["ports"]
    numbers: dict[str, int] = {entry["name"]: entry["port"] for entry in ports}
    number: int = port["number"] if "number" in port else numbers[port["name"]]
    return number


def routes(manifests: Manifests) -> list[Route]:
    return [
        Route(
            path["path"],
            path["pathType"],
            path["backend"]["service"]["name"],
            backend_port(manifests, path["backend"]["service"]["name"], path["backend"]["service"]["port"]),
        )
        for rule in ingress(manifests)["rules"]
        for path in rule["http"]["paths"]
    ]


def storage_class(manifests: Manifests) -> Manifest:
    return manifests.get("StorageClass", "gp3-encrypted")


def test_T088_only_mysql_and_mongodb_claim_volumes(manifests: Manifests) -> None:
    claims = [
        template["metadata"]["name"]
        for workload in manifests.of_kind("StatefulSet")
        for template in workload["spec"].get("volumeClaimTemplates", [])
    ]
    assert sorted(claims) == ["mongodb-storage", "mysql-storage"]
    assert manifests.of_kind("PersistentVolumeClaim") == []


def test_T089_exactly_one_ingress_is_rendered(manifests: Manifests) -> None:
    assert manifests.names("Ingress") == ["trip-service-ingress"]


def test_T090_local_environments_are_entered_through_nginx(local: Manifests) -> None:
    assert ingress(local)["ingressClassName"] == "nginx"


def test_T091_local_environments_have_no_tls(local: Manifests) -> None:
    assert "tls" not in ingress(local)


def test_T092_eks_is_entered_through_an_alb(eks: Manifests) -> None:
    assert ingress(eks)["ingressClassName"] == "alb"


def test_T093_eks_serves_the_public_domain(eks: Manifests) -> None:
    assert ingress(eks)["rules"][0]["host"] == "2025teamproject.store"


def test_T094_eks_routes_currencies_to_service_currency(eks: Manifests) -> None:
    assert Route("/api/v1/currencies", "Prefix", "service-currency", 8000) in routes(eks)


def test_T095_eks_routes_the_root_to_service_frontend(eks: Manifests) -> None:
    assert Route("/", "Prefix", "service-frontend", 80) in routes(eks)


def test_T096_eks_routes_history_and_rankings_to_an_api(eks: Manifests) -> None:
    services = {route.path: route.service for route in routes(eks)}
    assert services["/api/v1/history"] in APIS
    assert services["/api/v1/rankings"] in APIS


def test_T097_the_alb_faces_the_internet(eks: Manifests) -> None:
    assert annotations(eks)[f"{ALB}/scheme"] == "internet-facing"


def test_T098_the_alb_targets_pod_addresses(eks: Manifests) -> None:
    assert annotations(eks)[f"{ALB}/target-type"] == "ip"


def test_T099_the_alb_is_named_trip_service_alb(eks: Manifests) -> None:
    assert annotations(eks)[f"{ALB}/load-balancer-name"] == "trip-service-alb"


def test_T100_the_alb_listens_on_http_80_and_https_443(eks: Manifests) -> None:
    assert json.loads(annotations(eks)[f"{ALB}/listen-ports"]) == [{"HTTP": 80}, {"HTTPS": 443}]


def test_T101_the_alb_redirects_to_443(eks: Manifests) -> None:
    assert annotations(eks)[f"{ALB}/ssl-redirect"] == "443"


def test_T102_the_alb_presents_a_certificate_of_the_account(eks: Manifests) -> None:
    certificate = annotations(eks)[f"{ALB}/certificate-arn"]
    assert certificate.startswith("arn:aws:acm:ap-northeast-2:716773066105:certificate/")


def test_T103_eks_publishes_the_frontend_through_an_nlb(eks: Manifests) -> None:
    service = eks.get("Service", "service-frontend")
    assert service["spec"]["type"] == "LoadBalancer"
    balancer = service["metadata"]["annotations"]["service.beta.kubernetes.io/aws-load-balancer-type"]
    assert balancer == "nlb"


def test_T105_eks_stores_on_encrypted_gp3(eks: Manifests) -> None:
    parameters = storage_class(eks)["parameters"]
    assert parameters["type"] == "gp3"
    assert parameters["encrypted"] == "true"


def test_T106_eks_volumes_can_grow(eks: Manifests) -> None:
    assert storage_class(eks)["allowVolumeExpansion"] is True


def test_T107_local_environments_render_no_storage_class(local: Manifests) -> None:
    assert local.of_kind("StorageClass") == []


def test_T116_neither_metallb_nor_an_ingress_controller_is_rendered(manifests: Manifests) -> None:
    images = [c["image"] for workload in manifests.workloads() for c in containers_of(workload)]
    workloads = [workload["metadata"]["name"] for workload in manifests.workloads()]
    assert not [item for item in manifests if "metallb.io" in item["apiVersion"]]
    assert not [text for text in images + workloads for name in FOREIGN if name in text]
    assert manifests.of_kind("IngressClass") == []


def test_U07_the_ingress_has_exactly_five_routes_in_order_and_rewrites_none(manifests: Manifests) -> None:
    assert routes(manifests) == ROUTES
    assert "rewrite" not in str(annotations(manifests))


def test_U08_eks_creates_ext4_volumes_where_their_first_pod_runs(eks: Manifests) -> None:
    assert storage_class(eks)["provisioner"] == "ebs.csi.aws.com"
    assert storage_class(eks)["volumeBindingMode"] == "WaitForFirstConsumer"
    assert storage_class(eks)["parameters"]["fsType"] == "ext4"


def test_U16_local_environments_render_no_load_balancer_service(local: Manifests) -> None:
    assert "LoadBalancer" not in [service["spec"].get("type") for service in local.of_kind("Service")]


def test_eks_keeps_volumes_when_their_claims_are_deleted(eks: Manifests) -> None:
    assert eks.names("StorageClass") == ["gp3-encrypted"]
    assert storage_class(eks)["reclaimPolicy"] == "Retain"


def test_the_ingress_has_one_rule_for_the_host_of_its_environment(manifests: Manifests) -> None:
    hosts = [rule.get("host") for rule in ingress(manifests)["rules"]]
    assert hosts == [HOSTS[manifests.name]]


def test_tls_ends_at_the_alb_and_not_in_the_ingress(eks: Manifests) -> None:
    assert "tls" not in ingress(eks)


def test_the_alb_checks_the_health_page(eks: Manifests) -> None:
    assert annotations(eks)[f"{ALB}/healthcheck-path"] == "/health"


def test_local_ingresses_need_no_annotation_of_a_controller(local: Manifests) -> None:
    assert not [key for key in annotations(local) if key.partition("/")[0].endswith("ingress.kubernetes.io")]


def test_the_nlb_of_the_frontend_faces_the_internet(eks: Manifests) -> None:
    found = eks.get("Service", "service-frontend")["metadata"]["annotations"]
    assert found["service.beta.kubernetes.io/aws-load-balancer-scheme"] == "internet-facing"
