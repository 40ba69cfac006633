"""The one place that builds a Pod: the same secure Pod around the container of every workload."""

from collections.abc import Iterable
from functools import cache

from cdk8s_plus_27 import k8s

from constructs_lib.pods.container import Container, EnvironmentValue
from constructs_lib.pods.volumes import Claim, volume, volume_mount, volume_name
from constructs_lib.shared_config import ConfigKey, SharedConfig
from constructs_lib.typed import amount, number
from constructs_lib.values.probes import ExecProbe, HttpProbe, Probe
from constructs_lib.values.values import (
    PodField,
    RunAs,
    SecretKey,
    Size,
)

# The parts of a Pod that many Pods share are built once (@cache): building and checking a typed part takes longer than
# all the rest of a render.


def pod_spec(
    name: str,
    container: Container,
    *,
    service_account: str,
    restart_policy: str | None = None,
    spread: Iterable[k8s.TopologySpreadConstraint] = (),
    affinity: k8s.Affinity | None = None,
) -> k8s.PodSpec:
    """Render the Pod of a workload: one container, its service account, no token, no privileges.

    Service links are off, because the variables that Kubernetes would inject (`KAFKA_PORT=tcp://...`) are read as
    settings by some images. https://kubernetes.io/docs/concepts/security/pod-security-standards/
    """
    return k8s.PodSpec(
        service_account_name=service_account,
        automount_service_account_token=False,
        enable_service_links=False,
        restart_policy=restart_policy,
        termination_grace_period_seconds=container.drain + container.grace,
        security_context=_pod_security(container.run_as),
        topology_spread_constraints=list(spread) or None,
        affinity=affinity,
        init_containers=[_container(name, one) for one in container.before()] or None,
        containers=[_container(name, container)],
        volumes=_volumes(container) or None,
    )


def config_checksums(container: Container) -> dict[str, str]:
    """Annotations that change when, and only when, configuration changes that the container reads at its start."""
    read: dict[SharedConfig, list[str]] = {}
    for one in [container, *container.before()]:
        for value in one.environment.values():
            if isinstance(value, ConfigKey):
                read.setdefault(value.config, []).append(value.key)
    for one in [container, *container.before()]:
        if one.config is not None:
            read[one.config] = []  # every key
    return {f"checksum/{config.name}": config.checksum(*keys) for config, keys in read.items()}


def _volumes(container: Container) -> list[k8s.Volume]:
    """One volume for each name: containers of a Pod share what they mount."""
    mounts = [mount for one in [container, *container.before()] for mount in one.mounts]
    by_name = {volume_name(mount): volume(mount) for mount in mounts if not isinstance(mount, Claim)}
    return list(by_name.values())


def _container(name: str, container: Container) -> k8s.Container:
    return k8s.Container(
        name=container.name or name,
        image=container.image,
        image_pull_policy=container.pull_policy,
        command=list(container.command) or None,
        args=list(container.args) or None,
        ports=[_port(container.port_name, container.port)] if container.port is not None else None,
        env=[_variable(key, value) for key, value in container.environment.items()] or None,
        env_from=_whole_objects(container) or None,
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


@cache
def _all_secrets_of(secret: str) -> k8s.EnvFromSource:
    return k8s.EnvFromSource(secret_ref=k8s.SecretEnvSource(name=secret))


def _whole_objects(container: Container) -> list[k8s.EnvFromSource]:
    config = [_all_keys_of(container.config.name)] if container.config is not None else []
    return [*config, *(_all_secrets_of(secret.name) for secret in container.secrets)]


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
    if isinstance(value, PodField):
        return _from_pod(name, value.path)
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
def _from_pod(name: str, path: str) -> k8s.EnvVar:
    source = k8s.ObjectFieldSelector(field_path=path)
    return k8s.EnvVar(name=name, value_from=k8s.EnvVarSource(field_ref=source))


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
