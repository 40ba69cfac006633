"""The base of every construct.

A construct goes through three phases. Its constructor only stores its arguments, so they may still be extended
(`config.add`, `client.connect`) after other constructs were built from it. Then `violations` checks all constructs.
Only if no construct has violations, `manifests` derives values and returns the Kubernetes objects, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from constructs import Construct

from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.initialised import Initialised
from constructs_lib.core.l1 import Manifest, plain
from constructs_lib.core.patch import Patch
from constructs_lib.validation import checks, formats
from constructs_lib.values.security_context import PodSecurity
from constructs_lib.values.waivers import Waivers
from contract import authors
from contract.violations import InvalidPlatform, Violation, Violations


class PlatformConstruct(Initialised, Construct):
    """Base of every construct: its id is the name of its objects. It lives in the namespace of its scope."""

    component: str
    """Its role in the platform: the value of the label `app.kubernetes.io/component`."""
    tier: ClassVar[str] = ""
    """Its tier in drawings, if it runs Pods: "services" or "data"."""
    recreated: ClassVar[bool] = False
    """Whether Argo CD deletes its object when it changes, and creates it again."""
    produces: str = ""
    """The name of the Secret that a controller creates from it."""

    _FIRST, _CALL = "chart", "scope, id"

    def __init__(self, scope: Scope, id: str) -> None:
        if not isinstance(scope, PlatformChart | PlatformConstruct):
            fix = "write self there, in the __init__ of a chart"
            raise InvalidPlatform([Violation("scope", checks.shown(scope), "a chart, or a construct in one", fix)])
        self.chart: PlatformChart = scope.chart
        self.namespace = self.chart.namespace_of(scope)
        self.name = f"{id}"
        self._id: Any = id
        self.patches: list[Patch] = []
        self.frames = authors.calls(self)
        super().__init__(scope, self.chart.register(self, id))

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler sets the number of its Pods."""
        return False

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        return "restricted"

    @property
    def waivers(self) -> Waivers:
        """The rules of the review that reasons in it excuse."""
        return {}

    @property
    def labels(self) -> dict[str, str]:
        """The recommended labels, the same on all its objects."""
        return self.chart.labels_of(self.name, self.component)

    def manifest(
        self,
        api_version: str,
        kind: str,
        fields: object,
        *,
        name: str | None = None,
        annotations: Mapping[str, str] | None = None,
        cluster_wide: bool = False,
        wave: int = 0,
    ) -> Manifest:
        """One of its objects, with the construct's name unless `name` is given.

        `fields` is a struct of all fields except metadata. `wave` is its Argo CD sync wave; 0 sets no annotation.
        `cluster_wide` is for cluster-scoped kinds, which have no namespace.
        """
        metadata = self.chart.metadata(
            name or self.name,
            self.labels,
            namespace=None if cluster_wide else self.namespace,
            annotations=annotations,
            wave=wave,
        )
        return {"apiVersion": api_version, "kind": kind, "metadata": plain(metadata), **plain(fields)}

    def patch(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Merge plain YAML into every object of this kind that the construct renders, last, for what no type says yet.

        Maps are merged, None takes a field away, lists of maps with names are merged by name, and other lists replaced.
        It is an error where the construct renders no such object. What comes out is reviewed like the rest.
        """
        self.patches.append(Patch(kind, fields))

    def exclusive(self) -> Iterable[Exclusive]:
        """Values that must be unique among environments. None by default."""
        return ()

    def secret_names(self) -> set[str]:
        """The Secrets that must exist before its Pods can start."""
        return set()

    def claim_names(self) -> set[str]:
        """The PersistentVolumeClaims that its Pods mount."""
        return set()

    def violations(self) -> Violations:
        """An id that is not a valid name. Subclasses add violations of their arguments."""
        yield from formats.name("id", self._id)

    def manifests(self) -> Iterator[Manifest]:
        """Its Kubernetes objects. Called only without violations."""
        raise NotImplementedError


Scope = PlatformChart | PlatformConstruct
"""Where a construct is created: in a chart, in a namespace of one, or in another construct."""
