"""The IAM roles that a render needs: the trust policy and the permissions policy of each.

The permissions of a role are declared in an annotation of the ServiceAccount that assumes it. The ServiceAccount of an
add-on is part of a chart that is not rendered here: its declaration is on the Argo CD Application that installs the
chart, and names the folder of the environment it belongs to.
https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from contract import declarations
from contract.errors import InvalidDeclaration
from contract.iam import POD_IDENTITY, RoleDeclaration, policy
from contract.well_known import ROLE_ARN
from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest

AUDIENCE = "sts.amazonaws.com"
_PROVIDER = re.compile(r"(arn:[a-z-]+:iam::[0-9]{12}):oidc-provider/([-A-Za-z0-9./]+)")


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
        """The ServiceAccount, as in the subject of its tokens."""
        return f"system:serviceaccount:{self.namespace}:{self.account}"

    @property
    def trust(self) -> Manifest:
        """The trust policy: only this ServiceAccount, by its token for AWS or by Pod Identity, may assume the role."""
        if self.provider == POD_IDENTITY:
            return policy([self._by_pod_identity()])
        issuer = self.provider.partition(":oidc-provider/")[2]
        statement = {
            "Effect": "Allow",
            "Principal": {"Federated": self.provider},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {f"{issuer}:sub": self.subject, f"{issuer}:aud": AUDIENCE}},
        }
        return policy([statement])

    def _by_pod_identity(self) -> Manifest:
        tags = {"kubernetes-namespace": self.namespace, "kubernetes-service-account": self.account}
        return {
            "Effect": "Allow",
            "Principal": {"Service": POD_IDENTITY},
            "Action": ["sts:AssumeRole", "sts:TagSession"],
            "Condition": {"StringEquals": {f"aws:RequestTag/{tag}": value for tag, value in tags.items()}},
        }

    @property
    def permissions(self) -> Manifest:
        """The permissions policy."""
        return policy(self.statements)


def roles(folder: str, objects: Iterable[Any], applications: Iterable[Any]) -> list[Role]:
    """The roles of an environment, by name: of its own objects, and of the add-ons that belong to it.

    Raises InvalidDeclaration where one cannot be read, or where two ServiceAccounts would share a role.
    """
    declared = [_of_account(item, declaration) for item, declaration in _declared(objects, "ServiceAccount")]
    installed = _declared(applications, "Application")
    declared += [_of_add_on(item, declaration) for item, declaration in installed if declaration.folder == folder]
    found: dict[str, Role] = {}
    for role in declared:
        other = found.setdefault(role.name, role)
        if other is not role:
            what = f"the role {role.name} is for {other.subject} and for {role.subject}"
            raise InvalidDeclaration(f"{what}: give each its own")
    return [found[name] for name in sorted(found)]


def undeclared(objects: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The ServiceAccounts that assume a role without a declaration of what it must allow, and the ARN of that role."""
    for item in objects:
        annotations = annotations_of(item) if _is(item, "ServiceAccount") else {}
        if ROLE_ARN in annotations and declarations.IAM not in annotations:
            yield object_ref(item), str(annotations[ROLE_ARN])


def _of_account(account: Manifest, declaration: RoleDeclaration) -> Role:
    metadata = account["metadata"]
    role = _role(account, declaration, metadata.get("namespace"), metadata.get("name"))
    if role.provider == POD_IDENTITY:
        return role
    wanted = f"{role.provider.partition(':oidc-provider/')[0]}:role/{role.name}"
    given = annotations_of(account).get(ROLE_ARN)
    if given != wanted:
        raise InvalidDeclaration(f"{ROLE_ARN} is {given!r}, and its role is {wanted}", object_ref(account))
    return role


def _of_add_on(application: Manifest, declaration: RoleDeclaration) -> Role:
    return _role(application, declaration, declaration.namespace, declaration.account)


def _role(item: Manifest, declaration: RoleDeclaration, namespace: Any, account: Any) -> Role:
    named = all(isinstance(text, str) and text for text in (namespace, account))
    known = declaration.provider == POD_IDENTITY or _PROVIDER.fullmatch(declaration.provider)
    if not named or not known:
        raise InvalidDeclaration("names no role, provider or ServiceAccount", _place(item))
    return Role(declaration.role, declaration.provider, str(namespace), str(account), declaration.statements)


def _declared(objects: Iterable[Any], kind: str) -> Iterator[tuple[Manifest, RoleDeclaration]]:
    """The objects of a kind that declare a role, and what they declare. Raises InvalidDeclaration."""
    for item in objects:
        text = annotations_of(item).get(declarations.IAM) if _is(item, kind) else None
        if text is not None:
            try:
                yield item, RoleDeclaration.decode(text)
            except InvalidDeclaration as error:
                raise error.at(_place(item)) from error


def _place(item: Manifest) -> str:
    return f"{object_ref(item)}: {declarations.IAM}"


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, dict) and item.get("kind") == kind
