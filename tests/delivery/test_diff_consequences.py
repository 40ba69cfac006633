"""What the cluster will do, in words."""

from typing import Any

import pytest

from delivery.diff import compare, consequences, headline
from delivery.diff.rollout import rollout
from tests.delivery.diffs import config_map, deployment, manifest, told

READS: dict[str, Any] = {"envFrom": [{"configMapRef": {"name": "config"}}]}
KEPT = {"argocd.argoproj.io/sync-options": "Prune=false"}


def with_checksum(workload: dict[str, Any], checksum: str) -> dict[str, Any]:
    workload["spec"]["template"]["metadata"]["annotations"] = {"checksum/config": checksum}
    return workload


def test_a_new_image_rolls_its_workload() -> None:
    sides = [[deployment(image=f"registry:5000/shop/web:{tag}")] for tag in ("prod-63", "prod-64")]
    assert told(*sides) == [
        "rolled Deployment/web: rolling, 3 Pods, at least one always runs: image prod-63 -> prod-64"
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({"image": "web@sha256:aa"}, {"image": "web@sha256:bb"}, "image sha256:aa -> sha256:bb"),
        ({"image": "web"}, {"image": "web:2"}, "image latest -> 2"),
        ({"image": "a/web:1"}, {"image": "b/web:1"}, "image a/web:1 -> b/web:1"),
        (
            {"resources": {"limits": {"memory": "1Gi"}}},
            {"resources": {"limits": {"memory": "2Gi"}}},
            "memory limit 1Gi -> 2Gi",
        ),
        (
            {"resources": {"requests": {}}},
            {"resources": {"requests": {"cpu": "1"}}},
            "CPU request is new, 1",
        ),
        ({}, {"env": [{"name": "A", "value": "1"}]}, "configuration changed: A is new, 1"),
        ({"env": [{"name": "A", "value": "1"}]}, {}, "configuration changed: A is gone"),
        (
            {"env": [{"name": "A", "value": "1"}]},
            {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "s", "key": "a"}}}]},
            "configuration changed: A 1 -> Secret s",
        ),
        ({"args": ["a"]}, {"args": ["b"]}, "arguments"),
        ({"imagePullPolicy": "Always"}, {"imagePullPolicy": "Never"}, "image pull policy Always -> Never"),
        ({"livenessProbe": {"periodSeconds": 1}}, {"livenessProbe": {"periodSeconds": 2}}, "liveness probe"),
    ],
)
def test_the_reason_of_a_rollout_is_said_in_words(old: dict[str, Any], new: dict[str, Any], reason: str) -> None:
    found = [line for line in told([deployment(**old)], [deployment(**new)]) if not line.startswith("needed ")]
    assert found == [f"rolled Deployment/web: rolling, 3 Pods, at least one always runs: {reason}"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({}, {"terminationGracePeriodSeconds": 60}, "termination grace period seconds is new, 60"),
        ({"serviceAccountName": "a"}, {"serviceAccountName": "b"}, "service account name a -> b"),
        ({"volumes": [{"name": "tmp", "x": 1}]}, {"volumes": [{"name": "tmp", "x": 2}]}, "volumes tmp"),
        ({"initContainers": []}, {"initContainers": [{"name": "wait"}]}, "container wait is new"),
    ],
)
def test_so_is_one_that_lies_in_the_pod(old: dict[str, Any], new: dict[str, Any], reason: str) -> None:
    (line,) = told([deployment(pod=old)], [deployment(pod=new)])
    assert line.endswith(reason)


def test_of_several_containers_the_one_is_named_that_changes() -> None:
    pods: list[dict[str, Any]] = [
        {"containers": [{"name": "web"}, {"name": "sidecar", "image": f"proxy:{tag}"}]} for tag in (1, 2)
    ]
    (line,) = told([deployment(pod=pods[0])], [deployment(pod=pods[1])])
    assert line.endswith("image 1 -> 2 of sidecar")


def test_a_checksum_is_no_reason_where_the_variables_say_more() -> None:
    sides = [
        [with_checksum(deployment(**READS), level), config_map({"LOG_LEVEL": level})] for level in ("info", "debug")
    ]
    assert told(*sides) == [
        "rolled Deployment/web: rolling, 3 Pods, at least one always runs: "
        "configuration changed: LOG_LEVEL info -> debug",
        "updated ConfigMap/config: data.LOG_LEVEL",
    ]


def test_a_checksum_alone_says_that_something_read_changed() -> None:
    (line,) = told([with_checksum(deployment(), "a")], [with_checksum(deployment(), "b")])
    assert line.endswith("what it reads changed, says checksum/config")


def test_many_variables_are_counted() -> None:
    new = [{"name": f"V{number}", "value": "x"} for number in range(9)]
    (line,) = told([deployment()], [deployment(env=new)])
    assert line.endswith("V3 is new, x, and 5 more")


def test_the_same_variables_written_in_another_way_still_roll_their_workload() -> None:
    left = [deployment(env=[{"name": "A", "value": "1"}]), config_map({"A": "1"})]
    rolled, *_ = told(left, [deployment(**READS), config_map({"A": "1"})])
    assert rolled.startswith("rolled Deployment/web")
    assert "the same for the program, but written in another way" in rolled


def test_a_quantity_written_in_another_way_restarts_nobody() -> None:
    sides = [[deployment(resources={"limits": {"cpu": cpu}})] for cpu in ("1", "1000m")]
    assert told(*sides) == []


@pytest.mark.parametrize(
    ("kind", "spec", "words", "downtime"),
    [
        ("Deployment", {}, "rolling, 3 Pods, at least one always runs", False),
        ("Deployment", {"replicas": 1}, "rolling, 1 Pod, at least one always runs", False),
        ("Deployment", {"replicas": 0}, "it runs no Pod", False),
        ("Deployment", {"paused": True}, "only once it is resumed: it is paused", False),
        ("Deployment", {"strategy": {"type": "Recreate"}}, "recreate, 3 Pods", True),
        ("Deployment", {"strategy": {"rollingUpdate": {"maxUnavailable": 3}}}, "rolling, 3 Pods: the old may", True),
        ("Deployment", {"strategy": {"rollingUpdate": {"maxUnavailable": "100%"}}}, "rolling, 3 Pods: the old", True),
        ("Deployment", {"strategy": {"rollingUpdate": {"maxUnavailable": "99%"}}}, "rolling, 3 Pods, at", False),
        ("StatefulSet", {"replicas": 1}, "its only Pod stops before the new one starts", True),
        ("StatefulSet", {}, "rolling, 3 of 3 Pods one after the other", False),
        ("StatefulSet", {"updateStrategy": {"rollingUpdate": {"partition": 2}}}, "rolling, 1 of 3 Pods", False),
        ("StatefulSet", {"updateStrategy": {"rollingUpdate": {"partition": 3}}}, "no Pod yet", False),
        ("StatefulSet", {"updateStrategy": {"type": "OnDelete"}}, "only as its Pods are deleted", False),
        ("DaemonSet", {}, "rolling, node after node", False),
        ("DaemonSet", {"updateStrategy": {"type": "OnDelete"}}, "only as its Pods are deleted", False),
    ],
)
def test_how_pods_are_replaced_and_whether_anybody_notices(
    kind: str, spec: dict[str, Any], words: str, downtime: bool
) -> None:
    found = rollout(deployment(kind, spec=spec))
    assert found.words.startswith(words)
    assert found.downtime is downtime


def test_downtime_comes_before_a_plain_rollout() -> None:
    sides = [
        [deployment(image=tag), {**deployment("StatefulSet", spec={"replicas": 1}, image=tag)}]
        for tag in ("a:1", "a:2")
    ]
    found = consequences(compare(*sides))
    assert [each.effect for each in found] == ["restarted", "rolled"]
    assert headline(found) == "1 workload restarts with downtime, 1 workload rolls"


def test_workloads_with_one_fate_for_one_reason_come_together() -> None:
    sides = []
    for tag in (1, 2):
        workloads = [deployment(image=f"{name}:{tag}") for name in "ab"]
        for name, workload in zip("ab", workloads, strict=True):
            workload["metadata"]["name"] = name
        sides.append(workloads)
    assert told(*sides) == [
        "rolled Deployment/a, Deployment/b: rolling, 3 Pods, at least one always runs: image 1 -> 2"
    ]


def test_a_job_changes_at_its_next_run() -> None:
    sides = [[deployment("CronJob", image=f"a:{tag}", **READS), config_map({"A": str(tag)})] for tag in (1, 2)]
    assert told(*sides) == [
        "next run CronJob/web: image 1 -> 2: configuration changed: A 1 -> 2",
        "updated ConfigMap/config: data.A",
    ]


def test_a_changed_config_map_that_restarts_nobody_is_told() -> None:
    sides = [[deployment(**READS), config_map({"LEVEL": level})] for level in ("info", "debug")]
    assert told(*sides) == [
        "unnoticed ConfigMap/config: no Pod that reads it restarts",
        "unnoticed Deployment/web: its Pods keep the old LEVEL until they restart",
    ]


@pytest.mark.parametrize(
    ("mount", "words"),
    [
        ({}, "web finds the new init.sql in its files within minutes, without a restart"),
        ({"subPath": "init.sql"}, "web keeps the old files until it restarts: a subPath is never updated"),
    ],
)
def test_files_from_a_config_map_arrive_without_a_restart_or_never(mount: dict[str, str], words: str) -> None:
    volume = {"name": "v", "projected": {"sources": [{"configMap": {"name": "config"}}]}}
    reader = deployment(pod={"volumes": [volume]}, volumeMounts=[{"name": "v", "mountPath": "/v", **mount}])
    sides = [[reader, config_map({"init.sql": text})] for text in ("one", "two")]
    assert told(*sides) == [f"unnoticed ConfigMap/config: {words}"]


def test_a_changed_config_map_that_nobody_reads_is_told() -> None:
    assert told([config_map({"A": "1"})], [config_map({"A": "2"})]) == [
        "unnoticed ConfigMap/config: no workload here reads it"
    ]


def test_the_number_of_pods_scales() -> None:
    sides = [[deployment(spec={"replicas": replicas})] for replicas in (1, 3)]
    assert told(*sides) == ["scaled Deployment/web: 1 -> 3 Pods"]


def test_an_autoscaler_decides_over_what_git_says() -> None:
    def scaler(least: int) -> dict[str, Any]:
        target = {"kind": "Deployment", "name": "web"}
        spec = {"minReplicas": least, "maxReplicas": 10, "scaleTargetRef": target}
        return manifest("HorizontalPodAutoscaler", api="autoscaling/v2", name="hpa", spec=spec)

    sides = [[deployment(spec={"replicas": least}), scaler(least)] for least in (1, 2)]
    assert told(*sides) == [
        "scaled Deployment/web: 1 -> 2 Pods, but 2 to 10 is up to its autoscaler",
        "scaled HorizontalPodAutoscaler/hpa: 1 to 10 -> 2 to 10 Pods",
    ]


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (manifest("Service"), "pruned Service/web: Argo CD deletes it where pruning is on"),
        (manifest("Namespace"), "where pruning is on, and Kubernetes deletes everything in it"),
        (manifest("StatefulSet", spec={}), "and its volume claims stay"),
        (
            manifest("StatefulSet", spec={"persistentVolumeClaimRetentionPolicy": {"whenDeleted": "Delete"}}),
            "and its volume claims go with it",
        ),
        (manifest("Application", api="argoproj.io/v1alpha1"), "and what it deployed stays, unmanaged"),
        (
            manifest(
                "Application",
                api="argoproj.io/v1alpha1",
                metadata={"finalizers": ["resources-finalizer.argocd.argoproj.io"]},
            ),
            "and its finalizer takes along everything that it deployed",
        ),
        (
            manifest("Service", metadata={"name": "web", "annotations": {**KEPT}}),
            "orphaned Service/web: Prune=false: it keeps running, and is no longer in git",
        ),
    ],
)
def test_what_git_no_longer_says_is_pruned_or_stays_behind(gone: dict[str, Any], words: str) -> None:
    (line,) = told([gone], [])
    assert line.endswith(words)


def test_what_is_new_is_created() -> None:
    assert told([], [manifest("Service"), manifest("Ingress")]) == ["created Ingress/web, Service/web"]


def test_a_change_that_kubernetes_refuses_is_said_first() -> None:
    sides = [[deployment("StatefulSet", image=tag, spec={"serviceName": tag, "replicas": 3})] for tag in ("a:1", "a:2")]
    first, second = told(*sides)
    assert first == ("refused StatefulSet/web: Kubernetes never lets spec.serviceName change, and the whole sync fails")
    assert second.startswith("rolled StatefulSet/web")


def test_an_immutable_config_map_never_changes() -> None:
    sides = [[{**config_map({"A": value}), "immutable": True}] for value in "12"]
    assert told(*sides)[0].startswith("refused ConfigMap/config: Kubernetes never lets data")


def test_what_restarts_nobody_changes_in_place() -> None:
    sides = [[manifest("Service", spec={"type": kind})] for kind in ("ClusterIP", "NodePort")]
    assert told(*sides) == ["updated Service/web: spec.type"]
