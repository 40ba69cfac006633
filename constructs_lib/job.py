"""A program that runs once for each version, such as a migration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers import job as controller
from constructs_lib.core.construct import Scope
from constructs_lib.pods.container import Container
from constructs_lib.program import Program
from constructs_lib.validation import checks
from constructs_lib.values.placement import Placement
from constructs_lib.workload import Part
from contract.violations import Violations


class Job(Program):
    """Renders a Job and a ServiceAccount. It runs again when its image, command or configuration changes.

    Argo CD would run it again at each sync that applies it, also of another change: so the Application of the
    environment applies only what differs.

    `deadline` is how many seconds it may take, all attempts together; `retries`, how often a failed run is repeated.
    Others wait for its end with `service.after(job)`.
    https://kubernetes.io/docs/concepts/workloads/controllers/job/
    """

    listens = False
    recreated = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        container: Container,
        *,
        deadline: int,
        retries: int = 2,
        component: str = "batch",
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
    ) -> None:
        super().__init__(
            scope, id, container, component=component, labels=labels, identity=identity, placement=placement
        )
        self._deadline = deadline
        self._retries = retries

    def violations(self) -> Violations:
        """As `Program`; a deadline below one second; a negative number of retries."""
        yield from super().violations()
        yield from checks.whole("deadline", self._deadline, least=1, unit="seconds")
        yield from checks.whole("retries", self._retries, least=0, unit="retries")

    def parts(self) -> Sequence[Part]:
        """Its Job."""
        return [controller.Job(deadline=self._deadline, retries=self._retries)]
