"""Sections 3.2 and 3.3: where secrets come from, and that none is written down. OM-63 to OM-67."""

import re
import string
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.manifests import Manifest, Manifests
from tests.openmarket.conftest import read
from tests.openmarket.go_template import rendered
from tests.openmarket.reading import all_containers, imports, sources, texts
from tests.openmarket.specification import (
    APP_CREDENTIALS,
    DATABASE_CREDENTIALS,
    DATABASE_NAME,
    DATABASE_PORT,
    ENVIRONMENTS,
    EXTERNAL_SECRETS,
    REDIS_CREDENTIALS,
    REGION,
    STORE,
)


class Remote(NamedTuple):
    """One property of one secret of AWS Secrets Manager."""

    key: str
    property: str


API_VERSION = "external-secrets.io/v1"
REFRESH = "1h"
REMOTE_NAMES = {
    DATABASE_CREDENTIALS: "openmarket-{env}-rds-credentials",
    REDIS_CREDENTIALS: "openmarket-{env}-elasticache-credentials",
    APP_CREDENTIALS: "openmarket-{env}-app-secrets",
}
PROPERTIES = {
    DATABASE_CREDENTIALS: {"DB_PASSWORD": "password", "DB_USERNAME": "username", "DB_HOST": "host"},
    REDIS_CREDENTIALS: {"REDIS_PASSWORD": "auth_token", "REDIS_HOST": "configuration_endpoint"},
    APP_CREDENTIALS: {
        "JWT_SECRET": "jwt_secret",
        "JWT_REFRESH_SECRET": "jwt_refresh_secret",
        "SESSION_SECRET": "session_secret",
        "S3_STATIC_BUCKET": "s3_static_bucket",
        "S3_UPLOADS_BUCKET": "s3_uploads_bucket",
        "CLOUDFRONT_DOMAIN": "cloudfront_domain",
        "PAYMENT_API_KEY": "payment_api_key",
    },
}
STATIC_CREDENTIALS = "openmarket-aws-credentials"
STATIC_KEYS = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
COMPOSED = "DATABASE_URL"
SECRET_NAME = re.compile(r"passw|secret|token|credential|(access|api|private)_?key", re.IGNORECASE)
CREDENTIALS_IN_URL = re.compile(r"://[^\s/:@{}]*:[^\s/@{}]+@")
"""A password in a URL that is written down, and no template."""

PASSWORDS = st.text("".join(sorted({*string.printable} - {*string.whitespace})), min_size=1, max_size=40)
"""Printable ASCII without spaces, which is more than RDS takes."""


def external(manifests: Manifests, name: str) -> Manifest:
    spec: Manifest = manifests.get("ExternalSecret", name)["spec"]
    return spec


def remotes(manifests: Manifests, name: str) -> dict[str, Remote]:
    """Where each key of the Secret comes from."""
    data = external(manifests, name)["data"]
    found = {entry["secretKey"]: Remote(entry["remoteRef"]["key"], entry["remoteRef"]["property"]) for entry in data}
    assert len(found) == len(data), f"{name} has a key twice"
    return found


def url_template(manifests: Manifests) -> Manifest:
    template: Manifest = external(manifests, DATABASE_CREDENTIALS)["target"]["template"]
    return template


each_secret = pytest.mark.parametrize("name", EXTERNAL_SECRETS)


def test_OM_63_the_database_credentials_are_an_external_secret_of_version_1(manifests: Manifests) -> None:
    assert manifests.get("ExternalSecret", DATABASE_CREDENTIALS)["apiVersion"] == API_VERSION


def test_OM_64_the_database_credentials_are_refreshed_every_hour(manifests: Manifests) -> None:
    assert external(manifests, DATABASE_CREDENTIALS)["refreshInterval"] == REFRESH


def test_OM_65_the_database_credentials_come_from_the_store(manifests: Manifests) -> None:
    assert external(manifests, DATABASE_CREDENTIALS)["secretStoreRef"]["name"] == STORE


def test_OM_66_the_password_of_the_database_of_dev_is_a_property_of_its_credentials(dev: Manifests) -> None:
    wanted = Remote(
        REMOTE_NAMES[DATABASE_CREDENTIALS].format(env="dev"), PROPERTIES[DATABASE_CREDENTIALS]["DB_PASSWORD"]
    )
    assert remotes(dev, DATABASE_CREDENTIALS)["DB_PASSWORD"] == wanted


def test_OM_67_no_secret_is_written_down(manifests: Manifests, argocd: Manifests) -> None:
    for folder in (manifests, argocd):
        assert folder.of_kind("Secret") == []
        assert [text for item in folder for text in texts(item) if CREDENTIALS_IN_URL.search(text)] == []
    values = [(key, value) for item in manifests.of_kind("ConfigMap") for key, value in item["data"].items()]
    for container in all_containers(manifests):
        values += [(name, source) for name, source in sources(container).items() if source.startswith("value ")]
    assert [key for key, _ in values if SECRET_NAME.search(key)] == []


@each_secret
def test_every_external_secret_is_of_version_1_and_is_refreshed_every_hour_from_the_store(
    manifests: Manifests, name: str
) -> None:
    spec = external(manifests, name)
    assert manifests.get("ExternalSecret", name)["apiVersion"] == API_VERSION
    assert spec["refreshInterval"] == REFRESH
    assert spec["secretStoreRef"] == {"name": STORE, "kind": "SecretStore"}


@each_secret
def test_every_external_secret_owns_the_secret_that_it_makes(manifests: Manifests, name: str) -> None:
    target = external(manifests, name)["target"]
    assert (target["name"], target["creationPolicy"]) == (EXTERNAL_SECRETS[name], "Owner")


@each_secret
def test_every_key_comes_from_its_property_of_the_secret_of_the_environment(
    env: str, manifests: Manifests, name: str
) -> None:
    key = REMOTE_NAMES[name].format(env=env)
    assert remotes(manifests, name) == {own: Remote(key, theirs) for own, theirs in PROPERTIES[name].items()}
    assert not external(manifests, name).get("dataFrom")


def test_the_one_store_is_secrets_manager_and_relies_on_the_role_of_the_operator(manifests: Manifests) -> None:
    store = manifests.only("SecretStore")
    assert (store["apiVersion"], store["metadata"]["name"]) == (API_VERSION, STORE)
    assert store["spec"]["provider"] == {"aws": {"service": "SecretsManager", "region": REGION}}


def test_the_url_of_the_database_is_added_to_the_other_keys_of_its_secret(manifests: Manifests) -> None:
    template = url_template(manifests)
    assert template["mergePolicy"] == "Merge"
    assert template.get("engineVersion", "v2") == "v2"
    assert template["data"].keys() == {COMPOSED}


def test_only_the_secret_of_the_database_has_a_template(manifests: Manifests) -> None:
    others = EXTERNAL_SECRETS.keys() - {DATABASE_CREDENTIALS}
    assert not [name for name in others if "data" in external(manifests, name)["target"].get("template", {})]


@pytest.mark.parametrize("env", ENVIRONMENTS)
@given(password=PASSWORDS)
def test_whatever_the_password_is_the_url_of_the_database_means_it(env: str, password: str) -> None:
    secret = {"DB_USERNAME": "somebody", "DB_PASSWORD": password, "DB_HOST": "aurora.example.internal"}
    url = urlsplit(rendered(url_template(read(env))["data"][COMPOSED], secret))
    assert (url.scheme, url.username, url.hostname) == ("mysql", secret["DB_USERNAME"], secret["DB_HOST"])
    assert (url.port, url.path) == (DATABASE_PORT, f"/{DATABASE_NAME}")
    assert unquote(url.password or "") == password


def test_nobody_uses_static_keys_of_aws(manifests: Manifests) -> None:
    assert STATIC_CREDENTIALS not in manifests.names("ExternalSecret")
    assert [text for item in manifests for text in texts(item) if text in STATIC_KEYS] == []


def test_pods_use_the_secrets_that_external_secrets_make_and_no_others(manifests: Manifests) -> None:
    named = [
        source.partition(" ")[2].partition("/")[0]
        for container in all_containers(manifests)
        for source in sources(container).values()
        if source.startswith("secret ")
    ]
    whole = [name for container in all_containers(manifests) for kind, name in imports(container) if kind == "Secret"]
    assert {*named, *whole} == set(EXTERNAL_SECRETS.values())
