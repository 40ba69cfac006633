"""The roles of AWS that a render asks for: who may assume each of them, and what it may do.

Whatever a role needs is declared in an annotation of the ServiceAccount that assumes it. The ServiceAccount of an
add-on is in a chart that nobody renders here: its declaration is on the Argo CD Application that installs the chart,
and names the folder of the environment it belongs to.
https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from contract import declarations
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import label_of

LONGEST = 6144
"""Characters that a managed policy may have, blanks left out.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""
AUDIENCE = "sts.amazonaws.com"
ROLE = "eks.amazonaws.com/role-arn"
_PROVIDER = re.compile(r"(arn:[a-z-]+:iam::[0-9]{12}):oidc-provider/([-A-Za-z0-9./]+)")


class Malformed(Exception):
    """A declaration is not what it should be. Its text says which, and how."""


@dataclass(frozen=True)
class Role:
    """A role, the one ServiceAccount that may assume it, and the statements of its policy."""

    name: str
    provider: str
    namespace: str
    account: str
    statements: Sequence[Manifest]

    @property
    def subject(self) -> str:
        """The ServiceAccount, as its tokens say."""
        return f"system:serviceaccount:{self.namespace}:{self.account}"

    @property
    def trust(self) -> Manifest:
        """The trust policy: with a token of the cluster, made for AWS and for this ServiceAccount alone."""
        issuer = self.provider.partition(":oidc-provider/")[2]
        statement = {
            "Effect": "Allow",
            "Principal": {"Federated": self.provider},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {f"{issuer}:sub": self.subject, f"{issuer}:aud": AUDIENCE}},
        }
        return policy([statement])

    @property
    def permissions(self) -> Manifest:
        """The permissions policy."""
        return policy(self.statements)


def policy(statements: Sequence[Manifest]) -> Manifest:
    """A policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def size(statements: Sequence[Manifest]) -> int:
    """How many characters of LONGEST a policy takes."""
    return len(json.dumps(policy(statements), separators=(",", ":")))


def roles(folder: str, objects: Iterable[Any], applications: Iterable[Any]) -> list[Role]:
    """The roles of an environment, by name: of its own objects, and of the add-ons that belong to it.

    Raises Malformed where a declaration cannot be read, or where two ServiceAccounts would share a role.
    """
    declared = [_of_account(item, said) for item, said in _declared(objects, "ServiceAccount")]
    installed = _declared(applications, "Application")
    declared += [_of_add_on(item, said) for item, said in installed if said.get("folder") == folder]
    found: dict[str, Role] = {}
    for role in declared:
        other = found.setdefault(role.name, role)
        if other is not role:
            raise Malformed(f"the role {role.name} is for {other.subject} and for {role.subject}: give each its own")
    return [found[name] for name in sorted(found)]


def undeclared(objects: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The ServiceAccounts that assume a role without saying what it must be able to do, and that role."""
    for item in objects:
        annotations = _annotations(item) if _is(item, "ServiceAccount") else {}
        if ROLE in annotations and declarations.IAM not in annotations:
            yield label_of(item), str(annotations[ROLE])


def _of_account(account: Manifest, said: Manifest) -> Role:
    metadata = account["metadata"]
    role = _role(account, said, metadata.get("namespace"), metadata.get("name"))
    wanted = f"{role.provider.partition(':oidc-provider/')[0]}:role/{role.name}"
    given = metadata["annotations"].get(ROLE)
    if given != wanted:
        raise Malformed(f"{label_of(account)}: {ROLE} is {given!r}, and its role is {wanted}")
    return role


def _of_add_on(application: Manifest, said: Manifest) -> Role:
    return _role(application, said, said.get("namespace"), said.get("account"))


def _role(item: Manifest, said: Manifest, namespace: Any, account: Any) -> Role:
    name, provider, statements = said.get("role"), said.get("provider"), said.get("statements")
    texts = (name, provider, namespace, account)
    if not all(isinstance(text, str) and text for text in texts) or not _PROVIDER.fullmatch(str(provider)):
        raise Malformed(f"{label_of(item)}: {declarations.IAM} names no role, provider or ServiceAccount")
    if not isinstance(statements, list) or not statements or not all(isinstance(each, dict) for each in statements):
        raise Malformed(f"{label_of(item)}: {declarations.IAM} has no statements")
    return Role(str(name), str(provider), str(namespace), str(account), statements)


def _declared(objects: Iterable[Any], kind: str) -> Iterator[tuple[Manifest, Manifest]]:
    """The objects of a kind that declare a role, and what they declare."""
    for item in objects:
        text = _annotations(item).get(declarations.IAM) if _is(item, kind) else None
        if text is not None:
            yield item, _read(item, text)


def _read(item: Manifest, text: Any) -> Manifest:
    try:
        said = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise Malformed(f"{label_of(item)}: {declarations.IAM} is not JSON: {error}") from error
    if not isinstance(said, dict):
        raise Malformed(f"{label_of(item)}: {declarations.IAM} is no object")
    return said


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, dict) and item.get("kind") == kind


def _annotations(item: Manifest) -> Manifest:
    metadata = item.get("metadata")
    annotations = metadata.get("annotations") if isinstance(metadata, dict) else None
    return annotations if isinstance(annotations, dict) else {}
