"""The Argo CD Applications: one per environment, one per add-on, and a root that syncs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import cdk8s

from constructs_lib.aws import add_ons
from constructs_lib.aws.add_ons import AddOn
from constructs_lib.core.app import PlatformApp
from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.environment import ArgoCd, Environment
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest, argoproj, plain
from constructs_lib.network.server import WorkloadName
from constructs_lib.validation import checks, formats
from contract import declarations
from contract.violations import Violation, Violations, Where
from contract.well_known import PART_OF, SYNC_WAVE

NAMESPACE = "argocd"


class ArgoCdChart(cdk8s.Chart):
    """Renders an Application for each environment and for each of its add-ons, and a root Application, named `root`,
    that syncs this very folder, without the folders in it.

    With a `parent`, the root is rendered there, so that the root of the parent syncs it: one of several platforms has a
    root of its own. The folder is then one in that of the parent, named after the root: `argocd/shop`.

    `kubectl apply` the root once: it then creates the others, and itself, from git. The Applications carry no
    finalizer, so deleting one leaves what it deployed, a database above all, where it is.
    https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/

    The add-ons of an environment have the sync waves 1, 2, 3 and so on, and its own Application the one after. Argo CD
    creates them in that order, but it waits for one wave before the next only where the health of Applications is
    restored in `argocd-cm`: docs/iam.md has the lines.
    https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
    """

    def __init__(
        self,
        app: PlatformApp,
        folder: str,
        *,
        root: ArgoCd,
        environments: Sequence[PlatformChart],
        dist: str = "dist",
        parent: ArgoCdChart | None = None,
    ) -> None:
        self._root = root
        self.folder = folder
        self._environments = environments
        self._dist = dist
        self._roots = [self]
        if isinstance(parent, ArgoCdChart):
            self._roots = []
            parent._roots.append(self)
        self._parent = parent
        super().__init__(app, app.admit(self))

    home = NAMESPACE

    @property
    def where(self) -> str:
        """Where messages say that a violation of this chart is: "argocd/root"; with a parent, the name of its root."""
        return f"argocd/{self._name}"

    @property
    def _name(self) -> str:
        return "root" if self._parent is None else f"{getattr(self._root, 'application', None)}"

    def place(self, construct: str) -> Where:
        """What holds a field of this chart."""
        return Where("argocd", self._name, construct)

    def exclusive(self) -> Iterable[Exclusive]:
        """What no environment may have: the folder, and the names of the Applications of the root and of add-ons."""
        yield Exclusive("folder", checks.shown(self.folder))
        yield Exclusive("argocd.application", checks.shown(getattr(self._root, "application", None)))
        for chart, add_on in self._add_ons():
            yield Exclusive("argocd.application", checks.shown(_name(chart.env, add_on)))

    def violations(self) -> Violations:
        """A root Application with violations; no environment, or one twice; no folder; add-ons that clash."""
        yield from (violation.at(self.place("app")) for violation in self._violations())
        yield from self._clashes()

    def _violations(self) -> Violations:
        yield from self._folder_violations()
        yield from checks.value("root", self._root, ArgoCd)
        yield from formats.path("dist", f"/{self._dist}")
        chart = checks.each("environments", self._environments, lambda *given: checks.kind(*given, PlatformChart))
        yield from checks.first(chart, self._environment_violations())

    def _folder_violations(self) -> Violations:
        if self._parent is None:
            yield from formats.name("folder", self.folder)
            return
        wrong = list(checks.kind("parent", self._parent, ArgoCdChart))
        yield from wrong
        if not wrong:
            around, _, name = self.folder.rpartition("/") if isinstance(self.folder, str) else ("", "", "")
            yield from formats.name("folder", name)
            if around != self._parent.folder:
                given, allowed = checks.shown(self.folder), f"a folder in that of its parent: {self._parent.folder}/..."
                yield Violation("folder", given, allowed, f'write "{self._parent.folder}/{self._name}"')

    def _environment_violations(self) -> Violations:
        if not self._environments and self._roots in ([], [self]):
            yield Violation("environments", "none", "at least one", "list the environments of the platforms")
        for index, chart in enumerate(self._environments):
            if chart in self._environments[:index]:
                yield Violation("environments", f"{chart.where} a second time", "each once", "take it off the list")

    def _add_ons(self) -> Iterator[tuple[PlatformChart, AddOn]]:
        """Every add-on of every environment that is listed once, and sound: where one is not, it says so itself."""
        charts = self._environments if isinstance(self._environments, list | tuple) else ()
        for chart in dict.fromkeys(chart for chart in charts if isinstance(chart, PlatformChart)):
            if not list(chart.env.violations()):
                yield from ((chart, add_on) for add_on in chart.env.add_ons)

    def _clashes(self) -> Violations:
        """One add-on twice in one cluster: the two releases would undo each other. One name for two Applications."""
        owners: dict[tuple[str, str], PlatformChart] = {}
        names: dict[str, PlatformChart] = {}
        for chart, add_on in self._add_ons():
            name, where = _name(chart.env, add_on), chart.place("add-ons")
            yield from (violation.at(where) for violation in formats.name("application", name))
            other = owners.setdefault((chart.env.argocd.server.rstrip("/"), add_on.name), chart)
            if other is not chart:
                given = f"{add_on.name} in {chart.env.argocd.server}, where {other.where} installs it too"
                fix = "list it in one of the two environments"
                yield Violation("add_ons", given, "an add-on once in a cluster", fix, where)
            elif names.setdefault(name, chart) is not chart:
                given = f"the Application {name!r} a second time"
                yield Violation("add_ons", given, "each name once", "rename one", where)

    def missed(self) -> Violations:
        """None: it has no patches."""
        yield from ()

    def to_json(self) -> list[Any]:
        """The Applications, and the objects of ordinary cdk8s constructs in the chart."""
        return [*self.manifests(), *super().to_json()]

    def manifests(self) -> Iterator[Manifest]:
        """The Applications."""
        for root in self._roots:
            source = root._folder_of(root._root, root.folder)
            yield _application(root._root, source=source, namespace=NAMESPACE, annotations=UNCHANGED)
        for chart in self._environments:
            for wave, add_on in enumerate(chart.env.add_ons, start=1):
                yield _of_add_on(chart.env, add_on, wave)
            yield self._of_environment(chart)

    def _of_environment(self, chart: PlatformChart) -> Manifest:
        env = chart.env
        # Else self-heal would put the number of Pods back as often as the autoscaler changes it.
        respected = ["RespectIgnoreDifferences=true"] if chart.autoscaled else []
        # Else each sync would delete and create again what is recreated, whether it changed or not.
        recreated = ["ApplyOutOfSyncOnly=true"] if chart.recreates else []
        last = {SYNC_WAVE: f"{len(env.add_ons) + 1}"} if env.add_ons else {}
        return _application(
            env.argocd,
            source=self._folder_of(env.argocd, env.folder),
            namespace=env.namespace,
            annotations=UNCHANGED | last,
            options=["CreateNamespace=true", *respected, *recreated],
            ignored=[_replicas_of(name, len(chart.homes) > 1) for name in chart.autoscaled],
        )

    def _folder_of(self, argocd: ArgoCd, folder: str) -> argoproj.ApplicationSpecSource:
        return argoproj.ApplicationSpecSource(
            repo_url=argocd.repository,
            target_revision=argocd.revision,
            path=f"{self._dist}/{folder}",
        )


UNCHANGED = {"argocd.argoproj.io/manifest-generate-paths": "."}
"""Annotation of what deploys a folder: a commit that changes nothing in it costs Argo CD nothing."""


def _of_add_on(env: Environment, add_on: AddOn, wave: int) -> Manifest:
    large = ["ServerSideApply=true"] if add_on.server_side else []
    respected = ["RespectIgnoreDifferences=true"] if add_on.unmanaged else []
    return _application(
        env.argocd,
        name=_name(env, add_on),
        source=_chart_of(add_on),
        namespace=add_ons.NAMESPACE,
        annotations={SYNC_WAVE: f"{wave}"} | _identity_of(env, add_on),
        labels={PART_OF: env.argocd.application},
        options=[*large, *respected],
        ignored=[_unmanaged(each) for each in add_on.unmanaged],
    )


def _application(
    argocd: ArgoCd,
    *,
    source: argoproj.ApplicationSpecSource,
    namespace: str,
    annotations: Mapping[str, str],
    name: str = "",
    labels: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    ignored: Sequence[argoproj.ApplicationSpecIgnoreDifferences] = (),
) -> Manifest:
    spec = argoproj.ApplicationSpec(
        project=argocd.project,
        source=source,
        destination=argoproj.ApplicationSpecDestination(server=argocd.server, namespace=namespace),
        ignore_differences=list(ignored) or None,
        sync_policy=_sync_policy([*options, *argocd.options]),
        revision_history_limit=argocd.history,
    )
    metadata = {
        "name": name or argocd.application,
        "namespace": NAMESPACE,
        "annotations": dict(annotations),
        "labels": {"app.kubernetes.io/managed-by": "cdk8s", **(labels or {})},
    }
    return {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": metadata, "spec": plain(spec)}


def _name(env: Environment, add_on: AddOn) -> str:
    return f"{env.argocd.application}-{add_on.name}"


def _identity_of(env: Environment, add_on: AddOn) -> dict[str, str]:
    """The role declaration of an add-on. Its ServiceAccount is in a Helm chart, so the Application carries it."""
    if add_on.identity is None:
        return {}
    account = add_on.identity.account
    said = add_on.identity.declaration(folder=env.folder, namespace=add_ons.NAMESPACE, account=account)
    return {declarations.IAM: said}


def _chart_of(add_on: AddOn) -> argoproj.ApplicationSpecSource:
    return argoproj.ApplicationSpecSource(
        repo_url=add_on.repository,
        chart=add_on.chart,
        target_revision=add_on.version,
        helm=argoproj.ApplicationSpecSourceHelm(
            release_name=add_on.name,
            values_object=dict(add_on.values) if add_on.values else None,
        ),
    )


def _unmanaged(fields: add_ons.Unmanaged) -> argoproj.ApplicationSpecIgnoreDifferences:
    return argoproj.ApplicationSpecIgnoreDifferences(
        group=fields.group or None,
        kind=fields.kind,
        name=fields.name,
        jq_path_expressions=list(fields.paths),
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


def _replicas_of(deployment: WorkloadName, several_namespaces: bool) -> argoproj.ApplicationSpecIgnoreDifferences:
    return argoproj.ApplicationSpecIgnoreDifferences(
        group="apps",
        kind="Deployment",
        name=deployment.name,
        namespace=deployment.namespace if several_namespaces else None,
        json_pointers=["/spec/replicas"],
    )
