"""The Secrets that the Pods of a namespace expect, and the shell commands that create them.

All objects that are given to a function are of one namespace: Pods cannot read Secrets of another.

Values are never written to a file: the ones that are printed exist nowhere else.
"""

import json
import re
import secrets
import shlex
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from contract import declarations
from delivery.manifests import external_secrets
from delivery.manifests.declared_secrets import declared_secrets
from delivery.manifests.objects import annotations_of
from delivery.manifests.reading import Manifest
from delivery.manifests.workload import workload_of


class Key(NamedTuple):
    """One key of one Secret."""

    secret: str
    key: str

    def __str__(self) -> str:
        return f"{self.secret}/{self.key}"


def expected(objects: Iterable[Manifest]) -> dict[Key, list[str]]:
    """The keys that Pods read, each with the workloads that read it. An empty key means all keys of a Secret."""
    readers: dict[Key, list[str]] = {}
    for manifest in objects:
        if workload := workload_of(manifest):
            for _, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
                readers.setdefault(Key(name, key), []).append(workload.name)
    return dict(sorted(readers.items()))


def shared(objects: Iterable[Manifest]) -> dict[Key, Key]:
    """The keys that must hold what another key holds."""
    pairs: dict[Key, Key] = {}
    for manifest in objects:
        noted = annotations_of(manifest).get(declarations.SHARED_SECRETS, "{}")
        for one, other in json.loads(noted).items():
            pairs[Key(*one.split("/"))] = Key(*other.split("/"))
    return pairs


def all_keys(objects: Sequence[Manifest]) -> list[Key]:
    """The keys to create: those that containers read, and those that are declared although they are not used yet. Keys
    that ExternalSecrets put into a Secret are not among them.
    """
    listed = {Key(secret, key) for secret, keys in declared_secrets(objects).items() for key in keys}
    externals = external_secrets.among(objects)
    made = {external.target for external in externals if external.makes}
    added = {Key(external.target, key) for external in externals for key in external.origins}
    return sorted(key for key in {*expected(objects), *listed} - added if key.secret not in made)


def fetched(objects: Iterable[Manifest]) -> list[str]:
    """A line for each key that need not be created: an ExternalSecret puts it into its Secret."""
    lines = []
    for external in external_secrets.among(objects):
        by = f"ExternalSecret {external.name}"
        lines += [f"{Key(external.target, key)}: {by} from {place}" for key, place in sorted(external.origins.items())]
        if external.keys is None:
            lines.append(f"{external.target}: {by} with more keys, which only its store knows")
    return lines


def commands(objects: Sequence[Manifest], namespace: str, value: Callable[[Key], str]) -> list[str]:
    """The shell commands that create the namespace, if it is not there, and every Secret with every key; none at all
    where there is no Secret to create.

    `value` is called once for each distinct value. The commands stop at the first failure: if a Secret existed already,
    a shared password in the next one would not match it.
    """
    same = shared(objects)
    keys = all_keys(objects)
    values = {key: value(key) for key in {*keys, *same.values()} if key not in same}
    lines = ["set -e", f"kubectl get namespace {namespace} >/dev/null 2>&1 || kubectl create namespace {namespace}"]
    for secret in sorted({key.secret for key in keys}):
        own = [key for key in keys if key.secret == secret and key.key]
        kind, words = _typed(secret, {key.key for key in own})
        words = words or [shlex.quote(f"--from-literal={key.key}={values[same.get(key, key)]}") for key in own]
        command = f"kubectl create secret {kind} {shlex.quote(secret)} --namespace {namespace}"
        lines.append(" \\\n  ".join([command, *words]))
    return lines if keys else []


def _typed(secret: str, keys: set[str]) -> tuple[str, list[str]]:
    """The type of a Secret as kubectl calls it and, where only a person has its content, the words that ask for it.

    A shell stops at a variable that is not set, and says what it should hold.
    https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
    """
    variable = re.sub(r"^(?=[0-9])|\W", "_", secret.upper())
    if keys == {"tls.crt", "tls.key"}:
        asked = {"cert": ("CRT", "the file of the certificate"), "key": ("KEY", "the file of its key")}
        return "tls", [_asked(option, f"{variable}_{end}", what) for option, (end, what) in asked.items()]
    if keys == {".dockerconfigjson"}:
        asked = {part: (part.upper(), f"the {part} of the registry") for part in ("server", "username", "password")}
        words = [_asked(f"docker-{option}", f"{variable}_{end}", what) for option, (end, what) in asked.items()]
        return "docker-registry", words
    return "generic", []


def _asked(option: str, variable: str, what: str) -> str:
    return f'--{option}="${{{variable}:?{what}}}"'


def random_value(key: Key) -> str:
    """A new random value of 192 bits."""
    return secrets.token_urlsafe(24)


def placeholder(key: Key) -> str:
    """A placeholder that names Secret and key."""
    return f"<{key.secret}.{key.key}>"
