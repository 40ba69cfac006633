"""AWS permissions of cluster controllers, limited to resources with the tag of this cluster where AWS supports that.

A statement with resource "*" is for actions without resource-level permissions; its Sid ends in "WithoutResourceLevel".
The Service Authorization Reference lists them:
https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from dataclasses import dataclass

from constructs_lib.aws.eks import EksCluster, Grant, allow
from constructs_lib.validation import checks, formats
from contract.iam import Statement
from contract.violations import Violations

EVERYTHING = ["*"]
"""The resource of actions without resource-level permissions."""

LOAD_BALANCER_TAG = "elbv2.k8s.aws/cluster"
"""The tag that the AWS Load Balancer Controller sets on everything it creates: the name of the cluster."""

_WEB_ACL = (
    r"arn:aws(?:-[a-z]+)*:wafv2:[a-z]+(?:-[a-z]+)+-[0-9]:[0-9]{12}:regional/webacl/[-A-Za-z0-9_]{1,128}/[-A-Za-z0-9]+"
)


@dataclass(frozen=True, kw_only=True)
class ManageLoadBalancers(Grant):
    """What the AWS Load Balancer Controller needs for Application and Network Load Balancers of one cluster.

    It is the controller's published policy with two differences. It requires the tag with the name of this cluster, as
    AWS's managed policy for EKS does; the published policy accepts the tag of any cluster, or none. And it omits
    permissions for features that are not rendered here: Cognito, IAM server certificates, WAF Classic, Outposts, IPAM.
    `web_acl` is the ARN of the one web ACL that may be attached; `shield` allows Shield Advanced. Without the tag it
    may only change the rules of security groups in the cluster's VPC (nodes have their own), and the order of listener
    rules.
    https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/#configure-iam
    https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSLoadBalancingPolicy.html
    """

    web_acl: str | None = None
    shield: bool = False

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """The statements for reading, creating, tagging and changing, and for WAF and Shield if enabled."""
        return [
            *_reads(cluster),
            *_creation(cluster),
            *_changes(cluster),
            *(_web_acl(cluster, self.web_acl) if self.web_acl is not None else []),
            *(_shield(cluster) if self.shield else []),
        ]

    def violations(self) -> Violations:
        """A `web_acl` that is not an ARN; a `shield` that is not a boolean."""
        if self.web_acl is not None:
            allowed = "arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>"
            yield from formats.form("web_acl", self.web_acl, _WEB_ACL, allowed, "copy it from WAF", longest=300)
        yield from checks.flag("shield", self.shield)


def _reads(cluster: EksCluster) -> list[Statement]:
    network = [
        *("AccountAttributes", "Addresses", "AvailabilityZones", "Instances", "InternetGateways", "NetworkInterfaces"),
        *("RouteTables", "SecurityGroups", "Subnets", "Tags", "VpcPeeringConnections", "Vpcs"),
    ]
    balancing = [
        *("CapacityReservation", "ListenerAttributes", "ListenerCertificates", "Listeners", "LoadBalancerAttributes"),
        *("LoadBalancers", "Rules", "SSLPolicies", "Tags", "TargetGroupAttributes", "TargetGroups", "TargetHealth"),
        "TrustStores",
    ]
    actions = [f"ec2:Describe{what}" for what in network]
    actions += [f"elasticloadbalancing:Describe{what}" for what in balancing]
    linked = "role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing"
    for_balancing = {"StringEquals": {"iam:AWSServiceName": "elasticloadbalancing.amazonaws.com"}}
    return [
        allow("DescribeWithoutResourceLevel", [*actions, "acm:ListCertificates"], EVERYTHING),
        allow("DescribeCertificates", ["acm:DescribeCertificate"], [cluster.arn("acm", "certificate/*")]),
        allow("LinkService", ["iam:CreateServiceLinkedRole"], [cluster.global_arn("iam", linked)], for_balancing),
    ]


def _creation(cluster: EksCluster) -> list[Statement]:
    """Creation with the tag of the cluster, and tagging of new resources only."""
    wanted = {f"aws:RequestTag/{LOAD_BALANCER_TAG}": cluster.name}
    creates = ["CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup"]
    groups, balancing = cluster.arn("ec2", "security-group/*"), cluster.arn("elasticloadbalancing", "*")
    groups_created = {"StringEquals": {"ec2:CreateAction": "CreateSecurityGroup", **wanted}}
    created = {"StringEquals": {"elasticloadbalancing:CreateAction": creates, **wanted}}
    actions = ["ec2:CreateSecurityGroup", *_balancing(*creates)]
    return [
        allow("Create", actions, [groups, balancing], {"StringEquals": wanted}),
        allow("CreateInVpc", ["ec2:CreateSecurityGroup", "ec2:GetSecurityGroupsForVpc"], [_vpc(cluster)]),
        allow("TagNewGroups", ["ec2:CreateTags"], [groups], groups_created),
        allow("TagNew", _balancing("AddTags"), [balancing], created),
    ]


def _changes(cluster: EksCluster) -> list[Statement]:
    own = {"StringEquals": {f"aws:ResourceTag/{LOAD_BALANCER_TAG}": cluster.name}}
    tag_stays = {"Null": {f"aws:RequestTag/{LOAD_BALANCER_TAG}": "true"}}
    groups, balancing = cluster.arn("ec2", "security-group/*"), cluster.arn("elasticloadbalancing", "*")
    changes = [
        *("AddListenerCertificates", "DeleteListener", "DeleteLoadBalancer", "DeleteRule", "DeleteTargetGroup"),
        *("DeregisterTargets", "ModifyCapacityReservation", "ModifyListener", "ModifyListenerAttributes"),
        *("ModifyLoadBalancerAttributes", "ModifyRule", "ModifyTargetGroup", "ModifyTargetGroupAttributes"),
        *("RegisterTargets", "RemoveListenerCertificates", "SetIpAddressType", "SetSecurityGroups", "SetSubnets"),
    ]
    tags = ["ec2:CreateTags", "ec2:DeleteTags", *_balancing("AddTags", "RemoveTags")]
    rules = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
    order = cluster.arn("elasticloadbalancing", "listener-rule/app/*")
    return [
        allow("Change", ["ec2:DeleteSecurityGroup", *_balancing(*changes)], [groups, balancing], own),
        allow("ChangeTags", tags, [groups, balancing], own | tag_stays),
        allow("ChangeRulesOfGroups", rules, [groups], {"ArnEquals": {"ec2:Vpc": _vpc(cluster)}}),
        allow("OrderRules", _balancing("SetRulePriorities"), [order]),
    ]


def _web_acl(cluster: EksCluster, acl: str) -> list[Statement]:
    verbs = ("AssociateWebACL", "DisassociateWebACL", "GetWebACL", "GetWebACLForResource")
    actions = [f"wafv2:{verb}" for verb in verbs]
    balancers = cluster.arn("elasticloadbalancing", "loadbalancer/app/*")
    return [
        allow("AttachWebAcl", actions, [acl, balancers]),
        allow("SetWebAclWithoutResourceLevel", _balancing("SetWebAcl"), EVERYTHING),
    ]


def _shield(cluster: EksCluster) -> list[Statement]:
    protections = [cluster.global_arn("shield", "protection/*")]
    return [
        allow("ProtectWithoutResourceLevel", ["shield:CreateProtection", "shield:GetSubscriptionState"], EVERYTHING),
        allow("ChangeProtection", ["shield:DeleteProtection", "shield:DescribeProtection"], protections),
    ]


def _balancing(*names: str) -> list[str]:
    return [f"elasticloadbalancing:{name}" for name in names]


def _vpc(cluster: EksCluster) -> str:
    return cluster.arn("ec2", f"vpc/{cluster.vpc}")


@dataclass(frozen=True, kw_only=True)
class ScaleNodeGroups(Grant):
    """What the Cluster Autoscaler needs: it changes only Auto Scaling groups with the tag of this cluster.

    EKS sets `k8s.io/cluster-autoscaler/<cluster>: owned` on those of managed node groups.
    https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
    """

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """The statements for reading, for managed node groups, and for changing the number of nodes."""
        groups = ("AutoScalingGroups", "AutoScalingInstances", "LaunchConfigurations", "ScalingActivities", "Tags")
        reads = [f"autoscaling:Describe{what}" for what in groups]
        reads += [f"ec2:Describe{what}" for what in ("Images", "InstanceTypes", "LaunchTemplateVersions")]
        reads += ["ec2:GetInstanceTypesFromInstanceRequirements"]
        changes = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
        owned = {"StringEquals": {f"aws:ResourceTag/k8s.io/cluster-autoscaler/{cluster.name}": "owned"}}
        node_groups = cluster.arn("eks", f"nodegroup/{cluster.name}/*")
        scaled = cluster.arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/*")
        return [
            allow("DescribeWithoutResourceLevel", reads, EVERYTHING),
            allow("DescribeNodeGroups", ["eks:DescribeNodegroup"], [node_groups]),
            allow("ScaleGroups", changes, [scaled], owned),
        ]

    def violations(self) -> Violations:
        """None: it names nothing."""
        yield from ()


@dataclass(frozen=True, kw_only=True)
class ManageVolumes(Grant):
    """What the EBS CSI driver needs for volumes of one cluster, and for attaching them to its nodes.

    Both have the tag `kubernetes.io/cluster/<cluster>: owned`: EKS sets it on nodes; the driver, which must know the
    cluster name, on volumes. Volumes that the driver did not create need the tag too. Snapshots are not covered.
    https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md
    """

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """The statements for reading, for creating, and for changing and attaching volumes of the cluster."""
        kinds = ("AvailabilityZones", "InstanceTypes", "Instances", "Volumes", "VolumesModifications", "VolumeStatus")
        volumes, instances = cluster.arn("ec2", "volume/*"), cluster.arn("ec2", "instance/*")
        tag = f"kubernetes.io/cluster/{cluster.name}"
        wanted = {f"aws:RequestTag/{tag}": "owned"}
        owned = {"StringEquals": {f"aws:ResourceTag/{tag}": "owned"}}
        created = {"StringEquals": {"ec2:CreateAction": "CreateVolume", **wanted}}
        return [
            allow("DescribeWithoutResourceLevel", [f"ec2:Describe{kind}" for kind in kinds], EVERYTHING),
            allow("CreateVolumes", ["ec2:CreateVolume"], [volumes], {"StringEquals": wanted}),
            allow("TagNewVolumes", ["ec2:CreateTags"], [volumes], created),
            allow("ChangeVolumes", ["ec2:DeleteVolume", "ec2:ModifyVolume"], [volumes], owned),
            allow("AttachVolumes", ["ec2:AttachVolume", "ec2:DetachVolume"], [volumes, instances], owned),
        ]

    def violations(self) -> Violations:
        """None: it names nothing."""
        yield from ()
