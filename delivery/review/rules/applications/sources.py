"""The sources of an Application, and the environments that it deploys."""

from collections.abc import Collection, Iterator
from typing import Any

from delivery.manifests.lookup import read
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope

ARGO = "https://argo-cd.readthedocs.io/en/stable/"
SPECIFICATION = f"{ARGO}user-guide/application-specification/"
NOTHING: Manifest = {}
NONE: list[Any] = []


def sources_of(application: Manifest) -> Iterator[tuple[str, Manifest]]:
    """The sources of an Application, each with its path."""
    single = read(application, "spec.source", NOTHING)
    if single:
        yield "spec.source", single
    for index, source in enumerate(read(application, "spec.sources", NONE)):
        if isinstance(source, dict):
            yield f"spec.sources[{index}]", source


def chart_of(source: Manifest) -> str:
    """The Helm chart that a source names, if it is none of git."""
    return read(source, "chart", "")


def folder_of(source: Manifest, known: Collection[str]) -> str:
    """The folder that the path of a source in git ends with: one that is known, or else its last part."""
    parts = [] if chart_of(source) else read(source, "path", "").rstrip("/").split("/")
    ends = ["/".join(parts[start:]) for start in range(len(parts))]
    return next((end for end in ends if end in known), ends[-1] if ends else "")


def environments_of(scope: Scope, application: Manifest) -> Iterator[Scope]:
    """The environments that an Application deploys."""
    for _, source in sources_of(application):
        environment = scope.environments.get(folder_of(source, scope.environments))
        if environment is not None:
            yield environment
