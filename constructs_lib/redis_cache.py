"""A Redis: a cache, or a store such as a queue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.service import Service
from constructs_lib.controllers.stateful_set import StatefulSet, name_violations
from constructs_lib.core.construct import Scope
from constructs_lib.core.images import OwnImage
from constructs_lib.pods.container import Container
from constructs_lib.pods.volumes import Claim, EmptyDir
from constructs_lib.validation import checks
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import ExecProbe
from constructs_lib.values.resources import Resources
from constructs_lib.values.rollout import Recreate
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.values.storage import Storage
from constructs_lib.workload import Part, Workload
from contract import quantity
from contract.violations import Violation, Violations

_MEMORY = re.compile(r"([1-9][0-9]*)(k|kb|m|mb|g|gb)")
_UNITS = {"k": 10**3, "kb": 2**10, "m": 10**6, "mb": 2**20, "g": 10**9, "gb": 2**30}


class RedisCache(Workload):
    """Renders one Redis, its Service and its ServiceAccount.

    At `max_memory` (as Redis writes it: "100mb") a cache evicts the least recently used keys; a store, with
    `evicts=False`, refuses to write more, so that no job of a queue is lost. The append-only file is in
    `data`: a quantity renders an emptyDir, which is deleted with the Pod (Redis is then a Deployment); a Storage
    renders a persistent volume (Redis is then a StatefulSet). With `persists=False` it writes no file, and a cache is
    empty after each restart of its container.
    https://redis.io/docs/latest/operate/oss_and_stack/management/config/
    """

    tier = "data"
    has_claims = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        image: str | OwnImage,
        resources: Resources,
        max_memory: str,
        data: str | Storage,
        evicts: bool = True,
        persists: bool = True,
        placement: Placement | None = None,
    ) -> None:
        super().__init__(scope, id, component="cache" if evicts is True else "store", placement=placement)
        self._max_memory = max_memory
        self._evicts = evicts
        self._persists = persists
        self._data = data
        self._claim = None if isinstance(data, str) else Claim(path="/data", storage=data)
        # The client exits with 0 whatever the server answers: while it loads its data, it is alive and not ready.
        alive, ready = ("redis-cli", "ping"), ("sh", "-c", 'test "$(redis-cli ping)" = PONG')
        self._container = Container(
            image=image,
            ports=(Port("redis", 6379),),
            resources=resources,
            command=(
                "redis-server",
                *(("--appendonly", "no", "--save", "") if persists is False else ("--appendonly", "yes")),
                *("--maxmemory", f"{max_memory}"),
                *("--maxmemory-policy", "allkeys-lru" if evicts is True else "noeviction"),
            ),
            liveness=ExecProbe(command=alive, delay=30, period=10, timeout=5),
            readiness=ExecProbe(command=ready, delay=5, period=5, timeout=3),
            security_context=SecurityContext(user=999, volume_group=999),
            mounts=(EmptyDir(path="/data", size=data) if isinstance(data, str) else Claim(path="/data", storage=data),),
        )

    @property
    def container(self) -> Container:
        """The server."""
        return self._container

    def violations(self) -> Violations:
        """As `Workload`; a `max_memory` that Redis does not accept, or that is not below the memory limit; a name that
        is too long for a StatefulSet.
        """
        yield from super().violations()
        yield from checks.flag("evicts", self._evicts)
        yield from checks.flag("persists", self._persists)
        if self._persists is False and (self._evicts is False or isinstance(self._data, Storage)):
            given = "evicts=False" if self._evicts is False else "data=Storage(...)"
            fix = "leave persists out, or the other one"
            yield Violation("persists", f"False, and {given}", "one of the two", fix)
        if self._evicts is False and isinstance(self._data, str):
            fix = 'write data=Storage(size="1Gi")'
            yield Violation("data", checks.shown(self._data), "a Storage, for a store that keeps its data", fix)
        if self._claim is not None:
            yield from name_violations(self.name)
        match = _MEMORY.fullmatch(self._max_memory) if isinstance(self._max_memory, str) else None
        if match is None:
            given, fix = checks.shown(self._max_memory), 'write for example "100mb"'
            yield Violation("max_memory", given, "a number with kb, mb or gb", fix)
        elif not list(checks.value("resources", self.container.resources, Resources)):
            limit = self.container.resources.memory_limit
            if int(match[1]) * _UNITS[match[2]] >= quantity.parse(limit):
                allowed = f"less than the memory limit, {limit}"
                yield Violation("max_memory", checks.shown(self._max_memory), allowed, "lower it, or raise the limit")

    def parts(self) -> Sequence[Part]:
        """Its Service, and a Deployment for an emptyDir or a StatefulSet for a Storage.

        Two Pods would each have their own data, so the old Pod of the Deployment stops first.
        """
        if self._claim is None:
            return [Service(), Deployment(rollout=Recreate())]
        return [Service(), StatefulSet(claims=[self._claim])]
