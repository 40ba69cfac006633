"""Secrets that are fetched from a store: what is rendered, and what is said about mistakes."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import ExistingSecret, InvalidPlatform, PlatformApp, Release
from constructs_lib.external_secret import ExternalSecret, Remote
from constructs_lib.secret_store import AwsSecretsManager, SecretStore
from constructs_lib.secrets.templates import UrlTemplate, mysql_url, template_violations
from delivery.review.engine import review
from tests.constructs.test_wrong_types import WRONG, tried
from tests.delivery.custom_resources.samples import judged, with_real_crds
from tests.small import ENVIRONMENT, OTHER, Shop, api, shop, whole

RDS = "shop-test-rds"
KEYS = {
    "DB_USERNAME": Remote(key=RDS, property="username"),
    "DB_PASSWORD": Remote(key=RDS, property="password"),
    "DB_HOST": Remote(key=RDS, property="host"),
}
URL = mysql_url(user="DB_USERNAME", password="DB_PASSWORD", host="DB_HOST", port=3306, database="shop")
ESCAPED = 'urlquery | replace "+" "%20"'
GOOD: dict[str, Any] = {"target": "db", "keys": KEYS, "templates": {"DATABASE_URL": URL}, "refresh": "1h"}


def store(chart: Shop, id: str = "aws", **changed: Any) -> SecretStore:
    return SecretStore(chart, id, **({"provider": AwsSecretsManager(region="eu-central-1")} | changed))


def external(chart: Shop, id: str = "credentials", *, to: Any = None, **changed: Any) -> ExternalSecret:
    return ExternalSecret(chart, id, store=to or store(chart), **(GOOD | changed))


def rendered(folder: Path, fill: Callable[[Shop], Any]) -> dict[str, Any]:
    return {f"{item['kind']}/{item['metadata']['name']}": item for item in shop(folder, fill)}


def said(folder: Path, **changed: Any) -> list[str]:
    """What is wrong with an ExternalSecret, without the place in front."""
    with pytest.raises(InvalidPlatform) as caught:
        shop(folder, lambda chart: external(chart, **changed))
    return [str(problem).removeprefix("shop/test: credentials: ") for problem in caught.value.violations]


def test_a_store_asks_aws_in_its_region_with_the_operator_s_own_identity(tmp_path: Path) -> None:
    found = rendered(tmp_path, store)["SecretStore/aws"]
    assert found["apiVersion"] == "external-secrets.io/v1"
    assert found["spec"] == {"provider": {"aws": {"service": "SecretsManager", "region": "eu-central-1"}}}


def test_an_external_secret_says_where_each_key_is_with_every_default_spelled_out(tmp_path: Path) -> None:
    found = rendered(tmp_path, external)["ExternalSecret/credentials"]
    assert found["apiVersion"] == "external-secrets.io/v1"
    assert found["spec"]["refreshInterval"] == "1h"
    assert found["spec"]["secretStoreRef"] == {"name": "aws", "kind": "SecretStore"}
    defaults = {"conversionStrategy": "Default", "decodingStrategy": "None", "metadataPolicy": "None"}
    assert found["spec"]["data"] == [
        {"secretKey": key, "remoteRef": {"key": RDS, "property": remote.property, **defaults}}
        for key, remote in KEYS.items()
    ]


def test_the_secret_goes_with_its_external_secret_and_stays_when_the_store_forgets_it(tmp_path: Path) -> None:
    target = rendered(tmp_path, external)["ExternalSecret/credentials"]["spec"]["target"]
    assert (target["name"], target["creationPolicy"], target["deletionPolicy"]) == ("db", "Owner", "Retain")


def test_a_template_adds_its_key_to_those_that_are_fetched(tmp_path: Path) -> None:
    text = f"mysql://{{{{ .DB_USERNAME | {ESCAPED} }}}}:{{{{ .DB_PASSWORD | {ESCAPED} }}}}@{{{{ .DB_HOST }}}}:3306/shop"
    target = rendered(tmp_path, external)["ExternalSecret/credentials"]["spec"]["target"]
    assert target["template"] == {"engineVersion": "v2", "mergePolicy": "Merge", "data": {"DATABASE_URL": text}}


def test_without_templates_and_properties_none_are_rendered(tmp_path: Path) -> None:
    keys = {"certificate": Remote(key="shop/certificate")}
    spec = rendered(tmp_path, lambda chart: external(chart, keys=keys, templates=None))["ExternalSecret/credentials"]
    assert "template" not in spec["spec"]["target"]
    assert "property" not in spec["spec"]["data"][0]["remoteRef"]


def test_the_store_comes_first_then_the_secret_then_who_reads_it(tmp_path: Path) -> None:
    found = rendered(tmp_path, lambda chart: api(chart, secrets=(external(chart).secret,)))
    wave = "argocd.argoproj.io/sync-wave"
    assert wave not in found["SecretStore/aws"]["metadata"].get("annotations", {})
    assert found["ExternalSecret/credentials"]["metadata"]["annotations"][wave] == "1"


def test_the_secret_and_its_keys_are_at_hand_for_containers(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        db = external(chart)
        assert (db.target, db.produces) == ("db", "db")
        assert (db.secret.name, db.secret.keys) == ("db", (*KEYS, "DATABASE_URL"))
        api(chart, secrets=(db.secret,))
        api(chart, "job", environment={"URL": db.key("DATABASE_URL")})

    (variable,) = rendered(tmp_path, fill)["Deployment/job"]["spec"]["template"]["spec"]["containers"][0]["env"]
    assert variable["valueFrom"] == {"secretKeyRef": {"name": "db", "key": "DATABASE_URL"}}


def test_a_review_finds_nothing_wrong_with_what_is_rendered(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        db = external(chart)
        api(chart, secrets=(db.secret,), environment={"HOST": db.key("DB_HOST")})

    findings = review({"shop": whole(tmp_path, fill)})
    families = ("references/secret", "schema/", "secrets/", "identity/")
    assert not [finding for finding in findings if finding.rule.startswith(families)]


@with_real_crds
def test_the_real_crds_take_what_is_rendered(tmp_path: Path) -> None:
    found = rendered(tmp_path, external)
    for label in ("SecretStore/aws", "ExternalSecret/credentials"):
        judgement = judged(found[label])
        assert (judgement.errors, judgement.refused, judgement.unjudged) == ([], [], [])


def escaped(value: str) -> str:
    """What the template engine makes of a value by `urlquery | replace "+" "%20"`."""
    return quote_plus(value, safe="-_.~").replace("+", "%20")


@given(st.text(min_size=1), st.text(min_size=1))
def test_an_address_holds_any_user_and_password_whatever_their_characters(user: str, password: str) -> None:
    text = URL.text.replace("{{ .DB_HOST }}", "db.example.com")
    for key, value in (("DB_USERNAME", user), ("DB_PASSWORD", password)):
        text = text.replace(f"{{{{ .{key} | {ESCAPED} }}}}", escaped(value))
    address = urlsplit(text)
    assert (unquote(address.username or ""), unquote(address.password or "")) == (user, password)
    assert (address.hostname, address.port, address.path) == ("db.example.com", 3306, "/shop")


def test_a_key_that_is_no_word_of_the_template_language_is_looked_up_by_its_name() -> None:
    text = replace(URL, user="db-user", host="db.host").text
    assert text.startswith(f'mysql://{{{{ index . "db-user" | {ESCAPED} }}}}:{{{{ .DB_PASSWORD')
    assert '@{{ index . "db.host" }}:3306/' in text


def test_a_key_that_the_secret_does_not_have_is_said_with_the_one_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, environment={"HOST": external(chart).key("DB_HOTS")}))
    (problem,) = caught.value.violations
    assert str(problem) == (
        "shop/test: credentials: key: got 'DB_HOTS'; "
        'allowed: DB_USERNAME, DB_PASSWORD, DB_HOST, DATABASE_URL; did you mean "DB_HOST"?'
    )


@pytest.mark.parametrize(
    ("templates", "field", "what"),
    [
        ({"A": "{{ .DB_PASWORD }}"}, "templates A", "no key 'DB_PASWORD' to refer to;.*did you mean \"DB_PASSWORD\""),
        ({"A": "{{ .A }}"}, "templates A", "no key 'A' to refer to"),
        ({"A": "{{ .DB_HOST"}, "templates A", "'{{' in line 1 without its '}}'"),
        ({"A": replace(URL, host="DB_HOTS")}, "templates A.host", 'did you mean "DB_HOST"'),
        ({"A": replace(URL, port=0)}, "templates A.port", "0; allowed: a port number"),
        ({"A": replace(URL, scheme="my sql")}, "templates A.scheme", "'my sql'"),
        ({"A": replace(URL, database="a/b?c")}, "templates A.database", "'a/b\\?c'"),
        ({"A": 5}, "templates A", "5; allowed: an UrlTemplate or a str"),
        ({"a b": "{{ .DB_HOST }}"}, "templates a b", "'a b'"),
    ],
)
def test_a_template_with_a_mistake_is_said_with_its_place(
    tmp_path: Path, templates: Mapping[str, Any], field: str, what: str
) -> None:
    (problem,) = said(tmp_path, templates=templates)
    assert problem.startswith(f"{field}: got ")
    assert re.search(what, problem), problem


@pytest.mark.parametrize(
    "template",
    [
        "hunter2",
        "mysql://shop:hunter2@{{ .DB_HOST }}/shop",
        "mysql://{{ .DB_USERNAME }}:hunter2@{{ .DB_HOST }}/shop",
        "--host {{ .DB_HOST }} --password hunter2",
        replace(URL, password="hunter2"),
    ],
)
def test_a_secret_in_a_template_is_refused_and_never_repeated(tmp_path: Path, template: str | UrlTemplate) -> None:
    (problem,) = said(tmp_path, templates={"PASSWORD": template})
    assert "hunter2" not in problem


@pytest.mark.parametrize(
    "template",
    [
        "mysql://{{.DB_USERNAME}}:{{.DB_PASSWORD|urlquery}}@{{.DB_HOST}}/shop",
        "--host {{ .DB_HOST }} --password {{ .DB_PASSWORD }}",
        "password = {{ .DB_PASSWORD }}\nhost = {{ .DB_HOST }}\n",
    ],
)
def test_a_reference_in_the_place_of_a_secret_is_taken(template: str) -> None:
    assert not list(template_violations("templates A", template, KEYS))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"target": "DB"}, "target: got 'DB'"),
        ({"keys": {}, "templates": None}, "keys: got none"),
        ({"keys": {**KEYS, "a b": Remote(key="x")}}, "keys a b: got 'a b'"),
        ({"keys": {**KEYS, "A": Remote(key="")}}, "keys A.key: got ''"),
        ({"keys": {**KEYS, "A": Remote(key="a", property=" b")}}, "keys A.property: got ' b'"),
        ({"keys": {**KEYS, "A": "hunter2"}}, "keys A: got 'hunter2'; allowed: a Remote"),
        ({"refresh": "hourly"}, "refresh: got 'hourly'"),
        ({"refresh": "0s"}, "refresh: got '0s'"),
        ({"refresh": 60}, "refresh: got 60"),
        ({"to": "aws"}, "store: got 'aws'; allowed: a SecretStore"),
    ],
)
def test_a_mistake_is_said_once_with_its_place(tmp_path: Path, changed: dict[str, Any], problem: str) -> None:
    (found,) = said(tmp_path, **changed)
    assert found.startswith(problem)


@pytest.mark.parametrize("refresh", ["1h", "30m", "15s", "1h30m", "1h0m0s"])
def test_a_duration_is_written_as_it_is_given(tmp_path: Path, refresh: str) -> None:
    found = rendered(tmp_path, lambda chart: external(chart, refresh=refresh))
    assert found["ExternalSecret/credentials"]["spec"]["refreshInterval"] == refresh


def test_two_that_make_one_secret_are_one_problem(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        shared = store(chart)
        external(chart, "one", to=shared)
        external(chart, "two", to=shared)

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    (problem,) = caught.value.violations
    assert str(problem).startswith("shop/test: two: target: got db, as one; allowed: a Secret of its own")


def test_a_secret_that_the_platform_lists_as_created_outside_is_made_by_nobody_else(tmp_path: Path) -> None:
    class Listed(Shop):
        secrets = (ExistingSecret(name="db", keys=("DB_HOST",)),)

    app = PlatformApp(str(tmp_path))
    external(Listed(app, ENVIRONMENT, Release(platform="shop", versions={}, source="releases/shop/test.yaml")))
    with pytest.raises(InvalidPlatform, match=r"target: got db, which the platform lists"):
        app.synth()


def test_a_store_of_another_environment_is_a_problem(tmp_path: Path) -> None:
    app = PlatformApp(str(tmp_path))
    release = Release(platform="shop", versions={}, source="releases/shop/test.yaml")
    external(Shop(app, ENVIRONMENT, release), to=store(Shop(app, OTHER, release)))
    with pytest.raises(InvalidPlatform, match=r"store: got aws of shop/other; allowed: a store of this environment"):
        app.synth()


def test_a_region_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match=r"provider\.region: got 'Seoul'"):
        shop(tmp_path, lambda chart: store(chart, provider=AwsSecretsManager(region="Seoul")))


PARAMETERS = [
    (construct, name)
    for construct in (store, external)
    for name in ("id", *(("provider",) if construct is store else ("to", *GOOD)))
]


@pytest.mark.parametrize(("construct", "name"), PARAMETERS)
def test_a_construct_takes_anything(tmp_path: Path, construct: Callable[..., Any], name: str) -> None:
    for wrong in WRONG:
        tried(tmp_path, lambda chart, words: construct(chart, **words), {name: wrong})


VALUES: dict[str, tuple[Any, Callable[[Shop, Any], Any]]] = {
    "provider": (AwsSecretsManager(region="eu-central-1"), lambda chart, value: store(chart, provider=value)),
    "remote": (KEYS["DB_HOST"], lambda chart, value: external(chart, keys=KEYS | {"A": value})),
    "address": (URL, lambda chart, value: external(chart, templates={"A": value})),
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_takes_anything(tmp_path: Path, kind: str) -> None:
    good, use = VALUES[kind]
    for name in (field.name for field in fields(good)):
        for wrong in WRONG:
            tried(tmp_path, use, replace(good, **{name: wrong}))


def test_its_secret_can_be_used_whatever_was_given(tmp_path: Path) -> None:
    def use(chart: Shop, words: dict[str, Any]) -> None:
        db = external(chart, **words)
        assert not list(db.secret.violations())
        assert not list(db.key("DB_HOST").violations())
        api(chart, secrets=(db.secret,), environment={"A": db.key("DB_HOST")})

    for name in ("target", "keys", "templates"):
        for wrong in WRONG:
            tried(tmp_path, use, {name: wrong})
    for wrong in WRONG:
        tried(tmp_path, lambda chart, wrong: api(chart, environment={"A": external(chart).key(wrong)}), wrong)


def test_every_parameter_is_tried() -> None:
    named = set(inspect.signature(ExternalSecret.__init__).parameters) - {"self", "scope", "id", "store"}
    assert named == set(GOOD)


@pytest.mark.parametrize(
    "template", ['{{ "hunter2hunter2" }}', "hunter2{{ .DB_HOST }}", "hunter2hunter2", "{{ .DB_HOST }}:hunter2"]
)
def test_a_template_under_the_name_of_a_secret_holds_references_only(tmp_path: Path, template: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: external(chart, templates={"APP_PASSWORD": template}))
    assert "hunter2" not in str(caught.value)
