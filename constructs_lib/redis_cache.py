"""A cache that may forget."""

import re

from constructs_lib.controllers.stateful_set import emit_stateful_set, name_faults
from constructs_lib.core.chart import PlatformChart
from constructs_lib.pods.container import Container
from constructs_lib.pods.volumes import Claim, Scratch
from constructs_lib.problems import Fault, Faults
from constructs_lib.single_server import SingleServer
from constructs_lib.validation import checks
from constructs_lib.values.probes import ExecProbe
from constructs_lib.values.values import (
    RunAs,
    Size,
    Storage,
)
from contract import quantity

_MEMORY = re.compile(r"([1-9][0-9]*)(|k|kb|m|mb|g|gb)")
_UNITS = {"": 1, "k": 10**3, "kb": 2**10, "m": 10**6, "mb": 2**20, "g": 10**9, "gb": 2**30}


class RedisCache(SingleServer):
    """Renders one Redis, its Service and its ServiceAccount.

    At `max_memory` (as Redis writes it: "100mb") the keys used longest ago go. The append-only file lives in `data`: a
    quantity of room that survives a restart of the container but not the loss of the Pod (then Redis is a Deployment),
    or a Storage that survives both (then it is a StatefulSet).
    https://redis.io/docs/latest/operate/oss_and_stack/management/config/
    """

    def __init__(
        self, scope: PlatformChart, id: str, *, image: str, size: Size, max_memory: str, data: str | Storage
    ) -> None:
        self._max_memory = max_memory
        self._data = Scratch(path="/data", size=data) if isinstance(data, str) else Claim(path="/data", storage=data)
        ping = ("redis-cli", "ping")
        container = Container(
            image=image,
            port=6379,
            port_name="redis",
            size=size,
            command=(
                "redis-server",
                *("--appendonly", "yes"),
                *("--maxmemory", f"{max_memory}"),
                *("--maxmemory-policy", "allkeys-lru"),
            ),
            liveness=ExecProbe(command=ping, delay=30, period=10, timeout=5),
            readiness=ExecProbe(command=ping, delay=5, period=5, timeout=3),
            run_as=RunAs(user=999, volume_group=999),
            mounts=(self._data,),
        )
        super().__init__(scope, id, component="cache", container=container)

    def faults(self) -> Faults:
        """As `Workload`; a memory bound that Redis does not read, or that the memory limit cuts off; a name too long
        for a StatefulSet.
        """
        yield from super().faults()
        if isinstance(self._data, Claim):
            yield from name_faults(self)
        match = _MEMORY.fullmatch(self._max_memory) if isinstance(self._max_memory, str) else None
        if match is None:
            given, fix = checks.shown(self._max_memory), 'write for example "100mb"'
            yield Fault("max_memory", given, "a number with kb, mb or gb", fix)
        elif not list(checks.value("size", self.container.size, Size)):
            limit = self.container.size.memory_limit
            if int(match[1]) * _UNITS[match[2]] >= quantity.parse(limit):
                allowed = f"less than the memory limit, {limit}"
                yield Fault("max_memory", checks.shown(self._max_memory), allowed, "lower it, or raise the limit")

    def emit(self) -> None:
        """Create the objects."""
        if isinstance(self._data, Scratch):
            super().emit()
        else:
            self.emit_service_account()
            self.emit_service()
            emit_stateful_set(self, self._data)
