"""The tables of the specification of OpenMarket that several sections share; its figures are in spec.yaml."""

from typing import NamedTuple

import yaml

from tests import conftest


class EnvironmentRow(NamedTuple):
    """Section 1: what an environment is called."""

    namespace: str
    cluster: str
    label: str


class Hosts(NamedTuple):
    """Section 4: the hosts that the Ingress of an environment answers."""

    web: str
    api: str
    admin: str
    seller: str


ENVIRONMENTS = {
    "dev": EnvironmentRow("openmarket-dev", "openmarket-dev-eks", "development"),
    "staging": EnvironmentRow("openmarket-staging", "openmarket-staging-eks", "staging"),
    "prod": EnvironmentRow("openmarket-prod", "openmarket-prod-eks", "production"),
}
HOSTS = {
    "dev": Hosts(
        web="dev.openmarket.example.com",
        api="api.dev.openmarket.example.com",
        admin="admin.dev.openmarket.example.com",
        seller="seller.dev.openmarket.example.com",
    ),
    "staging": Hosts(
        web="staging.openmarket.example.com",
        api="api.staging.openmarket.example.com",
        admin="admin.staging.openmarket.example.com",
        seller="seller.staging.openmarket.example.com",
    ),
    "prod": Hosts(
        web="openmarket.example.com",
        api="api.openmarket.example.com",
        admin="admin.openmarket.example.com",
        seller="seller.openmarket.example.com",
    ),
}
SPECIFICATION = yaml.safe_load((conftest.PROJECT / "platforms/openmarket/spec.yaml").read_text(encoding="utf-8"))

PROJECT = "openmarket"
REGION = "ap-northeast-2"
ACCOUNT = "123456789012"

BACKEND, FRONTEND = "backend-api", "frontend-web"
PORT = 3000
STOP_SECONDS = 15
"""How long a container sleeps before it stops, section 2.1."""

CONFIG = "openmarket-config"
DATABASE_SECRET, REDIS_SECRET, APP_SECRET = "openmarket-db-secret", "openmarket-redis-secret", "openmarket-secrets"
DATABASE_CREDENTIALS = "openmarket-db-credentials"
REDIS_CREDENTIALS = "openmarket-redis-credentials"
APP_CREDENTIALS = "openmarket-app-secrets"
EXTERNAL_SECRETS = {
    DATABASE_CREDENTIALS: DATABASE_SECRET,
    REDIS_CREDENTIALS: REDIS_SECRET,
    APP_CREDENTIALS: APP_SECRET,
}
"""Section 3.3: each ExternalSecret, and the Secret that it makes."""

INGRESS = "openmarket-ingress"
ACCOUNTS = {BACKEND: "backend-sa", FRONTEND: "frontend-sa"}
AUTOSCALERS = {BACKEND: "backend-api-hpa", FRONTEND: "frontend-web-hpa"}
BUDGETS = {BACKEND: "backend-api-pdb", FRONTEND: "frontend-web-pdb"}
POLICIES = {BACKEND: "backend-api-netpol", FRONTEND: "frontend-web-netpol"}

DATABASE_PORT, REDIS_PORT = 3306, 6379
DATABASE_NAME = "openmarket"
ROLE_ANNOTATION = "eks.amazonaws.com/role-arn"


def role(env: str, purpose: str) -> str:
    """Section 2.5: the ARN of a role that Terraform makes."""
    return f"arn:aws:iam::{ACCOUNT}:role/openmarket-{env}-{purpose}"
