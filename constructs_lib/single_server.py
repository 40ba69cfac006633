"""A server of which there is one."""

from constructs_lib.core.chart import PlatformChart, PlatformConstruct
from constructs_lib.pods.container import Container
from constructs_lib.workload import Workload


class SingleServer(Workload):
    """Renders one Pod that a Deployment keeps running, its Service and its ServiceAccount.

    The old Pod stops before the new one starts, because the two would claim one identity; `rolling` says that they may
    overlap.
    """

    tier = "data"

    def __init__(
        self,
        scope: PlatformChart | PlatformConstruct,
        id: str,
        *,
        component: str,
        container: Container,
        rolling: bool = False,
    ) -> None:
        super().__init__(scope, id, component=component, container=container)
        self._rolling = rolling

    def emit(self) -> None:
        """Create the objects."""
        self.emit_service_account()
        self.emit_service()
        self.emit_deployment(rolling=self._rolling)
