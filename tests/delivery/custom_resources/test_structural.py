"""What a structural schema says of a custom resource: fields, defaults, types, lists."""

from typing import Any

import pytest
from hypothesis import given

from delivery.schema.custom_resources import Version, judge, structural
from tests.delivery.custom_resources.widgets import NUMBER, TEXT, errors, fields, items, judged, root, values, widget
from tests.delivery.junk import JSON

OPEN = {"x-kubernetes-preserve-unknown-fields": True}
EMBEDDED = {"x-kubernetes-embedded-resource": True}
EITHER = {"x-kubernetes-int-or-string": True}


@pytest.mark.parametrize(
    ("spec", "schema", "unknown"),
    [
        ({"colour": "red"}, fields({"color": TEXT}), ["spec.colour"]),
        ({"a": {"b": 1}}, fields({"a": fields({})}), ["spec.a.b"]),
        ({"a": [{"b": "x"}, {"c": "x"}]}, fields({"a": items(fields({"b": TEXT}))}), ["spec.a[1].c"]),
        ({"a": {"k": {"c": "x"}}}, fields({"a": values(fields({"b": TEXT}))}), ["spec.a.k.c"]),
        ({"properties": {"a": "x"}}, fields({"properties": fields({"b": TEXT})}), ["spec.properties.a"]),
        ({"kind": "x"}, fields({}), ["spec.kind"]),
        ({"a": {"b": {"c": 1}}}, fields({"a": {"type": "object", "additionalProperties": True}}), ["spec.a.b.c"]),
        ({"a": {"b": {"c": 1}}}, fields({"a": {"type": "object", "additionalProperties": {}}}), ["spec.a.b.c"]),
    ],
)
def test_a_field_that_the_schema_does_not_know_is_an_error(spec: Any, schema: Any, unknown: list[str]) -> None:
    assert errors(spec, schema) == unknown


@pytest.mark.parametrize(
    ("spec", "schema"),
    [
        ({"a": {"b": [1]}}, fields({}, **OPEN)),
        ({"a": {"b": 1}, "c": "x"}, fields({"c": TEXT}, **OPEN)),
        ({"a": [{"b": 1}]}, fields({"a": items({"type": "object"}, **OPEN)})),
        ({"a": {"b": "x"}}, fields({"a": values(TEXT)})),
        ({"a": {"b": 1}}, fields({"a": {"type": "object", "additionalProperties": True}})),
    ],
)
def test_a_field_that_the_schema_leaves_open_is_none(spec: Any, schema: Any) -> None:
    assert errors(spec, schema) == []


def test_a_known_field_among_open_ones_is_as_strict_as_it_says_itself() -> None:
    assert errors({"a": {"b": 1}, "c": {"d": 1}}, fields({"a": fields({})}, **OPEN)) == ["spec.a.b"]


def test_a_field_that_is_nearly_right_is_answered_with_the_right_one() -> None:
    (error,) = judged({"colour": "red"}, fields({"color": TEXT})).errors
    assert error.fix == 'did you mean "color"?'


def test_what_every_object_has_need_not_be_in_the_schema() -> None:
    assert judge(widget({}), Version(fields({"spec": fields({})}), False)).errors == []


def test_metadata_is_as_strict_as_that_of_any_object() -> None:
    document = widget({}) | {"metadata": {"name": "a", "label": {}, "annotations": {"a": 1}}}
    found = judge(document, Version(root(fields({})), False)).errors
    assert {error.path for error in found} == {"metadata.label", "metadata.annotations.a"}


def test_an_embedded_resource_has_what_every_object_has() -> None:
    schema = fields({"a": {"type": "object", **EMBEDDED, **OPEN}})
    whole = {"apiVersion": "v1", "kind": "A", "metadata": {"name": "a"}, "spec": {}}
    assert errors({"a": whole}, schema) == []
    assert errors({"a": {"apiVersion": "v1", "metadata": {"nam": "a"}}}, schema) == [
        "spec.a.kind",
        "spec.a.metadata.nam",
    ]


def test_an_embedded_resource_may_be_closed_but_for_what_every_object_has() -> None:
    schema = fields({"a": fields({}, **EMBEDDED)})
    assert errors({"a": {"apiVersion": "v1", "kind": "A", "metadata": {}, "spec": {}}}, schema) == ["spec.a.spec"]


@pytest.mark.parametrize(
    ("spec", "whole"),
    [
        ({}, {"size": 1, "door": {"wood": "oak"}}),
        ({"size": 2, "door": {}}, {"size": 2, "door": {"wood": "oak"}}),
        ({"size": None, "door": None}, {"size": 1, "door": {"wood": "oak"}}),
    ],
)
def test_a_default_is_set_where_a_field_is_left_out_or_null(spec: dict[str, Any], whole: dict[str, Any]) -> None:
    door = fields({"wood": {**TEXT, "default": "oak"}}, default={})
    structural.apply_defaults(spec, fields({"size": {**NUMBER, "default": 1}, "door": door}))
    assert spec == whole


@pytest.mark.parametrize(
    ("spec", "whole"),
    [
        ({}, {}),
        ({"roof": {}}, {"roof": {"angle": 30}}),
        ({"rooms": [{}, {"angle": 1}]}, {"rooms": [{"angle": 30}, {"angle": 1}]}),
        ({"doors": {"front": {}}}, {"doors": {"front": {"angle": 30}}}),
    ],
)
def test_a_default_inside_is_set_where_the_parent_is_there(spec: dict[str, Any], whole: dict[str, Any]) -> None:
    part = fields({"angle": {**NUMBER, "default": 30}})
    structural.apply_defaults(spec, fields({"roof": part, "rooms": items(part), "doors": values(part)}))
    assert spec == whole


def test_a_null_that_is_allowed_stays_where_there_is_a_default() -> None:
    spec = {"size": None}
    structural.apply_defaults(spec, fields({"size": {**NUMBER, "default": 1, "nullable": True}}))
    assert spec == {"size": None}


def test_a_default_is_a_copy_for_each_object() -> None:
    schema = fields({"door": fields({"wood": {**TEXT, "default": "oak"}}, default={})})
    structural.apply_defaults({}, schema)
    assert schema["properties"]["door"]["default"] == {}


def test_the_document_itself_is_left_as_it_is() -> None:
    document = widget({"a": None})
    judge(document, Version(root(fields({"a": {**TEXT, "default": "x"}})), False))
    assert document["spec"] == {"a": None}


def test_a_default_fills_what_is_required() -> None:
    assert errors({}, fields({"a": {**TEXT, "default": "x"}}, required=["a"])) == []


def test_a_null_counts_as_left_out_unless_it_is_allowed() -> None:
    assert errors({"a": None}, fields({"a": TEXT}, required=["a"])) == ["spec"]
    assert errors({"a": None}, fields({"a": {**TEXT, "nullable": True}}, required=["a"])) == []
    assert errors({"a": [None]}, fields({"a": items(TEXT)})) == ["spec.a[0]"]


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        ("1", NUMBER),
        (1.5, NUMBER),
        (True, NUMBER),
        (2**63, NUMBER),
        (2**31, {**NUMBER, "format": "int32"}),
        (10**400, {"type": "number"}),
        (float("nan"), {"type": "number"}),
        (1, TEXT),
        (1.5, EITHER),
        ([], EITHER),
        ("c", {**TEXT, "enum": ["a", "b"]}),
        ("a\n", {**TEXT, "pattern": "^a$"}),
        ("é", {**TEXT, "pattern": r"^\w$"}),
        ("b", {**TEXT, "pattern": "^(?i)A$"}),
        ("abc", {**TEXT, "maxLength": 2}),
        (1, {**NUMBER, "minimum": 1, "exclusiveMinimum": True}),
        ([1, 2], items(NUMBER, maxItems=1)),
        ({"a": "x"}, {**values(TEXT), "minProperties": 2}),
        ({}, fields({}, oneOf=[{"required": ["a"]}, {"required": ["b"]}])),
        ("x", {**TEXT, "format": "date-time"}),
        ("2024-13-01", {**TEXT, "format": "date"}),
        ("!", {**TEXT, "format": "byte"}),
        ("1 potato", {**TEXT, "format": "ipv4"}),
        ("1", {**TEXT, "format": "duration"}),
        ("10.0.0.0", {**TEXT, "format": "cidr"}),
        (["a", "b", "a"], items(TEXT, **{"x-kubernetes-list-type": "set"})),
    ],
)
def test_a_value_of_a_wrong_form_is_an_error(value: Any, schema: dict[str, Any]) -> None:
    assert errors({"a": value}, fields({"a": schema}))


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (1.0, NUMBER),
        (1, {"type": "number"}),
        ("1", EITHER),
        (1, {**EITHER, "anyOf": [NUMBER, TEXT]}),
        (None, {**EITHER, "nullable": True}),
        ("a", {**TEXT, "pattern": "^(?i)A$"}),
        ("2024-01-01T00:00:00Z", {**TEXT, "format": "date-time"}),
        ("1h30m", {**TEXT, "format": "duration"}),
        ("10.0.0.0/8", {**TEXT, "format": "cidr"}),
        ("anything", {**TEXT, "format": "nobody-knows"}),
        ([1, True, "1"], items({}, **{"x-kubernetes-list-type": "set"})),
    ],
)
def test_a_value_of_the_right_form_is_none(value: Any, schema: dict[str, Any]) -> None:
    assert errors({"a": value}, fields({"a": schema})) == []


def test_a_list_that_is_a_map_has_each_key_once() -> None:
    words = {"x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["port", "protocol"]}
    part = fields({"port": NUMBER, "protocol": {**TEXT, "default": "TCP"}, "name": TEXT})
    ports = [{"port": 1}, {"port": 1, "protocol": "UDP"}, {"port": 1, "protocol": "TCP", "name": "other"}]
    assert errors({"ports": ports}, fields({"ports": items(part, **words)})) == ["spec.ports[2]"]


def test_an_expression_that_only_go_reads_is_said_and_not_passed_over() -> None:
    judgement = judged({"a": "x"}, fields({"a": {**TEXT, "pattern": r"^\p{Greek}$"}}))
    assert not judgement.errors
    assert [(each.path, r"\p{Greek}" in each.what) for each in judgement.unjudged] == [("spec.a", True)]


@given(JSON)
def test_no_object_however_strange_stops_the_validator(spec: Any) -> None:
    part = fields({"a": TEXT, "": {"type": "number", "default": 1}}, **OPEN)
    words = {"x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["a"]}
    for schema in (part, items(part, **words), values(part), {**EITHER, "nullable": True}, {**part, **EMBEDDED}, {}):
        judged(spec, schema)
