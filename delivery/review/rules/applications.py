"""Whether Argo CD deploys what is rendered, where it belongs, and keeps it so.

Where no folder of CRDs is given, nothing has checked the types of an Application, so every field is read with care.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from delivery.manifests.autoscalers import BOUNDS, target_of
from delivery.manifests.lookup import read
from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Key, Scope
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

ARGO = "https://argo-cd.readthedocs.io/en/stable/"
SPECIFICATION = f"{ARGO}user-guide/application-specification/"
AUTOMATION = f"{ARGO}user-guide/auto_sync/"
DIFFERENCES = f"{ARGO}user-guide/diffing/"
DELETION = f"{ARGO}user-guide/app_deletion/"
OPTIONS = f"{ARGO}user-guide/sync-options/#respect-ignore-differences-configs"
HOOKS = f"{ARGO}user-guide/resource_hooks/"
TRACKING = f"{ARGO}user-guide/tracking_strategies/#helm"

BALANCERS = "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/"
CONTROLLER = "aws-load-balancer-controller"
PROTECTION = {
    "enableWafv2": "alb.ingress.kubernetes.io/wafv2-acl-arn",
    "enableShield": "alb.ingress.kubernetes.io/shield-advanced-protection",
}
"""Values of the controller's chart, which are true by default, and the annotations that they switch."""

HOOK = ("argocd.argoproj.io/hook", "helm.sh/hook")
REWRITING = ("directory", "kustomize", "helm", "plugin")
"""Fields of a source that choose among the files of a folder, or make others of them."""

FINALIZER = "resources-finalizer.argocd.argoproj.io"
_EXACT = re.compile(r"v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?", re.ASCII)
NOTHING: Manifest = {}
NONE: list[Any] = []


@rule(
    "applications/source",
    "An Application without repository or revision deploys nothing, or anything",
    page=SPECIFICATION,
)
def sources(scope: Scope) -> Findings:
    """Every source of an Application names its repository and its revision."""
    for application in scope.of_kind("Application"):
        found = list(_sources(application))
        if not found:
            yield Finding.of(application, "spec.source", "no source", "name repository, revision and path")
        for at, source in found:
            for field in ("repoURL", "targetRevision"):
                if not read(source, field, "").strip():
                    yield Finding.of(application, f"{at}.{field}", f"no {field}", "name it")


@rule(
    "applications/path", "An Application of a folder that is not there fails, or prunes all it had", page=SPECIFICATION
)
def paths(scope: Scope) -> Findings:
    """Where several environments are under review, each Application deploys one of them."""
    for application in scope.of_kind("Application") if len(scope.environments) > 1 else ():
        for at, source in _sources(application):
            folder = _folder(source)
            if folder and folder not in scope.environments:
                what = f"no environment {folder} is rendered"
                yield Finding.of(
                    application, f"{at}.path", what, f"name one of {', '.join(sorted(scope.environments))}"
                )


@rule("applications/chart-version", "A range of versions changes what runs without a commit", page=TRACKING)
def chart_versions(scope: Scope) -> Findings:
    """A Helm chart is named in one exact version."""
    for application in scope.of_kind("Application"):
        for at, source in _sources(application):
            version = read(source, "targetRevision", "").strip()
            if _chart(source) and version and not _EXACT.fullmatch(version):
                what = f"{version!r} is no exact version of the chart {_chart(source)}"
                yield Finding.of(application, f"{at}.targetRevision", what, "write it out, such as 1.2.3")


@rule("applications/chart-or-path", "A path is for git alone: beside a chart nobody looks at it", page=SPECIFICATION)
def charts_and_paths(scope: Scope) -> Findings:
    """A source is a chart of a Helm repository, or a folder of a git repository, never both."""
    for application in scope.of_kind("Application"):
        for at, source in _sources(application):
            if _chart(source) and read(source, "path", ""):
                what = f"the chart {_chart(source)} and a path"
                yield Finding.of(application, f"{at}.path", what, "take one of the two out")


@rule("applications/protection", "What the controller is told to leave alone protects nothing", page=BALANCERS)
def protection(scope: Scope) -> Findings:
    """Where an Ingress wants a web ACL or Shield Advanced, the controller of its cluster is not told to ignore that."""
    for application in scope.of_kind("Application"):
        for at, source in _sources(application):
            values = read(source, "helm.valuesObject", NOTHING) if _chart(source) == CONTROLLER else NOTHING
            for name, annotation in PROTECTION.items() if values else ():
                wanting = _protected(scope, application, annotation) if values.get(name) is False else ()
                for environment, ingress in wanting:
                    what = f"{name} is false, and {object_ref(ingress)} of {environment.name} has {annotation}"
                    path = f"{at}.helm.valuesObject.{name}"
                    yield Finding.of(application, path, what, "write true, and allow it in the role")


@rule("applications/namespace", "Two ideas of the namespace end in two halves of a platform", page=SPECIFICATION)
def namespaces(scope: Scope) -> Findings:
    """An Application deploys into the namespace that its folder renders."""
    for application in scope.of_kind("Application"):
        given = read(application, "spec.destination.namespace", "")
        for environment in _environments(scope, application):
            rendered = environment.namespaces
            if given and rendered and given not in rendered:
                what = f"deploys into {given}, and {environment.name} renders {' and '.join(sorted(rendered))}"
                fix = f"write {' or '.join(sorted(rendered))}"
                yield Finding.of(application, "spec.destination.namespace", what, fix)


@rule("applications/automation", "What is not pruned or healed drifts away from git", page=AUTOMATION)
def automation(scope: Scope) -> Findings:
    """Applications sync, prune and heal by themselves, but never down to nothing."""
    for application in scope.of_kind("Application"):
        automated = read(application, "spec.syncPolicy.automated", NOTHING)
        for field, wanted, default in (
            ("prune", True, False),
            ("selfHeal", True, False),
            ("allowEmpty", False, False),
            ("enabled", True, True),
        ):
            if read(automated, field, default) is not wanted:
                what = f"{field} is {str(not wanted).lower()}" if field in automated else f"{field} is missing"
                yield Finding.of(
                    application, f"spec.syncPolicy.automated.{field}", what, f"write {str(wanted).lower()}"
                )


@rule("applications/ignored-replicas", "Argo CD and an autoscaler undo each other's number of Pods", page=DIFFERENCES)
def ignored_replicas(scope: Scope) -> Findings:
    """Where git declares replicas of what an autoscaler scales, the Application ignores them."""
    for application in scope.of_kind("Application"):
        ignored = set(_ignored(application))
        for environment in _environments(scope, application):
            for kind, space, name in _declared_and_scaled(environment):
                if not any(entry in ignored for entry in product(("", kind), ("", space), ("", name))):
                    what = f"an autoscaler scales {kind}/{name}, which declares replicas"
                    fix = "ignore its /spec/replicas, or declare no replicas"
                    yield Finding.of(application, "spec.ignoreDifferences", what, fix)


@rule("applications/respect", "Differences that are ignored in the view alone are synced away", page=OPTIONS)
def respected_differences(scope: Scope) -> Findings:
    """An Application that ignores replicas leaves them alone when it syncs, too."""
    for application in scope.of_kind("Application"):
        options = read(application, "spec.syncPolicy.syncOptions", NONE)
        if any(_ignored(application)) and "RespectIgnoreDifferences=true" not in options:
            what = "ignores replicas, and yet resets them with each sync"
            yield Finding.of(application, "spec.syncPolicy.syncOptions", what, "add RespectIgnoreDifferences=true")


@rule("applications/duplicate", "Two Applications of one folder take its objects from each other", page=SPECIFICATION)
def duplicates(scope: Scope) -> Findings:
    """No two Applications deploy one folder, or one release of a chart, to one place."""
    first: dict[tuple[str, ...], Manifest] = {}
    for application in scope.of_kind("Application"):
        place = [read(application, f"spec.destination.{field}", "") for field in ("server", "name", "namespace")]
        for at, source in _sources(application):
            what = [read(source, field, "") for field in ("repoURL", "path", "chart")]
            known = first.setdefault((*what, _release(application, source), *place), application)
            if known is not application and any(what[1:]):
                yield Finding.of(
                    application, at, f"deploys what {object_ref(known)} deploys, to one place", "keep one of them"
                )


@rule("applications/finalizer", "Deleting such an Application deletes its data", page=DELETION, severity="warning")
def finalizers(scope: Scope) -> Findings:
    """An Application whose folder holds data is not set to take that along when it is deleted."""
    for application in scope.of_kind("Application"):
        finalizers = read(application, "metadata.finalizers", NONE)
        if any(str(finalizer).partition("/")[0] == FINALIZER for finalizer in finalizers):
            for environment in _environments(scope, application):
                stateful = environment.of_kind("StatefulSet", "PersistentVolumeClaim")
                if stateful:
                    what = f"deleting it deletes {object_ref(stateful[0])}" + (" and more" if stateful[1:] else "")
                    yield Finding.of(application, "metadata.finalizers", what, "leave the finalizer out")


@rule("applications/hook", "A hook is applied for a moment, or never: what was judged is not there", page=HOOKS)
def hooks(scope: Scope) -> Findings:
    """Only Jobs are hooks of Argo CD or of Helm."""
    for manifest in scope.manifests:
        for key in annotations_of(manifest):
            if key.startswith(HOOK) and manifest["kind"] != "Job":
                yield Finding.of(
                    manifest, f"metadata.annotations[{key}]", f"makes a hook of a {manifest['kind']}", "drop it"
                )


@rule("applications/filtered", "What Argo CD leaves out or rewrites is not what was judged", page=SPECIFICATION)
def filtered(scope: Scope) -> Findings:
    """The Application of a folder applies its files as they are."""
    for application in scope.of_kind("Application"):
        for at, source in _sources(application):
            for field in REWRITING if _folder(source) else ():
                if read(source, field, NOTHING):
                    yield Finding.of(
                        application, f"{at}.{field}", "changes what the folder says", "change what is rendered"
                    )


def _sources(application: Manifest) -> Iterator[tuple[str, Manifest]]:
    single = read(application, "spec.source", NOTHING)
    if single:
        yield "spec.source", single
    for index, source in enumerate(read(application, "spec.sources", NONE)):
        if isinstance(source, dict):
            yield f"spec.sources[{index}]", source


def _chart(source: Manifest) -> str:
    """The Helm chart that a source names, if it is none of git."""
    return read(source, "chart", "")


def _release(application: Manifest, source: Manifest) -> str:
    """The name of the Helm release, after which a chart names its objects: that of the Application if none is given."""
    if not _chart(source):
        return ""
    return read(source, "helm.releaseName", "") or read(application, "metadata.name", "")


def _folder(source: Manifest) -> str:
    """The last part of the path of a source in git."""
    return "" if _chart(source) else read(source, "path", "").rstrip("/").rpartition("/")[2]


def _environments(scope: Scope, application: Manifest) -> Iterator[Scope]:
    """The environments that an Application deploys."""
    for _, source in _sources(application):
        environment = scope.environments.get(_folder(source))
        if environment is not None:
            yield environment


def _protected(scope: Scope, controller: Manifest, annotation: str) -> Iterator[tuple[Scope, Manifest]]:
    """The Ingresses with an annotation, in the cluster where an Application installs a controller."""
    cluster = read(controller, "spec.destination.server", "")
    for application in scope.of_kind("Application"):
        for environment in _environments(scope, application):
            if cluster and read(application, "spec.destination.server", "") == cluster:
                for ingress in environment.of_kind("Ingress"):
                    if annotations_of(ingress).get(annotation, "false") != "false":
                        yield environment, ingress


def _ignored(application: Manifest) -> Iterator[Key]:
    """Kind, namespace and name of the objects whose replicas an Application ignores; empty ones stand for all."""
    for entry in read(application, "spec.ignoreDifferences", NONE):
        paths = read(entry, "jsonPointers", NONE)
        queries = read(entry, "jqPathExpressions", NONE)
        if "/spec/replicas" in paths or ".spec.replicas" in queries:
            kind, space, name = (read(entry, field, "") for field in ("kind", "namespace", "name"))
            yield kind.replace("*", ""), space, name


def _declared_and_scaled(environment: Scope) -> Iterator[Key]:
    """Kind, namespace and name of the workloads that declare replicas and are the target of an autoscaler."""
    for scaler in environment.of_kind(*BOUNDS):
        kind, name = target_of(scaler)
        space = environment.namespace_of(scaler)
        target = environment.get(kind, space, name)
        if target and "replicas" in target.get("spec", {}):
            yield kind, space, name
