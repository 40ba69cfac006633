"""A server of the Confluent images: a Kafka broker or a ZooKeeper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from constructs_lib.pods.container import Container
from constructs_lib.pods.variables import VariableValue
from constructs_lib.pods.volumes import Claim, EmptyDir, Mount
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import TcpProbe
from constructs_lib.values.resources import Resources
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.values.storage import Storage
from constructs_lib.values.value import Value
from contract import quantity
from contract.violations import Violation, Violations

# The images write their settings into their own file system at each start.
_CONFLUENT = SecurityContext(user=1000, volume_group=1000, read_only=False)


@dataclass(frozen=True, kw_only=True)
class JvmServer(Value):
    """How to run the servers of one kind.

    `heap` is the size of the Java heap in MiB; the rest of the memory limit is for other memory of the JVM. `data` is a
    quantity, the size limit of an emptyDir for each data folder, which is deleted with the Pod; or a Storage, a
    persistent volume for each server.
    """

    image: str
    resources: Resources
    heap: int
    data: str | Storage

    @property
    def keeps_data(self) -> bool:
        """Whether its data outlives its Pods."""
        return isinstance(self.data, Storage)

    def violations(self) -> Violations:
        """An image without a version; invalid resources or data size; a heap that is not below the memory limit: the
        kernel would kill the container.
        """
        yield from formats.image("image", self.image)
        if isinstance(self.data, Storage):
            yield from checks.value("data", self.data, Storage)
        else:
            yield from formats.amount("data", self.data, of="storage")
        resources = checks.value("resources", self.resources, Resources)
        wrong = [*checks.whole("heap", self.heap, least=1, unit="MiB"), *resources]
        yield from wrong
        if not wrong and self.heap * 2**20 >= quantity.parse(self.resources.memory_limit):
            allowed = f"less than the memory limit, {self.resources.memory_limit}"
            yield Violation("heap", f"{self.heap}", allowed, "lower it, or raise the limit")

    def container(
        self,
        *,
        ports: tuple[Port, ...],
        environment: Mapping[str, VariableValue],
        folders: Mapping[str, str],
        delay: int,
        command: tuple[str, ...] = (),
    ) -> Container:
        """The container of this server; `delay` is how many seconds it may take to open its first port.

        `folders` maps the data folders to folders of the volume.
        """
        heap = {"KAFKA_HEAP_OPTS": f"-Xms{self.heap}M -Xmx{self.heap}M"}
        slow = self.keeps_data  # it reads its data first
        return Container(
            image=self.image,
            resources=self.resources,
            ports=ports,
            command=command,
            environment={**environment, **heap},
            startup=TcpProbe(period=10, timeout=5, failures=30) if slow else None,
            liveness=TcpProbe(delay=0 if slow else delay, period=10, timeout=5),
            readiness=TcpProbe(delay=5, period=10, timeout=3),
            security_context=_CONFLUENT,
            mounts=tuple(self._mount(path, folder) for path, folder in folders.items()),
            grace=60,
        )

    def _mount(self, path: str, folder: str) -> Mount:
        if isinstance(self.data, Storage):
            return Claim(path=path, storage=self.data, sub_path=folder)
        return EmptyDir(path=path, size=self.data)


def numbered(variable: str, *, first: int = 0) -> tuple[str, ...]:
    """The command that starts a server of these images with the number of its Pod, counted from `first`, in a variable.

    Older clusters do not put that number on the Pod, but its name ends with it.
    """
    number = "${HOSTNAME##*-}"
    value = f"$(({number} + {first}))" if first else number
    return ("sh", "-c", f"export {variable}={value} && exec /etc/confluent/docker/run")
