"""A database server with a persistent volume."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from constructs_lib.controllers.service import Service
from constructs_lib.controllers.stateful_set import StatefulSet, name_violations
from constructs_lib.core.construct import Scope
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.engines import Engine
from constructs_lib.pods.container import Container
from constructs_lib.pods.files import Scripts
from constructs_lib.pods.volumes import Claim
from constructs_lib.validation import checks, formats
from constructs_lib.values.placement import Placement
from constructs_lib.values.resources import Resources
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.storage import Storage
from constructs_lib.workload import Part, Workload
from contract.violations import Violations


class StatefulDatabase(Workload):
    """Renders a StatefulSet of one Pod, a headless Service, a ServiceAccount and, with init scripts, a ConfigMap.

    `engine` comes from `constructs_lib.engines`. `storage` becomes a volume claim template: Kubernetes keeps the volume
    when the StatefulSet is deleted. `init_scripts` maps file names to text; the image runs them once, on an empty
    volume, so a change restarts nothing. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    tier = "data"
    has_claims = True

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        engine: Engine,
        resources: Resources,
        storage: Storage,
        init_scripts: Mapping[str, str] | None = None,
        placement: Placement | None = None,
    ) -> None:
        super().__init__(scope, id, component="database", placement=placement)
        self.engine = engine
        self._resources = resources
        self._storage = storage
        self._scripts = {} if init_scripts is None else init_scripts

    @property
    def _scripts_name(self) -> str:
        return self.chart.conventions.init_scripts(self.name)

    @cached_property
    def container(self) -> Container:
        """The database container."""
        engine = self.engine
        scripts = Scripts(path=engine.init_folder, config_map=self._scripts_name)
        return Container(
            image=engine.image,
            ports=(engine.port,),
            resources=self._resources,
            args=engine.args,
            environment=engine.environment,
            liveness=engine.liveness,
            readiness=engine.readiness,
            startup=engine.startup,
            security_context=engine.security_context,
            mounts=(self._claim, scripts) if self._scripts else (self._claim,),
            grace=60,
        )

    @property
    def _claim(self) -> Claim:
        return Claim(path=self.engine.data_folder, storage=self._storage)

    def _given_ports(self) -> tuple[Any, ...]:
        return (getattr(self.engine, "port", None),)

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """As `Workload`, with the database, the user and the key of the password."""
        known = getattr(self.engine, "settings", None)
        return {**super().variables(namespace), **(known if isinstance(known, Mapping) else {})}

    def argument_violations(self) -> Violations:
        """An invalid engine or storage."""
        yield from checks.value("engine", self.engine, Engine)
        yield from checks.value("storage", self._storage, Storage)

    def violations(self) -> Violations:
        """As `Workload`; invalid resources; a name that is too long; an init script that a ConfigMap cannot hold."""
        yield from super().violations()
        yield from checks.value("resources", self._resources, Resources)
        yield from name_violations(self.name)
        yield from formats.config_data("init_scripts", self._scripts)

    def parts(self) -> Sequence[Part]:
        """Its StatefulSet, and the headless Service that gives its Pod a DNS name."""
        return [Service(headless=True), StatefulSet(claims=[self._claim])]

    def manifests(self) -> Iterator[Manifest]:
        """As `Workload`, with the ConfigMap of init scripts."""
        yield from super().manifests()
        if self._scripts:
            yield self.manifest("v1", "ConfigMap", k8s.KubeConfigMapProps(data=self._scripts), name=self._scripts_name)
