"""Two sets of manifests, object by object."""

import copy
import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.diff import Diff, as_json, as_markdown, compare, compare_environments, consequences, pods
from delivery.diff.objects import HIDDEN
from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT
from tests.delivery.diffs import config_map, deployment, fields_of, manifest, name_of
from tests.delivery.test_diff_fields import JSON_LIKE


def names(diff: Diff) -> dict[str, str]:
    return {str(each.identity): each.kind for each in diff.objects}


def test_a_new_version_of_the_api_makes_no_other_object() -> None:
    left, right = manifest("Deployment", api="apps/v1beta1"), manifest("Deployment", api="apps/v1")
    assert fields_of(compare([left], [right])) == {"apiVersion": ("apps/v1beta1", "apps/v1")}


def test_another_group_kind_namespace_or_name_makes_another_object() -> None:
    left = manifest("Ingress", api="extensions/v1")
    for right in (
        manifest("Ingress", api="networking.k8s.io/v1"),
        manifest("Route", api="extensions/v1"),
        manifest("Ingress", api="extensions/v1", namespace="other"),
        manifest("Ingress", api="extensions/v1", name="other"),
    ):
        assert sorted(each.kind for each in compare([left], [right]).objects) == ["created", "removed"]


def test_objects_that_would_be_called_the_same_are_told_apart() -> None:
    both = [manifest("Service", namespace=namespace) for namespace in ("a", "b")]
    assert list(compare([], both).labels.values()) == ["Service/web in a", "Service/web in b"]


def test_no_name_can_spoil_a_terminal() -> None:
    assert list(compare([], [manifest("Service", name="\x1b[2J")]).labels.values()) == ["Service/\\x1b[2J"]


def test_an_object_that_is_there_twice_is_compared_in_order() -> None:
    one, two, three = (manifest("Service", spec={"a": value}) for value in (1, 2, 3))
    assert names(compare([one, two], [one, three])) == {"Service/web (2)": "changed"}


def test_a_list_of_kubectl_is_its_objects() -> None:
    objects = [manifest("Service"), config_map({"A": "1"})]
    assert compare(objects, [{"apiVersion": "v1", "kind": "List", "items": objects}]).objects == ()


def test_a_variable_that_moves_into_a_config_map_is_no_change_for_the_container() -> None:
    left = [deployment(env=[{"name": "LEVEL", "value": "info"}]), config_map({})]
    right = [deployment(envFrom=[{"configMapRef": {"name": "config"}}]), config_map({"LEVEL": "info"})]
    diff = compare(left, right)
    assert fields_of(diff) == {"data.LEVEL": ("nothing", "info")}
    assert names(diff) == {"ConfigMap/config": "changed", "Deployment/web": "changed"}


def test_a_changed_key_shows_as_the_variable_it_changes_in_those_who_read_it() -> None:
    key = {"configMapKeyRef": {"name": "config", "key": "LEVEL"}}
    for readers in (
        {"envFrom": [{"configMapRef": {"name": "config"}}]},
        {"env": [{"name": "LEVEL", "valueFrom": key}]},
        {"env": [{"name": "L", "valueFrom": key}, {"name": "LEVEL", "value": "$(L)"}]},
    ):
        sides = [[deployment(**readers), config_map({"LEVEL": level})] for level in ("info", "debug")]
        found = fields_of(compare(*sides))
        assert found["spec.template.spec.containers[web].env.LEVEL"] == ("info", "debug")


def test_later_sources_win_as_they_do_in_kubernetes() -> None:
    configs = {"one": {"A": "1", "B": "1", "C": "1"}, "two": {"B": "2", "C": "2"}}
    container = {
        "envFrom": [{"configMapRef": {"name": "one"}}, {"configMapRef": {"name": "two"}, "prefix": ""}],
        "env": [{"name": "C", "value": "3"}, {"name": "D", "value": "$(C) $$(C) $(UNKNOWN)"}],
    }
    assert pods.variables(container, configs.get) == {"A": "1", "B": "2", "C": "3", "D": "3 $(C) $(UNKNOWN)"}


def test_a_prefix_and_a_source_from_elsewhere_stay_visible() -> None:
    container = {
        "envFrom": [{"prefix": "X_", "configMapRef": {"name": "here"}}, {"secretRef": {"name": "keys"}}],
        "env": [{"name": "P", "valueFrom": {"secretKeyRef": {"name": "keys", "key": "p"}}}, {"name": "EMPTY"}],
    }
    configs = {"here": {"A": "1"}}
    assert pods.variables(container, configs.get) == {
        "X_A": "1",
        "* of Secret keys": "all keys",
        "P": {"secretKeyRef": {"name": "keys", "key": "p"}},
        "EMPTY": "",
    }


def test_variables_that_make_no_sense_are_compared_as_they_stand() -> None:
    sides = [[deployment(env=env)] for env in ("text", [{"value": "no name"}])]
    assert list(fields_of(compare(*sides))) == ["spec.template.spec.containers[web].env"]


def test_variables_that_double_each_other_fill_no_memory() -> None:
    env = [{"name": "V0", "value": "x"}]
    env += [{"name": f"V{n}", "value": f"$(V{n - 1})" * 50} for n in range(1, 200)]
    started = time.process_time()
    assert compare([deployment(env=env)], [deployment(env=[*env, {"name": "LAST", "value": "$(V199)"}])]).objects
    assert time.process_time() - started < 5


def test_a_config_map_of_another_namespace_is_not_read() -> None:
    reader = deployment(envFrom=[{"configMapRef": {"name": "config"}}])
    sides = [[reader, config_map({"A": value}, namespace="other")] for value in "12"]
    assert names(compare(*sides)) == {"ConfigMap/config": "changed"}


def test_what_a_secret_holds_is_never_told() -> None:
    left, right = (
        manifest("Secret", data={"password": value, value: "x"}, stringData=value, type="Opaque")
        for value in ("a1", "b2")
    )
    diff = compare([left], [right])
    assert all({change.old, change.new} <= {HIDDEN, ABSENT} for each in diff.objects for change in each.changes)


def test_two_environments_are_compared_across_their_namespaces() -> None:
    left = [manifest("Namespace", name="dev", namespace=None), manifest("Service", namespace="dev")]
    right = [manifest("Namespace", name="prod", namespace=None), manifest("Service", namespace="prod")]
    assert fields_of(compare_environments(left, right)) == {
        "metadata.name": ("dev", "prod"),
        "metadata.namespace": ("dev", "prod"),
    }


def test_an_environment_in_two_namespaces_is_compared_with_them() -> None:
    left = [manifest("Service", namespace="a"), manifest("Service", namespace="b")]
    assert names(compare_environments(left, left[:1])) == {"Service/web": "removed"}


@given(st.lists(JSON_LIKE, max_size=4), st.lists(JSON_LIKE, max_size=4))
def test_whatever_yaml_can_say_is_compared(left: list[Any], right: list[Any]) -> None:
    told(compare(left, right))
    told(compare_environments(left, right))
    assert compare(left, copy.deepcopy(left)).objects == ()


SPOILED = st.sampled_from(
    [
        ("metadata",),
        ("metadata", "name"),
        ("metadata", "namespace"),
        ("metadata", "annotations"),
        ("spec",),
        ("spec", "replicas"),
        ("spec", "strategy"),
        ("spec", "minReplicas"),
        ("spec", "scaleTargetRef"),
        ("spec", "template"),
        ("spec", "template", "metadata"),
        ("spec", "template", "spec"),
        ("spec", "template", "spec", "volumes"),
        ("spec", "template", "spec", "containers"),
        ("spec", "template", "spec", "containers", 0),
        ("spec", "template", "spec", "containers", 0, "name"),
        ("spec", "template", "spec", "containers", 0, "image"),
        ("spec", "template", "spec", "containers", 0, "env"),
        ("spec", "template", "spec", "containers", 0, "env", 0),
        ("spec", "template", "spec", "containers", 0, "envFrom"),
        ("spec", "template", "spec", "containers", 0, "envFrom", 0),
        ("spec", "template", "spec", "containers", 0, "resources"),
        ("spec", "template", "spec", "containers", 0, "volumeMounts"),
        ("data",),
        ("kind",),
        ("apiVersion",),
    ]
)
KINDS = st.sampled_from(["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Pod", "ConfigMap", "Secret"])
SCALERS = st.sampled_from(["HorizontalPodAutoscaler", "ScaledObject"])


@settings(max_examples=150)
@given(KINDS | SCALERS, SPOILED, JSON_LIKE)
def test_a_wrong_type_in_any_field_is_a_difference_like_others(kind: str, path: tuple[Any, ...], value: Any) -> None:
    config, valid = config_map({"A": "1"}), full(kind)
    wrong = spoiled(valid, path, value)
    others = [config, manifest("HorizontalPodAutoscaler", spec={"scaleTargetRef": {"kind": kind, "name": "web"}})]
    for sides in (([*others, valid], [*others, wrong]), ([wrong, *others], [valid, *others]), ([wrong], [others[0]])):
        told(compare(*sides))
        told(compare_environments(*sides))


def told(diff: Diff) -> None:
    assert as_json([diff])
    assert as_markdown([diff])
    assert all(consequence.objects or consequence.reasons for consequence in consequences(diff))


def full(kind: str) -> dict[str, Any]:
    whole = deployment(
        env=[{"name": "A", "value": "1"}],
        envFrom=[{"configMapRef": {"name": "config"}}],
        image="shop/web:1",
        resources={"limits": {"memory": "1Gi"}},
        volumeMounts=[{"name": "v", "mountPath": "/v"}],
    )
    whole["spec"]["template"]["spec"]["volumes"] = [{"name": "v", "configMap": {"name": "config"}}]
    spec = whole["spec"] | {"strategy": {"type": "Recreate"}, "minReplicas": 1, "scaleTargetRef": {"name": "web"}}
    if kind == "CronJob":
        spec = {"jobTemplate": {"spec": {"template": spec["template"]}}, **spec}
    return {**whole, "kind": kind, "spec": spec, "data": {"A": "1"}, "immutable": True}


def spoiled(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    whole = copy.copy(tree)
    if isinstance(whole, list):
        whole[path[0]] = spoiled(whole[path[0]], path[1:], value)
    else:
        whole[path[0]] = spoiled(whole.get(path[0]), path[1:], value) if path[0] in whole else value
    return whole


def many(count: int, image: str) -> list[dict[str, Any]]:
    return [
        {
            **deployment(image=image, env=[{"name": f"V{n}", "value": "x"} for n in range(20)]),
            "metadata": name_of(index),
        }
        for index in range(count)
    ]


def seconds_for(count: int) -> float:
    left, right = many(count, "web:1"), many(count, "web:2")
    started = time.process_time()
    diff = compare(left, right)
    found = consequences(diff)
    assert len(diff.objects) == len(found[0].objects) == count
    return time.process_time() - started


def test_a_changed_object_costs_the_same_among_a_hundred_and_among_two_thousand() -> None:
    assert seconds_for(2000) / 2000 < 4 * min(seconds_for(100) for _ in range(3)) / 100


def test_a_path_can_be_read_of_every_change() -> None:
    diff = compare(many(1, "web:1"), many(1, "web:2"))
    paths = [formatting.path(change.path) for change in diff.objects[0].changes]
    assert paths == ["spec.template.spec.containers[web].image"]
