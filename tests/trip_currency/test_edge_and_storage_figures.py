"""The Ingress, the load balancer of the frontend, and storage."""

import json

from tests.manifests import Manifest, Manifests, containers_of

ALB = "alb.ingress.kubernetes.io"
FOREIGN = ("metallb", "ingress-nginx", "nginx-ingress", "ingress-controller", "aws-load-balancer-controller")


def ingress(manifests: Manifests) -> Manifest:
    spec: Manifest = manifests.get("Ingress", "trip-service-ingress")["spec"]
    return spec


def annotations(manifests: Manifests) -> dict[str, str]:
    metadata = manifests.get("Ingress", "trip-service-ingress")["metadata"]
    found: dict[str, str] = metadata.get("annotations", {})
    return found


def test_T100_the_alb_listens_on_http_80_and_https_443(eks: Manifests) -> None:
    assert json.loads(annotations(eks)[f"{ALB}/listen-ports"]) == [{"HTTP": 80}, {"HTTPS": 443}]


def test_T116_neither_metallb_nor_an_ingress_controller_is_rendered(manifests: Manifests) -> None:
    images = [c["image"] for workload in manifests.workloads() for c in containers_of(workload)]
    workloads = [workload["metadata"]["name"] for workload in manifests.workloads()]
    assert not [item for item in manifests if "metallb.io" in item["apiVersion"]]
    assert not [text for text in images + workloads for name in FOREIGN if name in text]
    assert manifests.of_kind("IngressClass") == []


def test_local_ingresses_need_no_annotation_of_a_controller(local: Manifests) -> None:
    assert not [key for key in annotations(local) if key.partition("/")[0].endswith("ingress.kubernetes.io")]
