"""What programs and groups of people may do in the cluster, from one line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import READ, ApiServer, GroupRole, InvalidPlatform, Right
from delivery.review.engine import review
from tests.small import ENVIRONMENT, Shop, api, shop, whole

CLUSTER = replace(ENVIRONMENT, api_server=ApiServer(subnets=("10.0.9.0/24",), port=6443))


def launcher(chart: Shop) -> None:
    service = api(chart, "launcher")
    service.grant(verbs=("create", "get"), resources=("jobs.batch", "pods", "pods/log"))
    service.grant(verbs=("get",), resources=("configmaps",), names=("jobs",))
    api(chart, "other")


def objects(documents: list[dict[str, Any]], kind: str) -> dict[str, dict[str, Any]]:
    return {each["metadata"]["name"]: each for each in documents if each["kind"] == kind}


def test_a_grant_is_a_role_with_its_binding(tmp_path: Path) -> None:
    documents = whole(tmp_path, launcher, env=CLUSTER)
    assert objects(documents, "Role")["launcher"]["rules"] == [
        {"apiGroups": ["batch"], "resources": ["jobs"], "verbs": ["create", "get"]},
        {"apiGroups": [""], "resources": ["pods", "pods/log"], "verbs": ["create", "get"]},
        {"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"], "resourceNames": ["jobs"]},
    ]
    binding = objects(documents, "RoleBinding")["launcher"]
    assert binding["roleRef"] == {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "launcher"}
    assert binding["subjects"] == [{"kind": "ServiceAccount", "name": "launcher", "namespace": "shop"}]
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]


def test_only_who_has_rights_gets_the_token_and_reaches_the_api_server(tmp_path: Path) -> None:
    documents = whole(tmp_path, launcher, env=CLUSTER)
    pods = {name: each["spec"]["template"]["spec"] for name, each in objects(documents, "Deployment").items()}
    tokens = {name: pod["automountServiceAccountToken"] for name, pod in pods.items()}
    assert tokens == {"launcher": True, "other": False}
    policies = objects(documents, "NetworkPolicy")
    (rule,) = policies["launcher"]["spec"]["egress"]
    assert rule["to"] == [{"ipBlock": {"cidr": "10.0.9.0/24"}}]
    assert rule["ports"] == [{"port": 6443, "protocol": "TCP"}]
    assert "egress" not in policies["other"]["spec"]


def test_a_group_may_look(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        GroupRole(chart, "viewers", group="developers", rights=(Right(verbs=READ, resources=("pods", "pods/log")),))

    documents = whole(tmp_path, fill)
    (binding,) = objects(documents, "RoleBinding").values()
    group = {"kind": "Group", "name": "developers", "apiGroup": "rbac.authorization.k8s.io"}
    assert binding["subjects"] == [group]
    assert objects(documents, "Role")["viewers"]["rules"][0]["verbs"] == ["get", "list", "watch"]
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"verbs": ("read",), "resources": ("pods",)}, "grant.verbs[0]: got 'read'"),
        ({"verbs": ("*",), "resources": ("pods",)}, "grant.verbs[0]: got '*'"),
        ({"verbs": ("get",), "resources": ("Pods",)}, "grant.resources[0]: got 'Pods'"),
        ({"verbs": ("get",), "resources": ("*",)}, "grant.resources[0]: got '*'"),
        ({"verbs": (), "resources": ("pods",)}, "grant.verbs: got none; allowed: at least one"),
    ],
)
def test_a_right_that_cannot_be_is_one_line(tmp_path: Path, words: Any, said: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart).grant(**words), env=CLUSTER)
    (violation,) = caught.value.violations
    assert said in str(violation)


def test_rights_need_to_know_where_the_api_server_is(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, launcher)
    (violation,) = caught.value.violations
    assert "api_server=ApiServer" in violation.fix


def test_rights_in_the_whole_cluster_are_a_cluster_role_named_after_the_namespace_too(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        service = api(chart, "metrics")
        service.grant(verbs=READ, resources=("nodes", "nodes/metrics", "pods"), cluster=True)
        service.grant(verbs=("get",), resources=("configmaps",))
        watch = Right(verbs=READ, resources=("namespaces",), cluster=True)
        GroupRole(chart, "viewers", group="developers", rights=(watch,))

    documents = whole(tmp_path, fill, env=CLUSTER)
    assert objects(documents, "ClusterRole").keys() == {"shop-metrics", "shop-viewers"}
    role = objects(documents, "ClusterRole")["shop-metrics"]
    assert "namespace" not in role["metadata"]
    binding = objects(documents, "ClusterRoleBinding")["shop-metrics"]
    assert binding["roleRef"]["name"] == "shop-metrics"
    assert binding["subjects"] == [{"kind": "ServiceAccount", "name": "metrics", "namespace": "shop"}]
    assert objects(documents, "Role").keys() == {"metrics"}
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]
