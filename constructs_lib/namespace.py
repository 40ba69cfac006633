"""A namespace beside the main one of an environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.construct import PlatformConstruct
from constructs_lib.core.environment import namespace_label_violations
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest
from constructs_lib.core.namespaces import Home, namespace_manifests
from constructs_lib.validation import checks
from constructs_lib.values.secrets import ExistingSecret
from contract.violations import Violation, Violations


class Namespace(PlatformConstruct):
    """Renders a Namespace, named after the id, and the NetworkPolicies of the workloads in it.

    Constructs that are created in it (`Daemon(monitoring, "node-exporter", ...)`) live there. Its Pod Security level is
    what they need. `secrets` must be created outside git before they can run. One that is `existing` is made by
    somebody else: its Namespace is not rendered, and neither are those of every cluster, such as `kube-system`. The
    policies there are about the workloads of this chart alone.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
    """

    component = "namespace"

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        *,
        labels: Mapping[str, str] | None = None,
        secrets: tuple[ExistingSecret, ...] = (),
        existing: bool = False,
    ) -> None:
        super().__init__(scope, id)
        self.namespace = self.name
        self._home = Home(name=self.name, labels={} if labels is None else labels, secrets=secrets, existing=existing)
        self.chart.add_namespace(self._home)

    def exclusive(self) -> Iterable[Exclusive]:
        """Its name in the cluster, if it is rendered, or if workloads of the environment run in it."""
        if self._home.is_rendered or any(each.tier for each in self.chart.constructs_in(self.name)):
            yield Exclusive("namespace", self.name)

    def violations(self) -> Violations:
        """As `PlatformConstruct`; the main namespace of the environment; an invalid label, or one that is set anyway;
        labels of a Namespace that is not rendered.
        """
        yield from super().violations()
        if self.name == self.chart.env.namespace:
            fix = "leave it out: constructs of the chart live there"
            yield Violation("id", f"{self.name!r}, which is the environment's", "another namespace", fix)
        yield from checks.first(checks.mapping("labels", self._home.labels), self._label_violations())
        yield from checks.each("secrets", self._home.secrets, lambda at, given: checks.value(at, given, ExistingSecret))
        yield from checks.flag("existing", self._home.existing)
        workloads = any(each.tier for each in self.chart.constructs_in(self.name))
        if self._home.secrets and not self._home.is_rendered and not workloads:
            fix = "leave them to who makes the namespace"
            yield Violation("secrets", f"Secrets of {self.name}, where no workload reads them", "none", fix)

    def _label_violations(self) -> Violations:
        yield from namespace_label_violations("labels", self._home.labels)
        if self._home.labels and not self._home.is_rendered:
            what = f"labels of {self.name}, which is not rendered"
            yield Violation("labels", what, "none", "leave them to who makes the namespace")

    def manifests(self) -> Iterator[Manifest]:
        """The Namespace and the NetworkPolicies."""
        yield from namespace_manifests(self.chart, self._home)
