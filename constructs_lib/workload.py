"""What every workload has: a Pod, a service account, connections, and usually a Service."""

import json
from collections.abc import Mapping

from cdk8s_plus_27 import k8s

from constructs_lib import checks, forms
from constructs_lib.chart import Connection, PlatformChart, PlatformConstruct
from constructs_lib.pod import Container, config_checksums, pod_spec
from constructs_lib.problems import Fault, Faults
from constructs_lib.typed import number
from constructs_lib.values import Internet, PodSecurity, SecretKey
from delivery import declarations


class Workload(PlatformConstruct):
    """Base of everything that runs Pods. Its Pods carry the one label that selects them, `app: <id>`.

    That label is frozen: Kubernetes never lets a selector change, so it depends on the id alone.
    """

    def __init__(
        self,
        scope: PlatformChart | PlatformConstruct,
        id: str,
        *,
        component: str,
        container: Container,
        annotations: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.component = component
        self.container = container
        self.selector = {"app": self.name}
        self._annotations = dict(annotations or {})

    @property
    def host(self) -> str:
        """The name of its Service, which clients in the namespace resolve."""
        return self.chart.service_name(self.name)

    @property
    def port(self) -> int:
        """The port of its Service. To ask for it where there is none is a problem."""
        if self.container.port is None:
            self.chart.note(self.name, Fault("port", "None", "a port", "name the port, or do not ask for its address"))
        return self.container.port or 0

    @property
    def url(self) -> str:
        """Where clients in the namespace reach it over HTTP."""
        return f"http://{self.host}:{self.port}"

    def settings(self, prefix: str) -> dict[str, str]:
        """What a client needs to reach it, as settings: `<prefix>_HOST` and `<prefix>_PORT`."""
        return {f"{prefix}_HOST": self.host, f"{prefix}_PORT": str(self.port)}

    def connect(self, *servers: "Workload | Internet") -> None:
        """State that this workload opens connections to the servers."""
        for server in servers:
            if isinstance(server, Internet):
                for fault in server.faults():
                    self.chart.note(self.name, fault.inside("connect"))
                self.chart.connections.append(Connection(self.name, server.host, server.port))
            elif isinstance(server, Workload) and server.container.port is not None:
                self.chart.connections.append(Connection(self.name, server.name, server.port))
            else:
                given = server.name if isinstance(server, PlatformConstruct) else repr(server)
                fault = Fault("connect", given, "something with a port", "connect to a service, or Internet(...)")
                self.chart.note(self.name, fault)

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        return self.container.run_as.pod_security

    def faults(self) -> Faults:
        """As `PlatformConstruct`; a component that is no label; everything wrong with the container."""
        yield from checks.first(super().faults(), self._service_name_faults())
        yield from forms.label_value("component", self.component)
        yield from self.container.faults()

    def _service_name_faults(self) -> Faults:
        if self.container.port is not None:
            yield from forms.name("service name", self.host, service=True)

    def emit_service_account(self) -> None:
        """An identity of its own, whose token no Pod mounts."""
        k8s.KubeServiceAccount(
            self, "service-account", metadata=self.metadata("ServiceAccount"), automount_service_account_token=False
        )

    def emit_service(
        self,
        *,
        type: str = "ClusterIP",
        cluster_ip: str | None = None,
        annotations: Mapping[str, str] | None = None,
        source_ranges: tuple[str, ...] = (),
    ) -> None:
        """The Service in front of the Pods, on the container's own port."""
        port = k8s.ServicePort(
            name=self.container.port_name, port=self.port, target_port=number(self.port), protocol="TCP"
        )
        k8s.KubeService(
            self,
            "service",
            metadata=self.metadata("Service", self.host, annotations=annotations),
            spec=k8s.ServiceSpec(
                type=type,
                cluster_ip=cluster_ip,
                load_balancer_source_ranges=list(source_ranges) or None,
                selector=self.selector,
                ports=[port],
            ),
        )

    def emit_deployment(self, *, replicas: int = 1, rolling: bool, spread: tuple[str, ...] = ()) -> None:
        """A Deployment of its Pods: rolling without losing one, or stopping the old Pod before the new one starts.

        https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
        """
        one_more = k8s.RollingUpdateDeployment(max_surge=number(1), max_unavailable=number(0))
        k8s.KubeDeployment(
            self,
            "deployment",
            metadata=self.metadata("Deployment", annotations=self.object_annotations()),
            spec=k8s.DeploymentSpec(
                replicas=replicas,
                selector=k8s.LabelSelector(match_labels=self.selector),
                strategy=k8s.DeploymentStrategy(
                    type="RollingUpdate" if rolling else "Recreate",
                    rolling_update=one_more if rolling else None,
                ),
                template=self.pod_template(spread=spread),
            ),
        )

    def pod_template(
        self, *, restart_policy: str | None = None, checksums: bool = True, spread: tuple[str, ...] = ()
    ) -> k8s.PodTemplateSpec:
        """The Pod template; `spread` names topology keys over which Pods are spread where that is possible."""
        annotations = {**self._annotations, **(config_checksums(self.container) if checksums else {})}
        return k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(
                labels={**self.labels, **self.selector},
                annotations=annotations or None,
            ),
            spec=pod_spec(
                self.name,
                self.container,
                restart_policy=restart_policy,
                spread=[self._spread_over(topology_key) for topology_key in spread],
            ),
        )

    def _spread_over(self, topology_key: str) -> k8s.TopologySpreadConstraint:
        return k8s.TopologySpreadConstraint(
            max_skew=1,
            topology_key=topology_key,
            when_unsatisfiable="ScheduleAnyway",
            label_selector=k8s.LabelSelector(match_labels=self.selector),
        )

    def object_annotations(self) -> dict[str, str]:
        """Annotations of the workload itself: which of its secret keys must hold what another one holds."""
        shared = {
            f"{value.name}/{value.key}": f"{value.same_as.name}/{value.same_as.key}"
            for value in self.container.environment.values()
            if isinstance(value, SecretKey) and value.same_as
        }
        return {declarations.SHARED_SECRETS: json.dumps(shared)} if shared else {}


class SingleServer(Workload):
    """Renders one Pod that a Deployment keeps running, its Service and its ServiceAccount.

    The old Pod stops before the new one starts, because the two would claim one identity; `rolling` says that they may
    overlap.
    """

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
