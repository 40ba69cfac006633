"""Files in containers: from ConfigMaps, Secrets, tokens, and the Pod itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from constructs_lib.core.l1 import k8s
from constructs_lib.pods.volumes import Mount, ReadOnlyMount
from constructs_lib.shared_config import SharedConfig
from constructs_lib.validation import checks, formats
from constructs_lib.values.field_ref import FILE_FIELDS
from constructs_lib.values.secrets import ExistingSecret
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class _Files(ReadOnlyMount):
    """Base of the read-only files in the folder `path`.

    `items` maps the names of files, below the folder, to keys; without it every key is a file. `mode` are their
    permissions, as in `mode=0o400`.
    """

    items: Mapping[str, str] = field(default_factory=dict)
    mode: int | None = None

    def paths(self) -> list[k8s.KeyToPath] | None:
        """The keys, each with its file."""
        return [k8s.KeyToPath(key=key, path=file) for file, key in self.items.items()] or None

    def violations(self) -> Violations:
        """As `Mount`; a file outside the folder; a key that there is not; a mode that is none."""
        yield from super().violations()
        yield from checks.first(checks.mapping("items", self.items), self._item_violations())
        if self.mode is not None:
            yield from checks.whole("mode", self.mode, least=0, most=0o777, unit="permissions such as 0o400")

    def _item_violations(self) -> Violations:
        keys = list(self.keys())
        for file, key in self.items.items():
            yield from formats.sub_path(f"items {file}", file)
            if key not in keys:
                fix = did_you_mean(f"{key}", keys, "name one of its keys")
                yield Violation(f"items {file}", f"no key {checks.shown(key)}", ", ".join(keys), fix)

    def keys(self) -> Iterable[str]:
        """The keys that there are."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class ConfigFiles(_Files):
    """The keys of a SharedConfig as files. A change restarts the Pods that mount it.

    https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-files-from-a-pod
    """

    config: SharedConfig

    @property
    def configuration(self) -> tuple[SharedConfig, tuple[str, ...]]:
        """The keys that are files."""
        return self.config, tuple(self.items.values())

    def volume(self) -> k8s.Volume:
        """The ConfigMap."""
        source = k8s.ConfigMapVolumeSource(name=self.config.name, items=self.paths(), default_mode=self.mode)
        return k8s.Volume(name=self.volume_name, config_map=source)

    def keys(self) -> Iterable[str]:
        """Those of the configuration."""
        return self.config.keys() if isinstance(self.config, SharedConfig) else ()

    def violations(self) -> Violations:
        """As its base; a value that is not a SharedConfig."""
        yield from checks.first(checks.kind("config", self.config, SharedConfig), super().violations())


@dataclass(frozen=True, kw_only=True)
class ConfigFile(Mount):
    """One key of a SharedConfig as the file `path`, beside files of the image. A change restarts the Pods.

    https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
    """

    config: SharedConfig
    key: str

    @property
    def configuration(self) -> tuple[SharedConfig, tuple[str, ...]]:
        """This key."""
        return self.config, (self.key,)

    def volume(self) -> k8s.Volume:
        """The ConfigMap, with this key alone."""
        item = k8s.KeyToPath(key=self.key, path=self.key)
        source = k8s.ConfigMapVolumeSource(name=self.config.name, items=[item])
        return k8s.Volume(name=self.volume_name, config_map=source)

    def as_l1(self) -> k8s.VolumeMount:
        """The file. The kubelet never updates a file that is mounted by its sub-path."""
        return k8s.VolumeMount(name=self.volume_name, mount_path=self.path, sub_path=self.key, read_only=True)

    def violations(self) -> Violations:
        """As `Mount`; a value that is not a SharedConfig; a key that it does not have."""
        reference = self.config.key(self.key).violations() if isinstance(self.config, SharedConfig) else ()
        yield from checks.first(
            checks.kind("config", self.config, SharedConfig),
            (violation.inside("key") for violation in reference),
            super().violations(),
        )


@dataclass(frozen=True, kw_only=True)
class SecretFiles(_Files):
    """The keys of a Secret as files.

    https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
    """

    from_secret: ExistingSecret

    @property
    def secret(self) -> str:
        """The Secret."""
        return self.from_secret.name

    def volume(self) -> k8s.Volume:
        """The Secret."""
        source = k8s.SecretVolumeSource(secret_name=self.secret, items=self.paths(), default_mode=self.mode)
        return k8s.Volume(name=self.volume_name, secret=source)

    def keys(self) -> Iterable[str]:
        """Those of the Secret."""
        return self.from_secret.keys

    def violations(self) -> Violations:
        """As its base; an invalid ExistingSecret."""
        secret = checks.value("from_secret", self.from_secret, ExistingSecret)
        yield from checks.first(secret, super().violations())


@dataclass(frozen=True, kw_only=True)
class ProjectedToken(ReadOnlyMount):
    """A token of the Pod's ServiceAccount for one `audience`, in the file `token`: renewed before `expires` seconds.

    It proves to a server who the Pod is, and gives no access to the API server.
    https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection
    """

    audience: str
    expires: int = 3600

    def volume(self) -> k8s.Volume:
        """The projected token."""
        token = k8s.ServiceAccountTokenProjection(audience=self.audience, expiration_seconds=self.expires, path="token")
        source = k8s.VolumeProjection(service_account_token=token)
        return k8s.Volume(name=self.volume_name, projected=k8s.ProjectedVolumeSource(sources=[source]))

    def violations(self) -> Violations:
        """As `Mount`; no audience; a time that the API server refuses."""
        yield from super().violations()
        yield from checks.word("audience", self.audience)
        yield from checks.whole("expires", self.expires, least=600, most=2**32, unit="seconds")


@dataclass(frozen=True, kw_only=True)
class PodFields(ReadOnlyMount):
    """Fields of the Pod as files: `fields` maps the names of files to "metadata.labels", "metadata.name" and the like.

    https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
    """

    fields: Mapping[str, str]

    def volume(self) -> k8s.Volume:
        """The fields."""
        items = [
            k8s.DownwardApiVolumeFile(path=file, field_ref=k8s.ObjectFieldSelector(field_path=path))
            for file, path in self.fields.items()
        ]
        return k8s.Volume(name=self.volume_name, downward_api=k8s.DownwardApiVolumeSource(items=items))

    def violations(self) -> Violations:
        """As `Mount`; a file outside the folder; a field that Kubernetes does not expose to files."""
        yield from super().violations()
        yield from checks.first(checks.mapping("fields", self.fields), self._field_violations())

    def _field_violations(self) -> Violations:
        for file, path in self.fields.items():
            yield from formats.sub_path(f"fields {file}", file)
            yield from checks.one_of(f"fields {file}", path, FILE_FIELDS)


@dataclass(frozen=True, kw_only=True)
class Scripts(ReadOnlyMount):
    """The keys of a ConfigMap of the construct itself, which are read once: a change restarts nothing."""

    config_map: str

    def volume(self) -> k8s.Volume:
        """The ConfigMap."""
        return k8s.Volume(name=self.volume_name, config_map=k8s.ConfigMapVolumeSource(name=self.config_map))
