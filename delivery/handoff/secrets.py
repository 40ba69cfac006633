"""The Secrets that the Pods of a namespace expect, and the shell commands that create, complete and rotate them.

All objects that are given to a function are of one namespace: Pods cannot read Secrets of another.

Values are never written to a file: the ones that are printed exist nowhere else.
"""

import json
import re
import secrets
import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from contract import declarations
from contract.well_known import ISSUERS
from delivery.manifests import external_secrets
from delivery.manifests.declared_secrets import declared_secrets
from delivery.manifests.lookup import at, maps, read
from delivery.manifests.objects import annotations_of, name_of
from delivery.manifests.reading import Manifest
from delivery.manifests.workload import Workload, workload_of


class Key(NamedTuple):
    """One key of one Secret."""

    secret: str
    key: str

    def __str__(self) -> str:
        return f"{self.secret}/{self.key}"


def expected(objects: Iterable[Manifest]) -> dict[Key, list[str]]:
    """The keys that Pods and Ingresses read, each with the names of these. An empty key means all keys of a Secret."""
    readers: dict[Key, list[str]] = {}
    for manifest in objects:
        for secret in _certificates(manifest):
            for key in ("tls.crt", "tls.key"):
                readers.setdefault(Key(secret, key), []).append(name_of(manifest))
        if workload := workload_of(manifest):
            for _, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
                readers.setdefault(Key(name, key), []).append(workload.name)
    return dict(sorted(readers.items()))


def _certificates(manifest: Manifest) -> Iterator[str]:
    """The Secrets with the certificates of an Ingress, unless an issuer makes them."""
    if manifest.get("kind") == "Ingress" and not ISSUERS & annotations_of(manifest).keys():
        yield from (read(tls, "secretName", "") for tls in maps(at(manifest, "spec", "tls")) if tls.get("secretName"))


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


def commands(
    objects: Sequence[Manifest], namespace: str, value: Callable[[Key], str], rotated: Collection[Key] = ()
) -> list[str]:
    """The shell commands that create the namespace, if it is not there, and every key of every Secret that is not
    there; none at all where there is none to create. Keys that are there stay, but for those that are `rotated`.

    `value` is called once for each distinct value. A value goes to kubectl through a pipe: other processes can read
    arguments. What is in the cluster is never printed: of two keys that must hold one value, one is copied there.
    """
    keys, same = all_keys(objects), shared(objects)
    if not keys:
        return []
    rotated = {same.get(key, key) for key in rotated}  # both of two keys that must hold one value
    lines = [_FUNCTIONS.format(namespace=namespace)]
    for secret in sorted({key.secret for key in keys}):
        kind, words = _typed(secret, {key.key for key in keys if key.secret == secret and key.key})
        create = " \\\n  ".join([f"kubectl create secret {kind} {shlex.quote(secret)} --namespace {namespace}", *words])
        lines.append(f"there {shlex.quote(secret)} || {create}")
        keys = [key for key in keys if key.secret != secret or not words]
    for key in (key for key in keys if key.key and key not in same):
        lines.append(
            _own(key, value(key), [twin for twin, first in same.items() if first == key], rotate=key in rotated)
        )
    for key in (key for key in keys if key.key and key in same):
        lines.append(_copied(key, same[key], rotate=same[key] in rotated))
    return lines


_FUNCTIONS = """\
set -e
kubectl get namespace {namespace} >/dev/null 2>&1 || kubectl create namespace {namespace}
there() {{ kubectl get secret "$1" --namespace {namespace} >/dev/null 2>&1; }}
value() {{
  kubectl get secret "$1" --namespace {namespace} --output "go-template={{{{index .data \\"$2\\"}}}}" 2>/dev/null
}}
has() {{ value "$1" "$2" | grep -q '^[A-Za-z0-9+/]'; }}
put() {{ kubectl patch secret "$1" --namespace {namespace} --type merge --patch-file /dev/stdin; }}
copy() {{ printf '{{"data": {{"%s": "%s"}}}}' "$4" "$(value "$1" "$2")" | put "$3"; }}"""


def _own(key: Key, value: str, twins: Sequence[Key], *, rotate: bool) -> str:
    """A new value, unless the key is there, or a twin that holds the value already."""
    there = (
        []
        if rotate
        else [f"has {_words(key)}", *(f"{{ has {_words(one)} && copy {_words(one, key)}; }}" for one in twins)]
    )
    patch = json.dumps({"stringData": {key.key: value}})
    return " || ".join([*there, f"put {shlex.quote(key.secret)} <<'END'\n{patch}\nEND"])


def _copied(key: Key, first: Key, *, rotate: bool) -> str:
    copy = f"copy {_words(first, key)}"
    return copy if rotate else f"has {_words(key)} || {copy}"


def _words(*keys: Key) -> str:
    return " ".join(shlex.quote(word) for key in keys for word in key)


def with_twins(objects: Iterable[Manifest], keys: Iterable[Key]) -> set[Key]:
    """Some keys, and those that must hold the same values."""
    same = shared(objects)
    firsts = {same.get(key, key) for key in keys}
    return firsts | {twin for twin, first in same.items() if first in firsts}


def restarts(objects: Iterable[Manifest], keys: Collection[Key]) -> list[str]:
    """What makes new values of keys arrive in the Pods that read them, a line for each workload."""
    found: dict[str, None] = {}
    for manifest in objects:
        if workload := workload_of(manifest):
            for path, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
                if any(one.secret == name and key in ("", one.key) for one in keys):
                    found[_restart(workload, path)] = None
    return list(found)


def _restart(workload: Workload, path: str) -> str:
    name = f"{workload.kind.lower()}/{workload.name}"
    if ".volumes[" in path:
        return f"{name}: reads it from a file, which follows within about a minute"
    if workload.kind in ("CronJob", "Job"):
        return f"{name}: has it at its next run"
    namespace = workload.manifest["metadata"].get("namespace", "default")
    return f"kubectl rollout restart {name} --namespace {namespace}"


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
