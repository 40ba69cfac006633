"""Kafka UI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.service import Service
from constructs_lib.core.construct import Scope
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import HttpProbe
from constructs_lib.values.resources import Resources
from constructs_lib.values.rollout import RollingUpdate
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.values.value import Value
from constructs_lib.workload import Part, Workload
from contract.violations import Violations

UI_PORT = Port("http", 8080)


@dataclass(frozen=True, kw_only=True)
class KafkaUi(Value):
    """Kafka UI, a web page that shows topics and messages. It has no login: use port-forward, not an Ingress."""

    image: str
    resources: Resources

    def violations(self) -> Violations:
        """An image without a version; invalid resources."""
        yield from formats.image("image", self.image)
        yield from checks.value("resources", self.resources, Resources)


class UserInterface(Workload):
    """The web page."""

    tier = "data"

    def __init__(self, scope: Scope, id: str, ui: KafkaUi, bootstrap: str) -> None:
        super().__init__(scope, id, component="ui")
        self._ui = ui
        self._bootstrap = bootstrap

    @cached_property
    def container(self) -> Container:
        """The program."""
        return Container(
            image=self._ui.image,
            resources=self._ui.resources,
            ports=(UI_PORT,),
            environment={
                "KAFKA_CLUSTERS_0_NAME": self.chart.platform,
                "KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS": self._bootstrap,
            },
            liveness=HttpProbe(path="/actuator/health", delay=60, period=15, timeout=5),
            readiness=HttpProbe(path="/actuator/health", delay=20, period=10, timeout=5),
            security_context=SecurityContext(read_only=False),
        )

    def _given_ports(self) -> tuple[Port, ...]:
        return (UI_PORT,)

    def violations(self) -> Violations:
        """As `Workload`, if the KafkaUi is valid. Otherwise KafkaStack reports it."""
        if not list(checks.value("ui", self._ui, KafkaUi)):
            yield from super().violations()

    def parts(self) -> Sequence[Part]:
        """Its Deployment and Service. It has no state, so two Pods may overlap."""
        return [Service(), Deployment(rollout=RollingUpdate())]
