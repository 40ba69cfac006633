"""A platform small enough for one test."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from constructs_lib import (
    ApiService,
    ArgoCd,
    Container,
    Environment,
    HttpProbe,
    IngestCronJob,
    InvalidPlatform,
    PlatformApp,
    PlatformChart,
    Port,
    Release,
    Resources,
    Scale,
    Schedule,
    ServiceOptions,
)

SIZE = Resources(cpu="100m", memory="128Mi", cpu_limit="200m", memory_limit="256Mi")
PROBE = HttpProbe(path="/health")
HTTP = Port("http", 8000)
ENVIRONMENT = Environment(
    name="test",
    folder="shop-test",
    namespace="shop",
    registry="registry.example.com",
    argocd=ArgoCd(application="shop-test", repository="https://example.com/shop"),
)
OTHER = replace(
    ENVIRONMENT,
    name="other",
    folder="other",
    namespace="other",
    argocd=replace(ENVIRONMENT.argocd, application="other"),
)
"""An environment that can stand beside ENVIRONMENT in one app."""


class Shop(PlatformChart):
    """A platform without anything in it."""


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
    chart = Shop(app, env, Release(platform="shop", versions=versions or {}, source="releases/shop/test.yaml"))
    fill(chart)
    app.synth()
    return [
        yaml.load(file.read_text(), Loader=yaml.CSafeLoader) for file in sorted((folder / env.folder).glob("*.yaml"))
    ]


def _is_of_all(document: dict[str, Any]) -> bool:
    name = document["metadata"]["name"]
    return document["kind"] == "Namespace" or (document["kind"], name) in {
        ("NetworkPolicy", "default-deny"),
        ("NetworkPolicy", "dns"),
    }


def api(chart: Any, id: str = "api", **changed: Any) -> ApiService:
    """A service with the fewest words, and whatever a test wants otherwise."""
    words: dict[str, Any] = {
        "image": "shop/api:1",
        "ports": (HTTP,),
        "resources": SIZE,
        "liveness": PROBE,
    }
    container, service = _apart(words | {"readiness": PROBE, "scale": Scale(replicas=1)} | changed)
    return ApiService(chart, id, container, **service)


def balanced(load_balancer: Any) -> ServiceOptions:
    """The options of a Service with a load balancer of its own."""
    return ServiceOptions(load_balancer=load_balancer)


def job(chart: Shop, id: Any = "job", **changed: Any) -> IngestCronJob:
    """A job with the fewest words, and whatever a test wants otherwise."""
    words: dict[str, Any] = {"image": "shop/job:1", "resources": SIZE}
    container, own = _apart(words | {"schedule": Schedule(cron="@daily", deadline=60)} | changed)
    return IngestCronJob(chart, id, container, **own)


def _apart(words: dict[str, Any]) -> tuple[Container, dict[str, Any]]:
    """The container that some of the words describe, and the other words."""
    described = {field.name for field in fields(Container)}
    container = Container(**{name: value for name, value in words.items() if name in described})
    return container, {name: value for name, value in words.items() if name not in described}


def said(folder: Path, fill: Callable[[Shop], Any], **env: Any) -> list[str]:
    """What is wrong with a platform that `fill` puts constructs into: the field and what was given, a line each."""
    with pytest.raises(InvalidPlatform) as caught:
        whole(folder, fill, **env)
    return [f"{violation.field}: {violation.given}" for violation in caught.value.violations]


def find(documents: list[dict[str, Any]], kind: str, name: str, namespace: str | None = None) -> dict[str, Any]:
    """The one object of a kind and name, in any namespace if none is given."""
    named = [each for each in documents if (each["kind"], each["metadata"]["name"]) == (kind, name)]
    (found,) = (each for each in named if namespace in (None, each["metadata"].get("namespace")))
    return found
