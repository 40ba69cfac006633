"""The ZooKeeper of Kafka brokers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from constructs_lib.controllers.cluster import Cluster, on_different_nodes
from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.service import Service
from constructs_lib.core.construct import Scope
from constructs_lib.kafka.jvm_server import JvmServer, numbered
from constructs_lib.pods.container import Container
from constructs_lib.validation import checks
from constructs_lib.values.members import Members
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port
from constructs_lib.values.rollout import Recreate
from constructs_lib.workload import Part, Workload
from contract.violations import Violations

CLIENT_PORT, PEER_PORT, ELECTION_PORT = Port("client", 2181), Port("peer", 2888), Port("election", 3888)
FOLDERS = {"/var/lib/zookeeper/data": "data", "/var/lib/zookeeper/log": "log"}


class ZooKeeper(Workload):
    """A ZooKeeper: a Deployment of one Pod, or a StatefulSet whose members elect a leader.

    https://docs.confluent.io/platform/7.4/installation/docker/config-reference.html#zk-configuration
    """

    tier = "data"
    has_claims = True

    def __init__(self, scope: Scope, id: str, server: Any, count: int, placement: Placement | None) -> None:
        peers = (PEER_PORT.name, ELECTION_PORT.name) if count > 1 else ()
        members = Members(count=count, peers=peers, parallel=True, balanced=False)
        super().__init__(scope, id, component="coordination", placement=on_different_nodes(placement, members))
        self.server = server
        self._cluster = Cluster(self, members)
        if peers:
            self._cluster.connect_peers()

    @cached_property
    def container(self) -> Container:
        """The server."""
        members = self._cluster.members
        environment = {"ZOOKEEPER_CLIENT_PORT": f"{CLIENT_PORT.number}"}
        if members.count > 1:
            peers = f"{PEER_PORT.number}:{ELECTION_PORT.number}"
            environment["ZOOKEEPER_SERVERS"] = ";".join(f"{host}:{peers}" for host in self._cluster.hosts)
        container: Container = self.server.container(
            ports=self._given_ports(),
            environment=environment,
            folders=FOLDERS,
            delay=30,
            command=numbered("ZOOKEEPER_SERVER_ID", first=1) if self.server.keeps_data else (),
        )
        return container

    def _given_ports(self) -> tuple[Port, ...]:
        several = self._cluster.members.count > 1
        return (CLIENT_PORT, PEER_PORT, ELECTION_PORT) if several else (CLIENT_PORT,)

    def violations(self) -> Violations:
        """As `Workload`, if the server is valid. Otherwise KafkaStack reports it."""
        if not list(checks.value("zookeeper", self.server, JvmServer)):
            yield from super().violations()

    def parts(self) -> Sequence[Part]:
        """Its controller and Service."""
        if self.server.keeps_data:
            return self._cluster.parts()
        return [Service(), Deployment(rollout=Recreate())]
