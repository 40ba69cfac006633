"""Section 2.1: what both workloads have in common. OM-20 to OM-22 and OM-69."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.manifests import Manifest, Manifests, command_line, containers_of, pod_template_of, port_number
from tests.openmarket.reading import all_containers, deployment
from tests.openmarket.specification import BACKEND, ENVIRONMENTS, FRONTEND, PORT, STOP_SECONDS

LABELS = {
    BACKEND: {"app": BACKEND, "tier": "backend", "component": "api"},
    FRONTEND: {"app": FRONTEND, "tier": "frontend", "component": "web"},
}
USER = 1001
GRACE_SECONDS = 45
ZONE, HOST = "topology.kubernetes.io/zone", "kubernetes.io/hostname"
WEIGHTS = {ZONE: 100, HOST: 50}
SPREAD = {"topologyKey": ZONE, "maxSkew": 1, "whenUnsatisfiable": "ScheduleAnyway"}


class Selector(NamedTuple):
    """A label selector, and where it stands."""

    where: str
    labels: dict[str, str]


def security(item: Manifest, container: Manifest) -> Manifest:
    """The security context of a container, with what it inherits from the Pod."""
    pod = pod_template_of(item)["spec"].get("securityContext", {})
    merged: Manifest = pod | container.get("securityContext", {})
    return merged


def contexts(manifests: Manifests) -> list[Manifest]:
    """The security contexts of all containers, init containers included."""
    found = [security(item, container) for item in manifests.workloads() for container in containers_of(item)]
    assert len(found) == len(all_containers(manifests))
    return found


def pods_of(selector: Manifest) -> dict[str, str]:
    """The labels that a selector asks for, written as matchLabels or as `In` with one value."""
    labels: dict[str, str] = dict(selector.get("matchLabels", {}))
    for expression in selector.get("matchExpressions", []):
        assert expression["operator"] == "In", selector
        (value,) = expression["values"]
        labels[expression["key"]] = value
    return labels


def anti_affinity(manifests: Manifests, workload: str) -> list[Manifest]:
    """The weighted terms that keep the Pods of a workload anti_affinity."""
    rules = manifests.pod("Deployment", workload)["affinity"]["podAntiAffinity"]
    assert rules.keys() == {"preferredDuringSchedulingIgnoredDuringExecution"}
    terms: list[Manifest] = rules["preferredDuringSchedulingIgnoredDuringExecution"]
    return terms


def constraints(manifests: Manifests, workload: str) -> list[Manifest]:
    found: list[Manifest] = manifests.pod("Deployment", workload).get("topologySpreadConstraints", [])
    return found


def stop_seconds(container: Manifest) -> int:
    """How long a container sleeps before it is asked to stop, by the kubelet or by a command."""
    action = container["lifecycle"]["preStop"]
    if "sleep" in action:
        return int(action["sleep"]["seconds"])
    program, seconds = command_line(action["exec"]).split()[-2:]
    assert program.rpartition("/")[2] == "sleep", action
    return int(seconds)


def selectors(manifests: Manifests) -> Iterator[Selector]:
    """All selectors for Pods of the platform itself."""
    for kind in ("Deployment", "PodDisruptionBudget"):
        for item in manifests.of_kind(kind):
            yield Selector(f"{kind} {item['metadata']['name']}", pods_of(item["spec"]["selector"]))
    for item in manifests.of_kind("Service"):
        yield Selector(f"Service {item['metadata']['name']}", item["spec"]["selector"])
    for name in LABELS:
        for constraint in constraints(manifests, name):
            yield Selector(f"spread of {name}", pods_of(constraint["labelSelector"]))
        for term in anti_affinity(manifests, name):
            yield Selector(f"anti-affinity of {name}", pods_of(term["podAffinityTerm"]["labelSelector"]))


def test_OM_20_containers_run_as_a_user_that_is_not_root(manifests: Manifests) -> None:
    found = contexts(manifests)
    assert {context.get("runAsNonRoot") for context in found} == {True}
    assert {context.get("runAsUser") for context in found} == {USER}


def test_OM_21_no_container_can_write_to_its_root_filesystem(manifests: Manifests) -> None:
    assert {context.get("readOnlyRootFilesystem") for context in contexts(manifests)} == {True}


def test_OM_22_containers_have_no_capabilities(manifests: Manifests) -> None:
    for context in contexts(manifests):
        assert context["capabilities"]["drop"] == ["ALL"]
        assert not context["capabilities"].get("add")


def test_OM_69_pods_are_spread_over_zones_and_kept_off_the_same_node(manifests: Manifests, workload: str) -> None:
    terms = [term["podAffinityTerm"] for term in anti_affinity(manifests, workload)]
    own = [
        each["topologyKey"]
        for each in [*terms, *constraints(manifests, workload)]
        if pods_of(each["labelSelector"]) == {"app": workload}
    ]
    assert {ZONE, HOST} <= set(own)


def test_pods_do_not_say_that_they_are_in_another_environment(env: str, manifests: Manifests, workload: str) -> None:
    labels = manifests.pod_template("Deployment", workload)["metadata"]["labels"]
    assert labels.get("environment", ENVIRONMENTS[env].label) == ENVIRONMENTS[env].label


def test_selectors_ask_for_the_name_of_one_workload_and_for_no_other_label(manifests: Manifests) -> None:
    found = list(selectors(manifests))
    assert [each for each in found if each.labels not in [{"app": name} for name in LABELS]] == []
    for name in LABELS:
        assert deployment(manifests, name)["selector"] == {"matchLabels": {"app": name}}
        assert manifests.get("Service", name)["spec"]["selector"] == {"app": name}


def test_no_container_can_gain_privileges(manifests: Manifests) -> None:
    assert {context.get("allowPrivilegeEscalation") for context in contexts(manifests)} == {False}
    assert not any(context.get("privileged") for context in contexts(manifests))


def test_pods_get_no_token_of_the_cluster_and_tolerate_no_taint(manifests: Manifests, workload: str) -> None:
    pod = manifests.pod("Deployment", workload)
    assert pod["automountServiceAccountToken"] is False
    assert not pod.get("tolerations")


def test_anti_affinity_prefers_another_zone_and_then_another_host(manifests: Manifests, workload: str) -> None:
    terms = anti_affinity(manifests, workload)
    assert {term["podAffinityTerm"]["topologyKey"]: term["weight"] for term in terms} == WEIGHTS
    assert len(terms) == len(WEIGHTS)
    expression = {"key": "app", "operator": "In", "values": [workload]}
    for term in terms:
        assert term["podAffinityTerm"]["labelSelector"] == {"matchExpressions": [expression]}


def test_a_spread_constraint_evens_out_zones_where_it_can(manifests: Manifests, workload: str) -> None:
    (constraint,) = (each for each in constraints(manifests, workload) if each["topologyKey"] == ZONE)
    assert constraint.items() >= SPREAD.items()
    assert pods_of(constraint["labelSelector"]) == {"app": workload}


def test_containers_sleep_before_they_stop_and_have_time_for_it(manifests: Manifests, workload: str) -> None:
    pod = manifests.pod("Deployment", workload)
    assert [stop_seconds(container) for container in pod["containers"]] == [STOP_SECONDS]
    assert pod["terminationGracePeriodSeconds"] == GRACE_SECONDS


def test_services_send_to_the_port_of_the_container(manifests: Manifests, workload: str) -> None:
    (port,) = manifests.get("Service", workload)["spec"]["ports"]
    container = manifests.container("Deployment", workload)
    assert port_number(container, port.get("targetPort", port["port"])) == PORT
    assert port.get("protocol", "TCP") == "TCP"
