"""A Kafka broker with ZooKeeper and, optionally, Kafka UI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.service import Service
from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.pods.container import Container
from constructs_lib.pods.volumes import EmptyDir
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import HttpProbe, TcpProbe
from constructs_lib.values.resources import Resources
from constructs_lib.values.rollout import Recreate, RollingUpdate
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.workload import Part, Workload
from contract import quantity
from contract.violations import Violation, Violations

BROKER_PORT, CLIENT_PORT, UI_PORT = Port("kafka", 9092), Port("client", 2181), Port("http", 8080)

# The Confluent images write their settings into their own file system at each start.
_CONFLUENT = SecurityContext(user=1000, volume_group=1000, read_only=False)


@dataclass(frozen=True, kw_only=True)
class JvmServer:
    """How to run one server of the Confluent images.

    `heap` is the size of the Java heap in MiB; the rest of the memory limit is for other memory of the JVM.
    Each data folder is an emptyDir with the size limit `data`, a quantity: it is deleted with the Pod.
    """

    image: str
    resources: Resources
    heap: int
    data: str

    def violations(self) -> Violations:
        """An image without a version; invalid resources or data size; a heap that is not below the memory limit: the
        kernel would kill the container.
        """
        yield from formats.image("image", self.image)
        yield from formats.amount("data", self.data)
        resources = checks.value("resources", self.resources, Resources)
        wrong = [*checks.whole("heap", self.heap, least=1, unit="MiB"), *resources]
        yield from wrong
        if not wrong and self.heap * 2**20 >= quantity.parse(self.resources.memory_limit):
            allowed = f"less than the memory limit, {self.resources.memory_limit}"
            yield Violation("heap", f"{self.heap}", allowed, "lower it, or raise the limit")

    def container(
        self,
        *,
        port: Port,
        environment: Mapping[str, str],
        folders: tuple[str, ...],
        delay: int,
    ) -> Container:
        """The container of this server; `delay` is how many seconds it may take to open its port."""
        heap = {"KAFKA_HEAP_OPTS": f"-Xms{self.heap}M -Xmx{self.heap}M"}
        return Container(
            image=self.image,
            resources=self.resources,
            ports=(port,),
            environment={**environment, **heap},
            liveness=TcpProbe(delay=delay, period=10, timeout=5),
            readiness=TcpProbe(delay=5, period=10, timeout=3),
            security_context=_CONFLUENT,
            mounts=tuple(EmptyDir(path=folder, size=self.data) for folder in folders),
            grace=60,
        )


@dataclass(frozen=True, kw_only=True)
class KafkaUi:
    """Kafka UI, a web page that shows topics and messages. It has no login: use port-forward, not an Ingress."""

    image: str
    resources: Resources

    def violations(self) -> Violations:
        """An image without a version; invalid resources."""
        yield from formats.image("image", self.image)
        yield from checks.value("resources", self.resources, Resources)


class KafkaStack(Workload):
    """Renders one Kafka broker, named after the id; a ZooKeeper; and, where `ui` is given, Kafka UI, named `<id>-ui`.

    Each is a Deployment of one Pod with a Service and a ServiceAccount. Topics are created on first use. After
    ZooKeeper alone was replaced, the broker may refuse its stored cluster id until its own Pod is replaced too.
    https://docs.confluent.io/platform/7.4/installation/docker/config-reference.html
    """

    tier = "data"

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        broker: JvmServer,
        zookeeper: JvmServer,
        ui: KafkaUi | None = None,
    ) -> None:
        super().__init__(scope, id, component="broker")
        self._broker = broker
        self._ui = ui
        self.zookeeper = _ZooKeeper(self, "zookeeper", zookeeper)
        # The broker's controller calls the address that the broker advertises: itself.
        self.connect(self.zookeeper, self)
        if ui is not None:
            _UserInterface(self, f"{id}-ui", ui, self.bootstrap).connect(self)

    @property
    def bootstrap(self) -> str:
        """The bootstrap address of clients, `host:port`."""
        return f"{self.host}:{BROKER_PORT.number}"

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """BOOTSTRAP_SERVERS."""
        return {"BOOTSTRAP_SERVERS": f"{self.host_in(namespace)}:{BROKER_PORT.number}"}

    @cached_property
    def container(self) -> Container:
        """The broker."""
        return self._broker.container(
            port=BROKER_PORT,
            environment={
                "KAFKA_BROKER_ID": "1",
                "KAFKA_ZOOKEEPER_CONNECT": f"{self.zookeeper.host}:{CLIENT_PORT.number}",
                "KAFKA_ADVERTISED_LISTENERS": f"PLAINTEXT://{self.bootstrap}",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
                # The defaults, 3 and 2, would let no transaction begin on one broker.
                "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR": "1",
                "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR": "1",
                "KAFKA_AUTO_CREATE_TOPICS_ENABLE": "true",
            },
            folders=("/var/lib/kafka/data",),
            delay=60,
        )

    def _given_ports(self) -> tuple[Port, ...]:
        return (BROKER_PORT,)

    def argument_violations(self) -> Violations:
        """An invalid broker."""
        yield from checks.value("broker", self._broker, JvmServer)

    def violations(self) -> Violations:
        """As `Workload`; an invalid ZooKeeper or Kafka UI."""
        yield from super().violations()
        yield from checks.value("zookeeper", self.zookeeper.server, JvmServer)
        if self._ui is not None:
            yield from checks.value("ui", self._ui, KafkaUi)

    def parts(self) -> Sequence[Part]:
        """Its Deployment and Service. Two brokers must not have the same id, so the old Pod stops first."""
        return [Service(), Deployment(rollout=Recreate())]


class _ZooKeeper(Workload):
    """The ZooKeeper of one broker."""

    tier = "data"

    def __init__(self, scope: PlatformConstruct, id: str, server: JvmServer) -> None:
        super().__init__(scope, id, component="coordination")
        self.server = server

    @cached_property
    def container(self) -> Container:
        """The server."""
        return self.server.container(
            port=CLIENT_PORT,
            environment={"ZOOKEEPER_CLIENT_PORT": f"{CLIENT_PORT.number}"},
            folders=("/var/lib/zookeeper/data", "/var/lib/zookeeper/log"),
            delay=30,
        )

    def _given_ports(self) -> tuple[Port, ...]:
        return (CLIENT_PORT,)

    def violations(self) -> Violations:
        """As `Workload`, if the server is valid. Otherwise KafkaStack reports it."""
        if not list(checks.value("zookeeper", self.server, JvmServer)):
            yield from super().violations()

    def parts(self) -> Sequence[Part]:
        """Its Deployment and Service."""
        return [Service(), Deployment(rollout=Recreate())]


class _UserInterface(Workload):
    """Kafka UI."""

    tier = "data"

    def __init__(self, scope: PlatformConstruct, id: str, ui: KafkaUi, bootstrap: str) -> None:
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
