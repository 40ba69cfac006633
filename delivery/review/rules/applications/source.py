"""Whether the sources of Applications are complete, and applied as they are."""

import re

from delivery.manifests.lookup import read
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.applications.sources import ARGO, NOTHING, SPECIFICATION, chart_of, folder_of, sources_of
from delivery.review.rules.rule import Findings, rule

TRACKING = f"{ARGO}user-guide/tracking_strategies/#helm"

REWRITING = ("directory", "kustomize", "helm", "plugin")
"""Fields of a source that choose among the files of a folder, or make others of them."""

_EXACT = re.compile(r"v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?", re.ASCII)


@rule(
    "applications/source",
    "Without a repository and a revision it is undefined what Argo CD deploys",
    page=SPECIFICATION,
)
def sources(scope: Scope) -> Findings:
    """Sources of an Application have a repository and a revision."""
    for application in scope.of_kind("Application"):
        found = list(sources_of(application))
        if not found:
            yield Finding.of(application, "spec.source", "no source", "name repository, revision and path")
        for at, source in found:
            for field in ("repoURL", "targetRevision"):
                if not read(source, field, "").strip():
                    yield Finding.of(application, f"{at}.{field}", f"no {field}", "name it")


@rule(
    "applications/path",
    "An Application whose folder does not exist fails to sync, or prunes all that it deployed",
    page=SPECIFICATION,
)
def paths(scope: Scope) -> Findings:
    """With several environments under review, the path of each Application leads to one of them."""
    for application in scope.of_kind("Application") if len(scope.environments) > 1 else ():
        for at, source in sources_of(application):
            folder = folder_of(source, scope.environments)
            if folder and folder not in scope.environments:
                what = f"no environment {folder} is rendered"
                yield Finding.of(
                    application, f"{at}.path", what, f"name one of {', '.join(sorted(scope.environments))}"
                )


@rule("applications/chart-version", "A version range changes what runs without a commit", page=TRACKING)
def chart_versions(scope: Scope) -> Findings:
    """A Helm chart has an exact version."""
    for application in scope.of_kind("Application"):
        for at, source in sources_of(application):
            version = read(source, "targetRevision", "").strip()
            if chart_of(source) and version and not _EXACT.fullmatch(version):
                what = f"{version!r} is no exact version of the chart {chart_of(source)}"
                yield Finding.of(application, f"{at}.targetRevision", what, "write it out, such as 1.2.3")


@rule("applications/chart-or-path", "Argo CD ignores the path of a source that is a Helm chart", page=SPECIFICATION)
def charts_and_paths(scope: Scope) -> Findings:
    """A source is a chart of a Helm repository or a folder of a git repository, not both."""
    for application in scope.of_kind("Application"):
        for at, source in sources_of(application):
            if chart_of(source) and read(source, "path", ""):
                what = f"the chart {chart_of(source)} and a path"
                yield Finding.of(application, f"{at}.path", what, "take one of the two out")


@rule(
    "applications/filtered", "Files that Argo CD leaves out or rewrites are not the reviewed ones", page=SPECIFICATION
)
def filtered(scope: Scope) -> Findings:
    """The Application of a folder applies its files as they are."""
    for application in scope.of_kind("Application"):
        for at, source in sources_of(application):
            for field in REWRITING if not chart_of(source) and read(source, "path", "") else ():
                if read(source, field, NOTHING):
                    yield Finding.of(
                        application, f"{at}.{field}", "changes what the folder says", "change what is rendered"
                    )
