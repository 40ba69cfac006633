"""References to Secrets that are created outside git. They have no field for a value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class SecretKey(Value):
    """One key of a Secret that is created outside git. It has no field for the value.

    `same_as` names a key that must have the same value: `delivery secrets` then prints one value for both.
    `declared` are the keys that its Secret has, where they are known.
    https://kubernetes.io/docs/concepts/configuration/secret/
    """

    name: str
    key: str
    same_as: SecretKey | None = None
    declared: tuple[str, ...] | None = field(default=None, compare=False, repr=False)

    def as_source(self) -> k8s.EnvVarSource:
        """The `valueFrom` of a variable."""
        return k8s.EnvVarSource(secret_key_ref=k8s.SecretKeySelector(name=self.name, key=self.key))

    def violations(self) -> Violations:
        """An invalid name or key; a key that its Secret has not; a `same_as` that is not a SecretKey."""
        yield from formats.domain("name", self.name)
        yield from formats.key("key", self.key)
        if isinstance(self.declared, tuple | list) and self.key not in self.declared:
            fix = did_you_mean(f"{self.key}", map(str, self.declared), f"add it to the keys of {self.name}")
            allowed = f"a key of {self.name}: {', '.join(map(str, self.declared))}"
            yield Violation("key", checks.shown(self.key), allowed, fix)
        if self.same_as is not None:
            yield from checks.value("same_as", self.same_as, SecretKey)


@dataclass(frozen=True, kw_only=True)
class ExistingSecret(Value):
    """A Secret that is created outside git, with at least these keys.

    A platform lists its own in `secrets`. The Namespace declares them in an annotation, so that the review finds
    references to missing keys, and `delivery secrets` also lists keys that no Pod reads yet. A container that
    loads all of them calls its variables after the keys, behind `prefix`.
    """

    name: str
    keys: tuple[str, ...]
    prefix: str = ""

    def prefixed(self, prefix: str) -> Self:
        """The same Secret, for variables that start with a prefix."""
        return replace(self, prefix=prefix)

    @property
    def variables(self) -> list[str]:
        """The variables of a container that loads all of its keys."""
        return [f"{self.prefix}{key}" for key in self.keys]

    def key(self, key: str, *, same_as: SecretKey | None = None) -> SecretKey:
        """One of its keys; `same_as` is a key that must have the same value."""
        return SecretKey(name=self.name, key=key, same_as=same_as, declared=self.keys)

    def violations(self) -> Violations:
        """A name or key that Kubernetes refuses; a prefix that no variable can start with."""
        yield from formats.domain("name", self.name)
        yield from checks.each("keys", self.keys, formats.key)
        if self.prefix != "":
            yield from formats.variable("prefix", self.prefix)
