"""RabbitMQ: one server, or a cluster."""

from __future__ import annotations

import re
from collections.abc import Mapping

from constructs_lib.core.construct import Scope
from constructs_lib.core.images import OwnImage
from constructs_lib.pods.container import Container
from constructs_lib.pods.files import ConfigFile
from constructs_lib.pods.variables import VariableValue
from constructs_lib.pods.volumes import Claim
from constructs_lib.shared_config import SharedConfig
from constructs_lib.stateful_service import StatefulService
from constructs_lib.validation import checks
from constructs_lib.values.field_ref import FieldRef
from constructs_lib.values.members import MOST, Members, sound
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import ExecProbe
from constructs_lib.values.resources import Resources
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.values.storage import Storage
from contract import quantity
from contract.violations import Violation, Violations

CLIENT_PORTS = (Port("amqp", 5672), Port("management", 15672), Port("metrics", 15692))
PEER_PORTS = (Port("epmd", 4369), Port("distribution", 25672))
DIAGNOSE = ("rabbitmq-diagnostics", "--quiet")
SETTINGS = "20-platform.conf"
_WATERMARK = re.compile(r"([1-9][0-9]{0,9})(MiB|GiB)")


class RabbitMq(StatefulService):
    """Renders what a StatefulService does, and the ConfigMap `<id>-config` with its settings.

    `storage` is a volume for each of the `members`, which find each other by the names in the settings. `user`,
    `password` and `cookie`, by which members recognise each other, are keys of Secrets. At `high_watermark` bytes of
    memory, such as "768MiB", publishers have to wait. The ports are amqp, management and metrics.
    https://www.rabbitmq.com/docs/cluster-formation
    """

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        image: str | OwnImage,
        resources: Resources,
        storage: Storage,
        user: SecretKey,
        password: SecretKey,
        cookie: SecretKey,
        high_watermark: str,
        members: int = 1,
        placement: Placement | None = None,
    ) -> None:
        config = SharedConfig(scope, f"{id}-config")
        login = {"RABBITMQ_DEFAULT_USER": user, "RABBITMQ_DEFAULT_PASS": password, "RABBITMQ_ERLANG_COOKIE": cookie}
        container = Container(
            image=image,
            resources=resources,
            ports=(*CLIENT_PORTS, *PEER_PORTS),
            environment={**login, **_names(f"rabbit@$(POD_NAME).{_domain(scope, id)}")},
            liveness=ExecProbe(command=(*DIAGNOSE, "ping"), delay=60, period=30, timeout=15),
            readiness=ExecProbe(command=(*DIAGNOSE, "check_running"), delay=20, period=15, timeout=10),
            security_context=SecurityContext(user=999, volume_group=999, read_only=False),
            mounts=(Claim(path="/var/lib/rabbitmq", storage=storage), _settings_of(config)),
            grace=120,
        )
        cluster = Members(count=sound(members), peers=tuple(port.name for port in PEER_PORTS), parallel=True)
        super().__init__(scope, id, container, members=cluster, component="queue", placement=placement)
        self._given_members = members
        self._high_watermark = high_watermark
        self._login = {"USER": user, "PASSWORD": password}
        config.add({SETTINGS: "".join(f"{key} = {value}\n" for key, value in self._lines_of_settings().items())})

    def _lines_of_settings(self) -> dict[str, str]:
        """The lines of rabbitmq.conf. https://www.rabbitmq.com/docs/configure"""
        settings = {"vm_memory_high_watermark.absolute": f"{self._high_watermark}"}
        if self.members.count > 1:
            settings["cluster_formation.peer_discovery_backend"] = "classic_config"
            for number, ordinal in enumerate(self.members.ordinals, start=1):
                node = f"rabbit@{self.name}-{ordinal}.{_domain(self, self.name)}"
                settings[f"cluster_formation.classic_config.nodes.{number}"] = node
        return settings

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """As `Workload`, with the keys of user and password."""
        return {**super().variables(namespace), **self._login}

    def violations(self) -> Violations:
        """As `StatefulService`; a number of members below one; a watermark that is not below the memory limit."""
        yield from super().violations()
        yield from checks.whole("members", self._given_members, least=1, most=MOST, unit="servers")
        given = self._high_watermark
        match = _WATERMARK.fullmatch(given) if isinstance(given, str) else None
        if match is None:
            yield Violation("high_watermark", checks.shown(given), "a number with MiB or GiB", 'write "768MiB"')
        elif checks.is_valid(self.container.resources, Resources):
            limit = self.container.resources.memory_limit
            if quantity.parse(given.removesuffix("B")) >= quantity.parse(limit):
                allowed = f"less than the memory limit, {limit}"
                yield Violation("high_watermark", checks.shown(given), allowed, "lower it, or raise the limit")


def _names(node: str) -> dict[str, VariableValue]:
    """The variables that name a node in full, so that it has the same name in every cluster that it joins."""
    pod = FieldRef(path="metadata.name")
    return {"POD_NAME": pod, "RABBITMQ_USE_LONGNAME": "true", "RABBITMQ_NODENAME": node}


def _settings_of(config: SharedConfig) -> ConfigFile:
    return ConfigFile(path=f"/etc/rabbitmq/conf.d/{SETTINGS}", config=config, key=SETTINGS)


def _domain(scope: Scope, id: str) -> str:
    """The domain of the members: the headless Service in its namespace. Names of nodes are kept with their data."""
    return f"{scope.chart.conventions.headless(f'{id}')}.{scope.chart.namespace_of(scope)}"
