"""Whether Argo CD keeps the cluster as it is in git."""

from collections.abc import Iterator
from itertools import product

from delivery.manifests.autoscalers import BOUNDS, target_of
from delivery.manifests.lookup import read
from delivery.manifests.objects import annotations_of
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Key, Scope
from delivery.review.finding import Finding
from delivery.review.rules.applications.sources import ARGO, NONE, NOTHING, environments_of
from delivery.review.rules.rule import Findings, rule

AUTOMATION = f"{ARGO}user-guide/auto_sync/"
DIFFERENCES = f"{ARGO}user-guide/diffing/"
OPTIONS = f"{ARGO}user-guide/sync-options/#respect-ignore-differences-configs"
HOOKS = f"{ARGO}user-guide/resource_hooks/"
HOOK = ("argocd.argoproj.io/hook", "helm.sh/hook")


@rule("applications/automation", "Without pruning and self-healing the cluster drifts from git", page=AUTOMATION)
def automation(scope: Scope) -> Findings:
    """Applications sync automatically, prune and self-heal, and refuse to sync an empty folder."""
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


@rule(
    "applications/ignored-replicas", "Argo CD and an autoscaler overwrite each other's replica count", page=DIFFERENCES
)
def ignored_replicas(scope: Scope) -> Findings:
    """The Application ignores replicas that a workload declares although an autoscaler scales it."""
    for application in scope.of_kind("Application"):
        ignored = set(_ignored(application))
        for environment in environments_of(scope, application):
            for kind, space, name in _declared_and_scaled(environment):
                if not any(entry in ignored for entry in product(("", kind), ("", space), ("", name))):
                    what = f"an autoscaler scales {kind}/{name}, which declares replicas"
                    fix = "ignore its /spec/replicas, or declare no replicas"
                    yield Finding.of(application, "spec.ignoreDifferences", what, fix)


@rule(
    "applications/respect", "Without RespectIgnoreDifferences a sync still overwrites ignored differences", page=OPTIONS
)
def respected_differences(scope: Scope) -> Findings:
    """An Application that ignores replicas also does so when it syncs."""
    for application in scope.of_kind("Application"):
        options = read(application, "spec.syncPolicy.syncOptions", NONE)
        if any(_ignored(application)) and "RespectIgnoreDifferences=true" not in options:
            what = "ignores replicas, and yet resets them with each sync"
            yield Finding.of(application, "spec.syncPolicy.syncOptions", what, "add RespectIgnoreDifferences=true")


@rule(
    "applications/hook", "Argo CD applies a hook only during a sync: afterwards the reviewed object is gone", page=HOOKS
)
def hooks(scope: Scope) -> Findings:
    """Only Jobs are hooks of Argo CD or Helm."""
    for manifest in scope.manifests:
        for key in annotations_of(manifest):
            if key.startswith(HOOK) and manifest["kind"] != "Job":
                yield Finding.of(
                    manifest, f"metadata.annotations[{key}]", f"makes a hook of a {manifest['kind']}", "drop it"
                )


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
