"""Which Secrets the Pods of an environment expect, and the commands that create them by hand.

Nothing here is ever written to a file: the values that are printed exist nowhere else.
"""

import json
import secrets
import shlex
from collections.abc import Callable, Iterable
from typing import NamedTuple

from delivery import declarations
from delivery.manifests import Manifest
from delivery.scope import TEMPLATES, Workload


class Key(NamedTuple):
    """One key of one Secret."""

    secret: str
    key: str

    def __str__(self) -> str:
        return f"{self.secret}/{self.key}"


def expected(objects: Iterable[Manifest]) -> dict[Key, list[str]]:
    """The keys that Pods read, each with the workloads that read it. An empty key stands for all keys of a Secret."""
    readers: dict[Key, list[str]] = {}
    for manifest in objects:
        if manifest["kind"] in TEMPLATES:
            workload = Workload(manifest, TEMPLATES[manifest["kind"]])
            for _, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
                readers.setdefault(Key(name, key), []).append(workload.name)
    return dict(sorted(readers.items()))


def declared(objects: Iterable[Manifest]) -> dict[str, list[str]]:
    """The Secrets that Namespaces declare as created outside, each with its keys; none where that is not readable."""
    found: dict[str, list[str]] = {}
    for manifest in objects:
        if manifest["kind"] == "Namespace":
            found |= _names_of_lists(manifest["metadata"].get("annotations", {}).get(declarations.SECRETS, "{}"))
    return found


def _names_of_lists(text: str) -> dict[str, list[str]]:
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    items = content.items() if isinstance(content, dict) else ()
    return {str(name): [str(key) for key in keys] for name, keys in items if isinstance(keys, list)}


def shared(objects: Iterable[Manifest]) -> dict[Key, Key]:
    """The keys that must hold what another key holds."""
    pairs: dict[Key, Key] = {}
    for manifest in objects:
        noted = manifest["metadata"].get("annotations", {}).get(declarations.SHARED_SECRETS, "{}")
        for one, other in json.loads(noted).items():
            pairs[Key(*one.split("/"))] = Key(*other.split("/"))
    return pairs


def all_keys(objects: list[Manifest]) -> list[Key]:
    """The keys that containers read, and those that are declared although nobody reads them yet."""
    spoken_of = {Key(secret, key) for secret, keys in declared(objects).items() for key in keys}
    return sorted({*expected(objects), *spoken_of})


def commands(objects: list[Manifest], namespace: str, value: Callable[[Key], str]) -> list[str]:
    """The shell commands that create the namespace, if it is not there, and every Secret with every key.

    `value` is asked once for each value that differs. They stop at the first failure: were a Secret there already, the
    next one would share a password with it that nobody knows.
    """
    same = shared(objects)
    keys = all_keys(objects)
    values = {key: value(key) for key in {*keys, *same.values()} if key not in same}
    lines = ["set -e", f"kubectl get namespace {namespace} >/dev/null 2>&1 || kubectl create namespace {namespace}"]
    for secret in sorted({key.secret for key in keys}):
        literals = [
            shlex.quote(f"--from-literal={key.key}={values[same.get(key, key)]}")
            for key in keys
            if key.secret == secret and key.key
        ]
        command = f"kubectl create secret generic {shlex.quote(secret)} --namespace {namespace}"
        lines.append(" \\\n  ".join([command, *literals]))
    return lines


def random_value(key: Key) -> str:
    """A new value that nobody can guess."""
    return secrets.token_urlsafe(24)


def placeholder(key: Key) -> str:
    """A value that says what to put in its place."""
    return f"<{key.secret}.{key.key}>"
