"""ExternalSecrets: the Secrets that they make, the stores that they ask, and the templates that compose their keys."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.review.engine import review
from tests.delivery.custom_resources.samples import CRDS, with_real_crds
from tests.delivery.junk import JSON, spoilt

NAMESPACE = "shop"
USER, PASSWORD, HOST = "DB_USERNAME", "DB_PASSWORD", "DB_HOST"
ADDRESS = "mysql://{{ .DB_USERNAME }}:{{ .DB_PASSWORD | urlquery }}@{{ .DB_HOST }}:3306/shop"
TEMPLATE = "spec.target.template"
STORE = {
    "apiVersion": "external-secrets.io/v1",
    "kind": "SecretStore",
    "metadata": {"name": "aws", "namespace": NAMESPACE},
    "spec": {"provider": {"aws": {"service": "SecretsManager", "region": "eu-central-1"}}},
}


def external(**changed: Any) -> dict[str, Any]:
    """An ExternalSecret that makes the Secret `db` of three keys; None takes a field of its spec out."""
    spec = {
        "refreshInterval": "1h",
        "secretStoreRef": {"name": "aws", "kind": "SecretStore"},
        "target": {"name": "db", "creationPolicy": "Owner"},
        "data": [
            {"secretKey": key, "remoteRef": {"key": "shop-rds", "property": key.lower()}}
            for key in (USER, PASSWORD, HOST)
        ],
    } | changed
    return {
        "apiVersion": "external-secrets.io/v1",
        "kind": "ExternalSecret",
        "metadata": {"name": "credentials", "namespace": NAMESPACE},
        "spec": {field: value for field, value in spec.items() if value is not None},
    }


def target(text: str = ADDRESS, **template: Any) -> dict[str, Any]:
    """A target with a template for the key DATABASE_URL."""
    return {"name": "db", "template": {"engineVersion": "v2", "data": {"DATABASE_URL": text}} | template}


def reader(key: str = "", name: str = "db") -> dict[str, Any]:
    """A Pod that reads one key of a Secret, or the Secret as a whole."""
    reference = {"name": "A", "valueFrom": {"secretKeyRef": {"name": name, "key": key}}}
    source = {"env": [reference]} if key else {"envFrom": [{"secretRef": {"name": name}}]}
    container = {"name": "a", "image": "a", **source}
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {"name": "reader", "namespace": NAMESPACE},
        "spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [container]}}},
    }


def namespace(**secrets: list[str]) -> dict[str, Any]:
    """The Namespace, with the Secrets that it declares."""
    declared = str(secrets).replace("'", '"')
    metadata = {"name": NAMESPACE, "annotations": {"delivery/secrets": declared}}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}


def found(rule: str, *documents: Any) -> list[tuple[str, str]]:
    """What a rule says, and how to mend it."""
    findings = review({"shop": copy.deepcopy(list(documents))})
    return [(finding.what, finding.fix) for finding in findings if finding.rule == rule]


# The Secret


@pytest.mark.parametrize("key", ["", USER, PASSWORD, HOST])
def test_the_keys_that_are_fetched_are_there(key: str) -> None:
    assert found("references/secret", STORE, external(), reader(key)) == []


def test_a_key_that_is_not_fetched_is_said_with_the_one_that_was_meant() -> None:
    what = "Secret db is made by ExternalSecret credentials without the key DB_PASWORD"
    said = found("references/secret", STORE, external(), reader("DB_PASWORD"))
    assert said == [(what, 'did you mean "DB_PASSWORD"?')]
    assert found("references/secret", STORE, external(), reader("PORT"))[0][1] == "fetch it in credentials"


def test_the_secret_is_called_after_the_target_and_without_one_after_the_object() -> None:
    assert found("references/secret", STORE, external(), reader(HOST, "credentials")) != []
    assert found("references/secret", STORE, external(target=None), reader(HOST, "credentials")) == []


def test_a_template_makes_a_key() -> None:
    merged = external(target=target(mergePolicy="Merge"))
    assert found("references/secret", STORE, merged, reader("DATABASE_URL")) == []
    assert found("references/secret", STORE, merged, reader(PASSWORD)) == []


def test_a_template_that_replaces_what_is_fetched_leaves_only_its_own_keys() -> None:
    for replaced in (external(target=target()), external(target=target(mergePolicy="Replace"))):
        assert found("references/secret", STORE, replaced, reader("DATABASE_URL")) == []
        ((what, fix),) = found("references/secret", STORE, replaced, reader(PASSWORD))
        assert what.endswith("without the key DB_PASSWORD")
        assert fix == f"write {TEMPLATE}.mergePolicy: Merge, or templates replace what is fetched"


def test_a_template_of_metadata_alone_replaces_nothing() -> None:
    labelled = external(target={"name": "db", "template": {"metadata": {"labels": {"team": "shop"}}}})
    assert found("references/secret", STORE, labelled, reader(PASSWORD)) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"dataFrom": [{"extract": {"key": "shop/more"}}]},
        {"target": target(templateFrom=[{"configMap": {"name": "a", "items": [{"key": "b"}]}}])},
        {"target": target(mergePolicy="Merge"), "dataFrom": [{"find": {"path": "shop"}}]},
    ],
)
def test_where_only_the_store_knows_the_keys_any_key_passes(changed: dict[str, Any]) -> None:
    assert found("references/secret", STORE, external(**changed), reader("ANY")) == []


def test_a_template_that_replaces_hides_what_was_fetched_whole() -> None:
    hidden = external(target=target(), dataFrom=[{"extract": {"key": "shop/more"}}])
    assert len(found("references/secret", STORE, hidden, reader("ANY"))) == 1


@pytest.mark.parametrize("policy", ["Merge", "None"])
def test_an_external_secret_that_only_adds_to_a_secret_does_not_make_it(policy: str) -> None:
    adding = external(target={"name": "db", "creationPolicy": policy})
    assert "neither rendered nor declared" in found("references/secret", STORE, adding, reader(HOST))[0][0]


def test_what_is_added_to_a_declared_secret_is_there_beside_what_is_declared() -> None:
    documents = (namespace(db=["PORT"]), external(target={"name": "db", "creationPolicy": "Merge"}), STORE)
    assert found("references/secret", *documents, reader(HOST)) == []
    assert found("references/secret", *documents, reader("PORT")) == []
    assert len(found("references/secret", *documents, reader("PORTS"))) == 1


def test_a_secret_that_nobody_makes_is_said_with_one_that_is_made() -> None:
    said = found("references/secret", STORE, external(), reader(HOST, "dbs"))
    assert said == [("Secret dbs is neither rendered nor declared", 'did you mean "db"?')]


def test_the_secret_of_an_external_secret_that_is_refused_is_not_missing_as_well() -> None:
    refused = external() | {"apiVersion": "external-secrets.io/v2"}
    assert found("references/secret", STORE, refused, reader(HOST)) == []
    assert found("schema/kind", STORE, refused) != []


def test_an_external_secret_whose_secret_nobody_reads_is_fine() -> None:
    assert found("references/secret", STORE, external()) == []


# The store


def test_a_store_that_is_not_rendered_is_said_with_the_one_that_was_meant() -> None:
    assert found("references/secret-store", external(), STORE) == []
    assert found("references/secret-store", external()) == [("no SecretStore aws", "render it: there is none here")]
    renamed = external(secretStoreRef={"name": "awss"})
    assert found("references/secret-store", renamed, STORE) == [("no SecretStore awss", 'did you mean "aws"?')]


@pytest.mark.parametrize("reference", [None, {}, {"kind": "SecretStore"}])
def test_an_external_secret_that_names_no_store_is_an_error(reference: Any) -> None:
    assert found("references/secret-store", external(secretStoreRef=reference), STORE)[0][0] == "names no store"


def test_a_store_of_the_whole_cluster_is_somebody_else_s() -> None:
    reference = {"name": "everywhere", "kind": "ClusterSecretStore"}
    assert found("references/secret-store", external(secretStoreRef=reference)) == []


def test_an_entry_may_have_a_store_of_its_own() -> None:
    (first, *_) = external()["spec"]["data"]
    entry = first | {"sourceRef": {"storeRef": {"name": "aws"}}}
    assert found("references/secret-store", external(secretStoreRef=None, data=[entry]), STORE) == []
    assert found("references/secret-store", external(secretStoreRef=None, data=[entry]))[0][0] == "no SecretStore aws"
    generated = {"sourceRef": {"generatorRef": {"kind": "Password", "name": "a"}}}
    assert found("references/secret-store", external(secretStoreRef=None, data=None, dataFrom=[generated])) == []


# The templates


@pytest.mark.parametrize(
    "changed",
    [
        target(),
        target('{{ index . "DB_HOST" }} and {{ $.DB_USERNAME }}'),
        target("plain"),
        target(templateFrom=[{"literal": "A: {{ .DB_HOST }}"}]),
    ],
)
def test_a_template_that_asks_for_what_is_fetched_is_fine(changed: dict[str, Any]) -> None:
    assert found("references/secret-template", STORE, external(target=changed)) == []


@pytest.mark.parametrize(
    "changed",
    [
        target("{{ .DB_PASWORD }}"),
        target('{{ index . "DB_PASWORD" }}'),
        target(metadata={"annotations": {"a": "{{ .DB_PASWORD }}"}}),
        target(templateFrom=[{"literal": "A: {{ .DB_PASWORD }}"}]),
    ],
)
def test_a_template_that_asks_for_what_is_not_fetched_is_an_error(changed: dict[str, Any]) -> None:
    said = found("references/secret-template", STORE, external(target=changed))
    assert said == [("asks for DB_PASWORD, which is not fetched", 'did you mean "DB_PASSWORD"?')]


def test_a_template_cannot_ask_for_what_another_one_makes() -> None:
    both = target(data={"DATABASE_URL": ADDRESS, "AGAIN": "{{ .DATABASE_URL }}"}, mergePolicy="Merge")
    said = found("references/secret-template", STORE, external(target=both))
    assert [what for what, _ in said] == ["asks for DATABASE_URL, which is not fetched"]


def test_where_only_the_store_knows_the_keys_a_template_may_ask_for_any() -> None:
    whole = external(target=target("{{ .ANY }}"), dataFrom=[{"extract": {"key": "shop/more"}}])
    assert found("references/secret-template", STORE, whole) == []


def test_a_template_that_does_not_end_is_an_error() -> None:
    said = found("references/secret-template", STORE, external(target=target("{{ .DB_HOST")))
    assert said == [("'{{' in line 1 without its '}}'", "close what is opened")]


# The whole review


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        ADDRESS.replace("urlquery", 'urlquery | replace "+" "%20"'),
        ADDRESS.replace(" ", ""),
        "jdbc:mysql://{{ .DB_HOST }}/shop?user={{ .DB_USERNAME }}&password={{ .DB_PASSWORD }}",
        "host={{ .DB_HOST }};password={{ .DB_PASSWORD }};",
    ],
)
def test_an_address_whose_password_is_a_reference_holds_no_secret(text: str) -> None:
    documents = [STORE, external(target=target(text, mergePolicy="Merge"))]
    assert review({"shop": documents}) == []


def test_an_address_with_a_password_is_still_found_in_a_template() -> None:
    said = found("secrets/shape", STORE, external(target=target("mysql://shop:hunter2@{{ .DB_HOST }}/shop")))
    assert [what for what, _ in said] == ["a password in an address, 7 characters long"]


def test_without_a_folder_of_crds_only_the_version_that_every_release_serves_is_known() -> None:
    assert found("schema/kind", STORE, external()) == []
    assert len(found("schema/kind", external() | {"apiVersion": "external-secrets.io/v1beta1"})) == 1


@with_real_crds
def test_with_the_real_crds_the_same_documents_are_fine() -> None:
    documents = [STORE, external(target=target(mergePolicy="Merge"))]
    assert review({"shop": documents}, crds=[CRDS]) == []


FULL = external(
    target=target(mergePolicy="Merge", templateFrom=[{"literal": "{{ .A }}"}], metadata={"labels": {"a": "{{ .A }}"}}),
    dataFrom=[{"extract": {"key": "a"}, "sourceRef": {"storeRef": {"name": "aws", "kind": "SecretStore"}}}],
)


@given(st.lists(spoilt([FULL]), min_size=1, max_size=3), JSON)
def test_wrong_types_in_any_field_are_judged(documents: list[Any], spec: Any) -> None:
    store = {**STORE, "spec": spec}
    review({"shop": [*documents, store, external(data=spec), reader(HOST), namespace(db=["A"])]})
