"""Cluster add-ons: Helm charts that Argo CD installs, among them the usual ones of EKS."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from constructs_lib.aws.controller_grants import ManageLoadBalancers, ManageVolumes, ScaleNodeGroups
from constructs_lib.aws.eks import EksCluster, Grant, Irsa
from constructs_lib.aws.grants import ReadSecrets
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations
from contract.well_known import ROLE_ARN

NAMESPACE = "kube-system"
"""The namespace of all add-ons."""

_VERSION = r"v?(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}(?:-[-.0-9A-Za-z]+)?(?:\+[-.0-9A-Za-z]+)?"
_DEEPEST = 20


@dataclass(frozen=True, kw_only=True)
class Unmanaged(Value):
    """Fields that a chart or a controller generates anew each time: Argo CD ignores their differences.

    `paths` are jq expressions. https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
    """

    kind: str
    name: str
    paths: tuple[str, ...]
    group: str = ""

    def violations(self) -> Violations:
        """An invalid kind, name or group; an empty path."""
        yield from formats.form("kind", self.kind, "[A-Z][A-Za-z0-9]*", "a kind such as Secret", "name the kind")
        yield from formats.domain("name", self.name)
        yield from checks.each("paths", self.paths, checks.word)
        if self.group != "":
            yield from formats.domain("group", self.group)


@dataclass(frozen=True, kw_only=True)
class AddOn(Value):
    """A Helm chart in one exact version, installed as the release `name` in the namespace kube-system.

    `values` are the Helm values. `identity` is its AWS role; `values` must also contain the role ARN, where the chart
    expects it. `server_side` is for charts with objects larger than 256 KiB, the limit of client-side apply.
    https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
    """

    name: str
    repository: str
    chart: str
    version: str
    values: Mapping[str, Any] = field(default_factory=dict)
    identity: Irsa | None = None
    server_side: bool = False
    unmanaged: tuple[Unmanaged, ...] = ()

    def violations(self) -> Violations:
        """An invalid name, URL or version; values that YAML cannot represent, or that contain a literal secret."""
        yield from formats.name("name", self.name, longest=53)
        yield from formats.url("repository", self.repository)
        yield from formats.name("chart", self.chart)
        fix = "a range would change the add-on without a commit: write it out"
        yield from formats.form("version", self.version, _VERSION, "one exact version, such as 1.2.3", fix, longest=100)
        yield from checks.first(checks.mapping("values", self.values), _value_violations("values", self.values, 0))
        if self.identity is not None:
            yield from checks.value("identity", self.identity, Irsa)
        yield from checks.flag("server_side", self.server_side)
        yield from checks.each("unmanaged", self.unmanaged, lambda *given: checks.value(*given, Unmanaged))


def _value_violations(place: str, given: Any, depth: int) -> Iterator[Violation]:
    """Values that are not strings, numbers, booleans, or lists and mappings of them."""
    if depth > _DEEPEST:
        yield Violation(place, f"more than {_DEEPEST} levels", "fewer", "look whether a value holds itself")
    elif isinstance(given, Mapping):
        variable = given.get("name")
        for key, value in given.items():
            yield from checks.text(place, key)
            # A variable is a mapping with a name and a value.
            name = variable if key == "value" and isinstance(variable, str) else key
            yield from checks.first(
                checks.no_secret(f"{place}.{key}", name, value) if not isinstance(value, Mapping) else iter(()),
                _value_violations(f"{place}.{key}", value, depth + 1),
            )
    elif isinstance(given, list | tuple) and given and all(isinstance(word, str) for word in given):
        yield from checks.command(place, tuple(given))
    elif isinstance(given, list | tuple):
        for index, value in enumerate(given):
            yield from _value_violations(f"{place}[{index}]", value, depth + 1)
    elif isinstance(given, float):
        if not math.isfinite(given):
            yield Violation(place, f"{given}", "a number", "write one")
    elif not isinstance(given, int):
        yield from checks.text(place, given)


def eks_add_ons(
    cluster: EksCluster, *, prefix: str, web_acl: str | None = None, shield: bool = False
) -> tuple[AddOn, ...]:
    """The five add-ons of an EKS cluster, in the order in which they are installed.

    The names of their roles start with `prefix` and "-", as do the secrets that External Secrets may read. `web_acl` is
    the ARN of a web ACL that the AWS Load Balancer Controller may attach; with `shield` it may enable Shield Advanced.

    The versions are for Kubernetes 1.33: the Cluster Autoscaler supports one minor version, and Metrics Server 0.8
    needs 1.31 or later. The version of External Secrets is the one whose CRDs the platforms are rendered for.
    """

    balancers = ManageLoadBalancers(web_acl=web_acl, shield=shield)
    grants: dict[str, tuple[str, str, Grant]] = {
        "aws-load-balancer-controller": ("aws-load-balancer-controller", "aws-lb-controller", balancers),
        "external-secrets": ("external-secrets-sa", "external-secrets", ReadSecrets(prefix=f"{prefix}-")),
        "cluster-autoscaler": ("cluster-autoscaler", "cluster-autoscaler", ScaleNodeGroups()),
        "aws-ebs-csi-driver": ("ebs-csi-controller-sa", "ebs-csi-driver", ManageVolumes()),
    }
    identities = {
        name: Irsa(account=account, role=_role(prefix, role), cluster=cluster, grants=(grant,))
        for name, (account, role, grant) in grants.items()
    }
    # An invalid cluster is reported by the identities.
    values = _values(cluster, identities, balancers) if isinstance(cluster, EksCluster) else {}
    return tuple(
        replace(add_on, values=values.get(add_on.name, {}), identity=identities.get(add_on.name)) for add_on in _CHARTS
    )


_WEBHOOKS: dict[str, Any] = {
    "group": "admissionregistration.k8s.io",
    "name": "aws-load-balancer-webhook",
    "paths": (".webhooks[].clientConfig.caBundle",),
}

_CHARTS = (
    AddOn(
        name="aws-load-balancer-controller",
        repository="https://aws.github.io/eks-charts",
        chart="aws-load-balancer-controller",
        version="3.5.0",
        # The chart generates a certificate for its webhooks at each render; only the first one is used.
        unmanaged=(
            Unmanaged(kind="Secret", name="aws-load-balancer-tls", paths=(".data",)),
            Unmanaged(kind="MutatingWebhookConfiguration", **_WEBHOOKS),
            Unmanaged(kind="ValidatingWebhookConfiguration", **_WEBHOOKS),
        ),
    ),
    AddOn(
        name="external-secrets",
        repository="https://charts.external-secrets.io",
        chart="external-secrets",
        version="2.3.0",
        server_side=True,
    ),
    AddOn(
        name="cluster-autoscaler",
        repository="https://kubernetes.github.io/autoscaler",
        chart="cluster-autoscaler",
        version="9.50.1",
    ),
    AddOn(
        name="metrics-server",
        repository="https://kubernetes-sigs.github.io/metrics-server",
        chart="metrics-server",
        version="3.13.1",
    ),
    AddOn(
        name="aws-ebs-csi-driver",
        repository="https://kubernetes-sigs.github.io/aws-ebs-csi-driver",
        chart="aws-ebs-csi-driver",
        version="2.62.0",
    ),
)


def _values(
    cluster: EksCluster, identities: Mapping[str, Irsa], balancers: ManageLoadBalancers
) -> dict[str, dict[str, Any]]:
    """The Helm values of each chart, with the ServiceAccount of its identity."""
    accounts = {name: _service_account(cluster, identity) for name, identity in identities.items()}
    return {
        "aws-load-balancer-controller": {
            "clusterName": cluster.name,
            "region": cluster.region,
            "vpcId": cluster.vpc,
            "serviceAccount": accounts["aws-load-balancer-controller"],
            # By default it calls WAF and Shield for every load balancer, and would need the permissions.
            "enableWaf": False,
            "enableWafv2": balancers.web_acl is not None,
            "enableShield": balancers.shield,
        },
        "external-secrets": {"installCRDs": True, "serviceAccount": accounts["external-secrets"]},
        "cluster-autoscaler": {
            "autoDiscovery": {"clusterName": cluster.name},
            "awsRegion": cluster.region,
            "rbac": {"serviceAccount": accounts["cluster-autoscaler"]},
        },
        # The driver tags volumes with this cluster id, and its role may change only those.
        "aws-ebs-csi-driver": {
            "controller": {
                "k8sTagClusterId": cluster.name,
                "region": cluster.region,
                "serviceAccount": accounts["aws-ebs-csi-driver"],
            },
        },
    }


def _role(prefix: Any, role: str) -> Any:
    """The role name. Irsa reports a prefix that is not a string."""
    return f"{prefix}-{role}-irsa" if isinstance(prefix, str) else prefix


def _service_account(cluster: EksCluster, identity: Irsa) -> dict[str, Any]:
    return {"create": True, "name": identity.account, "annotations": {ROLE_ARN: cluster.role_arn(identity.role)}}
