"""A platform small enough for one test."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from constructs_lib import ApiService, ArgoCd, Environment, HttpProbe, PlatformApp, PlatformChart, Release, Scale, Size

SIZE = Size(cpu="100m", memory="128Mi", cpu_limit="200m", memory_limit="256Mi")
PROBE = HttpProbe(path="/health")
ENVIRONMENT = Environment(
    name="test",
    folder="shop-test",
    namespace="shop",
    registry="registry.example.com",
    argocd=ArgoCd(application="shop-test", repository="https://example.com/shop"),
)


class Shop(PlatformChart):
    """A platform without anything in it."""

    platform = "shop"


def shop(
    folder: Path, fill: Callable[[Shop], Any], *, env: Environment = ENVIRONMENT, versions: dict[str, str] | None = None
) -> list[dict[str, Any]]:
    """Render a platform that `fill` puts constructs into; return their objects, without those of the environment: the
    Namespace and the policies of every Pod.
    """
    return [document for document in whole(folder, fill, env=env, versions=versions) if not _is_of_all(document)]


def whole(
    folder: Path, fill: Callable[[Shop], Any], *, env: Environment = ENVIRONMENT, versions: dict[str, str] | None = None
) -> list[dict[str, Any]]:
    """Render a platform that `fill` puts constructs into; return all of its objects."""
    app = PlatformApp(str(folder))
    chart = Shop(app, env, Release(versions=versions or {}, source="releases/shop/test.yaml"))
    fill(chart)
    app.synth()
    return [yaml.safe_load(file.read_text()) for file in sorted((folder / env.folder).glob("*.yaml"))]


def _is_of_all(document: dict[str, Any]) -> bool:
    name = document["metadata"]["name"]
    return document["kind"] == "Namespace" or (document["kind"], name) in {
        ("NetworkPolicy", "default-deny"),
        ("NetworkPolicy", "dns"),
    }


def api(chart: Shop, id: str = "api", **changed: Any) -> ApiService:
    """A service with the fewest words, and whatever a test wants otherwise."""
    words: dict[str, Any] = {
        "image": "shop/api:1",
        "port": 8000,
        "size": SIZE,
        "scale": Scale(replicas=1),
        "liveness": PROBE,
        "readiness": PROBE,
    }
    return ApiService(chart, id, **(words | changed))
