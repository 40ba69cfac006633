"""The chart of one environment, and the base of every construct in it.

A construct only remembers what its author asked for. When the app is synthesised, every construct is checked first, all
problems are raised together, and only then does each emit its Kubernetes objects, once. That is why a construct may
still grow (`config.add`, `client.connect`) after others were built from it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Literal, NamedTuple, Protocol

import cdk8s
from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib import checks
from constructs_lib.environment import Environment
from constructs_lib.problems import Fault, Faults, InvalidPlatform, Problem
from constructs_lib.release import Release

PodSecurity = Literal["restricted", "baseline"]


class Connection(NamedTuple):
    """One edge of the platform: who opens connections to whom, on which port."""

    client: str
    server: str
    port: int


class Member(Protocol):
    """A chart that is checked before it emits into its folder."""

    @property
    def folder(self) -> str: ...

    def problems(self) -> Iterable[Problem]: ...

    def emit(self) -> None: ...


class PlatformApp(cdk8s.App):
    """All charts of a run. `synth()` writes a folder a chart and a file an object, or raises InvalidPlatform."""

    def __init__(self, outdir: str) -> None:
        super().__init__(outdir=outdir, yaml_output_type=cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
        self.members: list[Member] = []

    def synth(self, track: Callable[[Iterable[Member]], Iterable[Member]] = iter) -> None:
        """Check everything, raise all problems together, and only then write the manifests to the output folder.

        `track` sees each chart just before it emits: to show progress, for example.
        """
        self._raise_problems()
        for member in track(self.members):
            member.emit()
        self._raise_problems()  # two objects with one name show only now
        super().synth()

    def _raise_problems(self) -> None:
        problems = [problem for member in self.members for problem in member.problems()]
        if problems:
            raise InvalidPlatform(problems)


class PlatformChart(cdk8s.Chart):
    """Base of every platform: renders the Namespace and whatever its constructs emit.

    A subclass names its `platform` and says in `__init__` what runs. Where the platform has names of its own for
    Services or CronJobs, it overrides the `*_name` methods. The chart's `namespace=` is not used, because
    cdk8s would stamp it on cluster-scoped objects too.
    """

    platform: ClassVar[str]

    def __init__(self, app: PlatformApp, env: Environment, release: Release) -> None:
        super().__init__(app, env.folder)
        app.members.append(self)
        self.env = env
        self.folder = env.folder
        self.autoscaled: list[str] = []
        self.connections: list[Connection] = []
        self._release = release
        self._images: set[str] = set()
        self._constructs: list[PlatformConstruct] = []
        self._noted: list[Problem] = []
        self._objects: set[tuple[str, str]] = set()

    def image(self, name: str) -> str:
        """The platform's own image `name`, from the environment's registry, in the version of the release file."""
        self._images.add(name)
        version = self._release.version(name)
        return f"{self.env.registry}/{name}{'@' if version.startswith('sha256:') else ':'}{version}"

    def service_name(self, workload: str) -> str:
        """The name of the Service in front of a workload."""
        return workload

    def cron_job_name(self, workload: str) -> str:
        """The name of the CronJob that starts a workload."""
        return workload

    def register(self, construct: "PlatformConstruct", name: str) -> str:
        """Take a construct in; return an id that is free in the tree, and note a name that is used twice."""
        taken = any(other.name == name for other in self._constructs)
        self._constructs.append(construct)
        if not taken:
            return name
        self.note(name, Fault("id", f"{name!r} a second time", "an id used once", "rename one of the constructs"))
        return f"{name}-{len(self._constructs)}"

    def note(self, construct: str, fault: Fault) -> None:
        """Remember a fault that shows while constructs are put together or emitted."""
        self._noted.append(self._problem(construct, fault))

    def problems(self) -> Iterable[Problem]:
        """Everything wrong with this environment: its values, its release file, its constructs."""
        yield from self._noted
        for fault in (*self.env.faults(), *self._release.faults(self._images)):
            yield self._problem("environment", fault)
        for construct in self._constructs:
            for fault in construct.faults():
                yield self._problem(construct.name, fault)

    def emit(self) -> None:
        """Create the Namespace and the objects of every construct."""
        self._emit_namespace()
        for construct in self._constructs:
            construct.emit()

    def metadata(
        self,
        kind: str,
        name: str,
        component: str,
        *,
        annotations: Mapping[str, str] | None = None,
        labels: Mapping[str, str] | None = None,
        cluster_wide: bool = False,
    ) -> k8s.ObjectMeta:
        """Metadata of one object; the one place that sees two objects of one kind and name.

        Cluster-scoped kinds must not carry a namespace.
        """
        if (kind, name) in self._objects:
            self.note(name, Fault("name", f"a second {kind} {name}", "one object of a kind and name", "rename one"))
        self._objects.add((kind, name))
        return k8s.ObjectMeta(
            name=name,
            namespace=None if cluster_wide else self.env.namespace,
            labels={**self.labels_of(name, component), **(labels or {})},
            annotations=annotations or None,
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
            "environment": self.env.name,
        }

    def _problem(self, construct: str, fault: Fault) -> Problem:
        return Problem(platform=self.platform, environment=self.env.name, construct=construct, fault=fault)

    def _emit_namespace(self) -> None:
        """The Namespace enforces what every Pod meets, and warns about whatever is not "restricted".

        https://kubernetes.io/docs/concepts/security/pod-security-admission/
        """
        levels = {construct.pod_security for construct in self._constructs}
        labels = {
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
                "namespace",
                annotations=KEEP,
                labels=labels,
                cluster_wide=True,
            ),
        )


class PlatformConstruct(Construct):
    """Base of every construct: its id is the name of what it renders, and is used once in an environment."""

    pod_security: PodSecurity = "restricted"
    """The Pod Security level that its Pods need."""

    def __init__(self, scope: "PlatformChart | PlatformConstruct", id: str) -> None:
        self.chart: PlatformChart = scope if isinstance(scope, PlatformChart) else scope.chart
        self.name = id
        super().__init__(scope, self.chart.register(self, id))

    def faults(self) -> Faults:
        """Everything wrong with what the author asked for. Subclasses add to it."""
        yield from checks.name("id", self.name)

    def emit(self) -> None:
        """Create the Kubernetes objects."""
        raise NotImplementedError


KEEP: Mapping[str, str] = {"argocd.argoproj.io/sync-options": "Prune=false"}
"""Annotation of what Argo CD must not delete when it vanishes from git: its loss would take data along.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
"""
