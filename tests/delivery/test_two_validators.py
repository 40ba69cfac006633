"""The compiled validator accepts no object that the explaining one finds wrong."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings

from contract.well_known import MINORS
from delivery.manifests import reading
from delivery.schema import kubernetes
from tests.conftest import PROJECT
from tests.delivery.junk import spoilt

MINOR = MINORS[-1]
REAL = [each for each in reading.read(PROJECT / "dist/eks") if kubernetes.knows(each, MINOR)]
DEPLOYMENT = next(each for each in REAL if each["kind"] == "Deployment")


def accepted(document: Any) -> bool:
    """What both say: whether an API server accepts the document."""
    schema = kubernetes.schema_of(document, MINOR)
    assert schema is not None
    assert schema.accepts(document) == (not list(schema.explain(document)))
    return schema.accepts(document)


@given(spoilt(REAL).filter(lambda document: kubernetes.knows(document, MINOR)))
@settings(max_examples=300)
def test_whatever_a_field_of_a_real_object_holds(document: Any) -> None:
    accepted(document)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (3, True),
        (3.0, True),
        (3.5, False),
        (True, False),
        ("3", False),
        (None, True),
        (2**80, True),
        (-(2**80), True),
        (float("nan"), False),
        (float("inf"), False),
        ([], False),
        ({3: 4}, False),
    ],
    ids=repr,
)
def test_a_number_at_the_edge(value: object, right: bool) -> None:
    document = copy.deepcopy(DEPLOYMENT)
    document["spec"]["replicas"] = value
    assert accepted(document) == right


@pytest.mark.parametrize("labels", [{3: "a"}, {None: "a"}, {"a": 3}, {"a": "\ud800"}, {"\ud800": "a"}], ids=repr)
def test_what_json_cannot_say(labels: Any) -> None:
    document = copy.deepcopy(DEPLOYMENT)
    document["spec"]["selector"]["matchLabels"] = labels
    schema = kubernetes.schema_of(document, MINOR)
    assert schema is not None
    assert list(schema.errors(document)) == list(schema.explain(document))
