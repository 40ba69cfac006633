"""What a mistake is: a small change of the valid render of eks, and the rule that must say so."""

import copy
import itertools
import json
import pathlib
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.conftest import PROJECT

Documents = list[dict[str, Any]]
Environments = dict[str, Documents]
Path = str | tuple[str | int, ...]
Spoil = Callable[[Environments], None]

CURRENCY = "Deployment/service-currency"
MYSQL = "StatefulSet/mysql"
JOB = "CronJob/service-dataingestor-cronjob"
FIRST = "spec.template.spec.containers[0]"
INGRESS = "Ingress/trip-service-ingress"
CONFIG = "ConfigMap/trip-service-config"
HPA = "HorizontalPodAutoscaler/service-currency-hpa"
POLICY = "NetworkPolicy/mysql"
ANNOTATIONS = ("metadata", "annotations")
ALB = "alb.ingress.kubernetes.io/"
SMALL = PROJECT / "tests/crds"
"""A folder of CRDs with one small CRD in it."""


class Mistake(NamedTuple):
    """What somebody did, the rule that must say so, and how to do it again."""

    what: str
    rule: str
    spoil: Spoil
    crds: pathlib.Path | None = None

    @property
    def family(self) -> str:
        """The part of the rule's id before the slash."""
        return self.rule.partition("/")[0]


def put(target: str, path: Path, value: Any, *, environment: str = "eks") -> Spoil:
    """Set a field of an object, `Kind/name`; what is missing on the way is made."""

    def spoil(environments: Environments) -> None:
        *steps, last = _steps(path)
        part: Any = _find(environments[environment], target)
        for step, following in itertools.pairwise([*steps, last]):
            if isinstance(part, dict):
                part = part.setdefault(step, [] if isinstance(following, int) else {})
            else:
                part = part[step]
        if isinstance(part, list) and last == len(part):
            part.append(value)
        else:
            part[last] = value

    return spoil


def drop(target: str, path: Path, *, environment: str = "eks") -> Spoil:
    """Take a field out of an object."""

    def spoil(environments: Environments) -> None:
        *steps, last = _steps(path)
        part: Any = _find(environments[environment], target)
        for step in steps:
            part = part[step]
        del part[last]

    return spoil


def remove(target: str, *, environment: str = "eks") -> Spoil:
    """Take an object out."""
    return lambda environments: environments[environment].remove(_find(environments[environment], target))


def add(document: Any, *, environment: str = "eks") -> Spoil:
    """Put an object in."""
    return lambda environments: environments[environment].append(copy.deepcopy(document))


def again(target: str, *, environment: str = "eks", **changed: str) -> Spoil:
    """Put an object in a second time, with other metadata."""

    def spoil(environments: Environments) -> None:
        twin = copy.deepcopy(_find(environments[environment], target))
        twin["metadata"] |= changed
        environments[environment].append(twin)

    return spoil


def beside(folder: str) -> Spoil:
    """Judge a folder as it is, for an Application that looks into it."""
    return lambda environments: environments[folder].extend(())


def both(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(environments: Environments) -> None:
        for each in spoils:
            each(environments)

    return spoil


def declare(change: Callable[[Any], Any], *, environment: str = "eks") -> Spoil:
    """Change what the Namespace declares about the network."""

    def spoil(environments: Environments) -> None:
        namespace = next(item for item in environments[environment] if item["kind"] == "Namespace")
        declared = json.loads(namespace["metadata"]["annotations"]["delivery/network"])
        change(declared)
        namespace["metadata"]["annotations"]["delivery/network"] = json.dumps(declared)

    return spoil


def widget(spec: dict[str, Any], version: str = "v1") -> Spoil:
    """Put an object of that small CRD in."""
    metadata = {"name": "a", "namespace": "trip-service-prod"}
    return add({"apiVersion": f"example.org/{version}", "kind": "Widget", "metadata": metadata, "spec": spec})


def _steps(path: Path) -> list[str | int]:
    if isinstance(path, tuple):  # for keys with dots in them
        return list(path)
    return [int(step) if step.isdecimal() else step for step in re.findall(r"[^.\[\]]+", path)]


def _find(documents: Documents, target: str) -> dict[str, Any]:
    kind, _, name = target.partition("/")
    return next(item for item in documents if item["kind"] == kind and item["metadata"]["name"] == name)
