"""The YAML that Python writes: the bytes of cdk8s, and for every reader what was written."""

import math
from typing import Any

import cdk8s
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from constructs_lib.core.manifest_yaml import is_plain, to_yaml
from delivery.manifests import strict_yaml
from tests.conftest import PROJECT

FILES = sorted((PROJECT / "dist").glob("*/*.yaml"))

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029"), max_size=40)
LIKELY = st.from_regex(r"[-+.0-9a-zA-Z:_~=<>#'\"{}\[\]%@`&*!|?, \n]{0,12}", fullmatch=True)
SCALARS = TEXTS | LIKELY | st.booleans() | st.integers(-(2**53), 2**53)
KEYS = LIKELY | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
MANIFESTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)

NOT_TEXT = (
    *("yes", "No", "ON", "off", "y", "N", "true", "False", "null", "~", "", "=", "<<", ".nan", ".Inf", "-.inf"),
    *("0", "12", "-3", "+4", "1_000", "0o17", "017", "0x1F", "0b101", "1e3", "1.5", ".5", "1.", "-1.5e-3", "123e4"),
    *("22:00", "1:30:00", "190:20:30.15", "2024-01-31", "2024-1-3 10:00:00", "2024-01-31T10:00:00Z", "03788745"),
)
"""What a reader of YAML 1.1, or Kubernetes in Go, would not take for text."""


@pytest.mark.parametrize("folder", sorted({file.parent.name for file in FILES}))
def test_what_is_in_dist_is_written_in_the_bytes_of_cdk8s(folder: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES if file.parent.name == folder]
    documents = [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]
    assert [to_yaml(document) for document in documents] == texts
    assert "---\n".join(texts) == cdk8s.Yaml.stringify(*map(sorted_as_cdk8s_does, documents))


def sorted_as_cdk8s_does(value: Any) -> Any:
    """An ApiObject sorts keys before it is written, but for the first three of a manifest."""
    if isinstance(value, list):
        return [sorted_as_cdk8s_does(each) for each in value]
    if not isinstance(value, dict):
        return value
    first = [key for key in ("apiVersion", "kind", "metadata") if key in value and "apiVersion" in value]
    return {key: sorted_as_cdk8s_does(value[key]) for key in dict.fromkeys([*first, *sorted(value)])}


@given(MANIFESTS)
@example({"a": "\n x\n"})
@example({"a": "  x\ny"})
@example({"a": ["x\n", "\ny", "z\n\n"], "b": [[{"c": "d\ne"}]]})
@example({"a": {"b": [], "c": {}, "d": [{}, []]}})
def test_every_manifest_is_read_back_as_it_was_written(manifest: dict[str, Any]) -> None:
    (read,) = strict_yaml.load(to_yaml(manifest))
    assert read == manifest


@settings(max_examples=6)
@given(st.lists(MANIFESTS, min_size=20, max_size=20))
def test_the_reader_of_cdk8s_reads_back_what_was_written(tmp_path_factory: pytest.TempPathFactory, many: Any) -> None:
    file = tmp_path_factory.mktemp("yaml") / "many.yaml"
    file.write_text("---\n".join(map(to_yaml, many)), encoding="utf-8")
    assert cdk8s.Yaml.load(str(file)) == many


@pytest.mark.parametrize("text", NOT_TEXT)
def test_a_text_that_a_reader_would_take_for_something_else_is_quoted(text: str) -> None:
    assert not is_plain(text)
    assert to_yaml({"a": text, text: "b"}).count(f'"{text}"') == 2


@pytest.mark.parametrize("text", ["100m", "256Mi", "3.13.1", "10.0.0.0/8", "-v", "a:b", "a#b", "http://a", "*/5"[1:]])
def test_a_text_that_is_nothing_else_is_not_quoted(text: str) -> None:
    assert to_yaml({"a": text}) == f"a: {text}\n"


@pytest.mark.parametrize("value", [math.nan, math.inf, object(), b"bytes", {1, 2}])
def test_what_yaml_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        to_yaml({"a": value})


def test_what_is_none_is_left_out_at_every_depth() -> None:
    assert to_yaml({"a": None, "b": {"c": None, "d": 1}}) == "b:\n  d: 1\n"


def test_what_says_what_an_object_is_comes_first() -> None:
    text = to_yaml({"data": {}, "metadata": {"name": "a"}, "kind": "ConfigMap", "apiVersion": "v1"})
    assert [line.partition(":")[0] for line in text.splitlines()] == [
        "apiVersion",
        "kind",
        "metadata",
        "  name",
        "data",
    ]
