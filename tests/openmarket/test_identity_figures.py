"""Section 2.5: which ServiceAccount takes which role of AWS. OM-58."""

import re

from contract.declarations import IAM
from tests.manifests import Manifests
from tests.openmarket.reading import annotations
from tests.openmarket.specification import ACCOUNTS, BACKEND, FRONTEND, HOSTS, ROLE_ANNOTATION, role

ROLES = {BACKEND: "backend-irsa", FRONTEND: "frontend-irsa"}


def test_OM_58_each_workload_has_an_account_of_its_own_with_a_role_of_its_own(env: str, manifests: Manifests) -> None:
    names = {workload: manifests.pod("Deployment", workload)["serviceAccountName"] for workload in ROLES}
    assert names == ACCOUNTS
    arns = {
        workload: annotations(manifests.get("ServiceAccount", name))[ROLE_ANNOTATION]
        for workload, name in names.items()
    }
    assert arns == {workload: role(env, purpose) for workload, purpose in ROLES.items()}


def test_there_is_no_account_that_no_pod_uses(manifests: Manifests) -> None:
    assert manifests.names("ServiceAccount") == sorted(ACCOUNTS.values())


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
