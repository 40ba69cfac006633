"""References to Secrets that somebody creates outside git. There is nowhere to write a value."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class SecretKey:
    """One key of a Secret that somebody creates outside git. There is nowhere to write its value.

    `same_as` says that this key must hold what another one holds, because two parties share it: `python -m delivery
    secrets` then prints one value for both.
    https://kubernetes.io/docs/concepts/configuration/secret/
    """

    name: str
    key: str
    same_as: SecretKey | None = None

    def as_source(self) -> k8s.EnvVarSource:
        """As the source of a variable."""
        return k8s.EnvVarSource(secret_key_ref=k8s.SecretKeySelector(name=self.name, key=self.key))

    def violations(self) -> Violations:
        """A name or key that Kubernetes refuses; a partner that is no key of a Secret."""
        yield from formats.domain("name", self.name)
        yield from formats.key("key", self.key)
        if self.same_as is not None:
            yield from checks.value("same_as", self.same_as, SecretKey)


@dataclass(frozen=True, kw_only=True)
class ExistingSecret:
    """A Secret that somebody creates outside git, with these keys at least.

    A platform lists its own in `secrets`. They are declared on the Namespace, so that a review finds a key that no
    Secret has, and `python -m delivery secrets` lists those that nobody reads yet too.
    """

    name: str
    keys: tuple[str, ...]

    def key(self, key: str, *, same_as: SecretKey | None = None) -> SecretKey:
        """One of its keys; `same_as` is the key whose value it must hold too."""
        return SecretKey(name=self.name, key=key, same_as=same_as)

    def violations(self) -> Violations:
        """A name or key that Kubernetes refuses."""
        yield from formats.domain("name", self.name)
        yield from checks.each("keys", self.keys, formats.key)
