"""Whatever YAML it is given, a review ends with findings or a clean error: never with a stack, never without end."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from delivery.manifests import reading, strict_yaml
from delivery.review.engine import review
from tests.conftest import PROJECT, Run
from tests.delivery.junk import JSON, spoilt

REAL = [document for folder in ("eks", "argocd") for document in reading.read(PROJECT / "dist" / folder)]


@given(st.lists(JSON, max_size=4))
def test_arbitrary_documents(documents: list[Any]) -> None:
    review({"any": documents})


@given(st.lists(spoilt(REAL), min_size=1, max_size=4))
def test_wrong_types_in_any_field_of_real_objects(documents: list[Any]) -> None:
    review({"eks": documents, "argocd": REAL})


@given(st.text() | st.builds(yaml.safe_dump, JSON))
def test_arbitrary_texts(text: str) -> None:
    review({"any": reading.parse(text, "text")})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: 1\na: 2\n", "the key 'a' a second time"),
        ("a: &x 1\nb: *x\n", "an alias"),
        ("- " * 200_000, "levels of nesting"),
        ("[" * 200_000, "levels of nesting"),
        ("a: [", "did not find"),
        ("a: \x00", "control characters"),
        ("a: " + "9" * 10_000, "cannot be read"),
        ("!!python/object/apply:os.system [ls]", "could not determine a constructor"),
    ],
)
def test_yaml_that_is_not_sound_is_a_finding(text: str, what: str) -> None:
    (finding,) = review({"any": reading.parse(text, "text")})
    assert finding.rule == "schema/yaml"
    assert what in finding.what


@pytest.mark.parametrize(
    "kind", ["Deployment", "StatefulSet", "Service", "Ingress", "CronJob", "PersistentVolumeClaim"]
)
def test_an_object_without_a_spec_is_judged(kind: str) -> None:
    real = next((document for document in REAL if document["kind"] == kind), {"apiVersion": "v1", "kind": kind})
    review({"eks": [{**real, "metadata": {"name": "a", "namespace": "b"}, "spec": {}}]})
    bare = {"apiVersion": real["apiVersion"], "kind": kind, "metadata": {"name": "a", "namespace": "b"}}
    review({"eks": [bare, *REAL]})


@pytest.mark.parametrize(
    "metadata",
    [{"labels": ["a"]}, {"labels": {1: "x"}}, {"annotations": False}, {"namespace": ["a"]}, {"labels": {"a": None}}],
)
def test_metadata_of_wrong_types_is_a_finding_also_for_custom_resources(metadata: dict[str, Any]) -> None:
    application = next(document for document in REAL if document["kind"] == "Application")
    spoilt = {**application, "metadata": {**application["metadata"], **metadata}}
    assert "schema/document" in {finding.rule for finding in review({"argocd": [spoilt]})}


def test_a_limit_range_has_quantities_and_words() -> None:
    limits = [{"type": "Container", "default": {"memory": "256Mi"}}]
    document = {"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "a", "namespace": "b"}}
    assert review({"any": [{**document, "spec": {"limits": limits}}]}) == []
    limits[0]["default"] = {"memory": "9" * 1_000_000}
    assert [finding.rule for finding in review({"any": [{**document, "spec": {"limits": limits}}]})] == [
        "schema/quantity"
    ]


def test_empty_documents_are_no_object() -> None:
    assert strict_yaml.load("---\n---\n\n") == []
    assert [finding.rule for finding in review({"any": []})] == ["identity/empty"]


def test_several_megabytes_are_judged_in_seconds() -> None:
    config = {"apiVersion": "v1", "kind": "ConfigMap", "data": {"text": "x y " * 25_000}}
    configs = [{**config, "metadata": {"name": f"c{n}", "namespace": "b"}} for n in range(50)]
    text = yaml.dump_all(configs, Dumper=yaml.CSafeDumper)
    assert len(text) > 4_000_000
    before = time.perf_counter()
    review({"any": reading.parse(text, "text")})
    assert time.perf_counter() - before < 20


def test_anybody_s_folder_and_stdin_can_be_judged(deliver: Run, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    (folder / "nested").mkdir(parents=True)
    (folder / "nested/app.yml").write_text("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {}\n")
    (folder / "notes.txt").write_text("not YAML: [")
    done = deliver(PROJECT, "review", str(folder))
    assert done.returncode == 1
    assert "nested Pod/x" in done.stdout
    assert deliver(PROJECT, "review", str(folder / "nested/app.yml")).returncode == 1
    assert "path: got 'nowhere'" in deliver(PROJECT, "review", "nowhere").stderr
