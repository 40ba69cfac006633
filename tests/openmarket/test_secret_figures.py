"""Sections 3.2 and 3.3: where secrets come from, and that none is written down. OM-67."""

import re
import string
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.manifests import Manifest, Manifests
from tests.openmarket.conftest import read
from tests.openmarket.go_template import rendered
from tests.openmarket.reading import all_containers, imports, sources, texts
from tests.openmarket.specification import (
    DATABASE_CREDENTIALS,
    DATABASE_NAME,
    DATABASE_PORT,
    ENVIRONMENTS,
    EXTERNAL_SECRETS,
)

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


def url_template(manifests: Manifests) -> Manifest:
    template: Manifest = external(manifests, DATABASE_CREDENTIALS)["target"]["template"]
    return template


def test_OM_67_no_secret_is_written_down(manifests: Manifests, argocd: Manifests) -> None:
    for folder in (manifests, argocd):
        assert folder.of_kind("Secret") == []
        assert [text for item in folder for text in texts(item) if CREDENTIALS_IN_URL.search(text)] == []
    values = [(key, value) for item in manifests.of_kind("ConfigMap") for key, value in item["data"].items()]
    for container in all_containers(manifests):
        values += [(name, source) for name, source in sources(container).items() if source.startswith("value ")]
    assert [key for key, _ in values if SECRET_NAME.search(key)] == []


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
