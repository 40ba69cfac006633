"""What every workload has: a Pod, a service account, connections, and usually a Service."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cdk8s_plus_27 import k8s

from constructs_lib.aws.eks import Irsa
from constructs_lib.core.app import Exclusive
from constructs_lib.core.chart import PlatformChart, PlatformConstruct
from constructs_lib.network.connections import Party
from constructs_lib.network.external_peers import Internet, Managed
from constructs_lib.network.settings import Settings, as_settings, collisions
from constructs_lib.pods.container import Container
from constructs_lib.pods.pod import config_checksums, pod_spec
from constructs_lib.problems import Fault, Faults
from constructs_lib.typed import number
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    PodSecurity,
    SecretKey,
)
from contract import declarations

Apart = Mapping[str, int]
"""How much two Pods avoid each other: a weight for each topology key."""


class Workload(PlatformConstruct):
    """Base of everything that runs Pods. Its Pods carry the one label that selects them, `app: <id>`.

    That label is frozen: Kubernetes never lets a selector change, so it depends on the id alone.
    """

    tier = "services"

    def __init__(
        self,
        scope: PlatformChart | PlatformConstruct,
        id: str,
        *,
        component: str,
        container: Container,
        annotations: Mapping[str, str] | None = None,
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.component = component
        self._labels = {} if labels is None else labels
        self._identity = identity
        self.container = container
        self.selector = {"app": self.name}
        self._annotations = dict(annotations or {})
        self._settings: list[Settings] = []

    @property
    def labels(self) -> dict[str, str]:
        """The recommended labels, and those that the author adds."""
        return {**super().labels, **self._labels}

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

    def settings(self, prefix: str) -> Settings:
        """What a client needs to reach it: `<prefix>_HOST` and `<prefix>_PORT`."""
        return as_settings(prefix, self, {"HOST": self.host, "PORT": f"{self.port}"})

    def connect(
        self, *servers: "Workload | Internet | Managed | Settings", because: str = "", waits: bool = True
    ) -> None:
        """State that this workload opens connections to the servers: the one line that opens a path.

        From it come both sides' NetworkPolicies, the sync wave, and the arrow in the drawing. Given the `settings` of a
        server, it also sets those variables that the configuration of this workload does not hold. `because` is the
        reason where no variable of this workload names the server; a review asks for one. `waits=False` says that this
        workload starts without the servers.
        """
        reason = () if because == "" else checks.word("because", because)
        for fault in [*reason, *checks.flag("waits", waits)]:
            self.chart.note(self.name, fault.inside("connect"))
        for server in servers:
            if isinstance(server, Settings):
                self._take(server)
            for name, port in self._reachable("connect", server):
                self.chart.connections.open(self.name, name, port, because=f"{because}", waits=waits is not False)

    def never_calls(self, *servers: "Workload | Internet | Managed", because: str) -> None:
        """State that this workload does not call servers that its configuration names, and why: others share it."""
        for fault in checks.word("because", because):
            self.chart.note(self.name, fault.inside("never_calls"))
        for server in servers:
            for name, _ in self._reachable("never_calls", server):
                self.chart.connections.rule_out(self.name, name, f"{because}")

    def _reachable(self, field: str, server: Any) -> Iterable[tuple[Party, int]]:
        """The party that a server is, and its port, if it is one."""
        server = server.server if isinstance(server, Settings) else server
        if isinstance(server, Internet | Managed):
            wrong = list(server.faults())
            for fault in wrong:
                self.chart.note(self.name, fault.inside(field))
            if not wrong:
                yield server.outsider, server.port
        elif isinstance(server, Workload) and server.container.port is not None:
            yield server.name, server.port
        else:
            given = server.name if isinstance(server, PlatformConstruct) else repr(server)
            fault = Fault(field, given, "something with a port", "name a service, its settings, or Internet(...)")
            self.chart.note(self.name, fault)

    def _take(self, settings: Settings) -> None:
        """Remember settings for the container. Two servers under one prefix would hide one of the two."""
        for fault in [*settings.faults(), *collisions(settings, self._settings)]:
            self.chart.note(self.name, fault.inside("connect"))
        self._settings.append(settings)

    @property
    def configured(self) -> Container:
        """The container with the variables of its settings, before its own, which may refer to them."""
        held = self.container.held()
        given = {
            name: value for settings in self._settings for name, value in settings.values.items() if name not in held
        }
        if not given or list(checks.mapping("environment", self.container.environment)):
            return self.container
        return replace(self.container, environment={**given, **self.container.environment})

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        return self.container.run_as.pod_security

    def faults(self) -> Faults:
        """As `PlatformConstruct`; a component that is no label; everything wrong with the container."""
        yield from checks.first(super().faults(), self._service_name_faults())
        yield from formats.label_value("component", self.component)
        yield from checks.first(checks.mapping("labels", self._labels), self._label_faults())
        if self._identity is not None:
            yield from checks.value("identity", self._identity, Irsa)
        yield from self.configured.faults()

    def _label_faults(self) -> Faults:
        for key, value in self._labels.items():
            yield from formats.label_key(f"labels {key}", key)
            yield from formats.label_value(f"labels {key}", value)
            if key in super().labels or self.selector.get(key, value) != value:
                yield Fault(f"labels {key}", repr(key), "a label of your own", "leave it out: it is written anyway")

    def _service_name_faults(self) -> Faults:
        if self.container.port is not None:
            yield from formats.name("service name", self.host, service=True)

    def exclusive(self) -> Iterable[Exclusive]:
        """Its role of AWS: one that two environments share would trust the one that was set up last."""
        if isinstance(self._identity, Irsa) and not list(self._identity.faults()):
            arn = self._identity.cluster.role_arn(self._identity.role)
            yield Exclusive("identity.role", arn, everywhere=True)

    def secret_names(self) -> set[str]:
        """The Secrets that must be there before its Pods can start."""
        return self.configured.secret_names()

    @property
    def service_account(self) -> str:
        """The name of its identity in the cluster: its own, or the one that AWS knows."""
        return self.name if self._identity is None else self._identity.account

    def emit_service_account(self) -> None:
        """An identity of its own, whose token no Pod mounts."""
        annotations = {} if self._identity is None else self._identity.annotations()
        k8s.KubeServiceAccount(
            self,
            "service-account",
            metadata=self.metadata("ServiceAccount", self.service_account, annotations=annotations),
            automount_service_account_token=False,
        )

    def emit_service(
        self,
        *,
        type: str = "ClusterIP",
        cluster_ip: str | None = None,
        annotations: Mapping[str, str] | None = None,
        source_ranges: tuple[str, ...] = (),
        wave: int = 0,
    ) -> None:
        """The Service in front of the Pods, on the container's own port. Without a wave it is there before the Pods."""
        port = k8s.ServicePort(
            name=self.container.port_name, port=self.port, target_port=number(self.port), protocol="TCP"
        )
        k8s.KubeService(
            self,
            "service",
            metadata=self.metadata("Service", self.host, annotations=annotations, wave=wave),
            spec=k8s.ServiceSpec(
                type=type,
                cluster_ip=cluster_ip,
                load_balancer_source_ranges=list(source_ranges) or None,
                selector=self.selector,
                ports=[port],
            ),
        )

    def emit_deployment(
        self, *, replicas: int | None = 1, rolling: bool, spread: tuple[str, ...] = (), apart: Apart | None = None
    ) -> None:
        """A Deployment of its Pods: rolling without losing one, or stopping the old Pod before the new one starts.

        https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
        """
        one_more = k8s.RollingUpdateDeployment(max_surge=number(1), max_unavailable=number(0))
        k8s.KubeDeployment(
            self,
            "deployment",
            metadata=self.metadata("Deployment", annotations=self.object_annotations(), wave=self.wave),
            spec=k8s.DeploymentSpec(
                replicas=replicas,
                selector=k8s.LabelSelector(match_labels=self.selector),
                strategy=k8s.DeploymentStrategy(
                    type="RollingUpdate" if rolling else "Recreate",
                    rolling_update=one_more if rolling else None,
                ),
                template=self.pod_template(spread=spread, apart=apart),
            ),
        )

    def pod_template(
        self,
        *,
        restart_policy: str | None = None,
        checksums: bool = True,
        spread: tuple[str, ...] = (),
        apart: Apart | None = None,
    ) -> k8s.PodTemplateSpec:
        """The Pod template; `spread` names topology keys over which Pods are spread where that is possible, and `apart`
        those where two Pods avoid each other, with a weight from 1 to 100.
        """
        container = self.configured
        annotations = {**self._annotations, **(config_checksums(container) if checksums else {})}
        return k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(
                labels={**self.labels, **self.selector},
                annotations=annotations or None,
            ),
            spec=pod_spec(
                self.name,
                container,
                service_account=self.service_account,
                restart_policy=restart_policy,
                spread=[self._spread_over(topology_key) for topology_key in spread],
                affinity=self._away_from_each_other(apart) if apart else None,
            ),
        )

    def _away_from_each_other(self, apart: Apart) -> k8s.Affinity:
        """https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity"""
        own = k8s.LabelSelectorRequirement(key="app", operator="In", values=[self.name])
        selector = k8s.LabelSelector(match_expressions=[own])
        terms = [
            k8s.WeightedPodAffinityTerm(
                weight=weight,
                pod_affinity_term=k8s.PodAffinityTerm(topology_key=topology_key, label_selector=selector),
            )
            for topology_key, weight in apart.items()
        ]
        avoid = k8s.PodAntiAffinity(preferred_during_scheduling_ignored_during_execution=terms)
        return k8s.Affinity(pod_anti_affinity=avoid)

    def _spread_over(self, topology_key: str) -> k8s.TopologySpreadConstraint:
        return k8s.TopologySpreadConstraint(
            max_skew=1,
            topology_key=topology_key,
            when_unsatisfiable="ScheduleAnyway",
            label_selector=k8s.LabelSelector(match_labels=self.selector),
        )

    @property
    def wave(self) -> int:
        """The sync wave in which its Pods start."""
        return self.chart.wave_of(self.name)

    def object_annotations(self) -> dict[str, str]:
        """Annotations of the workload itself: which of its secret keys must hold what another one holds."""
        shared = {
            f"{value.name}/{value.key}": f"{value.same_as.name}/{value.same_as.key}"
            for container in (self.configured, *self.configured.before())
            for value in container.environment.values()
            if isinstance(value, SecretKey) and value.same_as
        }
        return {declarations.SHARED_SECRETS: json.dumps(shared)} if shared else {}
