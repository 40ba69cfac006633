"""Manifests as plain dictionaries, whoever wrote them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Manifest = dict[str, Any]

SUFFIX = ".k8s.yaml"
"""How the name of every rendered file ends. Other files in dist/ were never ours."""


def folders(root: Path) -> list[Path]:
    """The folders that hold manifests, in alphabetical order."""
    return sorted(folder for folder in root.iterdir() if folder.is_dir() and any(folder.glob(f"*{SUFFIX}")))


def read(folder: Path) -> list[Manifest]:
    """All objects in the files of one folder."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times as fast
    documents = [
        document
        for file in sorted(folder.glob(f"*{SUFFIX}"))
        for document in yaml.load_all(file.read_text(encoding="utf-8"), Loader=loader)
    ]
    return [document for document in documents if document]


def pod_spec(manifest: Manifest) -> Manifest | None:
    """The Pod that a workload runs, or nothing for an object that runs none."""
    spec = manifest.get("spec") or {}
    if manifest["kind"] == "CronJob":
        spec = spec["jobTemplate"]["spec"]
    pod: Manifest | None = spec.get("template", {}).get("spec")
    return pod


def containers(manifest: Manifest) -> Iterator[Manifest]:
    """The containers of a workload, those that only run at its start first."""
    pod = pod_spec(manifest) or {}
    yield from pod.get("initContainers", [])
    yield from pod.get("containers", [])
