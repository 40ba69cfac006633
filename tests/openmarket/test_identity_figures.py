"""Section 2.5: what the role of a ServiceAccount may do."""

import re

from contract.declarations import IAM
from tests.manifests import Manifests
from tests.openmarket.reading import annotations
from tests.openmarket.specification import ACCOUNTS, BACKEND, FRONTEND, HOSTS, ROLE_ANNOTATION

ROLES = {BACKEND: "backend-irsa", FRONTEND: "frontend-irsa"}


def test_a_role_belongs_to_one_environment(dev: Manifests, staging: Manifests, prod: Manifests) -> None:
    found = [
        annotations(account)[ROLE_ANNOTATION]
        for each in (dev, staging, prod)
        for account in each.of_kind("ServiceAccount")
    ]
    assert len(set(found)) == len(found) == 3 * len(ROLES)


def test_nobody_sends_mail_as_the_domain_of_another_environment(env: str, manifests: Manifests) -> None:
    policy = annotations(manifests.get("ServiceAccount", ACCOUNTS[BACKEND]))[IAM]
    assert re.findall(r"identity/([^\"]+)", policy) == [HOSTS[env].web]
