"""The base of every construct.

A construct goes through three phases. Its constructor only remembers what the author asked for, so it may still grow
(`config.add`, `client.connect`) after others were built from it. Then `violations` checks it, together with all others.
Only when nothing is wrong anywhere, `manifests` derives its values and gives its Kubernetes objects, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from constructs import Construct

from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest, plain
from constructs_lib.validation import formats
from constructs_lib.values.security_context import PodSecurity
from contract.violations import Violations


class PlatformConstruct(Construct):
    """Base of every construct: its id is the name of what it renders, and is used once in an environment."""

    component: str
    """What part it plays in the platform, as the label `app.kubernetes.io/component` says."""
    tier: ClassVar[str] = ""
    """Where drawings put it, if it runs Pods: with the "services" or with the "data"."""
    produces: str = ""
    """The name of the Secret that comes to be in the cluster because of it."""

    def __init__(self, scope: PlatformChart | PlatformConstruct, id: str) -> None:
        self.chart: PlatformChart = scope.chart
        self.name = f"{id}"
        self._id: Any = id
        super().__init__(scope, self.chart.register(self, id))

    @property
    def autoscaled(self) -> bool:
        """Whether an autoscaler decides the number of its Pods."""
        return False

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        return "restricted"

    @property
    def labels(self) -> dict[str, str]:
        """The recommended labels, equal on everything that it renders."""
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
        """One of its objects, which has the construct's own name unless it is given another.

        `fields` is a struct of all that it holds beside its metadata. What is in no later `wave` of a sync comes first.
        A kind that is `cluster_wide` has no namespace.
        """
        metadata = self.chart.metadata(
            name or self.name, self.labels, annotations=annotations, cluster_wide=cluster_wide, wave=wave
        )
        return {"apiVersion": api_version, "kind": kind, "metadata": plain(metadata), **plain(fields)}

    def exclusive(self) -> Iterable[Exclusive]:
        """What no other environment of the cluster may have. Nothing, for most."""
        return ()

    def secret_names(self) -> set[str]:
        """The Secrets that must be there before its Pods can start."""
        return set()

    def violations(self) -> Violations:
        """Everything wrong with what the author asked for. Subclasses add to it."""
        yield from formats.name("id", self._id)

    def manifests(self) -> Iterator[Manifest]:
        """Its Kubernetes objects. Asked for only when nothing is wrong."""
        raise NotImplementedError
