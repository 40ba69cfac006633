"""The rules that a CRD carries: where they apply, what they see, and what they say."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.schema.custom_resources import Version, judge, rules
from tests.conftest import PROJECT
from tests.delivery.custom_resources.widgets import (
    NUMBER,
    TEXT,
    fields,
    items,
    judged,
    refused,
    root,
    ruled,
    values,
    widget,
)

SIZE = fields({"min": NUMBER, "max": NUMBER})


def holds(rule: str, spec: Any, schema: dict[str, Any]) -> bool:
    """Whether the rule is evaluated, and true."""
    judgement = judged(spec, ruled(schema, rule))
    assert (judgement.errors, judgement.unjudged, judgement.evaluated) == ([], [], 1)
    return not judgement.refused


def test_a_rule_that_is_broken_is_said_in_the_words_of_the_crd() -> None:
    schema = ruled(
        SIZE, {"rule": "self.min <= self.max", "message": " min is more than max \n", "reason": "FieldValueInvalid"}
    )
    assert refused({"min": 1, "max": 2}, schema) == []
    assert refused({"min": 2, "max": 1}, schema) == [("spec", "min is more than max")]


def test_a_rule_without_a_message_is_said_itself() -> None:
    (error,) = judged({"min": 2, "max": 1}, ruled(SIZE, "self.min\n  <= self.max")).refused
    assert error.what == "failed rule: self.min <= self.max"
    assert error.fix == "make this true: self.min <= self.max"


def test_every_broken_rule_is_said() -> None:
    assert len(refused({"min": 2}, ruled(SIZE, "self.min < 2", "self.min < 1", "self.min < 3"))) == 2


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("'at most ' + string(self.max)", "at most 1"),
        ("'  trimmed '", "trimmed"),
        ("'two\\nlines'", "too big"),
        ("''", "too big"),
        ("'x' + string(self.none)", "too big"),
        ("self.max", "too big"),
        ("quantity('1')", "too big"),
    ],
)
def test_a_message_may_be_an_expression_and_falls_back_on_the_message(expression: str, said: str) -> None:
    rule = {"rule": "self.min < self.max", "message": "too big", "messageExpression": expression}
    assert refused({"min": 2, "max": 1}, ruled(SIZE, rule)) == [("spec", said)]


@pytest.mark.parametrize(("path", "whole"), [(".min", "spec.min"), (".a['b.c']", "spec.a['b.c']")])
def test_a_rule_may_name_the_field_that_it_is_about(path: str, whole: str) -> None:
    assert refused({"min": 2}, ruled(SIZE, {"rule": "false", "message": "no", "fieldPath": path})) == [(whole, "no")]


def test_the_path_of_a_field_starts_at_the_root_of_the_object() -> None:
    rule = {"rule": "false", "message": "no", "fieldPath": ".spec.min"}
    (error,) = judge(widget({}), Version(ruled(root(fields({})), rule), False)).refused
    assert error.path == "spec.min"


def test_a_rule_that_ends_in_an_error_is_refused_as_an_api_server_does() -> None:
    rule = {"rule": "self.max > 1", "message": "max is small"}
    assert refused({}, ruled(SIZE, rule)) == [
        ("spec", 'Key not found in map : "max", evaluating the rule: max is small')
    ]


def test_an_error_that_does_not_matter_is_none() -> None:
    assert holds("self.max > 1 || true", {}, SIZE)
    assert holds("self.exists(x, x.min == 1)", [{}, {"min": 1}], items(SIZE))


@pytest.mark.parametrize(
    ("spec", "schema", "paths"),
    [
        ({"a": "no"}, fields({"a": ruled(TEXT, "self == 'yes'")}), ["spec.a"]),
        ({}, fields({"a": ruled(TEXT, "self == 'yes'")}), []),
        ({"a": ["yes", "no"]}, fields({"a": items(ruled(TEXT, "self == 'yes'"))}), ["spec.a[1]"]),
        ({"a": {"k": "no"}}, fields({"a": values(ruled(TEXT, "self == 'yes'"))}), ["spec.a.k"]),
        ({"a": [[1], [2]]}, fields({"a": items(items(ruled(NUMBER, "self == 1")))}), ["spec.a[1][0]"]),
        ({"a": {"k": {"b": 2}}}, fields({"a": values(fields({"b": ruled(NUMBER, "self == 1")}))}), ["spec.a.k.b"]),
        ({"a": 2}, fields({"a": NUMBER}, allOf=[ruled({}, "self.a == 1")]), ["spec"]),
        ({"a": 2}, fields({"a": NUMBER}, allOf=[{"properties": {"a": ruled({}, "self == 1")}}]), ["spec.a"]),
        ({"a": None}, fields({"a": ruled({**TEXT, "nullable": True}, "false")}), []),
    ],
)
def test_a_rule_applies_wherever_its_schema_does(spec: Any, schema: dict[str, Any], paths: list[str]) -> None:
    assert [path for path, _ in refused(spec, schema)] == paths


def test_rules_see_defaults() -> None:
    schema = fields({"min": NUMBER, "max": {**NUMBER, "default": 10}})
    assert holds("self.min < self.max", {"min": 5}, schema)
    assert not holds("self.min < self.max", {"min": 50}, schema)


def test_what_is_left_out_is_not_there() -> None:
    assert holds("!has(self.min) && has(self.max)", {"max": 1}, SIZE)


def test_a_null_that_is_allowed_is_there() -> None:
    schema = fields({"a": {**TEXT, "nullable": True}, "b": TEXT})
    assert holds("has(self.a) && self.a == null && !has(self.b)", {"a": None, "b": None}, schema)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("namespace", "__namespace__"),
        ("in", "__in__"),
        ("while", "__while__"),
        ("a-b", "a__dash__b"),
        ("a.b", "a__dot__b"),
        ("a/b", "a__slash__b"),
        ("a__b", "a__underscores__b"),
        ("a_b", "a_b"),
        ("_a", "_a"),
        ("$ref", ""),
        ("1a", ""),
        ("é", ""),
    ],
)
def test_a_field_has_a_name_that_cel_can_read(field: str, name: str) -> None:
    assert rules.escaped(field) == name
    if name:
        assert holds(f"self.{name} == 1", {field: 1}, fields({field: NUMBER}))
    else:
        assert holds("self == {}", {field: 1}, fields({field: NUMBER}))


def test_the_keys_of_a_map_are_what_they_are() -> None:
    assert holds("self['a-b'] == 1 && 'namespace' in self", {"a-b": 1, "namespace": 2}, values(NUMBER))


def test_fields_that_the_schema_leaves_open_cannot_be_seen() -> None:
    schema = fields({"a": NUMBER}, **{"x-kubernetes-preserve-unknown-fields": True})
    assert holds("!has(self.b) && self.a == 1", {"a": 1, "b": 2}, schema)


@pytest.mark.parametrize(
    ("rule", "value", "schema"),
    [
        ("self == 1.0 && type(self) == double", 1, {"type": "number"}),
        ("type(self) == int", 1.0, NUMBER),
        ("type(self) == int ? self > 1 : self.endsWith('%')", "50%", {"x-kubernetes-int-or-string": True}),
        ("type(self) == int ? self > 1 : self.endsWith('%')", 2, {"x-kubernetes-int-or-string": True}),
        ("self == b'abc'", "YWJj", {**TEXT, "format": "byte"}),
        ("self > duration('59m')", "1h", {**TEXT, "format": "duration"}),
        ("self < timestamp('2024-01-02T00:00:00Z')", "2024-01-01", {**TEXT, "format": "date"}),
        ("self.getFullYear() == 2024", "2024-05-01T10:00:00Z", {**TEXT, "format": "date-time"}),
        ("size(self) == 2", "é€", TEXT),
        ("self.find('[^@]+$') == 'b' && self.find('x') == ''", "a@b", TEXT),
        ("self.split('@')[1] == 'b' && self.lowerAscii() == 'a@b'", "A@b", TEXT),
        ("!self.matches('^a$')", "a\n", TEXT),
    ],
)
def test_a_value_is_of_the_type_in_the_schema(rule: str, value: Any, schema: dict[str, Any]) -> None:
    judgement = judged({"a": value}, fields({"a": ruled(schema, rule)}))
    assert judgement == ([], [], [], 1)


def test_a_value_that_json_has_not_is_read_inside_an_object() -> None:
    schema = fields({"a": {**TEXT, "format": "duration"}, "b": items(values({})), "c": TEXT, "d": {"type": "number"}})
    spec = {"a": "1m", "b": [{"x": {}}], "c": 'quo"te\n\\', "d": -1}
    rule = "self.a == duration('60s') && self.c == 'quo\"te\\n\\\\' && self.d < 0.0 && size(self.b) == 1"
    assert holds(rule, spec, schema)


def test_the_root_knows_the_name_and_the_kind_of_the_object() -> None:
    rule = "self.metadata.name == 'a' && self.kind == 'Widget' && self.apiVersion == 'example.org/v1'"
    assert judge(widget({}), Version(ruled(fields({"spec": fields({})}), rule), False)).refused == []


def test_a_rule_about_a_change_has_nothing_to_say_about_a_new_object() -> None:
    assert judged({"min": 1}, ruled(SIZE, "self == oldSelf", "self.min == oldSelf.min")) == ([], [], [], 0)


def test_a_rule_that_takes_the_old_object_as_optional_is_evaluated_without_one() -> None:
    rule = {"rule": "oldSelf.hasValue() ? true : self.min == 1 // new", "optionalOldSelf": True, "message": "no"}
    assert refused({"min": 1}, ruled(SIZE, rule)) == []
    assert refused({"min": 2}, ruled(SIZE, rule)) == [("spec", "no")]


@pytest.mark.parametrize(
    "rule",
    ["quantity(self.a).isLessThan(quantity('1'))", "isURL(self.a)", "self.a ===", r"self.a.find('\\p{Greek}') == ''"],
)
def test_a_rule_that_only_an_api_server_can_evaluate_is_said_and_not_passed_over(rule: str) -> None:
    judgement = judged({"a": "x"}, ruled(fields({"a": TEXT}), rule, "self.a == 'x'"))
    assert (judgement.errors, judgement.refused, judgement.evaluated) == ([], [], 1)
    (unjudged,) = judgement.unjudged
    assert unjudged.path == "spec"
    assert rule in unjudged.fix


def test_rules_wait_until_the_schema_has_nothing_to_object_to() -> None:
    judgement = judged({"min": "1"}, ruled(SIZE, "false"))
    assert judgement.errors
    assert (judgement.refused, judgement.evaluated) == ([], 0)


def test_a_rule_that_is_not_true_or_false_is_refused() -> None:
    assert refused({"min": 1}, ruled(SIZE, "self.min"))


def test_the_language_is_loaded_by_the_first_rule_that_applies() -> None:
    program = """
import sys
from delivery.review.engine import review
from tests.delivery.custom_resources.widgets import TEXT, fields, judged, ruled
schema = fields({"a": ruled(TEXT, "self == 'x'")})
review({"any": []})
for spec in ({}, {"a": "x"}):
    print(judged(spec, schema).evaluated, "cel_expr_python" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["0 False", "1 True"], done.stderr


@given(st.text(max_size=8), st.text(max_size=8))
def test_no_text_and_no_rule_stops_the_validator(text: str, rule: str) -> None:
    schema = fields({"a": {**TEXT, "format": "duration"}, "b": ruled(TEXT, rule, "self == self")})
    judged({"b": text}, ruled(schema, rule, "size(self) == 1"))
