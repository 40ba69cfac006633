"""Clusters of EKS, and who workloads are to AWS."""

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from constructs_lib.aws.controller_grants import ManageLoadBalancers, ManageVolumes, ScaleNodeGroups
from constructs_lib.aws.eks import EksCluster, Grant, Irsa
from constructs_lib.aws.grants import ReadSecrets, ReadWriteBuckets, SendEmail, WriteLogs
from delivery.handoff import iam
from tests.constructs.clusters import WEB_ACL, backend, cluster
from tests.constructs.test_wrong_types import WRONG, tried
from tests.small import api, shop

ANYTHING = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.lists(st.text()) | st.tuples()
DEV = cluster("dev")
GRANTS: list[Grant] = [
    *backend("dev").grants,
    ReadSecrets(prefix="shop-dev-"),
    ManageLoadBalancers(web_acl=WEB_ACL, shield=True),
    ManageVolumes(),
    ScaleNodeGroups(),
]


class YamlFile(SingleFileSnapshotExtension):
    """One readable YAML file a snapshot."""

    file_extension = "yaml"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(YamlFile)


def wrong(value: Any) -> set[str]:
    return {violation.field for violation in value.violations()}


def test_a_cluster_knows_its_registry_and_the_arns_of_its_roles_and_provider() -> None:
    assert DEV.registry == "000000000000.dkr.ecr.eu-west-1.amazonaws.com"
    assert DEV.role_arn("shop-dev") == "arn:aws:iam::000000000000:role/shop-dev"
    provider = f"oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/{DEV.oidc}"
    assert DEV.oidc_provider == f"arn:aws:iam::000000000000:{provider}"


@pytest.mark.parametrize(
    ("region", "partition", "suffix"),
    [
        ("ap-northeast-2", "aws", "amazonaws.com"),
        ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
        ("cn-north-1", "aws-cn", "amazonaws.com.cn"),
    ],
)
def test_china_and_the_government_have_partitions_of_their_own(region: str, partition: str, suffix: str) -> None:
    there = replace(DEV, region=region)
    assert not wrong(there)
    assert there.role_arn("a") == f"arn:{partition}:iam::000000000000:role/a"
    assert there.registry.endswith(f".{region}.{suffix}")
    for grant in GRANTS:
        for statement in grant.statements(there):
            arns = [arn for arn in statement["Resource"] if arn not in ("*", WEB_ACL)]
            assert all(arn.startswith(f"arn:{partition}:") for arn in arns)


def test_what_nobody_knows_yet_is_a_placeholder_in_capitals() -> None:
    assert not wrong(replace(DEV, vpc="YOUR-DEV-VPC-ID", oidc="YOUR-DEV-OIDC-ID"))
    assert not wrong(replace(DEV, vpc="vpc-01234567"))


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", "-shop"),
        ("name", "shop dev"),
        ("account", "12345678901"),
        ("account", 123456789012),
        ("account", "YOUR-ACCOUNT"),
        ("region", "ap-northeast-2a"),
        ("region", "northeast"),
        ("region", "us-isob-east-1"),
        ("vpc", "vpc-xyz"),
        ("vpc", "vpc-012345678"),
        ("vpc", "your-vpc"),
        ("oidc", "a" * 32),
        ("oidc", "https://oidc.eks.eu-west-1.amazonaws.com/id/" + "A" * 32),
    ],
)
def test_what_cannot_be_is_said(field: str, given: Any) -> None:
    assert wrong(replace(DEV, **{field: given})) == {field}


@pytest.mark.parametrize(
    ("grant", "field"),
    [
        (ReadWriteBuckets(names=()), "names"),
        (ReadWriteBuckets(names=("Uploads",)), "names[0]"),
        (ReadWriteBuckets(names=("uploads*",)), "names[0]"),
        (ReadWriteBuckets(names="uploads"), "names"),  # type: ignore[arg-type]
        (ReadSecrets(), "names"),
        (ReadSecrets(names=("shop-dev-*",)), "names[0]"),
        (ReadSecrets(prefix="shop-dev"), "prefix"),
        (ReadSecrets(prefix="*-"), "prefix"),
        (WriteLogs(groups=()), "groups"),
        (WriteLogs(groups=("*",)), "groups[0]"),
        (WriteLogs(groups=("/aws/*/a",)), "groups[0]"),
        (SendEmail(identities=()), "identities"),
        (SendEmail(identities=("*",)), "identities[0]"),
        (SendEmail(identities=("example",)), "identities[0]"),
        (ManageLoadBalancers(web_acl="shop-prod-waf"), "web_acl"),
        (ManageLoadBalancers(web_acl=f"{WEB_ACL[:-1]}*"), "web_acl"),
    ],
)
def test_a_grant_of_nothing_or_of_everything_is_refused(grant: Grant, field: str) -> None:
    assert wrong(grant) == {field}


@pytest.mark.parametrize("grant", GRANTS, ids=lambda grant: type(grant).__name__)
def test_the_same_grants_in_order_have_no_violations(grant: Grant) -> None:
    assert not wrong(grant)


def test_a_role_has_grants_each_kind_once_and_no_more_than_iam_takes() -> None:
    identity = backend("dev")
    assert not wrong(identity)
    assert wrong(replace(identity, grants=())) == {"grants"}
    (twice,) = replace(identity, grants=(ScaleNodeGroups(), ScaleNodeGroups())).violations()
    assert "a second time" in twice.given
    many = ReadSecrets(names=tuple(f"shop-dev-{number}" for number in range(200)))
    (long,) = replace(identity, grants=(many,)).violations()
    assert long.allowed == "at most 6144"


def test_the_annotations_of_a_service_account_say_the_role_and_all_that_makes_it() -> None:
    identity = backend("dev")
    annotations = identity.annotations()
    assert annotations["eks.amazonaws.com/role-arn"] == "arn:aws:iam::000000000000:role/shop-dev-backend-irsa"
    account = {"kind": "ServiceAccount", "metadata": {"name": "a", "namespace": "b", "annotations": annotations}}
    (role,) = iam.roles("any", [account], [])
    statements = [statement for grant in identity.grants for statement in grant.statements(identity.cluster)]
    assert (role.name, role.namespace, role.account) == ("shop-dev-backend-irsa", "b", "a")
    assert role.statements == statements


def test_each_statement_has_a_line_of_its_own() -> None:
    lines = backend("dev").declaration().splitlines()[1:-1]
    assert [json.loads(line.rstrip(","))["Sid"] for line in lines] == [
        "ListBuckets",
        "ReadWriteObjects",
        "ReadSecrets",
        "WriteLogs",
        "SendEmail",
    ]


def test_a_workload_runs_as_the_service_account_that_aws_knows(tmp_path: Path) -> None:
    identity = backend("dev")
    objects = shop(tmp_path, lambda chart: api(chart, identity=identity))
    account = next(item for item in objects if item["kind"] == "ServiceAccount")
    pod = next(item for item in objects if item["kind"] == "Deployment")["spec"]["template"]["spec"]
    assert account["metadata"]["name"] == pod["serviceAccountName"] == "backend-sa"
    assert account["metadata"]["annotations"] == identity.annotations()


@pytest.mark.parametrize("grant", GRANTS, ids=lambda grant: type(grant).__name__)
def test_what_a_grant_allows(grant: Grant, snapshot: SnapshotAssertion) -> None:
    assert yaml.safe_dump(grant.statements(DEV), sort_keys=False) == snapshot


@given(ANYTHING, ANYTHING)
def test_no_value_raises_whatever_it_is_given(one: Any, other: Any) -> None:
    anything = EksCluster(name=one, account=other, region=one, vpc=other, oidc=one)
    for value in (
        anything,
        Irsa(account=one, role=other, cluster=one, grants=other),
        Irsa(account=one, role=other, cluster=anything, grants=tuple(GRANTS)),
        ReadWriteBuckets(names=one),
        ReadSecrets(names=one, prefix=other),
        WriteLogs(groups=one),
        SendEmail(identities=one),
        ManageLoadBalancers(web_acl=one, shield=other),
    ):
        list(value.violations())
    assert f"{anything.registry} {anything.oidc_provider} {anything.role_arn(other)}"


@given(ANYTHING)
def test_a_grant_without_faults_names_no_resource_but_its_own(given: Any) -> None:
    for grant in (ReadWriteBuckets(names=given), ReadSecrets(names=given), SendEmail(identities=given)):
        if not wrong(grant):
            (*_, last) = grant.statements(DEV)
            assert last["Resource"]
            assert "*" not in last["Resource"]


@pytest.mark.parametrize("name", [field.name for field in fields(Irsa)])
def test_an_identity_takes_anything(tmp_path: Path, name: str) -> None:
    for value in WRONG:
        spoilt = replace(backend("dev"), **{name: value})
        tried(tmp_path, lambda chart, spoilt: api(chart, identity=spoilt), spoilt)
