"""Two values, field by field."""

import copy
import time
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.quantity import parse
from delivery.diff import keys
from delivery.diff.fields import Change, compare
from delivery.diff.values import Numbering
from delivery.manifests import formatting
from delivery.manifests.lookup import ABSENT

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**4000)
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.binary(max_size=5)
)
NAMES = st.sampled_from(["name", "spec", "containers", "env", "ports", "rules", "host", "limits", "cpu", "a", "b"])
JSON_LIKE = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(NAMES | st.text(max_size=3) | st.integers() | st.booleans() | st.none(), inner, max_size=6)
        | st.lists(st.fixed_dictionaries({"name": st.sampled_from("abcdef"), "value": inner}), max_size=6)
    ),
    max_leaves=30,
)


def differences(left: object, right: object, *path: str) -> list[tuple[str, str, Any, Any]]:
    return [
        (formatting.path(change.path), change.kind, change.old, change.new) for change in compare(left, right, path)
    ]


def patched(left: Any, changes: list[Change], path: tuple[Any, ...] = ()) -> Any:
    """The left value with all changes made; lists with keys in any order."""
    own = next((change for change in changes if change.path == path), None)
    keyed = isinstance(left, list) and all(isinstance(item, dict) and "name" in item for item in left)
    if own and (own.kind != "reordered" or not keyed):
        return own.new
    groups: dict[Any, list[Change]] = {}
    for change in changes:
        if len(change.path) > len(path):
            groups.setdefault(change.path[len(path)], []).append(change)
    if isinstance(left, dict):
        return patched_map(left, groups, path)
    if groups and all(isinstance(step, tuple) for step in groups):
        return list(patched_map({(item["name"],): item for item in left}, groups, path).values())
    return patched_list(left, groups, path) if groups else left


def patched_map(left: dict[Any, Any], groups: dict[Any, list[Change]], path: tuple[Any, ...]) -> dict[Any, Any]:
    result = dict(left)
    for key, changes in groups.items():
        value = patched(left.get(key, ABSENT), changes, (*path, key))
        if value is ABSENT:
            del result[key]
        else:
            result[key] = value
    return result


def patched_list(left: list[Any], groups: dict[Any, list[Change]], path: tuple[Any, ...]) -> list[Any]:
    removed = {step for step, changes in groups.items() for change in changes if is_own(change, "removed", path)}
    added = {
        step: change.new for step, changes in groups.items() for change in changes if is_own(change, "added", path)
    }
    stayed = iter([item for index, item in enumerate(left) if index not in removed])
    result = []
    for index in range(len(left) - len(removed) + len(added)):
        if index in added:
            result.append(added[index])
        else:
            own = [change for change in groups.get(index, []) if not is_own(change, "removed", path)]
            item = next(stayed)
            result.append(patched(item, own, (*path, index)) if own else item)
    return result


def is_own(change: Change, kind: str, path: tuple[Any, ...]) -> bool:
    return change.kind == kind and len(change.path) == len(path) + 1


@given(JSON_LIKE)
def test_a_value_does_not_differ_from_its_own_copy(value: Any) -> None:
    assert compare(value, copy.deepcopy(value)) == []


@given(JSON_LIKE, JSON_LIKE)
def test_whatever_two_values_are_the_changes_can_be_told_and_are_none_only_for_equal_values(
    left: Any, right: Any
) -> None:
    changes = compare(left, right, ("data",))  # where nothing is a quantity
    number = Numbering()
    assert bool(changes) == (number(left) != number(right))
    for change in changes:
        assert len(formatting.path(change.path)) < 1000
        assert all(len(side) <= 50 for side in formatting.pair(change.old, change.new, 50))


@given(JSON_LIKE, JSON_LIKE)
def test_what_one_direction_adds_the_other_removes(left: Any, right: Any) -> None:
    there, back = compare(left, right), compare(right, left)
    assert sum(change.kind == "added" for change in there) == sum(change.kind == "removed" for change in back)
    assert bool(there) == bool(back)


PLAIN = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "x", "y", "z"])
MANIFEST_LIKE = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(st.sampled_from("pqrs"), inner, max_size=5)
        | st.lists(
            st.fixed_dictionaries({"name": st.sampled_from("abcdef"), "value": inner}),
            max_size=5,
            unique_by=lambda item: item["name"],
        )
    ),
    max_leaves=25,
)


@given(MANIFEST_LIKE, MANIFEST_LIKE)
def test_the_changes_made_to_the_left_value_give_the_right_one(left: Any, right: Any) -> None:
    made = patched(left, compare(left, right))
    assert [change for change in compare(made, right) if change.kind != "reordered"] == []


@given(st.lists(st.integers(0, 5), max_size=12), st.lists(st.integers(0, 5), max_size=12))
def test_the_changes_of_a_list_without_keys_give_the_right_one_in_its_order(left: list[int], right: list[int]) -> None:
    assert patched(left, compare(left, right)) == right


def test_true_is_not_one_and_text_is_no_number() -> None:
    assert differences({"a": True, "b": "1", "c": 1}, {"a": 1, "b": 1, "c": 1.0}) == [
        ("a", "changed", True, 1),
        ("b", "changed", "1", 1),
        ("c", "changed", 1, 1.0),
    ]


def test_null_is_a_value_and_not_the_absence_of_one() -> None:
    assert differences({"a": None}, {}) == [("a", "removed", None, ABSENT)]


@pytest.mark.parametrize(
    ("field", "left", "right", "found"),
    [
        ("containers", [{"name": "a", "x": 1}, {"name": "b"}], [{"name": "a", "x": 2}, {"name": "b"}], "f[a].x"),
        ("volumeMounts", [{"mountPath": "/a", "name": "v"}], [{"mountPath": "/a", "name": "w"}], "f[/a].name"),
        ("ports", [{"port": 80}], [{"port": 80, "protocol": "TCP"}], "f[80/TCP].protocol"),
        ("ports", [{"containerPort": 1, "name": "p"}], [{"containerPort": 2, "name": "p"}], "f[p].containerPort"),
        ("paths", [{"path": "/", "x": 1}], [{"path": "/", "x": 2}], "f[/].x"),
        ("rules", [{"host": "a.example", "http": 1}], [{"host": "a.example", "http": 2}], "f[a.example].http"),
        ("rules", [{"host": "a.example"}], [{"host": "b.example"}], "f[a.example].host"),
        ("rules", [{"http": 1}], [{"http": 1, "host": "b.example"}], "f[*].host"),
        ("rules", [{"verbs": ["get"]}], [{"verbs": ["list"]}], "f[0].verbs[0]"),
        ("conditions", [{"type": "Ready", "x": 1}], [{"type": "Ready", "x": 2}], "f[Ready].x"),
        ("tolerations", [{"key": "a", "x": 1}], [{"key": "a", "x": 2}], "f[a].x"),
        ("imagePullSecrets", [{"name": "a"}], [{"name": "b"}], "f[a] f[b]"),
        ("anything", [{"name": "a", "x": 1}], [{"name": "a", "x": 2}], "f[a].x"),
        ("anything", [{"name": "a"}, {"name": "a"}], [{"name": "a"}, {"name": "b"}], "f[1].name"),
        ("anything", [{"name": "a"}, "b"], [{"name": "a"}, "c"], "f[1]"),
        (
            "volumeClaimTemplates",
            [{"metadata": {"name": "d"}}],
            [{"metadata": {"name": "d", "x": 1}}],
            "f[d].metadata.x",
        ),
    ],
)
def test_the_items_of_a_list_are_matched_by_what_tells_them_apart(
    field: str, left: list[Any], right: list[Any], found: str
) -> None:
    paths = [path.replace(field, "f", 1) for path, *_ in differences(left, right, field)]
    assert " ".join(paths) == found


def test_metrics_are_matched_by_the_resource_they_measure() -> None:
    cpu, memory = ({"type": "Resource", "resource": {"name": name, "target": 70}} for name in ("cpu", "memory"))
    more = {"type": "Resource", "resource": {"name": "memory", "target": 80}}
    found = differences([memory, cpu], [more, cpu], "metrics")
    assert found == [("metrics[Resource/memory].resource.target", "changed", 70, 80)]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("abc", "abxc", [("args[2]", "added", ABSENT, "x")]),
        ("abc", "ac", [("args[1]", "removed", "b", ABSENT)]),
        ("abc", "axc", [("args[1]", "changed", "b", "x")]),
        ("abc", "bac", [("args", "reordered", list("abc"), list("bac"))]),
        ("aba", "ba", [("args[0]", "removed", "a", ABSENT)]),
        ("", "a", [("args[0]", "added", ABSENT, "a")]),
    ],
)
def test_lists_without_keys_are_compared_by_what_they_hold(left: str, right: str, found: list[Any]) -> None:
    assert differences(list(left), list(right), "args") == found


def test_another_order_of_items_with_keys_is_one_change() -> None:
    left, right = [{"name": "a"}, {"name": "b"}], [{"name": "b"}, {"name": "a"}]
    assert differences(left, right, "initContainers") == [("initContainers", "reordered", ["a", "b"], ["b", "a"])]
    assert differences(left, [{"name": "c"}, *left], "env") == [("env[c]", "added", ABSENT, {"name": "c"})]


@pytest.mark.parametrize(
    "path",
    [
        ("spec", "containers", ("a",), "resources", "limits", "cpu"),
        ("spec", "volumes", ("a",), "emptyDir", "sizeLimit"),
        ("spec", "resources", "requests", "storage"),
        ("spec", "hard", "requests.cpu"),
        ("spec", "limits", 0, "default", "memory"),
    ],
)
def test_quantities_are_compared_as_numbers_where_a_field_holds_one(path: tuple[Any, ...]) -> None:
    assert compare("1000m", 1, path) == compare("1Gi", "1024Mi", path) == compare(0.5, "500m", path) == []
    assert compare("1000m", "1001m", path) == [Change(path, "changed", "1000m", "1001m")]
    assert [change.kind for change in compare("1000m", None, path)] == ["changed"]


@pytest.mark.parametrize("path", [("data", "sizeLimit"), ("metadata", "labels", "limits"), ("spec", "args", "x"), ()])
def test_elsewhere_two_ways_to_write_a_number_are_two_values(path: tuple[Any, ...]) -> None:
    assert len(compare("1000m", "1", path)) == 1


@given(st.integers(0, 10**9), st.sampled_from(["", "m", "k", "Ki", "Mi", "Gi"]), st.integers(0, 10**9))
def test_two_amounts_are_the_same_exactly_when_their_values_are(one: int, unit: str, other: int) -> None:
    left, right = f"{one}{unit}", str(other)
    changes = compare(left, right, ("resources", "limits", "memory"))
    assert (not changes) == (parse(left) == parse(right))


def nested(depth: int, leaf: object) -> object:
    return reduce(lambda inner, _: {"a": [inner]}, range(depth), leaf)


def doubled(times: int, leaf: object) -> list[Any]:
    """What a few aliases in YAML can make: more parts than there are atoms, in very few places."""
    return reduce(lambda inner, _: [inner, inner], range(times), [leaf])


def inside_itself(leaf: object) -> dict[str, Any]:
    value: dict[str, Any] = {"leaf": leaf}
    value["again"] = [value, value]
    return value


PLACES = list(range(20_000))
MONSTERS = {
    "deep nesting": (nested(20_000, 1), nested(20_000, 2)),
    "parts that are shared": (doubled(200, 1), doubled(200, 2)),
    "a value inside itself": (inside_itself(1), inside_itself(2)),
    "a list backwards": (PLACES, PLACES[::-1]),
    "a list in which everything changed": (PLACES, [place + 0.5 for place in PLACES]),
    "a list of two values": ([1, 2] * 10_000, [2, 1, 1] * 7_000),
    "a map in which everything changed": (dict.fromkeys(PLACES, 1), dict.fromkeys(PLACES, 2)),
    "a number with thousands of digits": (10**9000, 10**9000 + 1),
    "megabytes of text": ("a" * 5_000_000 + "b", "a" * 5_000_000 + "c"),
}


@pytest.mark.parametrize("monster", MONSTERS)
def test_no_value_is_too_much(monster: str) -> None:
    left, right = MONSTERS[monster]
    started = time.process_time()
    changes = compare({"spec": left}, {"spec": right})
    assert changes
    assert all(len(side) <= 80 for change in changes for side in formatting.pair(change.old, change.new, 80))
    assert compare({"spec": left}, {"spec": left}) == []
    assert time.process_time() - started < 5


def test_no_pathological_list_is_slow_in_the_search_for_keys() -> None:
    many = [{"name": f"n{index}"} for index in range(20_000)]
    assert keys.shared("containers", many, many) is not None
    assert keys.shared("containers", [*many, many[0]], many) is None
