"""A stateless web service: an API, or a frontend."""

from collections.abc import Mapping

from cdk8s_plus_27 import k8s

from constructs_lib.aws.eks import Irsa
from constructs_lib.core.chart import PlatformChart
from constructs_lib.entrypoints.doors import HealthCheck, Nlb
from constructs_lib.network.external_peers import Outsider, PodsOf
from constructs_lib.pods.container import Container, EnvironmentValue, InitContainer
from constructs_lib.pods.volumes import Scratch
from constructs_lib.problems import Fault, Faults
from constructs_lib.shared_config import SharedConfig
from constructs_lib.typed import number
from constructs_lib.validation import checks, formats
from constructs_lib.values.probes import Probe
from constructs_lib.values.values import (
    OutsideSecret,
    PullPolicy,
    RunAs,
    Scale,
    Size,
)
from constructs_lib.workload import Apart, Workload


class ApiService(Workload):
    """Renders a Deployment, a Service and a ServiceAccount; an autoscaler and a disruption budget where they help.

    Required are the image, the port, the size and the scale; all times are seconds. The HorizontalPodAutoscaler comes
    with `scale.maximum`, the PodDisruptionBudget with a second replica. `metrics` is the path that Prometheus scrapes.
    `load_balancer` makes the Service a load balancer of its own. `drain` is how long a Pod still serves after it was
    told to go, which a load balancer needs to forget it. `secrets` are loaded as a whole, and `init` runs before.
    `identity` is what AWS knows its Pods as. `spread` and `apart` keep its Pods away from each other: the one counts
    them in each zone or host, the other weighs how much two in one place are avoided.
    """

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        *,
        image: str,
        port: int,
        size: Size,
        scale: Scale,
        component: str = "api",
        container: str | None = None,
        labels: Mapping[str, str] | None = None,
        environment: Mapping[str, EnvironmentValue] | None = None,
        config: SharedConfig | None = None,
        secrets: tuple[OutsideSecret, ...] = (),
        init: tuple[InitContainer, ...] = (),
        identity: Irsa | None = None,
        liveness: Probe | None = None,
        readiness: Probe | None = None,
        startup: Probe | None = None,
        run_as: RunAs | None = None,
        scratch: tuple[Scratch, ...] = (),
        pull_policy: PullPolicy | None = None,
        metrics: str | None = None,
        drain: int = 0,
        spread: tuple[str, ...] = (),
        apart: Apart | None = None,
        load_balancer: Nlb | None = None,
        health_check: HealthCheck | None = None,
    ) -> None:
        runs = Container(
            image=image,
            name=container,
            secrets=secrets,
            init=init,
            port=port,
            size=size,
            environment={} if environment is None else environment,
            config=config,
            liveness=liveness,
            readiness=readiness,
            startup=startup,
            run_as=RunAs() if run_as is None else run_as,
            mounts=scratch,
            pull_policy=pull_policy,
            drain=drain,
        )
        annotations = scraped(port, metrics) if metrics is not None else None
        super().__init__(
            scope,
            id,
            component=component,
            container=runs,
            annotations=annotations,
            labels=labels,
            identity=identity,
        )
        self.scale = scale
        self._metrics = metrics
        self._spread = spread
        self._apart = {} if apart is None else apart
        self._load_balancer = load_balancer
        self._health_check = health_check
        if isinstance(scale, Scale) and scale.autoscaled:
            self.chart.autoscaled.append(self.name)
        self._open_doors()

    def _open_doors(self) -> None:
        """Let in the load balancer and Prometheus, where they have no faults: those are said elsewhere."""
        if list(checks.port("port", self.container.port)):
            return
        balancer, monitoring = self._load_balancer, self.chart.env.monitoring
        if balancer is not None and not list(checks.value("load_balancer", balancer, Nlb)):
            self.chart.connections.open(balancer.outsider(self.name, self.port), self.name, self.port)
        if self._metrics is not None and monitoring is not None and not list(formats.name("monitoring", monitoring)):
            scraper = Outsider(monitoring, "monitoring", (PodsOf(monitoring),))
            self.chart.connections.open(scraper, self.name, self.port)

    def faults(self) -> Faults:
        """As `Workload`; no port; a scale, path of metrics, spread or load balancer with faults; no way for Kubernetes
        to ask whether it is well.
        """
        yield from super().faults()
        if self.container.port is None:
            yield from checks.port("port", None)
        yield from checks.value("scale", self.scale, Scale)
        if self._metrics is not None:
            yield from formats.path("metrics", self._metrics)
        yield from checks.each("spread", self._spread, formats.label_key)
        yield from checks.first(checks.mapping("apart", self._apart), self._apart_faults())
        if self._load_balancer is not None:
            yield from checks.value("load_balancer", self._load_balancer, Nlb)
        if self._health_check is not None:
            yield from checks.value("health_check", self._health_check, HealthCheck)
        for field in {"liveness", "readiness"} - set(self.container.probes()):
            yield Fault(field, "nothing", "a probe", f'write {field}=HttpProbe(path="/health")')

    def _apart_faults(self) -> Faults:
        for topology_key, weight in self._apart.items():
            yield from formats.label_key("apart", topology_key)
            yield from checks.whole(f"apart {topology_key}", weight, least=1, most=100, unit="a weight")

    def emit(self) -> None:
        """Create the objects."""
        self.emit_service_account()
        replicas = self.scale.replicas if self.scale.counted else None
        self.emit_deployment(replicas=replicas, rolling=True, spread=self._spread, apart=self._apart)
        checked = self._health_check.annotations() if self._health_check else {}
        if self._load_balancer is None:
            self.emit_service(annotations=checked)
        else:
            self.emit_service(
                type="LoadBalancer",
                annotations={**self._load_balancer.annotations(), **checked},
                source_ranges=self._load_balancer.source_ranges,
                wave=self.chart.last_wave,
            )
        if self.scale.maximum is not None:
            self._emit_autoscaler(self.scale.maximum)
        if max(self.scale.replicas, self.scale.fewest) > 1:
            self._emit_disruption_budget()

    def _emit_autoscaler(self, maximum: int) -> None:
        """Scale in slowly: only what was not needed for five minutes goes.

        Memory comes before CPU, the order in which the API server hands metrics back; any other order would look to
        Argo CD like a change that never ends.
        """
        targets = (("memory", self.scale.memory), ("cpu", self.scale.cpu))
        target = k8s.CrossVersionObjectReferenceV2(api_version="apps/v1", kind="Deployment", name=self.name)
        cool_down = k8s.HpaScalingRulesV2(stabilization_window_seconds=300)
        k8s.KubeHorizontalPodAutoscalerV2(
            self,
            "autoscaler",
            metadata=self.metadata("HorizontalPodAutoscaler", f"{self.name}-hpa", wave=self.chart.last_wave),
            spec=k8s.HorizontalPodAutoscalerSpecV2(
                scale_target_ref=target,
                min_replicas=self.scale.minimum,
                max_replicas=maximum,
                metrics=[_utilization(name, percent) for name, percent in targets if percent is not None],
                behavior=k8s.HorizontalPodAutoscalerBehaviorV2(scale_down=cool_down),
            ),
        )

    def _emit_disruption_budget(self) -> None:
        """At most one Pod is taken at a time, or so many stay as the scale says: fewer than there always are, because
        else no node could be drained. https://kubernetes.io/docs/tasks/run-application/configure-pdb/
        """
        available = self.scale.available
        k8s.KubePodDisruptionBudget(
            self,
            "disruption-budget",
            metadata=self.metadata("PodDisruptionBudget", self.chart.budget_name(self.name)),
            spec=k8s.PodDisruptionBudgetSpec(
                max_unavailable=number(1) if available is None else None,
                min_available=None if available is None else number(available),
                unhealthy_pod_eviction_policy="AlwaysAllow",
                selector=k8s.LabelSelector(match_labels=self.selector),
            ),
        )


def scraped(port: int, path: str) -> dict[str, str]:
    """The annotations by which Prometheus finds a Pod."""
    return {"prometheus.io/scrape": "true", "prometheus.io/port": str(port), "prometheus.io/path": path}


def _utilization(resource: str, percent: int) -> k8s.MetricSpecV2:
    target = k8s.MetricTargetV2(type="Utilization", average_utilization=percent)
    return k8s.MetricSpecV2(type="Resource", resource=k8s.ResourceMetricSourceV2(name=resource, target=target))
