"""The containers of a Pod, as values that are checked before a Pod is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, get_args

from constructs_lib.core.images import OwnImage
from constructs_lib.pods.sharing import of_kind, shared_violations, volume_violations
from constructs_lib.pods.variables import VariableValue, circle_violations, variable_violations
from constructs_lib.pods.volumes import Mount
from constructs_lib.shared_config import PrefixedConfig, SharedConfig
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import Probe
from constructs_lib.values.resources import Resources
from constructs_lib.values.secrets import ExistingSecret, SecretKey
from constructs_lib.values.security_context import PodSecurity, SecurityContext, widest
from constructs_lib.values.value import Value
from constructs_lib.values.waivers import merged
from contract.violations import Violation, Violations

PullPolicy = Literal["Always", "IfNotPresent", "Never"]


@dataclass(frozen=True, kw_only=True)
class InitContainer(Value):
    """What runs to its end before the container starts: in the same image, with the same size and rights, or its own.

    It sees only the configuration, the Secrets, the variables and the volumes that it names itself and, if it is
    `connected`, the variables that `connect` sets.
    https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
    """

    name: str
    command: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    image: str | OwnImage | None = None
    resources: Resources | None = None
    security_context: SecurityContext | None = None
    environment: Mapping[str, VariableValue] = field(default_factory=dict)
    connected: bool = False
    config: SharedConfig | PrefixedConfig | None = None
    secrets: tuple[ExistingSecret, ...] = ()
    mounts: tuple[Mount, ...] = ()

    def container(self, main: "Container") -> "Container":
        """The whole container: what it does not say is as in the main one."""
        return Container(
            name=self.name,
            image=main.image if self.image is None else self.image,
            resources=main.resources if self.resources is None else self.resources,
            security_context=main.security_context if self.security_context is None else self.security_context,
            pull_policy=main.pull_policy if self.image is None else None,
            command=self.command,
            args=self.args,
            environment=self.environment,
            config=self.config,
            secrets=self.secrets,
            mounts=self.mounts,
        )

    def violations(self) -> Violations:
        """A name that Kubernetes refuses; neither an image nor a command. The rest is said by what it becomes."""
        yield from formats.name("name", self.name)
        yield from checks.flag("connected", self.connected)
        if not self.command and self.image is None:
            fix = "name the program to run, or another image"
            yield Violation("command", "nothing", "a program and its arguments", fix)


@dataclass(frozen=True, kw_only=True)
class Sidecar(Value):
    """A container that runs beside the main one, under its own name.

    From Kubernetes 1.29 on it starts before the main one and its init containers, and stops after it; before that, it
    runs beside it. With `front`, clients connect to its ports, and not to those of the main container.
    https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
    """

    name: str
    container: "Container"
    front: bool = False

    def violations(self) -> Violations:
        """An invalid name; a container with companions of its own; one in front without a port."""
        yield from formats.name("name", self.name)
        yield from checks.flag("front", self.front)
        wrong = list(checks.kind("container", self.container, Container))
        yield from wrong
        if not wrong and (self.container.init or self.container.sidecars):
            yield Violation("container", "init or sidecars", "none in a sidecar", "give them to the main container")
        if not wrong and self.front and not self.container.ports:
            yield Violation("container.ports", "none", "a port in front of the main one", "let it open one")


@dataclass(frozen=True, kw_only=True)
class Container(Value):
    """What runs in a Pod. Without `ports` it accepts no connections; clients connect to the first, if they name none.

    `environment` sets single variables; `config` loads every key of a SharedConfig, and `secrets` every key of each of
    those Secrets, both as variables of those names or, `prefixed`, of longer ones. It has the `name` of its workload,
    if not another one. Before it, each of `init` runs; beside it, its `sidecars`. `post_start` is a command that runs
    just after the start, `pre_stop` one before the stop signal. On its way out the container first waits `drain`
    seconds while load balancers forget it, and has `grace` seconds more to finish. `pull_policy` is left to Kubernetes,
    but for a tag that moves, such as dev-latest: it is pulled each time.
    """

    image: str | OwnImage
    resources: Resources
    ports: tuple[Port, ...] = ()
    command: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    environment: Mapping[str, VariableValue] = field(default_factory=dict)
    config: SharedConfig | PrefixedConfig | None = None
    secrets: tuple[ExistingSecret, ...] = ()
    name: str | None = None
    init: tuple[InitContainer, ...] = ()
    sidecars: tuple[Sidecar, ...] = ()
    liveness: Probe | None = None
    readiness: Probe | None = None
    startup: Probe | None = None
    security_context: SecurityContext = field(default_factory=SecurityContext)
    mounts: tuple[Mount, ...] = ()
    pull_policy: PullPolicy | None = None
    post_start: tuple[str, ...] = ()
    pre_stop: tuple[str, ...] = ()
    drain: int = 0
    grace: int = 30

    @cached_property
    def before(self) -> list["Container"]:
        """The containers that run to their end before this one."""
        return [one.container(self) for one in of_kind(InitContainer, self.init)]

    @cached_property
    def beside(self) -> list["Container"]:
        """The containers that run beside this one."""
        sidecars = (one for one in of_kind(Sidecar, self.sidecars) if isinstance(one.container, Container))
        return [replace(one.container, name=one.name) for one in sidecars]

    @property
    def companions(self) -> list["Container"]:
        """The other containers of its Pod."""
        return [*self.before, *self.beside]

    @property
    def ports_are_valid(self) -> bool:
        """Whether it can be asked which of its ports a name means."""
        return isinstance(self.ports, tuple | list) and all(checks.is_valid(port, Port) for port in self.ports)

    @property
    def pod_ports(self) -> tuple[Port, ...]:
        """The ports of all containers of its Pod, its own first."""
        return tuple(port for one in (self, *self.beside) for port in of_kind(Port, one.ports))

    @property
    def published_ports(self) -> tuple[Port, ...]:
        """The ports that clients connect to: of a sidecar in front, its ports instead of those of this container."""
        in_front = {one.name for one in of_kind(Sidecar, self.sidecars) if one.front is True}
        first = [one for one in self.beside if one.name in in_front] or [self]
        rest = [one for one in self.beside if one.name not in in_front]
        return tuple(port for one in (*first, *rest) for port in of_kind(Port, one.ports))

    def held(self) -> set[str]:
        """The variables that it gets from configuration and Secrets as a whole."""
        secrets = of_kind(ExistingSecret, self.secrets)
        return {*self._config_variables(), *(name for secret in secrets for name in secret.variables)}

    @property
    def whole_config(self) -> SharedConfig | None:
        """The configuration whose keys are all variables of it."""
        return self.config.config if isinstance(self.config, PrefixedConfig) else self.config

    def _config_variables(self) -> list[str]:
        prefix = self.config.prefix if isinstance(self.config, PrefixedConfig) else ""
        keys = self.whole_config.keys() if isinstance(self.whole_config, SharedConfig) else ()
        return [f"{prefix}{key}" for key in keys]

    def secret_names(self) -> set[str]:
        """The Secrets that its Pod cannot start without."""
        containers = [self, *self.companions]
        whole = {secret.name for container in containers for secret in of_kind(ExistingSecret, container.secrets)}
        values = (value for container in containers for value in container.environment.values())
        files = {mount.secret for container in containers for mount in container.mounts if mount.secret is not None}
        return whole | files | {value.name for value in values if isinstance(value, SecretKey)}

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that a Pod needs for this container."""
        return widest([self.security_context.pod_security, *(mount.pod_security for mount in self.mounts)])

    @property
    def waivers(self) -> dict[str, str]:
        """The rules of the review that reasons in it excuse."""
        return merged([self.security_context.waivers, *(mount.waivers for mount in self.mounts)])

    def probes(self) -> dict[str, Probe]:
        """The probes that are set, by the name of their field."""
        probes = {"liveness": self.liveness, "readiness": self.readiness, "startup": self.startup}
        return {name: probe for name, probe in probes.items() if probe is not None}

    def violations(self) -> Violations:
        """Everything wrong with the container: image, size, port, command, variables, probes, mounts."""
        if not isinstance(self.image, OwnImage):  # whose name, registry and version its chart checks
            yield from formats.image("image", self.image)
        yield from checks.value("resources", self.resources, Resources)
        yield from checks.value("security_context", self.security_context, SecurityContext)
        yield from checks.whole("drain", self.drain, least=0, unit="seconds")
        yield from checks.whole("grace", self.grace, least=1, unit="seconds")
        ports = checks.each("ports", self.ports, lambda field, given: checks.value(field, given, Port))
        yield from checks.first(ports, self._port_violations())
        if self.pull_policy is not None:
            yield from checks.one_of("pull_policy", self.pull_policy, get_args(PullPolicy))
        yield from checks.command("command", self.command)
        yield from checks.command("args", self.args)
        yield from self._hook_violations()
        yield from self._config_violations()
        if self.name is not None:
            yield from formats.name("container", self.name)
        secret = checks.each("secrets", self.secrets, lambda field, given: checks.value(field, given, ExistingSecret))
        yield from secret
        yield from self._companion_violations()
        yield from checks.first(checks.mapping("environment", self.environment), self._environment_violations())
        for name, probe in self.probes().items():
            wrong = list(checks.value(name, probe, Probe))
            yield from wrong
            if not wrong and self.ports_are_valid:
                yield from (violation.inside(name) for violation in probe.port_violations(tuple(self.ports)))
        yield from checks.first(checks.each("mounts", self.mounts, _mount_violations), volume_violations(self.mounts))

    def _port_violations(self) -> Violations:
        for index, port in enumerate(self.ports):
            clashes = (violation for other in self.ports[:index] for violation in port.clashes(other))
            yield from (violation.inside(f"ports {port.name}") for violation in clashes)

    def _config_violations(self) -> Violations:
        if isinstance(self.config, PrefixedConfig):
            wrong = list(checks.value("config", self.config, PrefixedConfig))
        else:
            wrong = [] if self.config is None else list(checks.kind("config", self.config, SharedConfig))
        yield from wrong
        for name in () if wrong else self._config_variables():
            yield from formats.variable(f"config {name}", name)

    def _environment_violations(self) -> Violations:
        for name, value in self.environment.items():
            yield from variable_violations(name, value)
        yield from circle_violations(self.environment)

    def _hook_violations(self) -> Violations:
        yield from checks.command("post_start", self.post_start)
        yield from checks.command("pre_stop", self.pre_stop)
        if self.pre_stop and self.drain:
            given = f"a command, and drain={checks.shown(self.drain)}"
            yield Violation("pre_stop", given, "one of the two", "let the command wait too, and leave drain out")

    def _companion_violations(self) -> Violations:
        init = list(checks.each("init", self.init, lambda field, given: checks.value(field, given, InitContainer)))
        beside = list(checks.each("sidecars", self.sidecars, lambda field, given: checks.value(field, given, Sidecar)))
        yield from (*init, *beside)
        if init or beside:
            return
        yield from checks.first(
            (violation for one in self.before for violation in checks.inside(f"init {one.name}", one)),
            (violation for one in self.beside for violation in checks.inside(f"sidecar {one.name}", one)),
            shared_violations(self, self.before, self.beside),
        )


def _mount_violations(field: str, given: Any) -> Violations:
    if isinstance(given, Mount):
        yield from checks.inside(f"mount {given.path}", given)
    else:
        yield from checks.kind(field, given, Mount)
