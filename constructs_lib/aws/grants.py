"""AWS permissions of applications: each grant allows the least that is needed, on the resources it names.

No grant covers customer-managed KMS keys. Actions, their resources and their conditions:
https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from dataclasses import dataclass

from constructs_lib.aws.eks import EksCluster, Grant, allow
from constructs_lib.validation import checks, formats
from contract.iam import Statement
from contract.violations import Violation, Violations

_BUCKET = r"[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]"
_SECRET = r"[-A-Za-z0-9/_+=.@]+"
_PREFIX = rf"{_SECRET}(?<=[-/])"
_GROUP = r"[-A-Za-z0-9_/.#]+\*?"
_IDENTITY = r"(?:[-A-Za-z0-9_.+=]+@)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)+"


@dataclass(frozen=True, kw_only=True)
class ReadWriteBuckets(Grant):
    """List S3 buckets, and read, write and delete their objects. The account must own the buckets."""

    names: tuple[str, ...]

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """One statement for the buckets and one for the objects. The condition requires that the account owns them."""
        buckets = [f"arn:{cluster.partition}:s3:::{name}" for name in self.names]
        owned = {"StringEquals": {"aws:ResourceAccount": cluster.account}}
        objects = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
        return [
            allow("ListBuckets", ["s3:ListBucket"], buckets, owned),
            allow("ReadWriteObjects", objects, [f"{bucket}/*" for bucket in buckets], owned),
        ]

    def violations(self) -> Violations:
        """No bucket, or a name that S3 refuses."""
        allowed = "lower-case letters, digits, '-' and '.', at least 3"
        yield from _named(self.names, _BUCKET, allowed, longest=63)


@dataclass(frozen=True, kw_only=True)
class ReadSecrets(Grant):
    """Read secrets of Secrets Manager: by name, and all whose name starts with `prefix`, which ends in "-" or "/".

    AWS appends a hyphen and six characters to each name in its ARN.
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
    """

    names: tuple[str, ...] = ()
    prefix: str = ""

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """One for all of them."""
        secrets = [f"{name}-??????" for name in self.names] + ([f"{self.prefix}*"] if self.prefix else [])
        resources = [cluster.arn("secretsmanager", f"secret:{secret}") for secret in secrets]
        actions = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
        return [allow("ReadSecrets", actions, resources)]

    def violations(self) -> Violations:
        """Neither name nor prefix; an invalid name or prefix; a prefix that does not end in "-" or "/"."""
        allowed = "letters, digits and any of - / _ + = . @"
        if self.prefix == "":
            yield from _named(self.names, _SECRET, allowed, longest=512)
            return
        fix = 'end it with "-" or "/", so that it ends where a word does'
        yield from formats.form("prefix", self.prefix, _PREFIX, f"{allowed}, '-' or '/' at the end", fix, longest=512)
        yield from _named(self.names, _SECRET, allowed, longest=512, least=0)


@dataclass(frozen=True, kw_only=True)
class WriteLogs(Grant):
    """Write to log groups of CloudWatch, and create those that are missing.

    A group may end in "*": "/aws/eks/shop/backend-*" matches every group with that prefix.
    """

    groups: tuple[str, ...]

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """One statement for the groups and their streams."""
        actions = ["CreateLogGroup", "CreateLogStream", "DescribeLogStreams", "PutLogEvents"]
        resources = [cluster.arn("logs", f"log-group:{group}:*") for group in self.groups]
        return [allow("WriteLogs", [f"logs:{action}" for action in actions], resources)]

    def violations(self) -> Violations:
        """No group, or an invalid one; "*" alone is invalid."""
        allowed = "letters, digits and any of - _ / . #, '*' at the end only"
        yield from _named(self.groups, _GROUP, allowed, longest=512, field="groups")


@dataclass(frozen=True, kw_only=True)
class SendEmail(Grant):
    """Send email with SES from verified identities: domains or email addresses."""

    identities: tuple[str, ...]

    def statements(self, cluster: EksCluster) -> list[Statement]:
        """One for all of them."""
        resources = [cluster.arn("ses", f"identity/{identity}") for identity in self.identities]
        return [allow("SendEmail", ["ses:SendEmail", "ses:SendRawEmail"], resources)]

    def violations(self) -> Violations:
        """No identity, or one that is neither a domain nor an email address."""
        yield from _named(self.identities, _IDENTITY, "a domain or an address", longest=320, field="identities")


def _named(
    given: object, pattern: str, allowed: str, *, longest: int, field: str = "names", least: int = 1
) -> Violations:
    """Names that match the pattern, at least `least` of them."""
    fix = "rename it"
    yield from checks.each(
        field, given, lambda at, name: formats.form(at, name, pattern, allowed, fix, longest=longest)
    )
    if least and given in ((), []):
        yield Violation(field, "none", "at least one", "name it, or leave the grant out")
