"""The objects of a folder in a cluster: as they are, and as they would be once the folder is applied.

`kubectl diff --server-side` asks the API server for both, which changes nothing there; it hands them to a program in
two folders, and that program copies them. https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from contract.errors import PlatformError
from delivery.manifests import strict_yaml
from delivery.manifests.lookup import read

_COPY = """#!/bin/sh
here=$(dirname "$0")
cp -R "$1" "$here/before" && cp -R "$2" "$here/after"
"""
_OF_THE_CLUSTER = ("creationTimestamp", "generation", "managedFields", "resourceVersion", "selfLink", "uid")
_TRACKING = "argocd.argoproj.io/tracking-id"
"""Argo CD writes this annotation itself."""

_MANAGER = "argocd-controller"
"""The name under which Argo CD applies: what it applied and git no longer has is removed."""


class NoCluster(PlatformError):
    """There is no kubectl, or no cluster that answers it, or the cluster refuses the objects. Its text says which."""


def ask(folder: Path, context: str | None) -> tuple[list[Any], list[Any]]:
    """The objects as they are, and as they would be. Raises NoCluster, and InvalidYaml.

    `context` is one of the kubeconfig; without it, the current one. What is only in the cluster is in neither.
    """
    command = ["kubectl", *(["--context", context] if context else []), "--request-timeout=60s", "diff"]
    command += ["--server-side", "--force-conflicts", f"--field-manager={_MANAGER}", "--filename", str(folder)]
    with TemporaryDirectory() as temporary:
        program = Path(temporary, "copy")
        program.write_text(_COPY, encoding="utf-8")
        program.chmod(0o700)
        _run(command, {**os.environ, "KUBECTL_EXTERNAL_DIFF": str(program)})
        before, after = (_objects(program.with_name(name)) for name in ("before", "after"))
    return before, after


def _run(command: list[str], environment: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, env=environment)
    except OSError as error:
        raise NoCluster(f"kubectl cannot be run: {error.strerror}; install it, or leave --live out") from error
    if done.returncode:  # that something differs would be the answer of another program than ours
        lines = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
        raise NoCluster(f"kubectl diff: {lines[-1] if lines else f'ended with the status {done.returncode}'}")


def _objects(folder: Path) -> list[Any]:
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return [_own(document) for file in files for document in strict_yaml.load(file.read_bytes(), file.name)]


def _own(document: Any) -> Any:
    """An object without what the cluster writes into it."""
    if not isinstance(document, dict):
        return document
    metadata: dict[str, Any] = read(document, "metadata", {})
    own = {key: value for key, value in metadata.items() if key not in (*_OF_THE_CLUSTER, "annotations")}
    annotations: dict[str, Any] = read(metadata, "annotations", {})
    kept = {key: value for key, value in annotations.items() if key != _TRACKING}
    own |= {"annotations": kept} if kept else {}
    return {**{key: value for key, value in document.items() if key != "status"}, "metadata": own}
