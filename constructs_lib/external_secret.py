"""Secrets whose values are fetched into the cluster from a store outside: git only says where they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from constructs_lib.core.chart import PlatformChart, PlatformConstruct
from constructs_lib.problems import Fault, Faults
from constructs_lib.secret_store import UNKNOWN_AT_FIRST, SecretStore, as_metadata
from constructs_lib.secrets.templates import UrlTemplate, template_faults, text_of
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    OutsideSecret,
    SecretKey,
)
from contract.suggest import did_you_mean
from imports.io import external_secrets

_DURATION = r"(?=.*[1-9])(?:[0-9]{1,5}h)?(?:[0-9]{1,5}m)?(?:[0-9]{1,5}s)?"


@dataclass(frozen=True, kw_only=True)
class Remote:
    """A value in a store: the name of the secret there, and, where that is a JSON object, the property of it."""

    key: str
    property: str | None = None

    def faults(self) -> Faults:
        """A key or property that is no text, or empty."""
        yield from checks.word("key", self.key)
        if self.property is not None:
            yield from checks.word("property", self.property)


class ExternalSecret(PlatformConstruct):
    """Renders an ExternalSecret, of which the External Secrets Operator makes the Secret `target`.

    `keys` are fetched from the store. `templates` add keys that are composed of those: each is a text of Go's template
    language, or a `UrlTemplate`. The store is asked again every `refresh`, a duration in hours, minutes and seconds.

    When the ExternalSecret goes, its Secret goes too: the values are in the store. When the values go from the store,
    the Secret stays as it is and the ExternalSecret reports it, so that a slip outside the cluster stops no Pod.
    https://external-secrets.io/latest/api/externalsecret/
    """

    component = "secrets"

    def __init__(
        self,
        scope: PlatformChart,
        id: str,
        *,
        store: SecretStore,
        target: str,
        keys: Mapping[str, Remote],
        templates: Mapping[str, str | UrlTemplate] | None = None,
        refresh: str = "1h",
    ) -> None:
        super().__init__(scope, id)
        self.target = target
        self._store = store
        self._keys = keys
        self._templates: Mapping[str, str | UrlTemplate] = {} if templates is None else templates
        self._refresh = refresh
        self.makes = f"{target}"

    @property
    def secret(self) -> OutsideSecret:
        """The Secret with all of its keys, for a container that takes it in as a whole."""
        keys = {key: None for given in (self._keys, self._templates) if isinstance(given, Mapping) for key in given}
        return OutsideSecret(name=self._name, keys=tuple(key for key in keys if not list(formats.key("", key))))

    def key(self, key: str) -> SecretKey:
        """One key of the Secret. One that it does not have is a problem."""
        keys = self.secret.keys
        if key in keys:
            return SecretKey(name=self._name, key=key)
        if isinstance(self._keys, Mapping) and isinstance(self._templates, Mapping):
            fix = did_you_mean(f"{key}", keys, "add it to keys")
            self.chart.note(self.name, Fault("key", checks.shown(key), ", ".join(keys) or "none yet", fix))
        return SecretKey(name=self._name, key="unknown")

    @property
    def _name(self) -> str:
        """The name of the Secret; what is built from a wrong one is not to blame."""
        return "unknown" if list(formats.domain("target", self.target)) else self.target

    def faults(self) -> Faults:
        """As `PlatformConstruct`; a store of somebody else; a Secret that another one makes; keys or templates with
        faults, or none; a duration that is none.
        """
        yield from super().faults()
        yield from checks.first(checks.kind("store", self._store, SecretStore), self._store_faults())
        yield from checks.first(formats.domain("target", self.target), self._target_faults())
        yield from checks.first(checks.mapping("keys", self._keys), self._key_faults())
        yield from checks.first(checks.mapping("templates", self._templates), self._template_faults())
        duration = "hours, minutes and seconds above zero"
        yield from formats.form("refresh", self._refresh, _DURATION, duration, 'write it as "1h" or "30m"', longest=18)

    def _store_faults(self) -> Faults:
        if self._store.chart is not self.chart:
            fix = "create a SecretStore in this environment"
            yield Fault("store", f"{self._store.name} of {self._store.chart.place}", "a store of this environment", fix)

    def _target_faults(self) -> Faults:
        """A Secret that two make is overwritten by turns."""
        if any(self.target == getattr(secret, "name", None) for secret in _listed(self.chart.secrets)):
            what = f"{self.target}, which the platform lists as created outside"
            yield Fault("target", what, "a Secret that nobody else creates", "take it off the platform's `secrets`")
        first = self.chart.makers(self.makes)[0]
        if first is not self:
            fix = "put all keys into one of the two, or rename a target"
            yield Fault("target", f"{self.target}, as {first.name}", "a Secret of its own", fix)

    def _key_faults(self) -> Faults:
        if not self._keys:
            yield Fault("keys", "none", "at least one key", 'write keys={"<key>": Remote(key="<secret in the store>")}')
        for key, remote in self._keys.items():
            yield from formats.key(f"keys {key}", key)
            yield from checks.value(f"keys {key}", remote, Remote)

    def _template_faults(self) -> Faults:
        keys: Any = self._keys if isinstance(self._keys, Mapping) else ()
        for key, template in self._templates.items():
            yield from formats.key(f"templates {key}", key)
            yield from template_faults(f"templates {key}", template, list(keys))

    def emit(self) -> None:
        """Create the ExternalSecret, after its store and before the Pods that read the Secret."""
        external_secrets.ExternalSecret(
            self,
            "external-secret",
            metadata=as_metadata(self.metadata("ExternalSecret", annotations=UNKNOWN_AT_FIRST, wave=1)),
            spec=external_secrets.ExternalSecretSpec(
                refresh_interval=self._refresh,
                secret_store_ref=external_secrets.ExternalSecretSpecSecretStoreRef(
                    name=self._store.name, kind=external_secrets.ExternalSecretSpecSecretStoreRefKind.SECRET_STORE
                ),
                target=external_secrets.ExternalSecretSpecTarget(
                    name=self.target,
                    creation_policy=external_secrets.ExternalSecretSpecTargetCreationPolicy.OWNER,
                    deletion_policy=external_secrets.ExternalSecretSpecTargetDeletionPolicy.RETAIN,
                    template=self._template(),
                ),
                data=[_fetched(key, remote) for key, remote in self._keys.items()],
            ),
        )

    def _template(self) -> external_secrets.ExternalSecretSpecTargetTemplate | None:
        """What is composed is added to what is fetched: by default it would replace it."""
        if not self._templates:
            return None
        return external_secrets.ExternalSecretSpecTargetTemplate(
            engine_version=external_secrets.ExternalSecretSpecTargetTemplateEngineVersion.V2,
            merge_policy=external_secrets.ExternalSecretSpecTargetTemplateMergePolicy.MERGE,
            data={key: text_of(template) for key, template in self._templates.items()},
        )


def _fetched(key: str, remote: Remote) -> external_secrets.ExternalSecretSpecData:
    """One key. An API server adds defaults to entries of a list, and Argo CD would see a difference for ever."""
    return external_secrets.ExternalSecretSpecData(
        secret_key=key,
        remote_ref=external_secrets.ExternalSecretSpecDataRemoteRef(
            key=remote.key,
            property=remote.property,
            conversion_strategy=external_secrets.ExternalSecretSpecDataRemoteRefConversionStrategy.DEFAULT,
            decoding_strategy=external_secrets.ExternalSecretSpecDataRemoteRefDecodingStrategy.NONE,
            metadata_policy=external_secrets.ExternalSecretSpecDataRemoteRefMetadataPolicy.NONE,
        ),
    )


def _listed(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, tuple | list) else ()
