"""How a change of the Pod template replaces the Pods of a workload, and whether that causes downtime."""

import math
import re
from typing import Any, NamedTuple

from delivery.manifests.lookup import at
from delivery.manifests.reading import Manifest

_PERCENT = re.compile(r"([0-9]{1,4})%")


class Rollout(NamedTuple):
    """A description, and whether no Pod answers for a while."""

    words: str
    downtime: bool


def rollout(manifest: Manifest, least: int | None = None) -> Rollout:
    """Say how a change of its template reaches the Pods of a workload.

    `least` is the fewest Pods that an autoscaler leaves, which counts where git names no number.
    https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
    """
    pods = count(at(manifest, "spec", "replicas"))
    if pods is None:
        pods = 1 if least is None else least
    kind = at(manifest, "kind")
    if kind == "DaemonSet":
        return _of_daemon_set(manifest)
    if pods == 0:
        return Rollout("it runs no Pod", False)
    if kind == "StatefulSet":
        return _of_stateful_set(manifest, pods)
    return _of_deployment(manifest, pods)


def count(value: Any) -> int | None:
    """A number of Pods, or None for what is none."""
    return value if type(value) is int and 0 <= value < 2**31 else None


def _of_deployment(manifest: Manifest, pods: int) -> Rollout:
    some = "1 Pod" if pods == 1 else f"{pods} Pods"
    if at(manifest, "spec", "paused") is True:
        return Rollout("only once it is resumed: it is paused", False)
    if at(manifest, "spec", "strategy", "type") == "Recreate":
        return Rollout(f"recreate, {some}: all stop before a new one starts, so no Pod answers meanwhile", True)
    missing = _share(at(manifest, "spec", "strategy", "rollingUpdate", "maxUnavailable"), pods)
    if missing >= pods:
        return Rollout(f"rolling, {some}: the old may stop before the new is ready, so no Pod may answer", True)
    return Rollout(f"rolling, {some}, at least one always runs", False)


def _share(value: Any, pods: int) -> int:
    """How many Pods may be missing: a number, or a percentage, rounded down; by default 25%."""
    number = count(value)
    if number is not None:
        return number
    percent = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    return math.floor(pods * (int(percent[1]) if percent else 25) / 100)


def _of_stateful_set(manifest: Manifest, pods: int) -> Rollout:
    if at(manifest, "spec", "updateStrategy", "type") == "OnDelete":
        return Rollout("only as its Pods are deleted: its strategy is OnDelete", False)
    first = count(at(manifest, "spec", "updateStrategy", "rollingUpdate", "partition")) or 0
    if first >= pods:
        return Rollout(f"no Pod yet: its partition is {first}", False)
    if pods == 1:
        return Rollout("its only Pod stops before the new one starts, so no Pod answers meanwhile", True)
    return Rollout(f"rolling, {pods - first} of {pods} Pods one after the other, each away for a while", False)


def _of_daemon_set(manifest: Manifest) -> Rollout:
    if at(manifest, "spec", "updateStrategy", "type") == "OnDelete":
        return Rollout("only as its Pods are deleted: its strategy is OnDelete", False)
    return Rollout("rolling, node after node, each without its Pod for a while", False)
