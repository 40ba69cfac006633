"""Label selectors of controllers, Services, budgets and spread constraints."""

from collections.abc import Iterator, Mapping
from typing import Any

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope, selector_of
from delivery.manifests.workload import Workload
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS, OBJECTS, SERVICES
from delivery.review.rules.rule import Findings, rule

LABELS = f"{OBJECTS}labels/"
SPREAD = f"{CONCEPTS}scheduling-eviction/topology-spread-constraints/"
CONTROLLERS = {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"}
MUTABLE = ("version", "helm.sh/chart", "app.kubernetes.io/version", "app.kubernetes.io/instance", "commit")


@rule("selectors/own-pods", "The API server refuses a controller that does not select its own Pods", page=LABELS)
def own_pods(scope: Scope) -> Findings:
    """The selector of a controller matches the labels of its Pod template."""
    for workload in _controllers(scope):
        missing = {key: value for key, value in _selector(workload).items() if workload.labels.get(key) != value}
        if missing or not _selector(workload):
            what = f"selects {_words(missing)}, which its Pods do not carry" if missing else "selects nothing"
            yield Finding.of(workload.manifest, "spec.selector", what, "make selector and Pod labels agree")


@rule("selectors/overlap", "Two controllers that select the same Pods fight over them", page=LABELS)
def overlap(scope: Scope) -> Findings:
    """No controller matches the Pods of another workload."""
    for workload in _controllers(scope):
        labels = _selector(workload)
        matched = scope.selected(labels, scope.namespace_of(workload.manifest))
        others = [other.name for other in matched if other.manifest is not workload.manifest]
        if labels and others:
            what = f"{_words(labels)} also matches the Pods of {', '.join(sorted(others))}"
            yield Finding.of(workload.manifest, "spec.selector", what, "give each workload a label of its own")


@rule("selectors/mutable", "A selector is immutable, and versions change with every release", page=LABELS)
def mutable_labels(scope: Scope) -> Findings:
    """No selector of a controller contains a label that changes from release to release."""
    for workload in _controllers(scope):
        found = sorted(set(_selector(workload)) & set(MUTABLE))
        if found:
            what = f"selects by {', '.join(found)}"
            yield Finding.of(
                workload.manifest, "spec.selector.matchLabels", what, "select by a label that never changes"
            )


@rule("selectors/nothing", "A selector that matches no Pod has no effect", page=SERVICES)
def nothing(scope: Scope) -> Findings:
    """Services and disruption budgets match Pods."""
    for manifest, path, labels in _selecting(scope):
        if labels and not scope.selected(labels, scope.namespace_of(manifest)):
            yield Finding.of(manifest, path, f"{_words(labels)} matches no Pod", "select a label that Pods carry")


@rule("selectors/several", "A Service that selects several workloads sends requests to the wrong one", page=SERVICES)
def several(scope: Scope) -> Findings:
    """A Service or disruption budget matches the Pods of one workload."""
    for manifest, path, labels in _selecting(scope):
        matched = scope.selected(labels, scope.namespace_of(manifest)) if labels else []
        names = sorted({workload.name for workload in matched})
        if len(names) > 1:
            what = f"{_words(labels)} matches the Pods of {', '.join(names)}"
            yield Finding.of(manifest, path, what, "select the label of one workload")


@rule(
    "selectors/spread",
    "A spread or affinity term that does not select its own Pod has no effect",
    page=SPREAD,
)
def spread(scope: Scope) -> Findings:
    """Topology spread and anti-affinity terms select the Pods that carry them."""
    for workload in scope.workloads:
        for path, term in _terms(workload):
            labels = term.get("labelSelector", {}).get("matchLabels", {})
            if not labels.items() <= workload.labels.items():
                what = f"{_words(labels)} does not match the Pod's own labels"
                yield Finding.of(
                    workload.manifest, f"{workload.at}.spec.{path}", what, "select what selects the workload"
                )


def _controllers(scope: Scope) -> Iterator[Workload]:
    return (workload for workload in scope.workloads if workload.kind in CONTROLLERS)


def _selector(workload: Workload) -> Mapping[str, str]:
    labels: Mapping[str, str] = workload.manifest.get("spec", {}).get("selector", {}).get("matchLabels", {})
    return labels


def _selecting(scope: Scope) -> Iterator[tuple[Manifest, str, Mapping[str, str]]]:
    for service in scope.of_kind("Service"):
        yield service, "spec.selector", selector_of(service)
    for budget in scope.of_kind("PodDisruptionBudget"):
        labels = budget.get("spec", {}).get("selector", {}).get("matchLabels", {})
        yield budget, "spec.selector.matchLabels", labels


def _terms(workload: Workload) -> Iterator[tuple[str, Any]]:
    for index, term in enumerate(workload.pod.get("topologySpreadConstraints", [])):
        yield f"topologySpreadConstraints[{index}].labelSelector", term
    rules = workload.pod.get("affinity", {}).get("podAntiAffinity", {})
    for index, term in enumerate(rules.get("requiredDuringSchedulingIgnoredDuringExecution", [])):
        yield f"affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[{index}]", term
    for index, weighted in enumerate(rules.get("preferredDuringSchedulingIgnoredDuringExecution", [])):
        path = f"affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[{index}]"
        yield path, weighted["podAffinityTerm"]


def _words(labels: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in sorted(labels.items()))
