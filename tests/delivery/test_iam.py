"""The roles of AWS that a render asks for: every policy is parsed, and held against what is said of it."""

import argparse
import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.errors import InvalidDeclaration
from contract.iam import size
from delivery.cli import iam as command
from delivery.cli.command import CommandFailed
from delivery.handoff import iam
from delivery.handoff.iam import Role
from delivery.manifests import reading
from tests.conftest import PROJECT
from tests.constructs.clusters import both

# Of the actions that the policies name, those that the Service Authorization Reference gives no resource type.
ALL_OR_NOTHING = {
    *("acm:ListCertificates", "elasticloadbalancing:SetWebAcl", "shield:CreateProtection"),
    *("shield:GetSubscriptionState", "ec2:GetInstanceTypesFromInstanceRequirements"),
    *(f"autoscaling:Describe{what}" for what in ("AutoScalingGroups", "AutoScalingInstances", "LaunchConfigurations")),
    *("autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags"),
    *(f"ec2:Describe{what}" for what in ("AccountAttributes", "Addresses", "AvailabilityZones", "Images", "Instances")),
    *(f"ec2:Describe{what}" for what in ("InstanceTypes", "InternetGateways", "LaunchTemplateVersions", "RouteTables")),
    *(f"ec2:Describe{what}" for what in ("NetworkInterfaces", "SecurityGroups", "Subnets", "Tags", "Volumes", "Vpcs")),
    *(f"ec2:Describe{what}" for what in ("VolumesModifications", "VolumeStatus", "VpcPeeringConnections")),
    *(f"elasticloadbalancing:Describe{what}" for what in ("CapacityReservation", "ListenerAttributes", "Listeners")),
    *(f"elasticloadbalancing:Describe{what}" for what in ("ListenerCertificates", "LoadBalancerAttributes", "Tags")),
    *(f"elasticloadbalancing:Describe{what}" for what in ("LoadBalancers", "Rules", "SSLPolicies", "TargetGroups")),
    *(f"elasticloadbalancing:Describe{what}" for what in ("TargetGroupAttributes", "TargetHealth", "TrustStores")),
}
ARN = re.compile(
    r"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12})?:[^*].*|arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:\*"
)
READS = re.compile(r"[a-z0-9-]+:(Describe|Get|List)[A-Za-z]+")

# Statements that change things of no name and without a tag, each for a reason that `ManageLoadBalancers` gives.
UNTIED = {"CreateInVpc", "LinkService", "ChangeRulesOfGroups", "OrderRules", "AttachWebAcl", "ChangeProtection"}


def documents(dist: Path) -> dict[str, list[Any]]:
    return {name: reading.read(dist / name) for name in reading.folders(dist)}


def roles_in(dist: Path) -> dict[str, list[Role]]:
    """The roles of every folder that has some."""
    found = documents(dist)
    applications = [item for items in found.values() for item in items if item["kind"] == "Application"]
    roles = {folder: iam.roles(folder, items, applications) for folder, items in found.items()}
    return {folder: some for folder, some in roles.items() if some}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("iam") / "dist"
    both(folder)
    return folder


@pytest.fixture(scope="module", params=["small", "dist"])
def roles(request: pytest.FixtureRequest, dist: Path) -> dict[str, list[Role]]:
    """The roles of a small render that has a grant of every kind, and those of all that is committed."""
    return roles_in(dist if request.param == "small" else PROJECT / "dist")


def statements(roles: dict[str, list[Role]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for some in roles.values():
        for role in some:
            for statement in role.permissions["Statement"]:
                yield f"{role.name}/{statement['Sid']}", statement


def test_a_render_has_the_roles_of_its_workloads_and_of_its_add_ons(dist: Path) -> None:
    names = ("aws-lb-controller", "backend", "cluster-autoscaler", "ebs-csi-driver", "external-secrets")
    assert {folder: [role.name for role in some] for folder, some in roles_in(dist).items()} == {
        f"shop-{name}": [f"shop-{name}-{role}-irsa" for role in names] for name in ("dev", "prod")
    }


def test_each_role_is_for_one_service_account_of_one_cluster(roles: dict[str, list[Role]]) -> None:
    subjects = []
    for some in roles.values():
        for role in some:
            (statement,) = role.trust["Statement"]
            assert (statement["Effect"], statement["Action"]) == ("Allow", "sts:AssumeRoleWithWebIdentity")
            assert list(statement["Condition"]) == ["StringEquals"]
            issuer = statement["Principal"]["Federated"].partition(":oidc-provider/")[2]
            condition = statement["Condition"]["StringEquals"]
            assert condition == {f"{issuer}:sub": role.subject, f"{issuer}:aud": "sts.amazonaws.com"}
            assert re.fullmatch(r"system:serviceaccount:[a-z0-9-]+:[a-z0-9-]+", role.subject)
            subjects.append((issuer, role.subject))
    assert len(subjects) == len(set(subjects))
    names = [role.name for some in roles.values() for role in some]
    assert len(names) == len(set(names))


def test_every_statement_allows_named_actions_and_nothing_more(roles: dict[str, list[Role]]) -> None:
    for place, statement in statements(roles):
        assert set(statement) <= {"Sid", "Effect", "Action", "Resource", "Condition"}, place
        assert statement["Effect"] == "Allow", place
        assert re.fullmatch("[A-Za-z0-9]+", statement["Sid"]), place
        assert statement["Action"], place
        assert len(statement["Action"]) == len(set(statement["Action"])), place
        assert all(re.fullmatch(r"[a-z0-9-]+:[A-Z][A-Za-z0-9]+", action) for action in statement["Action"]), place


def test_only_actions_that_know_no_resource_are_about_all_of_them(roles: dict[str, list[Role]]) -> None:
    for place, statement in statements(roles):
        about_all = "*" in statement["Resource"]
        assert about_all == place.endswith("WithoutResourceLevel"), place
        if about_all:
            assert set(statement["Action"]) <= ALL_OR_NOTHING, place
        else:
            assert not set(statement["Action"]) & ALL_OR_NOTHING, place
            assert all(ARN.fullmatch(each) for each in statement["Resource"]), place


def test_what_changes_something_names_it_or_is_tied_to_the_cluster_by_a_tag(roles: dict[str, list[Role]]) -> None:
    for place, statement in statements(roles):
        changes = [action for action in statement["Action"] if not READS.fullmatch(action)]
        broad = [arn for arn in statement["Resource"] if re.search(r"[:/]\*$", arn) and not named(arn)]
        if changes and broad and place.rpartition("/")[2] not in UNTIED:
            tags = [key for test in statement["Condition"].values() for key in test if "Tag/" in key]
            assert tags, place


def named(arn: str) -> bool:
    """Whether an ARN says whose the things are: they have a name, or the beginning of one, before the star."""
    return arn.split(":")[2] in ("s3", "logs", "secretsmanager", "eks")


def test_every_policy_is_within_what_iam_takes(roles: dict[str, list[Role]]) -> None:
    for some in roles.values():
        for role in some:
            sids = [statement["Sid"] for statement in role.permissions["Statement"]]
            assert len(sids) == len(set(sids)), role.name
            assert role.permissions["Version"] == role.trust["Version"] == "2012-10-17"
            text = re.sub(r"\s", "", json.dumps(role.permissions))
            assert len(text) == size(role.statements) <= 6144, role.name
            assert len(re.sub(r"\s", "", json.dumps(role.trust))) <= 2048, role.name


def test_no_role_of_one_environment_names_anything_of_another(roles: dict[str, list[Role]]) -> None:
    for folder, some in roles.items():
        for role in some:
            text = json.dumps([role.trust, role.permissions])
            assert not [other for other in roles if other != folder and f"{other}-" in text], role.name


def test_no_role_of_one_environment_reaches_what_has_a_name_in_another(roles: dict[str, list[Role]]) -> None:
    for folder, some in roles.items():
        others = [role for other in roles if other != folder for role in roles[other]]
        theirs = {arn.replace("?", "x").replace("*", "x") for role in others for arn in resources(role) if named(arn)}
        for role in some:
            reached = [arn for arn in theirs for own in resources(role) if named(own) and fnmatchcase(arn, own)]
            assert not reached, role.name


def resources(role: Role) -> list[str]:
    return [arn for statement in role.permissions["Statement"] for arn in statement["Resource"] if arn != "*"]


ACCOUNT = "arn:aws:iam::000000000000"
SAID = {
    "role": "shop",
    "provider": f"{ACCOUNT}:oidc-provider/oidc.example.com/id/A",
    "statements": [{"Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::a/*"]}],
}


def account(name: str = "api", arn: str = f"{ACCOUNT}:role/shop", **said: Any) -> dict[str, Any]:
    annotations = {"eks.amazonaws.com/role-arn": arn, "delivery/iam": json.dumps(SAID | said)}
    return {"kind": "ServiceAccount", "metadata": {"name": name, "namespace": "shop", "annotations": annotations}}


def add_on(**said: Any) -> dict[str, Any]:
    whose = {"folder": "shop", "namespace": "kube-system", "account": "metrics", "role": "metrics"}
    metadata = {"name": "shop-metrics", "annotations": {"delivery/iam": json.dumps(SAID | whose | said)}}
    return {"kind": "Application", "metadata": metadata}


def test_a_role_is_for_the_service_account_that_declares_it() -> None:
    (role,) = iam.roles("shop", [account()], [])
    assert (role.name, role.subject) == ("shop", "system:serviceaccount:shop:api")


def test_an_add_on_belongs_to_the_folder_that_it_names() -> None:
    assert [role.subject for role in iam.roles("shop", [], [add_on()])] == ["system:serviceaccount:kube-system:metrics"]
    assert not iam.roles("other", [], [add_on()])


def test_two_service_accounts_cannot_share_a_role() -> None:
    with pytest.raises(InvalidDeclaration, match=r"the role shop is for system:serviceaccount:shop:api and for .*:web"):
        iam.roles("shop", [account(), account("web")], [])
    with pytest.raises(InvalidDeclaration, match="give each its own"):
        iam.roles("shop", [account()], [add_on(role="shop")])


def test_the_role_that_is_assumed_must_be_the_one_that_is_declared() -> None:
    with pytest.raises(InvalidDeclaration, match=r"ServiceAccount/api: eks.amazonaws.com/role-arn is '.*:role/other'"):
        iam.roles("shop", [account(arn=f"{ACCOUNT}:role/other")], [])


@pytest.mark.parametrize(
    "said",
    [{"role": 5}, {"role": ""}, {"provider": "example.com"}, {"provider": None}, {"statements": []}, {"statements": 5}],
)
def test_a_declaration_that_says_too_little_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(InvalidDeclaration, match="ServiceAccount/api: delivery/iam"):
        iam.roles("shop", [account(**said)], [])


@given(
    st.text()
    | st.none()
    | st.integers()
    | st.builds(json.dumps, st.dictionaries(st.sampled_from([*SAID, "folder"]), st.text() | st.lists(st.integers())))
)
def test_a_declaration_of_any_kind_is_read_or_refused(text: Any) -> None:
    metadata = {"name": "a", "annotations": {"delivery/iam": text}}
    for kind in ("ServiceAccount", "Application"):
        item = {"kind": kind, "metadata": metadata}
        try:
            iam.roles("shop", [item, None, "x", {"kind": kind, "metadata": []}], [item])
        except InvalidDeclaration as error:
            assert f"{kind}/a" in str(error) or "ServiceAccount/a" in str(error)


def test_a_role_that_nobody_describes_is_noticed() -> None:
    bare = account()
    del bare["metadata"]["annotations"]["delivery/iam"]
    assert list(iam.undeclared([account(), bare])) == [("ServiceAccount/api", f"{ACCOUNT}:role/shop")]


def test_the_command_prints_an_object_by_role_and_notes_for_people(
    dist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.run(argparse.Namespace(root=dist.parent, folder="shop-prod"))
    printed = capsys.readouterr()
    roles = {role.name: {"trust": role.trust, "permissions": role.permissions} for role in roles_in(dist)["shop-prod"]}
    assert json.loads(printed.out) == roles
    notes = printed.err.splitlines()
    assert len(notes) == len(roles)
    assert notes[1].startswith("# shop-prod-backend-irsa: shop-prod/backend-sa; ")


def test_a_folder_without_roles_or_with_two_of_one_name_is_said_plainly(dist: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="dist/argocd declares no role of AWS"):
        command.run(argparse.Namespace(root=dist.parent, folder="argocd"))
    with pytest.raises(CommandFailed, match="folder: got 'shop-qa'"):
        command.run(argparse.Namespace(root=dist.parent, folder="shop-qa"))
    copied = tmp_path / "dist/shop-dev"
    copied.mkdir(parents=True)
    for file in (dist / "shop-dev").iterdir():
        (copied / file.name).write_bytes(file.read_bytes())
    first = copied / "ServiceAccount.backend-sa.k8s.yaml"
    (copied / "ServiceAccount.b.k8s.yaml").write_text(first.read_text().replace("name: backend-sa", "name: b"))
    with pytest.raises(InvalidDeclaration, match=r"the role shop-dev-backend-irsa is for .*:b and for .*:backend-sa"):
        command.run(argparse.Namespace(root=tmp_path, folder="shop-dev"))
