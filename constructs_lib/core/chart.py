"""The chart of one environment, and the base of every construct in it.

A construct only remembers what its author asked for. When the app is synthesised, every construct is checked first, all
problems are raised together, and only then does each emit its Kubernetes objects, once. That is why a construct may
still grow (`config.add`, `client.connect`) after others were built from it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import cdk8s
from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib.core.app import Exclusive, Place, PlatformApp, spare_id
from constructs_lib.core.environment import Environment
from constructs_lib.core.release import Release
from constructs_lib.network.connections import Connections
from constructs_lib.network.policies import Policies
from constructs_lib.problems import Fault, Faults, Problem
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    OutsideSecret,
    PodSecurity,
)
from contract import declarations


class PlatformChart(cdk8s.Chart):
    """Base of every platform: renders the Namespace, its NetworkPolicies, and whatever its constructs emit.

    A subclass names its `platform` and says in `__init__` what runs. Where the platform has names of its own for
    Services, CronJobs and the like, it overrides the `*_name` methods. The chart's `namespace=` is not used,
    because cdk8s would stamp it on cluster-scoped objects too.
    """

    platform: ClassVar[str] = ""
    secrets: ClassVar[tuple[OutsideSecret, ...]] = ()
    """The Secrets that somebody creates outside git before the platform can run."""

    def __init__(self, app: PlatformApp, env: Environment, release: Release) -> None:
        self.env = env
        self.folder = env.folder
        super().__init__(app, app.admit(self))
        self.autoscaled: list[str] = []
        self.connections = Connections()
        self._release = release
        self._images: set[str] = set()
        self._constructs: list[PlatformConstruct] = []
        self._noted: list[Problem] = []
        self._objects: set[tuple[str, str]] = set()
        self._waves: dict[str, int] = {}

    @property
    def place(self) -> Place:
        """Platform and environment, as messages name them."""
        return Place(f"{self.platform}", f"{self.env.name}")

    def image(self, name: str) -> str:
        """The platform's own image `name`, from the environment's registry, in the version of the release file.

        A mistake in one of the three is noted where it was made; the image that uses it is then not to blame.
        """
        wrong = list(formats.name("image", name))
        for fault in wrong:
            self.note("environment", fault)
        if wrong:
            return "unknown:unknown"
        self._images.add(name)
        version = self._release.version(name)
        registry = "unknown" if list(formats.registry("registry", self.env.registry)) else self.env.registry
        return f"{registry}/{name}{'@' if version.startswith('sha256:') else ':'}{version}"

    def budget_name(self, workload: str) -> str:
        """The name of the PodDisruptionBudget of a workload."""
        return workload

    def service_name(self, workload: str) -> str:
        """The name of the Service in front of a workload."""
        return workload

    def cron_job_name(self, workload: str) -> str:
        """The name of the CronJob that starts a workload."""
        return workload

    def policy_name(self, workload: str) -> str:
        """The name of the NetworkPolicy of a workload."""
        return workload

    def workloads(self) -> dict[str, str]:
        """The name of everything that runs Pods, and its tier."""
        return {construct.name: construct.tier for construct in self._constructs if construct.tier}

    def makers(self, secret: str) -> "list[PlatformConstruct]":
        """The constructs because of which a Secret comes to be."""
        return [construct for construct in self._constructs if construct.makes == secret]

    def wave_of(self, workload: str) -> int:
        """The Argo CD sync wave in which a workload starts: after everything that it waits for."""
        return self._waves.get(workload, 1)

    @property
    def last_wave(self) -> int:
        """The sync wave after all workloads: of what opens the door to them, and of what scales them."""
        return 1 + max(self._waves.values(), default=0)

    def register(self, construct: "PlatformConstruct", id: Any) -> str:
        """Take a construct in; return an id that is free in the tree, and note a name that is used twice."""
        taken = [other.name for other in self._constructs]
        self._constructs.append(construct)
        if construct.name in taken:
            fault = Fault("id", f"{construct.name!r} a second time", "an id used once", "rename one of the constructs")
            self.note(construct.name, fault)
        return spare_id(id, taken, len(self._constructs))

    def note(self, construct: str, fault: Fault) -> None:
        """Remember a fault that shows while constructs are put together or emitted."""
        self._noted.append(self.place.problem(construct, fault))

    def exclusive(self) -> Iterable[Exclusive]:
        """What no other environment may have: folder, name, namespace, Application, and the hosts that it answers."""
        server = getattr(self.env.argocd, "server", None)
        cluster = checks.shown(server.rstrip("/") if isinstance(server, str) else server)
        yield Exclusive("folder", checks.shown(self.folder))
        yield Exclusive("name", f"{checks.shown(self.env.name)} of {self.platform}")
        yield Exclusive("namespace", f"{checks.shown(self.env.namespace)} on {cluster}")
        yield Exclusive("argocd.application", checks.shown(getattr(self.env.argocd, "application", None)))
        for construct in self._constructs:
            for thing in construct.exclusive():
                yield thing if thing.everywhere else thing._replace(given=f"{thing.given} on {cluster}")

    def problems(self) -> Iterable[Problem]:
        """Everything wrong with this environment: its values, its release file, its constructs."""
        yield from self._noted
        yield from self._problems_of("environment", self._faults)
        yield from self._problems_of("connections", lambda: self.connections.faults(self.workloads()))
        for construct in self._constructs:
            yield from self._problems_of(construct.name, construct.faults)

    def emit(self) -> None:
        """Create the Namespace, its policies, and the objects of every construct."""
        made = {construct.makes for construct in self._constructs}
        for construct in self._constructs:
            self.connections.wait_for_secrets(construct.name, construct.secret_names() & made)
        self._waves = self.connections.waves(self.workloads())
        self._emit_namespace()
        Policies(self).emit()
        for construct in self._constructs:
            construct.emit()

    def metadata(
        self,
        kind: str,
        name: str,
        labels: Mapping[str, str],
        *,
        annotations: Mapping[str, str] | None = None,
        cluster_wide: bool = False,
        wave: int = 0,
    ) -> k8s.ObjectMeta:
        """Metadata of one object; the one place that sees two objects of one kind and name.

        Cluster-scoped kinds must not carry a namespace. What is in no later `wave` of a sync comes first.
        """
        if (kind, name) in self._objects:
            self.note(name, Fault("name", f"a second {kind} {name}", "one object of a kind and name", "rename one"))
        self._objects.add((kind, name))
        order = {SYNC_WAVE: f"{wave}"} if wave else {}
        return k8s.ObjectMeta(
            name=name,
            namespace=None if cluster_wide else self.env.namespace,
            labels=labels,
            annotations={**(annotations or {}), **order} or None,
        )

    def labels_of(self, name: str, component: str) -> dict[str, str]:
        """The recommended labels. They describe and never select, so they may change.

        https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
        """
        return {
            "app.kubernetes.io/name": name,
            "app.kubernetes.io/component": component,
            "app.kubernetes.io/part-of": self.platform,
            "app.kubernetes.io/managed-by": "cdk8s",
            "environment": self.env.name if self.env.label is None else self.env.label,
        }

    def _faults(self) -> Faults:
        yield from formats.name("platform", self.platform)
        yield from self.env.faults()
        yield from self._release.faults(self._images)
        yield from checks.each("secrets", self.secrets, lambda field, given: checks.value(field, given, OutsideSecret))

    def _problems_of(self, construct: str, faults: Callable[[], Faults]) -> Iterable[Problem]:
        """The faults as problems. A check should never raise; one that does is a problem too, and stops no other."""
        try:
            for fault in faults():
                yield self.place.problem(construct, fault)
        except Exception as error:
            given = f"something that could not be checked: {type(error).__name__}: {error}"
            fault = Fault("values", given, "values of the types in its signature", "compare each with the signature")
            yield self.place.problem(construct, fault)

    def _emit_namespace(self) -> None:
        """The Namespace enforces what every Pod meets, and warns about whatever is not "restricted".

        For those who read the manifests it also says for which Kubernetes they are, and which Secrets must be there.

        https://kubernetes.io/docs/concepts/security/pod-security-admission/
        """
        levels = {construct.pod_security for construct in self._constructs}
        labels = {
            **self.labels_of(self.env.namespace, "namespace"),
            "pod-security.kubernetes.io/enforce": "baseline" if "baseline" in levels else "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
            **self.env.namespace_labels,
        }
        k8s.KubeNamespace(
            self,
            "namespace",
            metadata=self.metadata(
                "Namespace",
                self.env.namespace,
                labels,
                annotations={**KEEP, **self._declarations()},
                cluster_wide=True,
            ),
        )

    def _declarations(self) -> dict[str, str]:
        outside = {secret.name: list(secret.keys) for secret in self.secrets}
        said = {
            declarations.KUBERNETES: self.env.kubernetes,
            declarations.NETWORK: self.connections.declaration(self.workloads()),
        }
        return said | ({declarations.SECRETS: json.dumps(outside)} if outside else {})


class PlatformConstruct(Construct):
    """Base of every construct: its id is the name of what it renders, and is used once in an environment."""

    component: str
    """What part it plays in the platform, as the label `app.kubernetes.io/component` says."""
    tier: ClassVar[str] = ""
    """Where drawings put it, if it runs Pods: with the "services" or with the "data"."""
    makes: str = ""
    """The name of the Secret that comes to be in the cluster because of it."""

    def __init__(self, scope: "PlatformChart | PlatformConstruct", id: str) -> None:
        self.chart: PlatformChart = scope if isinstance(scope, PlatformChart) else scope.chart
        self.name = f"{id}"
        self._id = id
        super().__init__(scope, self.chart.register(self, id))

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        return "restricted"

    @property
    def labels(self) -> dict[str, str]:
        """The recommended labels, equal on everything that it renders."""
        return self.chart.labels_of(self.name, self.component)

    def metadata(
        self,
        kind: str,
        name: str | None = None,
        *,
        annotations: Mapping[str, str] | None = None,
        cluster_wide: bool = False,
        wave: int = 0,
    ) -> k8s.ObjectMeta:
        """Metadata of one of its objects, which has the construct's own name unless it is given another."""
        return self.chart.metadata(
            kind, name or self.name, self.labels, annotations=annotations, cluster_wide=cluster_wide, wave=wave
        )

    def exclusive(self) -> Iterable[Exclusive]:
        """What no other environment of the cluster may have. Nothing, for most."""
        return ()

    def secret_names(self) -> set[str]:
        """The Secrets that must be there before its Pods can start."""
        return set()

    def faults(self) -> Faults:
        """Everything wrong with what the author asked for. Subclasses add to it."""
        yield from formats.name("id", self._id)

    def emit(self) -> None:
        """Create the Kubernetes objects."""
        raise NotImplementedError


SYNC_WAVE = "argocd.argoproj.io/sync-wave"
"""Annotation by which Argo CD orders what it creates: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/"""

KEEP: Mapping[str, str] = {"argocd.argoproj.io/sync-options": "Prune=false"}
"""Annotation of what Argo CD must not delete when it vanishes from git: its loss would take data along.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
"""
