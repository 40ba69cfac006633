"""What Argo CD needs to know: one Application an environment, and one that watches over them."""

from collections.abc import Iterable, Sequence

import cdk8s

from constructs_lib import checks, forms
from constructs_lib.app import Exclusive, Place, PlatformApp
from constructs_lib.chart import PlatformChart
from constructs_lib.environment import ArgoCd
from constructs_lib.problems import Fault, Faults, Problem
from imports.io import argoproj

NAMESPACE = "argocd"


class ArgoCdChart(cdk8s.Chart):
    """Renders an Application for each environment and a root Application, named `root`, that syncs this very folder.

    `kubectl apply` the root once: it then creates the others, and itself, from git. The Applications carry no
    finalizer, so deleting one leaves what it deployed, a database above all, where it is.
    https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
    """

    def __init__(
        self,
        app: PlatformApp,
        folder: str,
        *,
        root: ArgoCd,
        environments: Sequence[PlatformChart],
        dist: str = "dist",
    ) -> None:
        self._root = root
        self.folder = folder
        self._environments = environments
        self._dist = dist
        super().__init__(app, app.admit(self))

    @property
    def place(self) -> Place:
        """Where messages say that a problem of this chart is."""
        return Place("argocd", "root")

    def exclusive(self) -> Iterable[Exclusive]:
        """What no environment may have: the folder, and the name of the root Application."""
        yield Exclusive("folder", checks.shown(self.folder))
        yield Exclusive("argocd.application", checks.shown(getattr(self._root, "application", None)))

    def problems(self) -> Iterable[Problem]:
        """A root Application with faults; no environment, or one twice; a folder that is none."""
        return [self.place.problem("app", fault) for fault in self._faults()]

    def _faults(self) -> Faults:
        yield from forms.name("folder", self.folder)
        yield from checks.value("root", self._root, ArgoCd)
        yield from forms.path("dist", f"/{self._dist}")
        chart = checks.each("environments", self._environments, lambda *given: checks.kind(*given, PlatformChart))
        yield from checks.first(chart, self._environment_faults())

    def _environment_faults(self) -> Faults:
        if not self._environments:
            yield Fault("environments", "none", "at least one", "list the environments of the platforms")
        for index, chart in enumerate(self._environments):
            if chart in self._environments[:index]:
                yield Fault("environments", f"{chart.place} a second time", "each once", "take it off the list")

    def emit(self) -> None:
        """Create the Applications."""
        self._emit_application(self._root, folder=self.folder, namespace=NAMESPACE, options=[])
        for chart in self._environments:
            self._emit_application(
                chart.env.argocd,
                folder=chart.env.folder,
                namespace=chart.env.namespace,
                options=["CreateNamespace=true"],
                autoscaled=chart.autoscaled,
            )

    def _emit_application(
        self,
        argocd: ArgoCd,
        *,
        folder: str,
        namespace: str,
        options: list[str],
        autoscaled: Sequence[str] = (),
    ) -> None:
        if autoscaled:
            # Else self-heal would put the number of Pods back as often as the autoscaler changes it.
            options = [*options, "RespectIgnoreDifferences=true"]
        argoproj.Application(
            self,
            argocd.application,
            metadata=cdk8s.ApiObjectMetadata(
                name=argocd.application,
                namespace=NAMESPACE,
                # A commit that changes nothing in this folder costs Argo CD nothing.
                annotations={"argocd.argoproj.io/manifest-generate-paths": "."},
                labels={"app.kubernetes.io/managed-by": "cdk8s"},
            ),
            spec=argoproj.ApplicationSpec(
                project=argocd.project,
                source=argoproj.ApplicationSpecSource(
                    repo_url=argocd.repository,
                    target_revision=argocd.revision,
                    path=f"{self._dist}/{folder}",
                ),
                destination=argoproj.ApplicationSpecDestination(server=argocd.server, namespace=namespace),
                ignore_differences=[_replicas_of(name) for name in autoscaled] or None,
                sync_policy=_sync_policy(options),
            ),
        )


def _sync_policy(options: list[str]) -> argoproj.ApplicationSpecSyncPolicy:
    """Follow git by itself, deletions included, but never down to nothing; try again while a cluster comes up.

    https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
    """
    return argoproj.ApplicationSpecSyncPolicy(
        automated=argoproj.ApplicationSpecSyncPolicyAutomated(prune=True, self_heal=True, allow_empty=False),
        sync_options=options or None,
        retry=argoproj.ApplicationSpecSyncPolicyRetry(
            limit=5,
            backoff=argoproj.ApplicationSpecSyncPolicyRetryBackoff(duration="10s", factor=2, max_duration="3m"),
        ),
    )


def _replicas_of(deployment: str) -> argoproj.ApplicationSpecIgnoreDifferences:
    return argoproj.ApplicationSpecIgnoreDifferences(
        group="apps", kind="Deployment", name=deployment, json_pointers=["/spec/replicas"]
    )
