"""What runs in a Pod, as a value: every workload describes its container, and is told everything wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, get_args

from constructs_lib.pods.volumes import Mount, Scratch, volume_name
from constructs_lib.problems import Fault, Faults
from constructs_lib.shared_config import ConfigKey, SharedConfig
from constructs_lib.validation import checks, formats
from constructs_lib.values.probes import Probe
from constructs_lib.values.values import (
    OutsideSecret,
    PodField,
    PullPolicy,
    RunAs,
    SecretKey,
    Size,
)

One = TypeVar("One")
EnvironmentValue = str | SecretKey | ConfigKey | PodField


@dataclass(frozen=True, kw_only=True)
class InitContainer:
    """What runs to its end before the container starts, in the same image and with the same size and rights.

    It sees only the configuration, the Secrets, the variables and the room to write that it names itself.
    https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, EnvironmentValue] = field(default_factory=dict)
    config: SharedConfig | None = None
    secrets: tuple[OutsideSecret, ...] = ()
    scratch: tuple[Scratch, ...] = ()

    def faults(self) -> Faults:
        """A name that Kubernetes refuses; no command. The rest is said by the container that it becomes."""
        yield from formats.name("name", self.name)
        if not self.command:
            yield Fault("command", "nothing", "a program and its arguments", "name the program to run")


@dataclass(frozen=True, kw_only=True)
class Container:
    """What runs in a Pod. No port means that nobody can connect to it.

    `environment` sets single variables; `config` loads every key of a SharedConfig, and `secrets` every key of each of
    those Secrets. It has the `name` of its workload, if not another one. Before it, each of `init` runs. On its way
    out the container first waits `drain` seconds while load balancers forget it, and has `grace` seconds more to
    finish.
    """

    image: str
    size: Size
    port: int | None = None
    port_name: str = "http"
    command: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    environment: Mapping[str, EnvironmentValue] = field(default_factory=dict)
    config: SharedConfig | None = None
    secrets: tuple[OutsideSecret, ...] = ()
    name: str | None = None
    init: tuple[InitContainer, ...] = ()
    liveness: Probe | None = None
    readiness: Probe | None = None
    startup: Probe | None = None
    run_as: RunAs = field(default_factory=RunAs)
    mounts: tuple[Mount, ...] = ()
    pull_policy: PullPolicy | None = None
    drain: int = 0
    grace: int = 30

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
                mounts=one.scratch,
                port=None,
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
        return {*configured, *(key for secret in _of(OutsideSecret, self.secrets) for key in secret.keys)}

    def secret_names(self) -> set[str]:
        """The Secrets that it, or one before it, cannot start without."""
        containers = [self, *self.before()]
        whole = {secret.name for container in containers for secret in _of(OutsideSecret, container.secrets)}
        values = (value for container in containers for value in container.environment.values())
        return whole | {value.name for value in values if isinstance(value, SecretKey)}

    def probes(self) -> dict[str, Probe]:
        """The probes that are set, by the name of their field."""
        probes = {"liveness": self.liveness, "readiness": self.readiness, "startup": self.startup}
        return {name: probe for name, probe in probes.items() if probe is not None}

    def faults(self) -> Faults:
        """Everything wrong with the container: image, size, port, command, variables, probes, mounts."""
        yield from formats.image("image", self.image)
        yield from checks.value("size", self.size, Size)
        yield from checks.value("run_as", self.run_as, RunAs)
        yield from checks.whole("drain", self.drain, least=0, unit="seconds")
        yield from checks.whole("grace", self.grace, least=1, unit="seconds")
        if self.port is not None:
            yield from checks.port("port", self.port)
        if self.pull_policy is not None:
            yield from checks.one_of("pull_policy", self.pull_policy, get_args(PullPolicy))
        yield from checks.command("command", self.command)
        yield from checks.command("args", self.args)
        yield from self._config_faults()
        if self.name is not None:
            yield from formats.name("container", self.name)
        secret = checks.each("secrets", self.secrets, lambda field, given: checks.value(field, given, OutsideSecret))
        yield from secret
        yield from checks.first(
            checks.each("init", self.init, lambda field, given: checks.value(field, given, InitContainer)),
            (fault.inside(f"init {one.name}") for one in self.before() for fault in one.faults()),
            self._shared_faults(),
        )
        yield from checks.first(checks.mapping("environment", self.environment), self._environment_faults())
        for name, probe in self.probes().items():
            yield from checks.value(name, probe, Probe)
        yield from checks.first(checks.each("scratch", self.mounts, _mount_faults), self._volume_faults())

    def _config_faults(self) -> Faults:
        if isinstance(self.config, SharedConfig):
            for key in map(str, self.config.keys()):
                yield from formats.variable(f"config {key}", key)
        elif self.config is not None:
            yield from checks.kind("config", self.config, SharedConfig)

    def _environment_faults(self) -> Faults:
        for name, value in self.environment.items():
            field = f"environment {name}"
            yield from formats.variable(field, name)
            if isinstance(value, SecretKey | ConfigKey | PodField):
                yield from (fault.inside(field) for fault in value.faults())
            else:
                yield from checks.setting(field, name, value)

    def _shared_faults(self) -> Faults:
        """Room of one name and two sizes: the containers of a Pod share it, and only one size would count."""
        sizes: dict[str, str] = {}
        for one in [self, *self.before()]:
            for mount in (mount for mount in _of(Scratch, one.mounts) if not list(mount.faults())):
                other = sizes.setdefault(volume_name(mount), mount.size)
                if other != mount.size:
                    given = f"{mount.size} in {one.name} and {other} beside it"
                    yield Fault(f"init {one.name}.scratch {mount.path}", given, "one size", "share one Scratch")

    def _volume_faults(self) -> Faults:
        """Of mounts that are good by themselves: two at one place, two volumes of one name, a name that is none."""
        paths: set[str] = set()
        names: set[str] = set()
        for mount in self.mounts:
            field, path, name = f"mount {mount.path}", mount.path.rstrip("/"), volume_name(mount)
            yield from formats.name(f"{field} volume name", name)
            if path in paths:
                yield Fault(field, "the path a second time", "each path once", "mount one of the two elsewhere")
            elif name in names:
                yield Fault(field, f"a second volume {name!r}", "a name used once", "choose another path or claim")
            paths.add(path)
            names.add(name)


def _of(kind: type[One], given: Any) -> Iterator[One]:
    """Those of the given values that are of a kind; what is not is said elsewhere."""
    return (each for each in given if isinstance(each, kind)) if isinstance(given, tuple | list) else iter(())


def _mount_faults(field: str, given: Any) -> Faults:
    if isinstance(given, Mount):
        yield from (fault.inside(f"mount {given.path}") for fault in given.faults())
    else:
        yield from checks.kind(field, given, Scratch)  # what an author may give; constructs add the others
