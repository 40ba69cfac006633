"""The one place that builds a Pod: the same secure Pod around the container of every workload."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain

from constructs_lib.core.l1 import extended, k8s, plain
from constructs_lib.pods.container import Container
from constructs_lib.pods.variables import in_order, variable
from constructs_lib.pods.volumes import Claim
from constructs_lib.shared_config import ConfigKey, PrefixedConfig, SharedConfig
from constructs_lib.values.placement import Placement
from constructs_lib.values.secrets import SecretKey
from contract import declarations
from contract.images import moves, tag_of


def pod_spec(
    name: str,
    container: Container,
    *,
    selector: Mapping[str, str],
    service_account: str,
    placement: Placement,
    token: bool,
    native_sidecars: bool,
    restart_policy: str | None = None,
) -> k8s.PodSpec:
    """Render the Pod of a workload: its containers, its service account, no privileges. Few need the `token`.

    `native_sidecars` renders sidecars as init containers that are restarted, which Kubernetes knows from 1.29 on.

    Service links are off, because the variables that Kubernetes would inject (`KAFKA_PORT=tcp://...`) are read as
    settings by some images. https://kubernetes.io/docs/concepts/security/pod-security-standards/
    """
    sidecars = [_sidecar(one, container, native=native_sidecars) for one in container.beside]
    before = [_companion(one, container) for one in container.before]
    return k8s.PodSpec(
        service_account_name=service_account,
        automount_service_account_token=token,
        enable_service_links=False,
        restart_policy=restart_policy,
        termination_grace_period_seconds=container.drain + container.grace,
        security_context=container.security_context.of_pod(),
        **placement.of_pod(selector),
        init_containers=[*(sidecars if native_sidecars else ()), *before] or None,
        containers=[_container(name, container), *(() if native_sidecars else sidecars)],
        volumes=_volumes(container) or None,
    )


def config_checksums(container: Container) -> dict[str, str]:
    """Annotations that change when, and only when, configuration changes that the containers read at their start."""
    read: dict[SharedConfig, list[tuple[str, ...]]] = {}
    for one in (container, *container.companions):
        for config, keys in _configuration(one):
            read.setdefault(config, []).append(keys)
    return {
        f"checksum/{config.name}": config.checksum(*([] if () in parts else chain.from_iterable(parts)))
        for config, parts in read.items()
    }


def claims_of(container: Container) -> list[Claim]:
    """The volumes that a Pod claims for itself, each once."""
    mounts = (mount for one in (container, *container.companions) for mount in one.mounts)
    return list({mount.volume_name: mount for mount in mounts if isinstance(mount, Claim)}.values())


def shared_secrets(container: Container) -> dict[str, str]:
    """The annotation of the keys of Secrets that must have the same value as another key."""
    shared = {
        f"{value.name}/{value.key}": f"{value.same_as.name}/{value.same_as.key}"
        for one in (container, *container.companions)
        for value in one.environment.values()
        if isinstance(value, SecretKey) and value.same_as
    }
    return {declarations.SHARED_SECRETS: json.dumps(shared)} if shared else {}


def _configuration(container: Container) -> Iterator[tuple[SharedConfig, tuple[str, ...]]]:
    """Each configuration that a container reads as variables or files, and the keys of it; no keys mean all."""
    for value in container.environment.values():
        if isinstance(value, ConfigKey):
            yield value.config, (value.key,)
    if container.whole_config is not None:
        yield container.whole_config, ()
    yield from filter(None, (mount.configuration for mount in container.mounts))


def _volumes(container: Container) -> list[k8s.Volume]:
    """One volume for each name: containers of a Pod share what they mount."""
    mounts = [mount for one in [container, *container.companions] for mount in one.mounts]
    by_name = {mount.volume_name: volume for mount in mounts if (volume := mount.volume()) is not None}
    return list(by_name.values())


def _sidecar(sidecar: Container, main: Container, *, native: bool) -> k8s.Container:
    rendered = _companion(sidecar, main)
    return extended(rendered, restartPolicy="Always") if native else rendered


def _companion(container: Container, main: Container) -> k8s.Container:
    """A container beside the main one; the Pod's security context holds the user of that one."""
    rendered = _container("", container)
    if container.security_context.user == main.security_context.user:
        return rendered
    return extended(rendered, securityContext=plain(container.security_context.of_container(own_user=True)))


def _container(name: str, container: Container) -> k8s.Container:
    return k8s.Container(
        name=container.name or name,
        image=f"{container.image}",
        image_pull_policy=_pull_policy(container),
        command=list(container.command) or None,
        args=list(container.args) or None,
        ports=[each.of_container() for each in container.ports] or None,
        env=[variable(key, value) for key, value in in_order(container.environment).items()] or None,
        env_from=_whole_objects(container) or None,
        lifecycle=_lifecycle(container),
        liveness_probe=container.liveness.as_l1(container.ports) if container.liveness else None,
        readiness_probe=container.readiness.as_l1(container.ports) if container.readiness else None,
        startup_probe=container.startup.as_l1(container.ports) if container.startup else None,
        resources=container.resources.as_l1(),
        security_context=container.security_context.of_container(),
        volume_mounts=[mount.as_l1() for mount in container.mounts] or None,
    )


def _pull_policy(container: Container) -> str | None:
    """A tag that moves is pulled at each start. Kubernetes does so by itself for the tag "latest" alone."""
    image = f"{container.image}"
    stale = moves(image) and tag_of(image) != "latest"
    return "Always" if stale and container.pull_policy is None else container.pull_policy


def _whole_objects(container: Container) -> list[k8s.EnvFromSource]:
    """The configuration first: what a Secret holds too, the Secret says."""
    whole, secrets = container.whole_config, container.secrets
    prefix = container.config.prefix if isinstance(container.config, PrefixedConfig) else None
    configured = [] if whole is None else [k8s.ConfigMapEnvSource(name=whole.name)]
    return [
        *(k8s.EnvFromSource(config_map_ref=source, prefix=prefix) for source in configured),
        *(
            k8s.EnvFromSource(secret_ref=k8s.SecretEnvSource(name=secret.name), prefix=secret.prefix or None)
            for secret in secrets
        ),
    ]


def _lifecycle(container: Container) -> k8s.Lifecycle | None:
    """The hooks. To drain is a command, because the native sleep is newer than Kubernetes 1.27."""
    pre_stop = ("sleep", f"{container.drain}") if container.drain else container.pre_stop
    if not pre_stop and not container.post_start:
        return None
    return k8s.Lifecycle(post_start=_hook(container.post_start), pre_stop=_hook(pre_stop))


def _hook(command: tuple[str, ...]) -> k8s.LifecycleHandler | None:
    return k8s.LifecycleHandler(exec=k8s.ExecAction(command=list(command))) if command else None
