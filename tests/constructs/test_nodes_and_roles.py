"""What Pods get from outside the namespace: the network of a node, a role of AWS, a volume, a registry."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ApiServer,
    Container,
    Daemon,
    EksCluster,
    EmptyDir,
    HostNetwork,
    InvalidPlatform,
    Irsa,
    Placement,
    PodIdentity,
    ReadWriteBuckets,
    SharedClaim,
    Storage,
)
from delivery.handoff import iam
from delivery.review.engine import review
from delivery.review.waivers import verdict_on
from tests.small import ENVIRONMENT, SIZE, Shop, api, said, whole

CLUSTER = EksCluster(name="shop", account="000000000000", region="ap-northeast-2", vpc="vpc-00000000", oidc="0" * 32)
AGENT = Container(image="shop/agent:1", resources=SIZE, mounts=(EmptyDir(path="/tmp", size="1Mi"),))
ON_NODE = Placement(host_network=HostNetwork(reason="it measures the network of the node"))
ROLE: dict[str, Any] = {
    "account": "uploads",
    "role": "shop-uploads",
    "cluster": CLUSTER,
    "grants": (ReadWriteBuckets(names=("uploads",)),),
}


def one(documents: list[dict[str, Any]], kind: str, name: str | None = None) -> dict[str, Any]:
    (found,) = (each for each in documents if each["kind"] == kind and name in (None, each["metadata"]["name"]))
    return found


def errors(documents: list[dict[str, Any]]) -> list[str]:
    verdict = verdict_on(review({"shop-test": documents}), Path("none"))
    return [f"{each.rule} {each.what}" for each in verdict.errors]


def test_pods_in_the_network_of_their_node_are_excused_by_their_reason_and_counted(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: Daemon(chart, "meter", AGENT, placement=ON_NODE))
    pod = one(documents, "DaemonSet")["spec"]["template"]["spec"]
    assert (pod["hostNetwork"], pod["dnsPolicy"]) == (True, "ClusterFirstWithHostNet")
    labels = one(documents, "Namespace")["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "privileged"
    verdict = verdict_on(review({"shop-test": documents}), Path("none"))
    assert verdict.errors == []
    assert {each.rule for each in verdict.waived} == {"pods/security", "network/host-network", "pods/enforce"}


def test_nobody_connects_to_or_from_the_network_of_a_node_by_its_labels(tmp_path: Path) -> None:
    def to(chart: Shop) -> None:
        meter = api(chart, "meter", placement=ON_NODE)
        api(chart).connect(meter)

    assert said(tmp_path, to) == ["connect: meter, in the network of its node"]
    away = lambda chart: api(chart, "meter", placement=ON_NODE).connect(api(chart))  # noqa: E731
    assert said(tmp_path, away) == ["connect: from the network of the node"]


def test_the_token_of_a_role_may_be_spelled_out(tmp_path: Path) -> None:
    identity = Irsa(**ROLE, projected=True)
    documents = whole(tmp_path, lambda chart: api(chart, "uploads", identity=identity))
    pod = one(documents, "Deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    folder = "/var/run/secrets/eks.amazonaws.com/serviceaccount"
    assert {each["name"]: each["value"] for each in container["env"]} == {
        "AWS_ROLE_ARN": "arn:aws:iam::000000000000:role/shop-uploads",
        "AWS_WEB_IDENTITY_TOKEN_FILE": f"{folder}/token",
        "AWS_REGION": "ap-northeast-2",
    }
    (volume,) = pod["volumes"]
    token = {"audience": "sts.amazonaws.com", "expirationSeconds": 86400, "path": "token"}
    assert volume["projected"]["sources"] == [{"serviceAccountToken": token}]
    assert {"name": "aws-iam-token", "mountPath": folder, "readOnly": True} in container["volumeMounts"]
    assert errors(documents) == []


def test_pod_identity_names_no_role_and_opens_the_way_to_its_agent(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: api(chart, "uploads", identity=PodIdentity(**ROLE)))
    assert "eks.amazonaws.com/role-arn" not in one(documents, "ServiceAccount")["metadata"]["annotations"]
    (rule,) = one(documents, "NetworkPolicy", "uploads")["spec"]["egress"]
    assert rule == {
        "to": [{"ipBlock": {"cidr": "169.254.170.23/32"}}],
        "ports": [{"port": 80, "protocol": "TCP"}],
    }
    assert errors(documents) == []
    (role,) = iam.roles("shop-test", documents, [])
    (statement,) = role.trust["Statement"]
    assert statement["Principal"] == {"Service": "pods.eks.amazonaws.com"}
    assert statement["Action"] == ["sts:AssumeRole", "sts:TagSession"]
    assert statement["Condition"] == {
        "StringEquals": {
            "aws:RequestTag/kubernetes-namespace": "shop",
            "aws:RequestTag/kubernetes-service-account": "uploads",
        }
    }


def test_pod_identity_needs_no_projected_token(tmp_path: Path) -> None:
    identity = PodIdentity(**ROLE, projected=True)
    assert said(tmp_path, lambda chart: api(chart, identity=identity)) == ["identity.projected: True"]


def test_workloads_share_a_claim_that_outlives_them(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        uploads = SharedClaim(chart, "uploads", storage=Storage(size="50Gi", storage_class="efs"))
        api(chart, mounts=(uploads.mount("/uploads"),))
        api(chart, "thumbnails", mounts=(uploads.mount("/in", sub_path="images", read_only=True),))

    documents = whole(tmp_path, fill)
    claim = one(documents, "PersistentVolumeClaim")
    assert claim["spec"] == {
        "accessModes": ["ReadWriteMany"],
        "storageClassName": "efs",
        "resources": {"requests": {"storage": "50Gi"}},
    }
    assert claim["metadata"]["annotations"]["argocd.argoproj.io/sync-options"] == "Prune=false"
    for name in ("api", "thumbnails"):
        (volume,) = one(documents, "Deployment", name)["spec"]["template"]["spec"]["volumes"]
        assert volume["persistentVolumeClaim"]["claimName"] == "uploads"
    assert errors(documents) == []


def test_a_claim_is_synced_with_the_first_workload_that_mounts_it(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        uploads = SharedClaim(chart, "uploads", storage=Storage(size="50Gi"))
        first = api(chart, "first", mounts=(uploads.mount("/uploads"),))
        first.connect(api(chart), reason="so that it comes second")
        api(chart, "second", mounts=(uploads.mount("/uploads"),)).after(first)

    claim = one(whole(tmp_path, fill), "PersistentVolumeClaim")
    assert claim["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"] == "2"


def test_a_claim_that_cannot_be_is_one_violation(tmp_path: Path) -> None:
    wrong = lambda chart: SharedClaim(chart, "a", storage=Storage(size="big"))  # noqa: E731
    assert said(tmp_path, wrong) == ["storage.size: 'big'"]
    many = lambda chart: SharedClaim(chart, "a", storage=Storage(size="1Gi"), access="Many")  # type: ignore[arg-type]  # noqa: E731
    assert said(tmp_path, many) == ["access: 'Many'"]


def test_an_image_may_be_of_another_registry_and_have_its_version_in_the_release_file(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, image=chart.image("shop"))
        api(chart, "cache", image=chart.image("redis", registry="docker.io/library"))

    documents = whole(tmp_path, fill, versions={"shop": "1.4.0", "redis": "7.4.1"})
    images = {
        each["metadata"]["name"]: each["spec"]["template"]["spec"]["containers"][0]["image"]
        for each in documents
        if each["kind"] == "Deployment"
    }
    assert images == {"api": "registry.example.com/shop:1.4.0", "cache": "docker.io/library/redis:7.4.1"}
    wrong = lambda chart: api(chart, image=chart.image("shop", registry="a b"))  # noqa: E731
    with pytest.raises(InvalidPlatform, match="image registry: got 'a b'"):
        whole(tmp_path, wrong, versions={"shop": "1"})


def test_a_grant_of_the_cluster_is_beside_a_role_of_aws(tmp_path: Path) -> None:
    env = replace(ENVIRONMENT, api_server=ApiServer(subnets=("10.0.9.0/24",)))
    fill = lambda chart: api(chart, identity=Irsa(**ROLE)).grant(verbs=("get",), resources=("pods",))  # noqa: E731
    documents = whole(tmp_path, fill, env=env)
    (subject,) = one(documents, "RoleBinding")["subjects"]
    assert subject["name"] == "uploads"
    assert json.loads(one(documents, "ServiceAccount")["metadata"]["annotations"]["delivery/iam"])["role"]
