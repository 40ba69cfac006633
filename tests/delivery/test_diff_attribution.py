"""The field of the environment behind each difference."""

from collections.abc import Callable
from typing import Any

from delivery.diff import Attribution, attribute
from delivery.manifests import formatting
from tests.delivery.diffs import deployment, manifest

Values = dict[str, Any]


def attributed(draw: Callable[[Values], list[Any]], left: Values, right: Values) -> Attribution:
    """Two environments, drawn from their values."""
    differing = {name: (str(left[name]), str(right[name])) for name in left if left[name] != right[name]}
    return attribute(
        draw(left), draw(right), differing, lambda names: draw(left | {name: right[name] for name in names})
    )


def owners(found: Attribution) -> dict[str, tuple[str, ...]]:
    return {
        formatting.path(each.change.path) if each.change else str(each.identity): each.owners
        for each in found.differences
    }


def test_a_difference_belongs_to_the_field_that_makes_it_alone() -> None:
    def draw(values: Values) -> list[Any]:
        return [manifest("Service", spec={"a": values["one"], "b": values["two"]})]

    found = attributed(draw, {"one": 1, "two": 1, "three": 1}, {"one": 2, "two": 2, "three": 2})
    assert owners(found) == {"spec.a": ("one",), "spec.b": ("two",)}
    assert found.idle == ["three"]
    assert found.unowned == []


def test_a_value_made_of_two_fields_belongs_to_both() -> None:
    def draw(values: Values) -> list[Any]:
        return [deployment(image=f"{values['registry']}/web:{values['tag']}")]

    found = attributed(draw, {"registry": "a", "tag": 1}, {"registry": "b", "tag": 2})
    assert owners(found) == {"spec.template.spec.containers[web].image": ("registry", "tag")}
    assert not found.differences[0].together


def test_what_two_fields_cause_only_jointly_belongs_to_them_together() -> None:
    def draw(values: Values) -> list[Any]:
        return [manifest("Ingress")] if values["open"] and values["host"] else []

    found = attributed(draw, {"open": False, "host": None, "x": 1}, {"open": True, "host": "example.com", "x": 2})
    assert owners(found) == {"Ingress/web": ("open", "host")}
    assert found.differences[0].together


def test_what_no_field_causes_has_no_owner() -> None:
    left, right = [manifest("Service", spec=1)], [manifest("Service", spec=2)]
    found = attribute(left, right, {"a": ("1", "2"), "b": ("1", "2")}, lambda names: left)
    assert [each.owners for each in found.unowned] == [()]


def test_each_entry_of_an_added_map_has_an_owner_of_its_own() -> None:
    def draw(values: Values) -> list[Any]:
        annotations = {name: value for name, value in values.items() if value}
        return [manifest("Service", spec={"annotations": annotations} if annotations else {})]

    found = attributed(draw, {"a": "", "b": ""}, {"a": "1", "b": "2"})
    assert owners(found) == {"spec.annotations.a": ("a",), "spec.annotations.b": ("b",)}


def test_a_field_that_only_changes_what_another_one_removes_does_not_own_the_removal() -> None:
    def draw(values: Values) -> list[Any]:
        return [manifest("Service", spec={"port": values["port"]} if values["open"] else {})]

    found = attributed(draw, {"port": 80, "open": True}, {"port": 81, "open": False})
    assert owners(found) == {"spec.port": ("open",)}


def test_a_list_whose_items_have_no_keys_is_owned_as_a_whole() -> None:
    def draw(values: Values) -> list[Any]:
        return [manifest("Service", spec={"args": [f"--{name}" for name, value in values.items() if value]})]

    found = attributed(draw, {"a": False, "b": False}, {"a": True, "b": True})
    assert {each.owners for each in found.differences} == {("a", "b")}


def test_objects_and_namespaces_are_the_same_across_environments() -> None:
    def draw(values: Values) -> list[Any]:
        space = values["namespace"]
        return [manifest("Namespace", name=space, namespace=None), manifest("Service", namespace=space)]

    found = attributed(draw, {"namespace": "dev"}, {"namespace": "prod"})
    assert owners(found) == {"metadata.name": ("namespace",), "metadata.namespace": ("namespace",)}


def test_each_field_is_rendered_once_and_pairs_only_while_something_has_no_owner() -> None:
    asked: list[tuple[str, ...]] = []

    def render(names: tuple[str, ...]) -> list[Any]:
        asked.append(names)
        return [manifest("Service", spec=2 if "a" in names else 1)]

    attribute([manifest("Service", spec=1)], [manifest("Service", spec=2)], dict.fromkeys("abc", ("", "")), render)
    assert asked == [("a",), ("b",), ("c",)]
