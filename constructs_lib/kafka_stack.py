"""Kafka brokers with ZooKeeper and, optionally, Kafka UI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from constructs_lib.controllers.cluster import Cluster, on_different_nodes
from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.service import Service
from constructs_lib.core.construct import Scope
from constructs_lib.kafka.jvm_server import JvmServer, numbered
from constructs_lib.kafka.ui import KafkaUi, UserInterface
from constructs_lib.kafka.zookeeper import CLIENT_PORT, ZooKeeper
from constructs_lib.pods.container import Container
from constructs_lib.pods.variables import VariableValue
from constructs_lib.validation import checks
from constructs_lib.values.field_ref import FieldRef
from constructs_lib.values.members import MOST, Members, sound
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port
from constructs_lib.values.rollout import Recreate
from constructs_lib.values.secrets import SecretKey
from constructs_lib.workload import Part, Workload
from contract.violations import Violation, Violations

BROKER_PORT = Port("kafka", 9092)
FOLDERS = {"/var/lib/kafka/data": "data"}


class KafkaStack(Workload):
    """Renders Kafka brokers, named after the id; their ZooKeeper; and, where `ui` is given, Kafka UI, named `<id>-ui`.

    With emptyDirs for data, the broker and ZooKeeper are a Deployment of one Pod each. After ZooKeeper alone was
    replaced, the broker may refuse its stored cluster id until its own Pod is replaced too. With a Storage for data,
    both are StatefulSets of so many `members`: each broker is advertised by its own name under the headless Service,
    and topics have as many replicas as there are members, at most three. `placement` is that of both. Topics are
    created on first use.
    https://docs.confluent.io/platform/7.4/installation/docker/config-reference.html
    """

    tier = "data"
    has_claims = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        broker: JvmServer,
        zookeeper: JvmServer,
        ui: KafkaUi | None = None,
        members: int = 1,
        placement: Placement | None = None,
    ) -> None:
        self._members = members
        count = sound(members)
        cluster = Members(count=count, parallel=True)
        super().__init__(scope, id, component="broker", placement=on_different_nodes(placement, cluster))
        self._broker = broker
        self._ui = ui
        self._cluster = Cluster(self, cluster)
        self.zookeeper = ZooKeeper(self, "zookeeper", zookeeper, count, placement)
        # The broker's controller calls the address that the broker advertises: itself.
        self.connect(self.zookeeper, self)
        if ui is not None:
            UserInterface(self, f"{id}-ui", ui, self.bootstrap).connect(self)

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
            ports=(BROKER_PORT,),
            environment={**self._address(), **self._replication(), "KAFKA_AUTO_CREATE_TOPICS_ENABLE": "true"},
            folders=FOLDERS,
            delay=60,
            command=numbered("KAFKA_BROKER_ID") if self._broker.keeps_data else (),
        )

    def _address(self) -> dict[str, VariableValue]:
        zookeeper = {"KAFKA_ZOOKEEPER_CONNECT": f"{self.zookeeper.host}:{CLIENT_PORT.number}"}
        if not self._broker.keeps_data:
            return {"KAFKA_BROKER_ID": "1", **zookeeper, "KAFKA_ADVERTISED_LISTENERS": f"PLAINTEXT://{self.bootstrap}"}
        own = f"$(POD_NAME).{self._cluster.governing_service}.{self.namespace}"
        return {
            "POD_NAME": FieldRef(path="metadata.name"),
            **zookeeper,
            "KAFKA_ADVERTISED_LISTENERS": f"PLAINTEXT://{own}:{BROKER_PORT.number}",
        }

    def _replication(self) -> dict[str, str]:
        """How many brokers have each message. The defaults, 3 and 2, would let no transaction begin on one broker."""
        replicas = min(3, self._cluster.members.count)
        in_sync = max(1, replicas - 1)
        internal = {
            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR": f"{replicas}",
            "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR": f"{replicas}",
            "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR": f"{in_sync}",
        }
        if not self._broker.keeps_data:
            return internal
        return {
            **internal,
            "KAFKA_DEFAULT_REPLICATION_FACTOR": f"{replicas}",
            "KAFKA_MIN_INSYNC_REPLICAS": f"{in_sync}",
        }

    def _given_ports(self) -> tuple[Port, ...]:
        return (BROKER_PORT,)

    def argument_violations(self) -> Violations:
        """An invalid broker."""
        yield from checks.value("broker", self._broker, JvmServer)

    def violations(self) -> Violations:
        """As `Workload`; an invalid ZooKeeper or Kafka UI; members without a Storage; no ZooKeeper at all."""
        yield from super().violations()
        if self.zookeeper.server is None:
            fix = "write zookeeper=JvmServer(...), or a StatefulService of your own for Kafka in KRaft mode"
            yield Violation("zookeeper", "None", "a JvmServer: these brokers need ZooKeeper", fix)
        else:
            yield from checks.value("zookeeper", self.zookeeper.server, JvmServer)
        if self._ui is not None:
            yield from checks.value("ui", self._ui, KafkaUi)
        yield from checks.first(
            checks.whole("members", self._members, least=1, most=MOST, unit="brokers"), self._storage_violations()
        )

    def _storage_violations(self) -> Violations:
        for name, server in (("broker", self._broker), ("zookeeper", self.zookeeper.server)):
            if self._members > 1 and isinstance(server, JvmServer) and not server.keeps_data:
                given, allowed = f"{server.data!r} and {self._members} members", "a Storage for several members"
                yield Violation(f"{name}.data", given, allowed, 'write data=Storage(size="10Gi")')

    def parts(self) -> Sequence[Part]:
        """Its controller and Services. Two brokers must not have one id, so the Pod of a Deployment stops first."""
        if self._broker.keeps_data:
            return self._cluster.parts()
        return [Service(), Deployment(rollout=Recreate())]
