"""Servers to connect to, and what a rendered platform says of its connections."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    Internet,
    InvalidPlatform,
    ManagedService,
    RedisCache,
    SecretKey,
    StatefulDatabase,
    Storage,
    engines,
)
from tests.small import SIZE, Shop, shop

RATES = Internet(host="rates.example.com", port=443)
AURORA = ManagedService(
    name="aurora",
    subnets=("10.0.21.0/24", "10.0.22.0/24"),
    port=3306,
    host=SecretKey(name="db", key="host"),
    parameters={"NAME": "shop"},
)


def mysql(chart: Shop, id: str = "mysql") -> StatefulDatabase:
    shared = SecretKey(name="shop", key="password")
    engine = engines.mysql(
        version="8.0",
        database="shop",
        user="shop",
        root_password=SecretKey(name=id, key="root"),
        user_password=SecretKey(name=id, key="user", same_as=shared),
    )
    return StatefulDatabase(chart, id, engine=engine, resources=SIZE, storage=Storage(size="1Gi"))


def redis(chart: Shop, id: str = "redis") -> RedisCache:
    return RedisCache(chart, id, image="redis:7", resources=SIZE, max_memory="10mb", data="20Mi")


def policy(objects: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [item for item in objects if (item["kind"], item["metadata"]["name"]) == ("NetworkPolicy", name)]
    spec: dict[str, Any] = found["spec"]
    return spec


def variables(objects: list[dict[str, Any]], name: str = "api") -> dict[str, Any]:
    (found,) = [item for item in objects if (item["kind"], item["metadata"]["name"]) == ("Deployment", name)]
    (container,) = found["spec"]["template"]["spec"]["containers"]
    return {entry["name"]: entry.get("value", entry.get("valueFrom")) for entry in container.get("env", [])}


def waves(objects: list[dict[str, Any]]) -> dict[str, str]:
    return {
        f"{item['kind']}/{item['metadata']['name']}": item["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
        for item in objects
        if "argocd.argoproj.io/sync-wave" in item["metadata"].get("annotations", {})
    }


def said(tmp_path: Path, fill: Any) -> list[str]:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    return [str(problem) for problem in caught.value.violations]
