"""Which Service a host means, in a namespace of a folder."""

import pytest

from delivery.manifests.scope import Scope
from delivery.network.addresses import Place


def named(kind: str, name: str, namespace: str = "") -> dict[str, object]:
    return {"kind": kind, "metadata": {"name": name, "namespace": namespace}}


FOLDER = [
    named("Namespace", "shop"),
    named("Namespace", "data"),
    named("Service", "redis", "shop"),
    named("Service", "data", "shop"),
    named("Service", "kafka", "data"),
]
PLACE = Place(Scope("shop", FOLDER, FOLDER), "shop")


@pytest.mark.parametrize(
    ("host", "service"),
    [
        ("redis", ("redis", "shop")),
        ("missing", ("missing", "shop")),
        ("redis.shop", ("redis", "shop")),
        ("redis.shop.svc.cluster.local", ("redis", "shop")),
        ("kafka.data", ("kafka", "data")),
        ("kafka.data.svc", ("kafka", "data")),
        ("missing.shop", ("missing", "shop")),
        # Pods, which a Service names
        ("redis-0.redis", ("redis", "shop")),
        ("redis-0.redis.shop", ("redis", "shop")),
        ("kafka-2.kafka.data.svc.cluster.local", ("kafka", "data")),
        ("data-0.data", ("data", "shop")),
        # outside
        ("redis.example.com", ("", "")),
        ("redis-0.missing", ("", "")),
        ("redis.shop.example.com", ("", "")),
        ("kafka-2.kafka", ("", "")),
        ("kafka-2.missing.data", ("", "")),
    ],
)
def test_a_host_means_a_service_or_a_pod_that_a_service_names(host: str, service: tuple[str, str]) -> None:
    assert PLACE.service(host) == service
