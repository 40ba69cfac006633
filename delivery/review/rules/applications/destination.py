"""Where Applications deploy, and what goes when they are deleted."""

from contract.well_known import DELETING_FINALIZER
from delivery.manifests.lookup import read
from delivery.manifests.objects import object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.applications.sources import ARGO, NONE, SPECIFICATION, chart_of, environments_of, sources_of
from delivery.review.rules.rule import Findings, rule

DELETION = f"{ARGO}user-guide/app_deletion/"


@rule("applications/namespace", "The Application's namespace differs from the rendered Namespace", page=SPECIFICATION)
def namespaces(scope: Scope) -> Findings:
    """An Application deploys into the namespace that its folder renders."""
    for application in scope.of_kind("Application"):
        given = read(application, "spec.destination.namespace", "")
        for environment in environments_of(scope, application):
            rendered = environment.namespaces
            if given and rendered and given not in rendered:
                what = f"deploys into {given}, and {environment.name} renders {' and '.join(sorted(rendered))}"
                fix = f"write {' or '.join(sorted(rendered))}"
                yield Finding.of(application, "spec.destination.namespace", what, fix)


@rule("applications/duplicate", "Two Applications of one folder fight over its objects", page=SPECIFICATION)
def duplicates(scope: Scope) -> Findings:
    """No two Applications deploy the same folder, or the same release of a chart, to the same place."""
    first: dict[tuple[str, ...], Manifest] = {}
    for application in scope.of_kind("Application"):
        place = [read(application, f"spec.destination.{field}", "") for field in ("server", "name", "namespace")]
        for at, source in sources_of(application):
            what = [read(source, field, "") for field in ("repoURL", "path", "chart")]
            known = first.setdefault((*what, _release(application, source), *place), application)
            if known is not application and any(what[1:]):
                yield Finding.of(
                    application, at, f"deploys what {object_ref(known)} deploys, to one place", "keep one of them"
                )


def _release(application: Manifest, source: Manifest) -> str:
    """The name of the Helm release, after which a chart names its objects: that of the Application if none is given."""
    if not chart_of(source):
        return ""
    return read(source, "helm.releaseName", "") or read(application, "metadata.name", "")


@rule(
    "applications/finalizer",
    "Deleting an Application with this finalizer deletes its data",
    page=DELETION,
    severity="warning",
)
def finalizers(scope: Scope) -> Findings:
    """An Application whose folder holds data has no finalizer that would delete it."""
    for application in scope.of_kind("Application"):
        finalizers = read(application, "metadata.finalizers", NONE)
        if any(str(finalizer).partition("/")[0] == DELETING_FINALIZER for finalizer in finalizers):
            for environment in environments_of(scope, application):
                stateful = environment.of_kind("StatefulSet", "PersistentVolumeClaim")
                if stateful:
                    what = f"deleting it deletes {object_ref(stateful[0])}" + (" and more" if stateful[1:] else "")
                    yield Finding.of(application, "metadata.finalizers", what, "leave the finalizer out")
