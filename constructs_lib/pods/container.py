"""The containers of a Pod, as values that are checked before a Pod is rendered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args

from constructs_lib.core.images import OwnImage
from constructs_lib.pods.variables import VariableValue, variable_violations
from constructs_lib.pods.volumes import EmptyDir, Mount, is_mount
from constructs_lib.shared_config import SharedConfig
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import Probe
from constructs_lib.values.resources import Resources
from constructs_lib.values.secrets import ExistingSecret, SecretKey
from constructs_lib.values.security_context import SecurityContext
from contract.violations import Violation, Violations

One = TypeVar("One")
PullPolicy = Literal["Always", "IfNotPresent", "Never"]


@dataclass(frozen=True, kw_only=True)
class InitContainer:
    """What runs to its end before the container starts, in the same image and with the same size and rights.

    It sees only the configuration, the Secrets, the variables and the room to write that it names itself.
    https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, VariableValue] = field(default_factory=dict)
    config: SharedConfig | None = None
    secrets: tuple[ExistingSecret, ...] = ()
    mounts: tuple[Mount, ...] = ()

    def violations(self) -> Violations:
        """A name that Kubernetes refuses; no command. The rest is said by the container that it becomes."""
        yield from formats.name("name", self.name)
        if not self.command:
            yield Violation("command", "nothing", "a program and its arguments", "name the program to run")


@dataclass(frozen=True, kw_only=True)
class Container:
    """What runs in a Pod. Without `ports` it accepts no connections; clients connect to the first, if they name none.

    `environment` sets single variables; `config` loads every key of a SharedConfig, and `secrets` every key of each of
    those Secrets. It has the `name` of its workload, if not another one. Before it, each of `init` runs. On its way
    out the container first waits `drain` seconds while load balancers forget it, and has `grace` seconds more to
    finish.
    """

    image: str | OwnImage
    resources: Resources
    ports: tuple[Port, ...] = ()
    command: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    environment: Mapping[str, VariableValue] = field(default_factory=dict)
    config: SharedConfig | None = None
    secrets: tuple[ExistingSecret, ...] = ()
    name: str | None = None
    init: tuple[InitContainer, ...] = ()
    liveness: Probe | None = None
    readiness: Probe | None = None
    startup: Probe | None = None
    security_context: SecurityContext = field(default_factory=SecurityContext)
    mounts: tuple[Mount, ...] = ()
    pull_policy: PullPolicy | None = None
    drain: int = 0
    grace: int = 30

    @cached_property
    def before(self) -> list["Container"]:
        """The containers that run before this one: like it, but for what they are told and where they may write."""
        return [
            replace(
                self,
                name=one.name,
                command=one.command,
                args=(),
                environment=one.environment,
                config=one.config,
                secrets=one.secrets,
                mounts=one.mounts,
                ports=(),
                liveness=None,
                readiness=None,
                startup=None,
                drain=0,
                init=(),
            )
            for one in _of(InitContainer, self.init)
        ]

    def held(self) -> set[str]:
        """The variables that it gets from configuration and Secrets as a whole."""
        configured = self.config.keys() if isinstance(self.config, SharedConfig) else []
        return {*configured, *(key for secret in _of(ExistingSecret, self.secrets) for key in secret.keys)}

    def secret_names(self) -> set[str]:
        """The Secrets that it, or one before it, cannot start without."""
        containers = [self, *self.before]
        whole = {secret.name for container in containers for secret in _of(ExistingSecret, container.secrets)}
        values = (value for container in containers for value in container.environment.values())
        return whole | {value.name for value in values if isinstance(value, SecretKey)}

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
        ports = list(checks.each("ports", self.ports, lambda field, given: checks.value(field, given, Port)))
        yield from checks.first(iter(ports), self._port_violations())
        if self.pull_policy is not None:
            yield from checks.one_of("pull_policy", self.pull_policy, get_args(PullPolicy))
        yield from checks.command("command", self.command)
        yield from checks.command("args", self.args)
        yield from self._config_violations()
        if self.name is not None:
            yield from formats.name("container", self.name)
        secret = checks.each("secrets", self.secrets, lambda field, given: checks.value(field, given, ExistingSecret))
        yield from secret
        yield from checks.first(
            checks.each("init", self.init, lambda field, given: checks.value(field, given, InitContainer)),
            (violation.inside(f"init {one.name}") for one in self.before for violation in one.violations()),
            self._shared_violations(),
        )
        yield from checks.first(checks.mapping("environment", self.environment), self._environment_violations())
        for name, probe in self.probes().items():
            wrong = list(checks.value(name, probe, Probe))
            yield from wrong
            if not wrong and not ports:
                yield from (violation.inside(name) for violation in probe.port_violations(tuple(self.ports)))
        yield from checks.first(checks.each("mounts", self.mounts, _mount_violations), self._volume_violations())

    def _port_violations(self) -> Violations:
        for index, port in enumerate(self.ports):
            clashes = (violation for other in self.ports[:index] for violation in port.clashes(other))
            yield from (violation.inside(f"ports {port.name}") for violation in clashes)

    def _config_violations(self) -> Violations:
        if isinstance(self.config, SharedConfig):
            for key in map(str, self.config.keys()):
                yield from formats.variable(f"config {key}", key)
        elif self.config is not None:
            yield from checks.kind("config", self.config, SharedConfig)

    def _environment_violations(self) -> Violations:
        for name, value in self.environment.items():
            yield from variable_violations(name, value)

    def _shared_violations(self) -> Violations:
        """Room of one name and two sizes: the containers of a Pod share it, and only one size would count."""
        sizes: dict[str, str] = {}
        for one in [self, *self.before]:
            for mount in (mount for mount in _of(EmptyDir, one.mounts) if not list(mount.violations())):
                other = sizes.setdefault(mount.volume_name, mount.size)
                if other != mount.size:
                    given = f"{mount.size} in {one.name} and {other} beside it"
                    yield Violation(f"init {one.name}.mounts {mount.path}", given, "one size", "share one EmptyDir")

    def _volume_violations(self) -> Violations:
        """Two mounts at one path, two volumes of one name, or an invalid volume name."""
        paths: set[str] = set()
        names: set[str] = set()
        for mount in self.mounts:
            field, path, name = f"mount {mount.path}", mount.path.rstrip("/"), mount.volume_name
            yield from formats.name(f"{field} volume name", name)
            if path in paths:
                yield Violation(field, "the path a second time", "each path once", "mount one of the two elsewhere")
            elif name in names:
                yield Violation(field, f"a second volume {name!r}", "a name used once", "choose another path or claim")
            paths.add(path)
            names.add(name)


def _of(kind: type[One], given: Any) -> Iterator[One]:
    """The given values of one kind. The check of the field reports the others."""
    return (each for each in given if isinstance(each, kind)) if isinstance(given, tuple | list) else iter(())


def _mount_violations(field: str, given: Any) -> Violations:
    if is_mount(given):
        yield from (violation.inside(f"mount {given.path}") for violation in given.violations())
    else:
        yield from checks.kind(field, given, EmptyDir)  # what an author may give; constructs add the others
