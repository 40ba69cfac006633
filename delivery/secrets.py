"""Which Secrets the Pods of an environment expect, and the commands that create them by hand.

Nothing here is ever written to a file: the values that are printed exist nowhere else.
"""

import json
import secrets
import shlex
from collections.abc import Callable, Iterable
from typing import NamedTuple

from delivery import manifests
from delivery.manifests import Manifest

SHARED = "delivery/shared-secrets"
"""Annotation of a workload: a JSON object that says which `secret/key` must hold the value of which other."""


class Key(NamedTuple):
    """One key of one Secret."""

    secret: str
    key: str

    def __str__(self) -> str:
        return f"{self.secret}/{self.key}"


def expected(objects: Iterable[Manifest]) -> dict[Key, list[str]]:
    """The keys that containers read, each with the workloads that read it."""
    readers: dict[Key, list[str]] = {}
    for manifest in objects:
        for container in manifests.containers(manifest):
            for variable in container.get("env", []):
                reference = variable.get("valueFrom", {}).get("secretKeyRef")
                if reference:
                    key = Key(reference["name"], reference["key"])
                    readers.setdefault(key, []).append(manifest["metadata"]["name"])
    return dict(sorted(readers.items()))


def shared(objects: Iterable[Manifest]) -> dict[Key, Key]:
    """The keys that must hold what another key holds."""
    pairs: dict[Key, Key] = {}
    for manifest in objects:
        noted = manifest["metadata"].get("annotations", {}).get(SHARED, "{}")
        for one, other in json.loads(noted).items():
            pairs[Key(*one.split("/"))] = Key(*other.split("/"))
    return pairs


def commands(objects: list[Manifest], value: Callable[[Key], str]) -> list[str]:
    """The `kubectl` commands that create the namespace and every expected Secret in it.

    `value` is asked once for each value that differs.
    """
    namespace = next(manifest["metadata"]["name"] for manifest in objects if manifest["kind"] == "Namespace")
    same = shared(objects)
    keys = list(expected(objects))
    values = {key: value(key) for key in {*keys, *same.values()} if key not in same}
    lines = [f"kubectl create namespace {namespace} --dry-run=client --output=yaml | kubectl apply --filename=-"]
    for secret in sorted({key.secret for key in keys}):
        literals = [
            shlex.quote(f"--from-literal={key.key}={values[same.get(key, key)]}")
            for key in keys
            if key.secret == secret
        ]
        command = f"kubectl create secret generic {secret} --namespace {namespace}"
        lines.append(" \\\n  ".join([command, *literals]))
    return lines


def random_value(key: Key) -> str:
    """A new value that nobody can guess."""
    return secrets.token_urlsafe(24)


def placeholder(key: Key) -> str:
    """A value that says what to put in its place."""
    return f"<{key.secret}.{key.key}>"
