"""A message broker, with what it needs beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from constructs_lib.core.chart import PlatformChart
from constructs_lib.network.settings import Settings, as_settings
from constructs_lib.pods.container import Container
from constructs_lib.pods.volumes import Scratch
from constructs_lib.problems import Fault, Faults
from constructs_lib.single_server import SingleServer
from constructs_lib.validation import checks, formats
from constructs_lib.values.probes import HttpProbe, TcpProbe
from constructs_lib.values.values import (
    RunAs,
    Size,
)
from contract import quantity

# The Confluent images write their settings into their own file system at each start.
_CONFLUENT = RunAs(user=1000, volume_group=1000, read_only=False)


@dataclass(frozen=True, kw_only=True)
class JvmServer:
    """How to run one server of the Confluent images.

    `heap` is the size of the Java heap in MiB; the rest of the memory limit is for everything else that a JVM keeps.
    Each data folder may grow to `scratch`, a quantity, and goes with the Pod.
    """

    image: str
    size: Size
    heap: int
    scratch: str

    def faults(self) -> Faults:
        """An image without version, a size with faults, a heap that does not fit below the memory limit: the kernel
        would kill the container.
        """
        yield from formats.image("image", self.image)
        yield from formats.amount("scratch", self.scratch)
        wrong = [*checks.whole("heap", self.heap, least=1, unit="MiB"), *checks.value("size", self.size, Size)]
        yield from wrong
        if not wrong and self.heap * 2**20 >= quantity.parse(self.size.memory_limit):
            limit = self.size.memory_limit
            yield Fault("heap", f"{self.heap}", f"less than the memory limit, {limit}", "lower it, or raise the limit")

    def container(
        self,
        *,
        port: int,
        port_name: str,
        environment: Mapping[str, str],
        folders: tuple[str, ...],
        delay: int,
    ) -> Container:
        """The container of this server; `delay` is how many seconds it may take to open its port."""
        heap = {"KAFKA_HEAP_OPTS": f"-Xms{self.heap}M -Xmx{self.heap}M"}
        return Container(
            image=self.image,
            size=self.size,
            port=port,
            port_name=port_name,
            environment={**environment, **heap},
            liveness=TcpProbe(delay=delay, period=10, timeout=5),
            readiness=TcpProbe(delay=5, period=10, timeout=3),
            run_as=_CONFLUENT,
            mounts=tuple(Scratch(path=folder, size=self.scratch) for folder in folders),
            grace=60,
        )


@dataclass(frozen=True, kw_only=True)
class KafkaUi:
    """The web page that shows what the broker holds. It has no login: reach it by port-forward, never by an Ingress."""

    image: str
    size: Size

    def faults(self) -> Faults:
        """An image without version; a size with faults."""
        yield from formats.image("image", self.image)
        yield from checks.value("size", self.size, Size)


# They stand in for those with faults.
_NO_SIZE = Size(cpu="1", memory="1Gi", cpu_limit="1", memory_limit="1Gi")
_NO_SERVER = JvmServer(image="none:none", size=_NO_SIZE, heap=1, scratch="1Gi")
_NO_UI = KafkaUi(image="none:none", size=_NO_SIZE)


class KafkaStack(SingleServer):
    """Renders one Kafka broker, named after the id; a ZooKeeper; and, where `ui` is given, Kafka UI, named `<id>-ui`.

    Each is a Deployment of one Pod with a Service and a ServiceAccount. Topics are created on first use. After
    ZooKeeper alone was replaced, the broker may refuse its stored cluster id until its own Pod is replaced too.
    https://docs.confluent.io/platform/7.4/installation/docker/config-reference.html
    """

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        *,
        broker: JvmServer,
        zookeeper: JvmServer,
        ui: KafkaUi | None = None,
    ) -> None:
        self._servers = {"broker": broker, "zookeeper": zookeeper}
        self._ui = ui
        self.bootstrap = f"{scope.service_name(f'{id}')}:9092"
        container = checks.sound(broker, _NO_SERVER).container(
            port=9092,
            port_name="kafka",
            environment={
                "KAFKA_BROKER_ID": "1",
                "KAFKA_ZOOKEEPER_CONNECT": f"{scope.service_name('zookeeper')}:2181",
                "KAFKA_ADVERTISED_LISTENERS": f"PLAINTEXT://{self.bootstrap}",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
                "KAFKA_AUTO_CREATE_TOPICS_ENABLE": "true",
            },
            folders=("/var/lib/kafka/data",),
            delay=60,
        )
        super().__init__(scope, id, component="broker", container=container)
        self.zookeeper = self._add_zookeeper(checks.sound(zookeeper, _NO_SERVER))
        # The broker's controller calls the address that the broker advertises: itself.
        self.connect(self.zookeeper, self)
        if ui is not None:
            self._add_ui(checks.sound(ui, _NO_UI)).connect(self)

    def settings(self, prefix: str) -> Settings:
        """What a client needs: `<prefix>_BOOTSTRAP_SERVERS`."""
        return as_settings(prefix, self, {"BOOTSTRAP_SERVERS": self.bootstrap})

    def faults(self) -> Faults:
        """As `Workload`; a server or UI with faults."""
        yield from super().faults()
        for field, server in self._servers.items():
            yield from checks.value(field, server, JvmServer)
        if self._ui is not None:
            yield from checks.value("ui", self._ui, KafkaUi)

    def _add_zookeeper(self, server: JvmServer) -> SingleServer:
        container = server.container(
            port=2181,
            port_name="client",
            environment={"ZOOKEEPER_CLIENT_PORT": "2181"},
            folders=("/var/lib/zookeeper/data", "/var/lib/zookeeper/log"),
            delay=30,
        )
        return SingleServer(self, "zookeeper", component="coordination", container=container)

    def _add_ui(self, ui: KafkaUi) -> SingleServer:
        container = Container(
            image=ui.image,
            size=ui.size,
            port=8080,
            environment={
                "KAFKA_CLUSTERS_0_NAME": self.chart.platform,
                "KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS": self.bootstrap,
            },
            liveness=HttpProbe(path="/actuator/health", delay=60, period=15, timeout=5),
            readiness=HttpProbe(path="/actuator/health", delay=20, period=10, timeout=5),
            run_as=RunAs(read_only=False),
        )
        name = f"{self.name}-ui"
        return SingleServer(self, name, component="ui", container=container, rolling=True)
