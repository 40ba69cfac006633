"""What every environment of every platform has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from constructs_lib import checks
from constructs_lib.problems import Faults


@dataclass(frozen=True, kw_only=True)
class ArgoCd:
    """How Argo CD delivers one environment: the Application, the repository it reads, the cluster it writes to."""

    application: str
    repository: str
    server: str = "https://kubernetes.default.svc"
    revision: str = "main"
    project: str = "default"

    def faults(self) -> Faults:
        """A name that Kubernetes refuses."""
        yield from checks.name("application", self.application)


@dataclass(frozen=True, kw_only=True)
class Environment:
    """One environment. A platform adds what differs between its own environments as fields of a subclass.

    `folder` is the folder in dist/; `registry` is where the platform's own images come from; `namespace_labels` are
    added to the Namespace, for example for a load balancer controller.
    """

    name: str
    folder: str
    namespace: str
    registry: str
    argocd: ArgoCd
    namespace_labels: Mapping[str, str] = field(default_factory=dict)

    def faults(self) -> Faults:
        """A name, folder or namespace that Kubernetes or the file system would refuse."""
        yield from checks.name("name", self.name)
        yield from checks.name("folder", self.folder)
        yield from checks.name("namespace", self.namespace)
        yield from checks.value("argocd", self.argocd, ArgoCd)
