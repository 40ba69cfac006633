"""Which CRD is about a kind, and which of its versions are served."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from delivery.manifests.reading import read
from delivery.review.engine import review
from delivery.schema.crds_folder import crds_folders
from delivery.schema.custom_resources import NotServed, Version, find
from tests.conftest import PROJECT, Run
from tests.delivery.custom_resources.widgets import crd, version, widget


def folder(tmp_path: Path, *texts: str, group: str = "example.org") -> Path:
    (tmp_path / group).mkdir(parents=True)
    for number, text in enumerate(texts):
        (tmp_path / group / f"{number}.yaml").write_text(text)
    return tmp_path


def test_a_version_that_is_served_is_found(tmp_path: Path) -> None:
    assert isinstance(find(folder(tmp_path, crd(version("v1"))), "example.org/v1", "Widget"), Version)


@pytest.mark.parametrize("name", ["v1beta1", "v2"])
def test_a_version_that_is_not_served_is_answered_with_those_that_are(tmp_path: Path, name: str) -> None:
    crds = folder(tmp_path, crd(version("v1"), version("v1beta1", served=False)))
    assert find(crds, f"example.org/{name}", "Widget") == NotServed(
        f"example.org/{name} is not served by this release; served: v1"
    )


@pytest.mark.parametrize(
    ("api_version", "kind"),
    [("example.org/v1", "Gadget"), ("example.com/v1", "Widget"), ("v1", "Widget"), ("../v1", "Widget"), ("\0/v1", "W")],
)
def test_a_kind_that_no_crd_is_about_is_not_found(tmp_path: Path, api_version: str, kind: str) -> None:
    assert find(folder(tmp_path, crd(version("v1"))), api_version, kind) is None


def test_other_releases_in_folders_below_are_left_alone(tmp_path: Path) -> None:
    crds = folder(tmp_path, crd(version("v1", served=False)))
    folder(crds / "example.org", crd(version("v1")), group="v0.1")
    assert isinstance(find(crds, "example.org/v1", "Widget"), NotServed)


def test_a_crd_of_another_group_in_the_folder_is_not_taken(tmp_path: Path) -> None:
    assert find(folder(tmp_path, crd(version("v1"), group="example.com")), "example.org/v1", "Widget") is None


def test_the_one_among_several_in_a_file_is_found_and_what_is_no_crd_passed_over(tmp_path: Path) -> None:
    text = "---\n".join(["kind: Widget\n", crd(version("v1"), kind="Gadget"), crd(version("v1"))])
    assert isinstance(find(folder(tmp_path, text), "example.org/v1", "Widget"), Version)


@pytest.mark.parametrize(
    "text", ["kind: Widget\n- [", "kind: CustomResourceDefinition\nnames: {kind: Widget}\n", "kind: Widget\nkind: a\n"]
)
def test_a_crd_that_cannot_be_read_is_a_finding_with_its_file(tmp_path: Path, text: str) -> None:
    (finding,) = review({"any": [widget({})]}, crds=[folder(tmp_path, text)])
    assert finding.rule == "schema/kind"
    assert "example.org/0.yaml" in finding.what


def test_a_version_that_is_not_served_is_a_finding(tmp_path: Path) -> None:
    (finding,) = review({"any": [widget({})]}, crds=[folder(tmp_path, crd(version("v2")))])
    assert (finding.rule, finding.path) == ("schema/kind", "apiVersion")
    assert finding.what.endswith("served: v2")


def test_a_status_that_an_api_server_drops_is_not_judged(tmp_path: Path) -> None:
    crds = folder(tmp_path, crd(version("v1", subresources={"status": {}}), version("v2")))
    documents = [widget({}, status={"ready": "yes"}), {**widget({}, status={}), "apiVersion": "example.org/v2"}]
    findings = review({"any": documents}, crds=[crds])
    assert [finding.path for finding in findings if finding.rule == "schema/field"] == ["status"]


@pytest.mark.parametrize(
    ("spec", "rule", "path", "severity"),
    [
        ({"min": 11}, "schema/cel", "spec", "error"),
        ({"min": 1, "size": "2Ti"}, "custom/unjudged", "spec.size", "warning"),
        ({"minn": 1, "min": 1}, "schema/field", "spec.minn", "error"),
    ],
)
def test_a_review_says_what_an_api_server_would_say(spec: Any, rule: str, path: str, severity: str) -> None:
    document = widget(spec) | {"metadata": {"name": "a", "namespace": "b"}}
    (finding,) = review({"any": [document]}, crds=[PROJECT / "tests/crds"])
    assert (finding.rule, finding.path, finding.severity) == (rule, path, severity)


def test_kinds_that_are_known_anyway_stay_known_beside_a_folder_of_crds(tmp_path: Path) -> None:
    application = read(PROJECT / "dist/argocd")[0]
    crds = folder(tmp_path, crd(version("v1")))
    assert not [finding for finding in review({"any": [application]}, crds=[crds]) if finding.rule == "schema/kind"]


def test_the_crds_of_a_repository_lie_beside_those_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, own = tmp_path / "named", tmp_path / "repository/crds"
    monkeypatch.delenv("CRDS", raising=False)
    assert crds_folders(own.parent) == ()
    folder(own, crd(version("v1")))
    assert crds_folders(own.parent) == (own,)
    monkeypatch.setenv("CRDS", str(named))
    named.mkdir()
    assert crds_folders(own.parent) == (named, own)
    assert not [each for each in review({"any": [widget({})]}, crds=[named, own]) if each.rule == "schema/kind"]


def test_the_review_reads_the_folder_crds(deliver: Run, data: Path) -> None:
    (data / "widget.yaml").write_text(yaml.safe_dump(widget({})))
    assert "schema/kind" in deliver(data, "review", "widget.yaml").stdout
    folder(data / "crds", crd(version("v1")))
    assert "schema/kind" not in deliver(data, "review", "widget.yaml").stdout
