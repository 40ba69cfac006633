"""A database server with a volume of its own."""

from collections.abc import Mapping

from cdk8s_plus_27 import k8s

from constructs_lib.controllers.stateful_set import emit_stateful_set, name_faults
from constructs_lib.core.chart import PlatformChart
from constructs_lib.engines import NO_ENGINE, Engine
from constructs_lib.network.settings import Settings, as_settings
from constructs_lib.pods.container import Container
from constructs_lib.pods.volumes import Claim, ConfigFiles
from constructs_lib.problems import Faults
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    Size,
    Storage,
)
from constructs_lib.workload import Workload


class StatefulDatabase(Workload):
    """Renders a StatefulSet of one Pod, a headless Service, a ServiceAccount and, with init scripts, a ConfigMap.

    `engine` is a value of `constructs_lib.engines`. `storage` becomes a volume claim template: Kubernetes keeps the
    volume when the StatefulSet goes. `init_scripts` maps file names to text; the image runs them once, on an empty
    volume, so a change restarts nothing. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    tier = "data"

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        *,
        engine: Engine,
        size: Size,
        storage: Storage,
        init_scripts: Mapping[str, str] | None = None,
    ) -> None:
        self._given_engine = engine
        self.engine = engine = checks.sound(engine, NO_ENGINE)
        self._claim = Claim(path=engine.data_folder, storage=storage)
        self._scripts = {} if init_scripts is None else init_scripts
        self._scripts_name = f"{id}-init-script"
        scripts = ConfigFiles(path=engine.init_folder, config_map=self._scripts_name)
        container = Container(
            image=engine.image,
            port=engine.port,
            port_name=engine.port_name,
            size=size,
            environment=engine.environment,
            liveness=engine.liveness,
            readiness=engine.readiness,
            startup=engine.startup,
            run_as=engine.run_as,
            mounts=(self._claim, scripts) if self._scripts else (self._claim,),
            grace=60,
        )
        super().__init__(scope, id, component="database", container=container)

    def settings(self, prefix: str) -> Settings:
        """As `Workload`; the database, the user and the key of the password."""
        return as_settings(prefix, self, {"HOST": self.host, "PORT": f"{self.port}", **self.engine.settings})

    def faults(self) -> Faults:
        """As `Workload`; an engine with faults; a script whose name or text is not text; a name that is too long."""
        yield from super().faults()
        yield from checks.value("engine", self._given_engine, Engine)
        yield from name_faults(self)
        yield from formats.config_data("init_scripts", self._scripts)

    def emit(self) -> None:
        """Create the objects."""
        self.emit_service_account()
        self.emit_service(cluster_ip="None")
        if self._scripts:
            metadata = self.metadata("ConfigMap", self._scripts_name)
            k8s.KubeConfigMap(self, "init-script", metadata=metadata, data=self._scripts)
        emit_stateful_set(self, self._claim)
