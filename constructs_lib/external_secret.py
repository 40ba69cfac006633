"""Secrets whose values the External Secrets Operator fetches from an external store. Git holds references only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, external_secrets, one_of
from constructs_lib.secret_store import API_VERSION, UNKNOWN_AT_FIRST, SecretStore
from constructs_lib.secrets.templates import UrlTemplate, template_violations, text_of
from constructs_lib.validation import checks, formats
from constructs_lib.values.secrets import ExistingSecret, SecretKey
from constructs_lib.values.value import Value
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations

_DURATION = r"(?=.*[1-9])(?:[0-9]{1,5}h)?(?:[0-9]{1,5}m)?(?:[0-9]{1,5}s)?"


@dataclass(frozen=True, kw_only=True)
class Remote(Value):
    """A value in a store: the name of the secret and, if that is a JSON object, one of its properties."""

    key: str
    property: str | None = None

    def violations(self) -> Violations:
        """A key or property that is not a string, or is empty."""
        yield from checks.word("key", self.key)
        if self.property is not None:
            yield from checks.word("property", self.property)


class ExternalSecret(PlatformConstruct):
    """Renders an ExternalSecret, from which the External Secrets Operator creates the Secret `target`.

    `keys` are fetched from the store. `templates` add keys that are composed from them: each is a Go template or a
    `UrlTemplate`. The store is read again every `refresh`, a duration in hours, minutes and seconds, such as "1h30m".

    Deleting the ExternalSecret deletes its Secret: the values are still in the store. If a value is deleted from the
    store, the Secret keeps it and the ExternalSecret reports the error, so that no Pod stops.
    https://external-secrets.io/latest/api/externalsecret/
    """

    component = "secrets"

    def __init__(
        self,
        scope: Scope,
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
        self.produces = f"{target}"
        self._asked: list[Any] = []

    @property
    def secret(self) -> ExistingSecret:
        """The Secret with all its keys, for the `secrets` of a container."""
        return _FetchedSecret(name=self.target, keys=self._sound_keys())

    def key(self, key: str) -> SecretKey:
        """One key of the Secret. An unknown key is a violation."""
        self._asked.append(key)
        return _FetchedKey(name=self.target, key=key)

    def _sound_keys(self) -> tuple[str, ...]:
        given = [given for given in (self._keys, self._templates) if isinstance(given, Mapping)]
        return tuple(dict.fromkeys(key for keys in given for key in keys if not list(formats.key("", key))))

    def violations(self) -> Violations:
        """As `PlatformConstruct`; a store of another environment; a target that is created elsewhere too; invalid keys
        or templates, or no key; an invalid duration.
        """
        yield from super().violations()
        yield from checks.first(checks.kind("store", self._store, SecretStore), self._store_violations())
        yield from checks.first(formats.domain("target", self.target), self._target_violations())
        yield from checks.first(checks.mapping("keys", self._keys), self._key_violations())
        yield from checks.first(checks.mapping("templates", self._templates), self._template_violations())
        if isinstance(self._keys, Mapping) and isinstance(self._templates, Mapping):
            yield from self._asked_violations()
        duration = "hours, minutes and seconds above zero"
        yield from formats.form("refresh", self._refresh, _DURATION, duration, 'write it as "1h" or "30m"', longest=18)

    def _asked_violations(self) -> Violations:
        keys = self._sound_keys()
        for key in (key for key in self._asked if key not in keys):
            fix = did_you_mean(f"{key}", keys, "add it to keys")
            yield Violation("key", checks.shown(key), ", ".join(keys) or "none: it has no keys", fix)

    def _store_violations(self) -> Violations:
        if (self._store.chart, self._store.namespace) != (self.chart, self.namespace):
            home = self._store.chart.where if self._store.chart is not self.chart else self._store.namespace
            fix = "create a SecretStore in this environment, in the namespace of the Secret"
            yield Violation("store", f"{self._store.name} of {home}", "a store of this environment and namespace", fix)

    def _target_violations(self) -> Violations:
        """A target that is also created outside git or by another ExternalSecret: each would overwrite it."""
        homes = (each for each in self.chart.homes if each.name == self.namespace)
        listed = (secret for home in homes for secret in _listed(home.secrets))
        if any(self.target == getattr(secret, "name", None) for secret in listed):
            what = f"{self.target}, which the platform lists as created outside"
            yield Violation("target", what, "a Secret that nobody else creates", "take it off the platform's `secrets`")
        first = self.chart.producers_of(self.namespace, self.produces)[0]
        if first is not self:
            fix = "put all keys into one of the two, or rename a target"
            yield Violation("target", f"{self.target}, as {first.name}", "a Secret of its own", fix)

    def _key_violations(self) -> Violations:
        if not self._keys:
            yield Violation(
                "keys", "none", "at least one key", 'write keys={"<key>": Remote(key="<secret in the store>")}'
            )
        for key, remote in self._keys.items():
            yield from formats.key(f"keys {key}", key)
            yield from checks.value(f"keys {key}", remote, Remote)

    def _template_violations(self) -> Violations:
        keys: Any = self._keys if isinstance(self._keys, Mapping) else ()
        for key, template in self._templates.items():
            yield from formats.key(f"templates {key}", key)
            yield from template_violations(f"templates {key}", template, list(keys))

    def manifests(self) -> Iterator[Manifest]:
        """The ExternalSecret, after its store and before the Pods that read the Secret."""
        spec = external_secrets.ExternalSecretSpec(
            refresh_interval=self._refresh,
            secret_store_ref=external_secrets.ExternalSecretSpecSecretStoreRef(
                name=self._store.name,
                kind=one_of(external_secrets.ExternalSecretSpecSecretStoreRefKind, "SecretStore"),
            ),
            target=external_secrets.ExternalSecretSpecTarget(
                name=self.target,
                creation_policy=one_of(external_secrets.ExternalSecretSpecTargetCreationPolicy, "Owner"),
                deletion_policy=one_of(external_secrets.ExternalSecretSpecTargetDeletionPolicy, "Retain"),
                template=self._template(),
            ),
            data=[_fetched(key, remote) for key, remote in self._keys.items()],
        )
        yield self.manifest(API_VERSION, "ExternalSecret", {"spec": spec}, annotations=UNKNOWN_AT_FIRST, wave=1)

    def _template(self) -> external_secrets.ExternalSecretSpecTargetTemplate | None:
        """The template. The merge policy adds its keys to the fetched ones; the default would replace them."""
        if not self._templates:
            return None
        return external_secrets.ExternalSecretSpecTargetTemplate(
            engine_version=one_of(external_secrets.ExternalSecretSpecTargetTemplateEngineVersion, "v2"),
            merge_policy=one_of(external_secrets.ExternalSecretSpecTargetTemplateMergePolicy, "Merge"),
            data={key: text_of(template) for key, template in self._templates.items()},
        )


class _FetchedKey(SecretKey):
    """A key of an ExternalSecret, which checks it."""

    def violations(self) -> Violations:
        """None, beside those of the ExternalSecret."""
        yield from ()


class _FetchedSecret(ExistingSecret):
    """The Secret of an ExternalSecret, which checks it."""

    def violations(self) -> Violations:
        """None, beside those of the ExternalSecret."""
        yield from ()


def _fetched(key: str, remote: Remote) -> external_secrets.ExternalSecretSpecData:
    """One key. The defaults are written out, because otherwise Argo CD would always report a difference."""
    ref = external_secrets.ExternalSecretSpecDataRemoteRef(
        key=remote.key,
        property=remote.property,
        conversion_strategy=one_of(external_secrets.ExternalSecretSpecDataRemoteRefConversionStrategy, "Default"),
        decoding_strategy=one_of(external_secrets.ExternalSecretSpecDataRemoteRefDecodingStrategy, "None"),
        metadata_policy=one_of(external_secrets.ExternalSecretSpecDataRemoteRefMetadataPolicy, "None"),
    )
    return external_secrets.ExternalSecretSpecData(secret_key=key, remote_ref=ref)


def _listed(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, tuple | list) else ()
