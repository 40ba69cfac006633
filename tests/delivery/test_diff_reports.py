"""The diff as text, Markdown and JSON."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from delivery.diff import Diff, as_json, as_markdown, as_text, attribute, compare, owners_as_json, owners_as_markdown
from delivery.diff.as_markdown import LONGEST, code
from tests.delivery.diffs import config_map, deployment, manifest

LONG = "registry.example.com/shop/a-service-with-quite-a-long-name:prod-6"


def diff() -> Diff:
    left = [deployment(image=f"{LONG}3"), manifest("Service"), manifest("Ingress")]
    return compare(left, [deployment(image=f"{LONG}4"), manifest("Secret"), manifest("Ingress", spec=1)], name="prod")


def text_of(diffs: list[Diff], **options: Any) -> str:
    console = Console(file=io.StringIO(), color_system=None, **options)
    as_text.show(console, diffs)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_text_says_first_what_the_cluster_does_and_then_every_field() -> None:
    assert text_of([diff()]) == (
        "prod: 1 object is pruned, 1 workload rolls, 1 object is created, 1 object changes in place\n"
        "  pruned          Service/web\n"
        "                  Argo CD deletes it where pruning is on\n"
        "  rolls           Deployment/web\n"
        "                  rolling, 3 Pods, at least one always runs\n"
        "                  image prod-63 -> prod-64\n"
        "  created         Secret/web\n"
        "  in place        Ingress/web\n"
        "                  spec\n"
        "\n"
        "~ Deployment/web\n"
        "    spec.template.spec.containers[web].image\n"
        f"      - {LONG}3\n"
        f"      + {LONG}4\n"
        "~ Ingress/web\n"
        "    spec\n"
        "      + 1\n"
        "+ Secret/web\n"
        "- Service/web\n"
        "    ClusterIP, port none\n"
        "\n"
    )


@pytest.mark.parametrize("width", [80, 40, 20])
def test_on_a_terminal_no_line_is_wider_than_it_and_no_word_is_lost(width: int) -> None:
    text = text_of([diff()], force_terminal=True, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert f"{LONG}4" in "".join(text.split())


def test_where_nothing_differs_all_formats_say_so() -> None:
    same = [compare([manifest("Service")], [manifest("Service")], name="prod")]
    assert text_of(same) == "no difference\n"
    assert as_markdown(same) == "No difference.\n"
    assert json.loads(as_json(same)) == {"format": 1, "environments": []}


def test_json_holds_everything_that_its_description_names() -> None:
    (environment,) = json.loads(as_json([diff()]))["environments"]
    assert environment["name"] == "prod"
    assert environment["headline"].startswith("1 object is pruned")
    assert environment["consequences"][1] == {
        "effect": "rolled",
        "objects": ["Deployment/web"],
        "how": "rolling, 3 Pods, at least one always runs",
        "reasons": ["image prod-63 -> prod-64"],
    }
    path = "spec.template.spec.containers[web].image"
    assert environment["objects"][0] == {
        "group": "apps",
        "kind": "Deployment",
        "namespace": "shop",
        "name": "web",
        "label": "Deployment/web",
        "change": "changed",
        "fields": [{"path": path, "change": "changed", "old": f"{LONG}3", "new": f"{LONG}4"}],
    }
    assert environment["objects"][1]["fields"] == [{"path": "spec", "change": "added", "new": 1}]


def test_markdown_has_a_headline_a_list_and_a_table_folded_away() -> None:
    assert as_markdown([diff()]) == (
        "### `prod`: 1 object is pruned, 1 workload rolls, 1 object is created, 1 object changes in place\n"
        "\n"
        "- **pruned** `Service/web`: `Argo CD deletes it where pruning is on`\n"
        "- **rolls** `Deployment/web`: `rolling, 3 Pods, at least one always runs`\n"
        "  - `image prod-63 -> prod-64`\n"
        "- **created** `Secret/web`\n"
        "- **in place** `Ingress/web`: `spec`\n"
        "\n"
        "<details><summary><code>Deployment/web</code>: 1 field</summary>\n"
        "\n"
        "| Field | Before | After |\n"
        "| --- | --- | --- |\n"
        f"| `spec.template.spec.containers[web].image` | `{LONG}3` | `{LONG}4` |\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary><code>Ingress/web</code>: 1 field</summary>\n"
        "\n"
        "| Field | Before | After |\n"
        "| --- | --- | --- |\n"
        "| `spec` |  | `1` |\n"
        "\n"
        "</details>\n"
        "\n"
        "- `Secret/web` created\n"
        "\n"
        "- `Service/web` removed\n"
        "  - `ClusterIP, port none`\n"
    )


def cells(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    rows = [token for token in tokens if token.type == "inline"]
    return ["".join(child.content for child in token.children or []) for token in rows]


@given(st.text("`|\\*<>&_[]!@ a\n", min_size=1, max_size=12))
def test_no_value_breaks_out_of_its_cell(value: str) -> None:
    shown = value.replace("\n", "\\n")
    row = cells(f"| a | b |\n| --- | --- |\n| {code(value)} | end |\n")
    assert row[:2] == ["a", "b"]
    assert row[2].strip() == shown.strip()
    assert row[3:] == ["end"]


def test_no_name_breaks_out_of_its_heading() -> None:
    name = "</code></summary><script>`|"
    found = as_markdown([compare([manifest("Service", name=name)], [manifest("Service", name=name, spec=1)], name="p")])
    tokens = MarkdownIt("commonmark").enable("table").parse(found)
    blocks = [token.content for token in tokens if token.type == "html_block"]
    inline = [child.type for token in tokens for child in token.children or []]
    assert blocks[0].startswith("<details><summary><code>Service/&lt;/code&gt;&lt;/summary&gt;&lt;script&gt;`|</code>")
    assert "html_inline" not in inline
    assert len(blocks) == 2


def test_a_comment_is_never_longer_than_github_takes() -> None:
    sides = [
        [config_map({f"KEY_{key}": value * 300 for key in range(90)}, name=f"c{name}") for name in range(90)]
        for value in "ab"
    ]
    found = as_markdown([compare(*sides, name="prod")])
    assert len(found) <= LONGEST + 100
    assert found.endswith("more are left out.\n")
    assert found.count("<details>") == found.count("</details>") > 0


def test_the_owners_of_differences_are_told_in_all_formats() -> None:
    left, right = [deployment(image="a:1")], [deployment(image="a:2"), manifest("Service")]
    found = attribute(
        left,
        right,
        {"tag": ("1", "2"), "idle": ("x", "y")},
        lambda names: [deployment(image="a:2")] if "tag" in names else left,
        names=("dev", "prod"),
    )
    console = Console(file=io.StringIO())
    as_text.show_owners(console, found)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == (
        "dev -> prod: 2 differences, 2 fields of the environment\n"
        "\n"
        "no field of the environment\n"
        "  only in prod  Service/web\n"
        "\n"
        "tag: 1 -> 2\n"
        "  spec.template.spec.containers[*].image  Deployment/web\n"
        "      a:1 -> a:2\n"
        "\n"
        "without effect on these manifests: idle\n"
        "\n"
        "1 without an owner: make what differs a field of the environment\n"
    )
    assert (
        "| `tag` | `spec.template.spec.containers[*].image` | `Deployment/web` | `a:1` | `a:2` |"
        in owners_as_markdown(found)
    )
    said = json.loads(owners_as_json(found))
    assert said["unowned"] == 1
    assert said["fields"][0] == {"field": "tag", "left": "1", "right": "2"}
    assert [(each["object"], each["owners"], each["together"]) for each in said["differences"]] == [
        ("Deployment/web", ["tag"], False),
        ("Service/web", [], False),
    ]
