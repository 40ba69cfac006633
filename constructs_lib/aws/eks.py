"""Amazon EKS: a cluster, and the IAM roles of its workloads (IRSA)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract import declarations, iam
from contract.iam import Statement
from contract.violations import Violation, Violations
from contract.well_known import ROLE_ARN

_PARTITIONS = {"cn-": ("aws-cn", "amazonaws.com.cn"), "us-gov-": ("aws-us-gov", "amazonaws.com")}
_REGION = r"(?!us-iso)[a-z]{2}(?:-[a-z]+)+-[0-9]"
_PLACEHOLDER = r"YOUR(?:-[A-Z0-9]+)+"
_VPC = rf"vpc-(?:[0-9a-f]{{8}}|[0-9a-f]{{17}})|{_PLACEHOLDER}"
_OIDC = rf"[0-9A-F]{{32}}|{_PLACEHOLDER}"


@dataclass(frozen=True, kw_only=True)
class EksCluster(Value):
    """An Amazon EKS cluster, and the ARNs of its resources.

    `oidc` is the last part of its OIDC issuer URL, 32 hexadecimal digits. It and `vpc` are known only once the cluster
    exists: until then they are placeholders such as "YOUR-OIDC-ID".
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """

    name: str
    account: str
    region: str
    vpc: str
    oidc: str

    @property
    def partition(self) -> str:
        """The partition in ARNs: "aws", "aws-cn" or "aws-us-gov"."""
        return self._partition[0]

    @property
    def registry(self) -> str:
        """The private ECR registry of the account in this region."""
        return f"{self.account}.dkr.ecr.{self.region}.{self._partition[1]}"

    @property
    def oidc_provider(self) -> str:
        """The ARN of the IAM OIDC provider of the cluster."""
        issuer = f"oidc.eks.{self.region}.{self._partition[1]}/id/{self.oidc}"
        return self.global_arn("iam", f"oidc-provider/{issuer}")

    def role_arn(self, role: str) -> str:
        """The ARN of a role of the account."""
        return self.global_arn("iam", f"role/{role}")

    def arn(self, service: str, resource: str) -> str:
        """The ARN of a resource in the region and account of the cluster."""
        return f"arn:{self.partition}:{service}:{self.region}:{self.account}:{resource}"

    def global_arn(self, service: str, resource: str) -> str:
        """The ARN of a resource of the account that has no region."""
        return f"arn:{self.partition}:{service}::{self.account}:{resource}"

    @property
    def _partition(self) -> tuple[str, str]:
        found = (known for prefix, known in _PARTITIONS.items() if f"{self.region}".startswith(prefix))
        return next(found, ("aws", "amazonaws.com"))

    def violations(self) -> Violations:
        """An invalid name, account, region, VPC or OIDC id."""
        fix = "copy it from AWS"
        name = "[A-Za-z0-9][-A-Za-z0-9_]*"
        yield from formats.form("name", self.name, name, "letters, digits, '-' and '_'", fix, longest=100)
        yield from formats.form("account", self.account, "[0-9]{12}", "12 digits, as text", fix, longest=12)
        yield from formats.form("region", self.region, _REGION, "a region such as ap-northeast-2", fix, longest=20)
        yield from formats.form("vpc", self.vpc, _VPC, "vpc-<8 or 17 hex digits>, or YOUR-...", fix, longest=40)
        allowed = "32 hex digits in capitals, or YOUR-..."
        yield from formats.form("oidc", self.oidc, _OIDC, allowed, "take the end of the issuer's address", longest=40)


@dataclass(frozen=True, kw_only=True)
class Grant(Value):
    """Permissions of a role. Each kind of grant names its resources, and allows the least that it needs."""

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """The IAM policy statements."""
        raise NotImplementedError

    def violations(self) -> Violations:
        """Violations of its fields."""
        raise NotImplementedError


def allow(
    sid: str, actions: Iterable[str], resources: Iterable[str], condition: Mapping[str, Mapping[str, Any]] | None = None
) -> Statement:
    """A statement that allows actions on resources under a condition. A `sid` must be unique in a policy."""
    said: Statement = {"Sid": sid, "Effect": "Allow", "Action": list(actions), "Resource": list(resources)}
    return said | ({"Condition": {test: dict(keys) for test, keys in condition.items()}} if condition else {})


@dataclass(frozen=True, kw_only=True)
class Irsa(Value):
    """The AWS IAM role of a workload: only the ServiceAccount `account` may assume `role`, which has these grants.

    The role is created outside this project, from the output of `delivery iam`, which reads the grants from
    an annotation. A webhook of EKS gives its Pods a token; where that does not run, `projected` spells it out: the
    projected token and the variables that the AWS SDKs read.
    https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
    """

    account: str
    role: str
    cluster: EksCluster
    grants: tuple[Grant, ...]
    projected: bool = False

    def annotations(self) -> dict[str, str]:
        """The annotations of the ServiceAccount: the role ARN for EKS, and the role declaration for `delivery`."""
        return {ROLE_ARN: self.cluster.role_arn(self.role), declarations.IAM: self.declaration()}

    def declaration(self, **whose: str) -> str:
        """The role declaration. `whose` is folder, namespace and account, for a ServiceAccount that is not rendered."""
        return iam.RoleDeclaration(self.role, self.cluster.oidc_provider, self._statements(), **whose).encode()

    def violations(self) -> Violations:
        """An invalid account or role name, cluster or grant; no grant; a policy that is too large for IAM."""
        yield from formats.domain("account", self.account)
        allowed = "letters, digits and any of + = , . @ _ -"
        yield from checks.flag("projected", self.projected)
        yield from formats.form("role", self.role, r"[-A-Za-z0-9_+=,.@]+", allowed, "rename the role", longest=64)
        values = checks.value("cluster", self.cluster, EksCluster)
        grants = checks.each("grants", self.grants, lambda field, given: checks.value(field, given, Grant))
        yield from checks.first(values, grants, self._policy_violations())

    def _policy_violations(self) -> Violations:
        if not self.grants:
            yield Violation("grants", "none", "at least one", "say what the role may do, or use no role")
        statements = self._statements()
        twice = [sid for sid, count in Counter(statement["Sid"] for statement in statements).items() if count > 1]
        if twice:
            fix = "name everything in one of the two"
            yield Violation("grants", f"{twice[0]} a second time", "each kind of grant once", fix)
        if (size := iam.size(statements)) > iam.LONGEST_POLICY:
            given, allowed = f"a policy of {size} characters", f"at most {iam.LONGEST_POLICY}"
            yield Violation("grants", given, allowed, "name fewer things, or give the workload a second role")

    def _statements(self) -> list[Statement]:
        return [statement for grant in self.grants for statement in grant.statements(self.cluster)]


@dataclass(frozen=True, kw_only=True)
class PodIdentity(Irsa):
    """The AWS IAM role of a workload, as `Irsa`, which EKS Pod Identity hands to its Pods.

    The role and its association with the ServiceAccount are created outside this project; `delivery iam`
    prints the trust policy. Its Pods may reach the agent on their node.
    https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
    """

    def annotations(self) -> dict[str, str]:
        """The annotation of the ServiceAccount: the role declaration for `delivery`."""
        return {declarations.IAM: self.declaration()}

    def declaration(self, **whose: str) -> str:
        """The role declaration."""
        return iam.RoleDeclaration(self.role, iam.POD_IDENTITY, self._statements(), **whose).encode()

    def violations(self) -> Violations:
        """As `Irsa`; a projected token, which only that needs."""
        yield from super().violations()
        if self.projected is True:
            yield Violation("projected", "True", "False", "leave it out: the agent hands the credentials out")
