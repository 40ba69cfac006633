"""The chart of one environment: checks its constructs, then returns their manifests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

import cdk8s

from constructs_lib.core.app import PlatformApp
from constructs_lib.core.conventions import Conventions
from constructs_lib.core.environment import Environment
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.images import OwnImage
from constructs_lib.core.initialised import Initialised
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.core.namespaces import Home, namespace_manifests
from constructs_lib.core.naming import unique_id
from constructs_lib.core.patch import missed, patched
from constructs_lib.core.release import Release
from constructs_lib.core.renderable import Renderable
from constructs_lib.network.connections import Connections
from constructs_lib.network.server import WorkloadName
from constructs_lib.validation import checks, formats
from constructs_lib.values.secrets import ExistingSecret
from contract.authors import Frame
from contract.violations import Violation, Violations, Where
from contract.well_known import PART_OF, SYNC_WAVE


class Opening(NamedTuple):
    """Connections that a construct requests: `state` adds them if `check` yields no violations."""

    check: Callable[[], Violations]
    state: Callable[[Connections], None]


class PlatformChart(Initialised, cdk8s.Chart):
    """Base of every platform: renders its Namespace with its NetworkPolicies, and the manifests of its constructs.

    A subclass creates its constructs in `__init__`, and sets `conventions` if its objects have other names. The chart's
    `namespace=` is not used, because cdk8s would also set it on cluster-scoped objects.
    """

    conventions: ClassVar[Conventions] = Conventions()
    """How its objects are named, and which labels and annotations all of them have."""
    secrets: ClassVar[tuple[ExistingSecret, ...]] = ()
    """The Secrets that must be created outside git before the platform can run."""

    _FIRST, _CALL = "env", "app, env, release"

    def __init__(self, app: PlatformApp, env: Environment, release: Release) -> None:
        self.env = env
        self.folder = env.folder
        self.platform = release.platform
        super().__init__(app, app.admit(self))
        self._release = release
        self._images: list[OwnImage] = []
        self._others: list[Home] = []
        self._constructs: list[Renderable] = []
        self._ids: set[str] = set()
        self._openings: list[Opening] = []
        self._connections: Connections | None = None

    @property
    def chart(self) -> PlatformChart:
        """Itself: constructs read their chart from their scope, which is a chart or another construct."""
        return self

    @property
    def home(self) -> str:
        """The name of its main namespace."""
        return f"{self.env.namespace}"

    @property
    def where(self) -> str:
        """Platform and environment, as messages show them: "shop/dev"."""
        return f"{self.platform}/{self.env.name}"

    def place(self, construct: str) -> Where:
        """What holds a field of one of its constructs, or of "environment"."""
        return Where(self.platform, f"{self.env.name}", construct)

    def image(self, name: str, *, registry: str | None = None) -> OwnImage:
        """The image `name` in the version of the release file: the platform's own, from the environment's registry, or
        one of another `registry`, such as "docker.io/library".
        """
        self._images.append(OwnImage(name=name, env=self.env, release=self._release, registry=registry))
        return self._images[-1]

    @property
    def homes(self) -> list[Home]:
        """Its namespaces, the main one first."""
        return [Home(name=self.home, main=True, labels=self.env.namespace_labels, secrets=self.secrets), *self._others]

    def add_namespace(self, home: Home) -> None:
        """Add a namespace beside the main one."""
        self._others.append(home)

    def namespace_of(self, scope: Any) -> str:
        """The namespace of constructs that are created in a scope: this chart, or one of its constructs."""
        return self.home if scope is self else f"{scope.namespace}"

    def register(self, construct: Renderable, id: Any) -> str:
        """Register a construct; return a unique construct id."""
        self._constructs.append(construct)
        return unique_id(id, self._ids)

    def on_connect(self, check: Callable[[], Violations], state: Callable[[Connections], None]) -> None:
        """Store connections that a construct requests, in the order of the author's code."""
        self._openings.append(Opening(check, state))
        self._connections = None

    def workloads(self) -> dict[WorkloadName, str]:
        """The tier of each workload, by name."""
        return {_named(construct): construct.tier for construct in self._constructs if construct.tier}

    def constructs_in(self, namespace: str) -> list[Renderable]:
        """The constructs whose objects are in a namespace."""
        return [construct for construct in self._constructs if construct.namespace == namespace]

    @property
    def autoscaled(self) -> list[WorkloadName]:
        """The names of the Deployments whose number of Pods an autoscaler sets."""
        return [_named(construct) for construct in self._constructs if construct.autoscaled]

    @property
    def recreates(self) -> bool:
        """Whether Argo CD deletes an object of it that changes, and creates it again."""
        return any(construct.recreated for construct in self._constructs)

    def producers_of(self, namespace: str, secret: str) -> list[Renderable]:
        """The constructs from which a Secret of a namespace is created in the cluster."""
        return [construct for construct in self.constructs_in(namespace) if construct.produces == secret]

    def exclusive(self) -> Iterable[Exclusive]:
        """Values that must be unique: folder, name, namespace, Application, and the values of its constructs."""
        server = getattr(self.env.argocd, "server", None)
        cluster = checks.shown(server.rstrip("/") if isinstance(server, str) else server)
        yield Exclusive("folder", checks.shown(self.folder))
        yield Exclusive("name", f"{checks.shown(self.env.name)} of {self.platform}")
        yield Exclusive("namespace", f"{checks.shown(self.env.namespace)} on {cluster}")
        yield Exclusive("argocd.application", checks.shown(getattr(self.env.argocd, "application", None)))
        for construct in self._constructs:
            for thing in construct.exclusive():
                yield thing if thing.everywhere else thing._replace(given=f"{thing.given} on {cluster}")

    def violations(self) -> Violations:
        """All violations of this environment: its values, its release file, its constructs, their connections."""
        yield from self._located("environment", self._own_violations)
        if not checks.is_valid(self.conventions, Conventions):
            return  # constructs take their names from them
        for construct in self._constructs:
            for patch in construct.patches:
                yield from self._located(construct.name, patch.violations, patch.frames)
            yield from self._located(construct.name, construct.violations, construct.frames)
        yield from self._duplicates()
        yield from self._located("connections", lambda: self.connections.violations(self.workloads()))

    def _own_violations(self) -> Violations:
        yield from formats.name("platform", self.platform)
        yield from (violation.by(self.env.frames) for violation in self.env.violations())
        yield from checks.value("conventions", self.conventions, Conventions)
        yield from self._image_violations()
        yield from checks.each("secrets", self.secrets, lambda field, given: checks.value(field, given, ExistingSecret))

    def _image_violations(self) -> Violations:
        wrong = [violation.by(image.frames) for image in self._images for violation in image.violations()]
        yield from wrong or self._release.violations({image.name: image.frames for image in self._images})

    def _located(self, construct: str, check: Callable[[], Violations], frames: tuple[Frame, ...] = ()) -> Violations:
        """The violations with their location. A check that raises becomes a violation; the others still run."""
        where = self.place(construct)
        try:
            for violation in check():
                yield violation.at(where).by(frames)
        except Exception as error:
            given = f"something that could not be checked: {type(error).__name__}: {error}"
            allowed, fix = "values of the types in its signature", "compare each with the signature"
            yield Violation("values", given, allowed, fix, where, frames)

    def _duplicates(self) -> Violations:
        """Workloads, or other constructs of one class, with the same name: so would their objects be."""
        found = set()
        for construct in self._constructs:
            same = (bool(construct.tier) or type(construct), *_named(construct))
            if same in found:
                given, fix = f"{construct.name!r} a second time", "rename one of the constructs"
                where = self.place(construct.name)
                yield Violation("id", given, "an id used once", fix, where, construct.frames)
            found.add(same)

    @property
    def connections(self) -> Connections:
        """The valid connections that were requested so far."""
        if self._connections is None:
            self._connections = Connections(self.home)
            for opening in self._openings:
                if not list(opening.check()):
                    opening.state(self._connections)
        return self._connections

    @cached_property
    def waves(self) -> Mapping[WorkloadName, int]:
        """The Argo CD sync wave of each workload: after the servers and Secrets that it waits for."""
        produced = {WorkloadName(each.namespace, each.produces) for each in self._constructs}
        secrets = {
            _named(each): {WorkloadName(each.namespace, secret) for secret in each.secret_names()} & produced
            for each in self._constructs
        }
        return self.connections.waves(self.workloads(), secrets)

    @property
    def last_wave(self) -> int:
        """The sync wave after all workloads: for Ingresses, load balancers and autoscalers."""
        return 1 + max(self.waves.values(), default=0)

    def manifests(self) -> Iterator[Manifest]:
        """The Namespace, the NetworkPolicies and the manifests of its constructs. Called only without violations."""
        yield from namespace_manifests(self, self.homes[0])
        for construct in self._constructs:
            yield from patched(construct.manifests(), construct.patches)

    def missed(self) -> Violations:
        """Patches that hit nothing. That is known only of what is rendered."""
        for construct in self._constructs:
            if construct.patches:
                yield from missed(construct.manifests(), construct.patches, self.place(construct.name))

    def to_json(self) -> list[Any]:
        """The manifests of its constructs, and those of ordinary cdk8s constructs in the chart.

        `cdk8s.Testing.synth(chart)` returns the same list, and `synth` writes it.
        """
        return [*self.manifests(), *super().to_json()]

    def metadata(
        self,
        name: str,
        labels: Mapping[str, str],
        *,
        namespace: str | None,
        annotations: Mapping[str, str] | None = None,
        wave: int = 0,
    ) -> k8s.ObjectMeta:
        """Metadata of one object. Cluster-scoped kinds must not have a namespace."""
        order = {SYNC_WAVE: f"{wave}"} if wave else {}
        return k8s.ObjectMeta(
            name=name,
            namespace=namespace,
            labels=labels,
            annotations={**self.conventions.annotations, **(annotations or {}), **order} or None,
        )

    def labels_of(self, name: str, component: str) -> dict[str, str]:
        """The recommended labels, and those of the platform. No selector uses them, so they may change.

        https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
        """
        return {
            "app.kubernetes.io/name": name,
            "app.kubernetes.io/component": component,
            PART_OF: self.platform,
            "app.kubernetes.io/managed-by": "cdk8s",
            "environment": self.env.name if self.env.label is None else self.env.label,
            **self.conventions.labels,
        }


def _named(construct: Renderable) -> WorkloadName:
    return WorkloadName(construct.namespace, construct.name)
