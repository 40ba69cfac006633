"""Placement: nodes, taints, affinities, classes and names; and what a container may use of a node."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import InvalidPlatform, NodeAffinity, Placement, PodAffinity, Resources, Spread, Toleration
from delivery.review.engine import review
from tests.small import api, shop, whole

SELF = {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api"]}]}


def pod(folder: Path, placement: Placement) -> dict[str, Any]:
    documents = whole(folder, lambda chart: api(chart, placement=placement))
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    found: dict[str, Any] = deployment["spec"]["template"]["spec"]
    return found


@pytest.mark.parametrize(
    ("placement", "field", "value"),
    [
        (Placement(node_selector={"kubernetes.io/arch": "arm64"}), "nodeSelector", {"kubernetes.io/arch": "arm64"}),
        (
            Placement(tolerations=(Toleration(key="gpu", value="yes", effect="NoSchedule"), Toleration())),
            "tolerations",
            [{"key": "gpu", "operator": "Equal", "value": "yes", "effect": "NoSchedule"}, {"operator": "Exists"}],
        ),
        (
            Placement(tolerations=(Toleration(key="down", effect="NoExecute", seconds=30),)),
            "tolerations",
            [{"key": "down", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 30}],
        ),
        (
            Placement(spread=("zone", Spread(topology_key="host", skew=2, required=True))),
            "topologySpreadConstraints",
            [
                {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway"}
                | {"labelSelector": {"matchLabels": {"app": "api"}}},
                {"maxSkew": 2, "topologyKey": "host", "whenUnsatisfiable": "DoNotSchedule"}
                | {"labelSelector": {"matchLabels": {"app": "api"}}},
            ],
        ),
        (Placement(priority_class="high"), "priorityClassName", "high"),
        (Placement(runtime_class="gvisor"), "runtimeClassName", "gvisor"),
        (Placement(dns_policy="Default"), "dnsPolicy", "Default"),
        (
            Placement(host_aliases={"10.0.0.7": ("old.example.com",)}),
            "hostAliases",
            [{"ip": "10.0.0.7", "hostnames": ["old.example.com"]}],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_pod_says_where_it_runs(tmp_path: Path, placement: Placement, field: str, value: Any) -> None:
    assert pod(tmp_path, placement)[field] == value


def test_affinities_are_required_or_weighed(tmp_path: Path) -> None:
    placement = Placement(
        affinity=(
            NodeAffinity(key="size", values=("large",)),
            NodeAffinity(key="spot", operator="DoesNotExist", weight=10),
            PodAffinity(labels={"app": "redis"}),
            PodAffinity(labels={"app": "mysql"}, topology_key="zone", weight=20),
        ),
        anti_affinity={"host": "required", "zone": 50},
    )
    required, preferred = (f"{word}DuringSchedulingIgnoredDuringExecution" for word in ("required", "preferred"))
    size, spot = {"key": "size", "operator": "In", "values": ["large"]}, {"key": "spot", "operator": "DoesNotExist"}
    mysql = {"topologyKey": "zone", "labelSelector": {"matchLabels": {"app": "mysql"}}}
    redis = {"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": "redis"}}}
    assert pod(tmp_path, placement)["affinity"] == {
        "nodeAffinity": {
            required: {"nodeSelectorTerms": [{"matchExpressions": [size]}]},
            preferred: [{"weight": 10, "preference": {"matchExpressions": [spot]}}],
        },
        "podAffinity": {required: [redis], preferred: [{"weight": 20, "podAffinityTerm": mysql}]},
        "podAntiAffinity": {
            required: [{"topologyKey": "host", "labelSelector": SELF}],
            preferred: [{"weight": 50, "podAffinityTerm": {"topologyKey": "zone", "labelSelector": SELF}}],
        },
    }


@pytest.mark.parametrize(
    ("placement", "said"),
    [
        (Placement(node_selector={"a b": "c"}), "placement.node_selector a b: got 'a b'"),
        (Placement(tolerations=(Toleration(value="yes"),)), "placement.tolerations[0].key: got None"),
        (Placement(tolerations=(Toleration(key="a", seconds=5),)), "only NoExecute evicts"),
        (
            Placement(tolerations=(Toleration(key="a", effect="Noexecute"),)),  # type: ignore[arg-type]
            'did you mean "NoExecute"?',
        ),
        (Placement(affinity=(NodeAffinity(key="a"),)), "placement.affinity[0].values: got 0; allowed: at least one"),
        (Placement(affinity=(NodeAffinity(key="a", values=("b",), operator="Exists"),)), "allowed: none with Exists"),
        (Placement(affinity=(PodAffinity(labels={}),)), "placement.affinity[0].labels: got none"),
        (Placement(affinity=(PodAffinity(labels={"a": "b"}, weight=0),)), 'allowed: "required", or a weight'),
        (Placement(anti_affinity={"zone": 101}), "placement.anti_affinity zone: got 101"),
        (Placement(spread=(Spread(topology_key="zone", skew=0),)), "placement.spread[0].skew: got 0"),
        (Placement(host_aliases={"localhost": ("a",)}), "placement.host_aliases localhost: got 'localhost'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_placement_that_cannot_be_is_one_line(tmp_path: Path, placement: Placement, said: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, placement=placement))
    (violation,) = caught.value.violations
    assert said in str(violation)


def test_a_container_may_have_devices_and_no_limit_of_cpu(tmp_path: Path) -> None:
    resources = Resources(cpu="1", memory="1Gi", cpu_limit=None, memory_limit="2Gi", extended={"nvidia.com/gpu": 1})
    documents = whole(tmp_path, lambda chart: api(chart, resources=resources))
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    assert deployment["spec"]["template"]["spec"]["containers"][0]["resources"] == {
        "requests": {"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
        "limits": {"memory": "2Gi", "nvidia.com/gpu": "1"},
    }


@pytest.mark.parametrize(
    ("extended", "said"),
    [({"gpu": 1}, "got 'gpu'; allowed: a name with a domain"), ({"nvidia.com/gpu": 0.5}, "got 0.5; allowed: devices")],
)
def test_a_device_is_whole_and_has_a_domain(tmp_path: Path, extended: Any, said: str) -> None:
    resources = Resources(cpu="1", memory="1Gi", cpu_limit="1", memory_limit="1Gi", extended=extended)
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, resources=resources))
    assert said in str(caught.value)
