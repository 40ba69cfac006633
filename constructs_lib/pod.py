"""The one place that builds a Pod: every workload describes its container, and gets the same secure Pod around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from cdk8s_plus_27 import k8s

from constructs_lib import checks, forms
from constructs_lib.config import ConfigKey, SharedConfig
from constructs_lib.mounts import Claim, Mount, Scratch, volume, volume_mount, volume_name
from constructs_lib.problems import Fault, Faults
from constructs_lib.typed import amount, number
from constructs_lib.values import (
    ExecProbe,
    HttpProbe,
    Probe,
    PullPolicy,
    RunAs,
    SecretKey,
    Size,
)

EnvironmentValue = str | SecretKey | ConfigKey


@dataclass(frozen=True, kw_only=True)
class Container:
    """What runs in a Pod. No port means that nobody can connect to it.

    `environment` sets single variables; `config` loads every key of a SharedConfig. On its way out the container first
    waits `drain` seconds while load balancers forget it, and has `grace` seconds more to finish.
    """

    image: str
    size: Size
    port: int | None = None
    port_name: str = "http"
    command: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    environment: Mapping[str, EnvironmentValue] = field(default_factory=dict)
    config: SharedConfig | None = None
    liveness: Probe | None = None
    readiness: Probe | None = None
    startup: Probe | None = None
    run_as: RunAs = field(default_factory=RunAs)
    mounts: tuple[Mount, ...] = ()
    pull_policy: PullPolicy | None = None
    drain: int = 0
    grace: int = 30

    def probes(self) -> dict[str, Probe]:
        """The probes that are set, by the name of their field."""
        probes = {"liveness": self.liveness, "readiness": self.readiness, "startup": self.startup}
        return {name: probe for name, probe in probes.items() if probe is not None}

    def faults(self) -> Faults:
        """Everything wrong with the container: image, size, port, command, variables, probes, mounts."""
        yield from forms.image("image", self.image)
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
        yield from checks.first(checks.mapping("environment", self.environment), self._environment_faults())
        for name, probe in self.probes().items():
            yield from checks.value(name, probe, Probe)
        yield from checks.first(checks.each("scratch", self.mounts, _mount_faults), self._volume_faults())

    def _config_faults(self) -> Faults:
        if isinstance(self.config, SharedConfig):
            for key in map(str, self.config.keys()):
                yield from forms.variable(f"config {key}", key)
        elif self.config is not None:
            yield from checks.kind("config", self.config, SharedConfig)

    def _environment_faults(self) -> Faults:
        for name, value in self.environment.items():
            field = f"environment {name}"
            yield from forms.variable(field, name)
            if isinstance(value, SecretKey | ConfigKey):
                yield from (fault.inside(field) for fault in value.faults())
            else:
                yield from checks.setting(field, name, value)

    def _volume_faults(self) -> Faults:
        """Of mounts that are good by themselves: two at one place, two volumes of one name, a name that is none."""
        paths: set[str] = set()
        names: set[str] = set()
        for mount in self.mounts:
            field, path, name = f"mount {mount.path}", mount.path.rstrip("/"), volume_name(mount)
            yield from forms.name(f"{field} volume name", name)
            if path in paths:
                yield Fault(field, "the path a second time", "each path once", "mount one of the two elsewhere")
            elif name in names:
                yield Fault(field, f"a second volume {name!r}", "a name used once", "choose another path or claim")
            paths.add(path)
            names.add(name)


def _mount_faults(field: str, given: Any) -> Faults:
    if isinstance(given, Mount):
        yield from (fault.inside(f"mount {given.path}") for fault in given.faults())
    else:
        yield from checks.kind(field, given, Scratch)  # what an author may give; constructs add the others


# The parts of a Pod that many Pods share are built once (@cache): building and checking a typed part takes longer than
# all the rest of a render.


def pod_spec(
    name: str,
    container: Container,
    *,
    restart_policy: str | None = None,
    spread: Iterable[k8s.TopologySpreadConstraint] = (),
) -> k8s.PodSpec:
    """Render the Pod of a workload: one container, its service account, no token, no privileges.

    Service links are off, because the variables that Kubernetes would inject (`KAFKA_PORT=tcp://...`) are read as
    settings by some images. https://kubernetes.io/docs/concepts/security/pod-security-standards/
    """
    return k8s.PodSpec(
        service_account_name=name,
        automount_service_account_token=False,
        enable_service_links=False,
        restart_policy=restart_policy,
        termination_grace_period_seconds=container.drain + container.grace,
        security_context=_pod_security(container.run_as),
        topology_spread_constraints=list(spread) or None,
        containers=[_container(name, container)],
        volumes=[volume(mount) for mount in container.mounts if not isinstance(mount, Claim)] or None,
    )


def config_checksums(container: Container) -> dict[str, str]:
    """Annotations that change when, and only when, configuration changes that the container reads at its start."""
    read: dict[SharedConfig, list[str]] = {}
    for value in container.environment.values():
        if isinstance(value, ConfigKey):
            read.setdefault(value.config, []).append(value.key)
    if container.config is not None:
        read[container.config] = []  # every key
    return {f"checksum/{config.name}": config.checksum(*keys) for config, keys in read.items()}


def _container(name: str, container: Container) -> k8s.Container:
    return k8s.Container(
        name=name,
        image=container.image,
        image_pull_policy=container.pull_policy,
        command=list(container.command) or None,
        args=list(container.args) or None,
        ports=[_port(container.port_name, container.port)] if container.port is not None else None,
        env=[_variable(key, value) for key, value in container.environment.items()] or None,
        env_from=[_all_keys_of(container.config.name)] if container.config is not None else None,
        lifecycle=_lifecycle(container),
        liveness_probe=_probe(container.liveness, container.port),
        readiness_probe=_probe(container.readiness, container.port),
        startup_probe=_probe(container.startup, container.port),
        resources=_resources(container.size),
        security_context=_container_security(container.run_as),
        volume_mounts=[volume_mount(mount) for mount in container.mounts] or None,
    )


@cache
def _resources(size: Size) -> k8s.ResourceRequirements:
    return k8s.ResourceRequirements(
        requests={"cpu": amount(size.cpu), "memory": amount(size.memory)},
        limits={"cpu": amount(size.cpu_limit), "memory": amount(size.memory_limit)},
    )


@cache
def _pod_security(run_as: RunAs) -> k8s.PodSecurityContext:
    return k8s.PodSecurityContext(
        run_as_non_root=True if run_as.user else None,
        run_as_user=run_as.user,
        fs_group=run_as.volume_group,
        # Kubernetes else walks through every file of the volume at each start.
        fs_group_change_policy="OnRootMismatch" if run_as.volume_group is not None else None,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


@cache
def _container_security(run_as: RunAs) -> k8s.SecurityContext:
    return k8s.SecurityContext(
        allow_privilege_escalation=False,
        read_only_root_filesystem=run_as.read_only,
        capabilities=k8s.Capabilities(drop=["ALL"], add=list(run_as.capabilities) or None),
    )


@cache
def _port(name: str, port: int) -> k8s.ContainerPort:
    return k8s.ContainerPort(name=name, container_port=port, protocol="TCP")


@cache
def _all_keys_of(config_map: str) -> k8s.EnvFromSource:
    return k8s.EnvFromSource(config_map_ref=k8s.ConfigMapEnvSource(name=config_map))


def _lifecycle(container: Container) -> k8s.Lifecycle | None:
    """Wait before the stop signal. A command, because the native sleep is newer than Kubernetes 1.27."""
    if not container.drain:
        return None
    sleep = k8s.ExecAction(command=["sleep", str(container.drain)])
    return k8s.Lifecycle(pre_stop=k8s.LifecycleHandler(exec=sleep))


def _variable(name: str, value: EnvironmentValue) -> k8s.EnvVar:
    if isinstance(value, SecretKey):
        return _from_secret(name, value.name, value.key)
    if isinstance(value, ConfigKey):
        return _from_config(name, value.config.name, value.key)
    return _literal(name, value)


@cache
def _from_secret(name: str, secret: str, key: str) -> k8s.EnvVar:
    source = k8s.SecretKeySelector(name=secret, key=key)
    return k8s.EnvVar(name=name, value_from=k8s.EnvVarSource(secret_key_ref=source))


@cache
def _from_config(name: str, config_map: str, key: str) -> k8s.EnvVar:
    source = k8s.ConfigMapKeySelector(name=config_map, key=key)
    return k8s.EnvVar(name=name, value_from=k8s.EnvVarSource(config_map_key_ref=source))


@cache
def _literal(name: str, value: str) -> k8s.EnvVar:
    return k8s.EnvVar(name=name, value=value)


@cache
def _probe(probe: Probe | None, port: int | None) -> k8s.Probe | None:
    if probe is None:
        return None
    http = execute = tcp = None
    if isinstance(probe, ExecProbe):
        execute = k8s.ExecAction(command=list(probe.command))
    elif isinstance(probe, HttpProbe):
        http = k8s.HttpGetAction(path=probe.path, port=number(port or 0))
    else:
        tcp = k8s.TcpSocketAction(port=number(port or 0))
    return k8s.Probe(
        exec=execute,
        http_get=http,
        tcp_socket=tcp,
        initial_delay_seconds=probe.delay or None,
        period_seconds=probe.period,
        timeout_seconds=probe.timeout,
        failure_threshold=probe.failures,
    )
