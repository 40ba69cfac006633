"""Variables: amounts of resources, and references from one to another."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import ExistingSecret, FieldRef, InvalidPlatform, ResourceFieldRef, SecretKey, SharedConfig
from constructs_lib.pods.variables import circle_violations, in_order
from constructs_lib.shared_config import PrefixedConfig
from tests.small import Shop, api, shop


def environment(folder: Path, given: dict[str, Any]) -> list[dict[str, Any]]:
    documents = shop(folder, lambda chart: api(chart, environment=given))
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    found: list[dict[str, Any]] = deployment["spec"]["template"]["spec"]["containers"][0]["env"]
    return found


def test_a_variable_may_be_an_amount_of_the_containers_resources(tmp_path: Path) -> None:
    (variable,) = environment(tmp_path, {"HEAP": ResourceFieldRef(resource="limits.memory", divisor="1Mi")})
    assert variable["valueFrom"] == {"resourceFieldRef": {"resource": "limits.memory", "divisor": "1Mi"}}


def test_a_variable_stands_after_those_that_it_refers_to(tmp_path: Path) -> None:
    password = SecretKey(name="db", key="password")
    address = "postgres://app:$(PASSWORD)@$(HOST):5432/app"
    found = environment(tmp_path, {"URL": address, "HOST": "db", "A": "$$(URL)", "PASSWORD": password})
    assert [variable["name"] for variable in found] == ["PASSWORD", "HOST", "URL", "A"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"A": "$(B)", "B": "$(A)"}, "each refers to the next"),
        ({"A": ResourceFieldRef(resource="limits.gpu")}, "environment A.resource: got 'limits.gpu'"),
        ({"A": ResourceFieldRef(resource="limits.cpu", divisor="0")}, "environment A.divisor: got '0'"),
    ],
)
def test_a_variable_that_cannot_be_is_one_line(tmp_path: Path, given: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        environment(tmp_path, given)
    (violation,) = caught.value.violations
    assert said in str(violation)


NAMES = st.sampled_from("ABCDE")
VALUES = st.lists(NAMES.map(lambda name: f"$({name})") | NAMES.map(lambda name: f"$$({name})") | st.just("x")).map(
    "".join
)


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_the_order_every_reference_is_to_an_earlier_variable(given: dict[str, str]) -> None:
    if list(circle_violations(given)):
        return
    order = in_order(given)
    assert dict(order) == given
    for place, (name, value) in enumerate(order.items()):
        later = list(order)[place + 1 :]
        plain = str(value).replace("$$", "")
        assert not [other for other in later if f"$({other})" in plain and other != name]


@given(st.lists(st.text(alphabet="AB$()x", max_size=8), max_size=4))
def test_variables_that_refer_to_none_stay_in_the_order_of_the_author(texts: list[str]) -> None:
    given: dict[str, Any] = {f"V{index}": text for index, text in enumerate(texts)}
    assert list(in_order(given)) == list(given)


def sources(folder: Path, fill: Any) -> list[dict[str, Any]]:
    documents = shop(folder, fill)
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    found: list[dict[str, Any]] = deployment["spec"]["template"]["spec"]["containers"][0]["envFrom"]
    return found


def test_whole_secrets_and_configurations_may_have_a_prefix(tmp_path: Path) -> None:
    secret = ExistingSecret(name="db", keys=("USER",))

    def fill(chart: Shop) -> None:
        config = SharedConfig(chart, "config", {"LEVEL": "info"})
        api(chart, config=config.prefixed("APP_"), secrets=(secret.prefixed("DB_"), secret))

    assert sources(tmp_path, fill) == [
        {"prefix": "APP_", "configMapRef": {"name": "config"}},
        {"prefix": "DB_", "secretRef": {"name": "db"}},
        {"secretRef": {"name": "db"}},
    ]


def test_a_prefixed_variable_holds_what_connect_would_set(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        server = api(chart, "server")
        secret = ExistingSecret(name="server", keys=("HOST", "PORT")).prefixed("API_")
        api(chart, secrets=(secret,)).connect(server.settings("API"), reason="by its Secret")

    documents = shop(tmp_path, fill)
    (client,) = (each for each in documents if (each["kind"], each["metadata"]["name"]) == ("Deployment", "api"))
    assert "env" not in client["spec"]["template"]["spec"]["containers"][0]


def test_a_changed_configuration_restarts_its_readers_with_a_prefix_too(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, config=SharedConfig(chart, "config", {"LEVEL": "info"}).prefixed("APP_"))

    (deployment,) = (each for each in shop(tmp_path, fill) if each["kind"] == "Deployment")
    assert "checksum/config" in deployment["spec"]["template"]["metadata"]["annotations"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (lambda config: {"config": config.prefixed("1 ")}, "config.prefix: got '1 '"),
        (lambda config: {"secrets": (ExistingSecret(name="a", keys=("B",), prefix="a b"),)}, "secrets[0].prefix"),
        (lambda config: {"config": PrefixedConfig(config="a", prefix="A_")}, "config: got 'a'"),  # type: ignore[arg-type]
    ],
)
def test_a_prefix_that_cannot_be_is_one_violation(words: Any, said: str, tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, **words(SharedConfig(chart, "config", {"LEVEL": "info"})))

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    assert said in str(caught.value.violations[0])


def test_labels_and_annotations_of_the_pod_are_variables(tmp_path: Path) -> None:
    path = "metadata.annotations['example.com/team']"
    (variable,) = environment(tmp_path, {"TEAM": FieldRef(path=path)})
    assert variable["valueFrom"] == {"fieldRef": {"fieldPath": path}}
    for wrong in ("metadata.labels", "metadata.labels[app]", "metadata.labels['a b']"):
        with pytest.raises(InvalidPlatform):
            environment(tmp_path, {"TEAM": FieldRef(path=wrong)})
