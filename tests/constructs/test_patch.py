"""The hatch: plain YAML over what a construct renders."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import InvalidPlatform, SharedConfig
from constructs_lib.core.patch import merged
from delivery.review.engine import review
from tests.delivery.junk import JSON
from tests.small import Shop, api, job, shop, whole


def deployment(folder: Path, fields: Any) -> dict[str, Any]:
    documents = shop(folder, lambda chart: api(chart).patch("Deployment", fields))
    (found,) = (each for each in documents if each["kind"] == "Deployment")
    return found


def pod(**fields: Any) -> dict[str, Any]:
    return {"spec": {"template": {"spec": fields}}}


def test_maps_are_merged_into_what_is_rendered(tmp_path: Path) -> None:
    aliases = [{"ip": "10.0.0.1", "hostnames": ["old"]}]
    patched = deployment(tmp_path / "with", pod(hostAliases=aliases))
    plain = deployment(tmp_path / "without", {"spec": {"replicas": 1}})
    assert patched["spec"]["template"]["spec"].pop("hostAliases") == aliases
    assert patched == plain


def test_containers_are_merged_by_name_and_others_added(tmp_path: Path) -> None:
    native = {"name": "agent", "image": "shop/agent:1", "restartPolicy": "Always"}
    mine = {"name": "api", "tty": True}
    found = deployment(tmp_path, pod(containers=[mine], initContainers=[native]))["spec"]["template"]["spec"]
    (main,) = found["containers"]
    assert (main["tty"], main["image"]) == (True, "shop/api:1")
    assert found["initContainers"] == [native]


def test_amounts_stay_what_the_author_wrote(tmp_path: Path) -> None:
    limits = {"resources": {"limits": {"cpu": "100m"}}}
    found = deployment(tmp_path, pod(containers=[{"name": "api", **limits}]))
    assert found["spec"]["template"]["spec"]["containers"][0]["resources"]["limits"] == {
        "cpu": "100m",
        "memory": "256Mi",
    }


def test_none_takes_a_field_away_and_other_lists_are_replaced(tmp_path: Path) -> None:
    args = {"name": "api", "securityContext": {"capabilities": {"drop": ["NET_RAW"]}}, "readinessProbe": None}
    (main,) = deployment(tmp_path, pod(containers=[args]))["spec"]["template"]["spec"]["containers"]
    assert main["securityContext"]["capabilities"]["drop"] == ["NET_RAW"]
    assert "readinessProbe" not in main


def test_what_a_patch_spoils_is_found_like_anything_else(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart).patch("Deployment", pod(hostNetwrok=True))

    found = [finding for finding in review({"shop": whole(tmp_path, fill)}) if finding.rule == "schema/field"]
    assert "hostNetwork" in found[0].fix


def test_every_construct_can_be_patched(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        SharedConfig(chart, "settings", {"A": "b"}).patch("ConfigMap", {"immutable": True})

    (config,) = (each for each in shop(tmp_path, fill) if each["kind"] == "ConfigMap")
    assert config["immutable"] is True


WRONG: dict[str, tuple[str, Any, str]] = {
    "nothing rendered": (
        "StatefulSet",
        {"spec": {}},
        "api: patch: got StatefulSet, which it does not render; allowed: ServiceAccount, Service, Deployment;",
    ),
    "a typo": ("Deploymnt", {"spec": {}}, 'did you mean "Deployment"?'),
    "no fields": ("Deployment", {}, "api: patch Deployment: got nothing; allowed: at least one field"),
    "a text": ("Deployment", "replicas: 2", "api: patch Deployment: got a str; allowed: a mapping"),
    "another name": ("Deployment", {"metadata": {"name": "b"}}, "api: patch Deployment.metadata.name: got 'b'"),
    "another kind": ("Deployment", {"kind": "Job"}, "api: patch Deployment.kind: got 'Job'"),
    "an object": ("Deployment", {"spec": {"a": [object()]}}, "api: patch Deployment.spec.a[0]: got an object"),
    "no number": ("Deployment", {"spec": {"a": float("nan")}}, "api: patch Deployment.spec.a: got nan"),
    "a key that is a number": ("Deployment", {"spec": {1: 2}}, "api: patch Deployment.spec: got the key 1"),
}


@pytest.mark.parametrize(("kind", "fields", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_patch_that_cannot_be_is_one_line(tmp_path: Path, kind: str, fields: Any, said: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart).patch(kind, fields))
    (violation,) = caught.value.violations
    assert said in str(violation)


def test_all_patches_that_hit_nothing_are_said_together(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart).patch("CronJob", {"spec": {}})
        job(chart).patch("Deployment", {"spec": {}})

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    assert [f"{violation.where}" for violation in caught.value.violations] == ["shop/test: api", "shop/test: job"]
    assert not list(tmp_path.rglob("*.yaml"))


def without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_none(child) for key, child in value.items() if child is not None}
    return value


@given(JSON, JSON)
def test_neither_side_of_a_merge_is_changed_and_merging_again_changes_nothing(old: Any, new: Any) -> None:
    before = copy.deepcopy((old, new))
    once = merged(old, new)
    assert repr((old, new)) == repr(before)
    assert repr(merged(once, new)) == repr(once)


@given(st.dictionaries(st.text(max_size=3), JSON, max_size=4))
def test_over_nothing_a_patch_is_itself_without_what_it_takes_away(new: dict[str, Any]) -> None:
    assert repr(merged({}, new)) == repr(without_none(new))
