"""Section 3.1: the ConfigMap. OM-59 to OM-62."""

import re

from tests.manifests import Manifests
from tests.openmarket.conftest import read
from tests.openmarket.reading import annotations
from tests.openmarket.specification import (
    BACKEND,
    CONFIG,
    DATABASE_NAME,
    DATABASE_PORT,
    ENVIRONMENTS,
    HOSTS,
    PORT,
    REDIS_PORT,
    REGION,
)

SEED_KEYS = {"NODE_ENV", "LOG_LEVEL", "DB_PORT", "REDIS_PORT", "API_PORT"}
FLAGS = {
    "ENABLE_EMAIL_VERIFICATION": "true",
    "ENABLE_SELLER_APPROVAL": "true",
    "ENABLE_PRODUCT_REVIEW": "true",
}
SAME_EVERYWHERE = {
    "LOG_FORMAT": "json",
    "DB_PORT": str(DATABASE_PORT),
    "DB_NAME": DATABASE_NAME,
    "REDIS_PORT": str(REDIS_PORT),
    "REDIS_TLS_ENABLED": "true",
    "API_PORT": str(PORT),
    "FRONTEND_PORT": str(PORT),
    "PORT": str(PORT),
    "AWS_REGION": REGION,
} | FLAGS
HASH = re.compile("[0-9a-f]{8,64}")


def config(manifests: Manifests) -> dict[str, str]:
    data: dict[str, str] = manifests.get("ConfigMap", CONFIG)["data"]
    return data


def hashes(manifests: Manifests, workload: str) -> set[str]:
    """The annotations of a Pod template that can be hashes of something."""
    found = annotations(manifests.pod_template("Deployment", workload)).values()
    return {value for value in found if HASH.fullmatch(value)}


def test_OM_59_the_configuration_holds_the_keys_of_the_seed(manifests: Manifests) -> None:
    assert config(manifests).keys() >= SEED_KEYS


def test_OM_60_the_configuration_holds_feature_flags(manifests: Manifests) -> None:
    assert config(manifests).items() >= FLAGS.items()


def test_OM_61_node_runs_in_the_mode_of_the_environment(env: str, manifests: Manifests) -> None:
    assert config(manifests)["NODE_ENV"] == ENVIRONMENTS[env].node_env


def test_OM_62_programs_log_at_the_level_of_the_environment(env: str, manifests: Manifests) -> None:
    assert config(manifests)["LOG_LEVEL"] == ENVIRONMENTS[env].log_level


def test_the_configuration_says_what_is_the_same_everywhere(manifests: Manifests) -> None:
    assert config(manifests).items() >= SAME_EVERYWHERE.items()


def test_the_configuration_knows_the_addresses_of_its_environment(env: str, manifests: Manifests) -> None:
    assert config(manifests)["API_URL"] == f"https://{HOSTS[env].api}"
    assert config(manifests)["FRONTEND_URL"] == f"https://{HOSTS[env].web}"


def test_browsers_may_call_the_api_from_the_pages_of_this_environment_only(env: str, manifests: Manifests) -> None:
    hosts = HOSTS[env]
    origins = config(manifests)["CORS_ORIGIN"].split(",")
    assert sorted(origins) == sorted(f"https://{host}" for host in (hosts.web, hosts.admin, hosts.seller))


def test_the_configuration_has_the_same_keys_in_every_environment(
    dev: Manifests, staging: Manifests, prod: Manifests
) -> None:
    assert config(dev).keys() == config(staging).keys() == config(prod).keys()


def test_every_value_of_the_configuration_is_a_text(manifests: Manifests) -> None:
    assert {type(value) for value in config(manifests).values()} == {str}


def test_another_configuration_makes_other_pods(workload: str) -> None:
    each = [hashes(read(env), workload) for env in ENVIRONMENTS]
    assert all(each)
    assert not each[0] & each[1] | each[1] & each[2] | each[0] & each[2]


def test_the_backend_takes_its_ports_from_the_configuration(manifests: Manifests) -> None:
    variables = manifests.variables("Deployment", BACKEND)
    assert variables.items() >= SAME_EVERYWHERE.items()
