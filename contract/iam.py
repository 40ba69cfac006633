"""IAM roles and policies of AWS, and their codec for an annotation that constructs write and delivery reads.

https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contract.errors import InvalidDeclaration

Statement = dict[str, Any]
"""One statement of an IAM policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html"""

POD_IDENTITY = "pods.eks.amazonaws.com"
"""The provider of roles that EKS Pod Identity hands to Pods.

https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
"""

LONGEST_POLICY = 6144
"""Characters that a managed policy may have, blanks left out.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""


@dataclass(frozen=True)
class RoleDeclaration:
    """A role: its name, the OIDC provider of its ServiceAccount or POD_IDENTITY, and the statements of its policy.

    On a ServiceAccount that is all. For the ServiceAccount of an add-on, which is not rendered, `folder`, `namespace`
    and `account` name the environment and the ServiceAccount.
    """

    role: str
    provider: str
    statements: Sequence[Statement]
    folder: str | None = None
    namespace: str | None = None
    account: str | None = None

    def encode(self) -> str:
        """The text of the annotation, a line a statement, so that a diff shows which of them changed."""
        whose = {"folder": self.folder, "namespace": self.namespace, "account": self.account}
        head = {name: value for name, value in whose.items() if value is not None}
        head |= {"role": self.role, "provider": self.provider}
        statements = ",\n".join(json.dumps(statement) for statement in self.statements)
        return f'{json.dumps(head)[:-1]}, "statements": [\n{statements}\n]}}'

    @classmethod
    def decode(cls, text: Any) -> "RoleDeclaration":
        """What the text of an annotation declares. Raises InvalidDeclaration."""
        try:
            said = json.loads(text)
        except (ValueError, TypeError, RecursionError) as error:
            raise InvalidDeclaration(f"is not JSON: {error}") from error
        if not isinstance(said, dict):
            raise InvalidDeclaration("is no object")
        texts = {name: said.get(name) for name in ("role", "provider", "folder", "namespace", "account")}
        named = all(isinstance(texts[name], str) and texts[name] for name in ("role", "provider"))
        if not named or not all(isinstance(text, str | None) for text in texts.values()):
            raise InvalidDeclaration("names no role, provider or ServiceAccount")
        statements = said.get("statements")
        if not isinstance(statements, list) or not statements or not all(isinstance(each, dict) for each in statements):
            raise InvalidDeclaration("has no statements")
        return cls(said["role"], said["provider"], statements, texts["folder"], texts["namespace"], texts["account"])


def policy(statements: Sequence[Mapping[str, Any]]) -> Statement:
    """A policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def size(statements: Sequence[Mapping[str, Any]]) -> int:
    """How many characters of LONGEST_POLICY a policy takes."""
    return len(json.dumps(policy(statements), separators=(",", ":")))
