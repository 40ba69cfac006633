"""`reach`, `graph`, `document` and `secrets`, where a folder renders several namespaces."""

import argparse
import json
import re
from pathlib import Path
from typing import Any

import pytest

from delivery.cli import graph, secrets
from delivery.cli.command import CommandFailed
from delivery.manifests.scope import Scope
from delivery.network.errors import UnknownParty
from delivery.network.pages import pages
from delivery.network.reach import Answer, network_of, reach
from delivery.network.reachability import networks
from tests.delivery.namespaces import Documents, declaration, namespace, platform, policy, service, workload

BOTH = [*platform("a", "shop"), *platform("b", "api"), service("front", "b", "api")]
TWINS = [*platform("a", "api"), *platform("b", "api")]
EVERYWHERE: list[dict[str, Any]] = [{"from": [{"namespaceSelector": {}}]}]


def asked(documents: Documents, client: str, server: str) -> Answer:
    scope = Scope("folder", documents, documents)
    return reach(network_of(scope, client, server), client, server)


def test_reach_finds_a_workload_in_whichever_namespace_has_it() -> None:
    opened = policy("api", "b", {"app": "api"}, ingress=EVERYWHERE, egress=[{}])
    answer = asked([*BOTH, opened], "api", "shop:8080")
    assert answer.lines == [
        "no: api cannot reach a/shop on TCP 8080 in folder",
        "  egress of api: allowed by NetworkPolicy/api",
        "    api: every port to anywhere",
        "  ingress of a/shop: isolated by NetworkPolicy/all, and none of them allows it",
    ]


def test_the_policies_of_both_namespaces_decide() -> None:
    opened = policy("api", "b", {"app": "api"}, ingress=EVERYWHERE)
    assert not asked([*BOTH, opened], "shop", "front:80").yes
    assert asked([*BOTH, opened, policy("shop", "a", {"app": "shop"}, egress=[{}])], "shop", "front:80").yes


def test_a_name_of_several_namespaces_is_asked_for_in_full() -> None:
    with pytest.raises(UnknownParty, match="'api', which is in several namespaces; say a/api or b/api"):
        asked(TWINS, "api", "10.0.0.1:80")
    assert asked(TWINS, "b/api", "10.0.0.1:80").lines[0].startswith("no: api cannot reach")
    opened = policy("api", "a", {"app": "api"}, ingress=EVERYWHERE)
    assert asked([*TWINS, opened], "b/api", "a/api:8080").lines[0] == "no: api cannot reach a/api on TCP 8080 in folder"


def test_a_folder_that_renders_nothing_is_said_plainly() -> None:
    with pytest.raises(UnknownParty, match="renders no Namespace"):
        asked([], "api", "shop:80")


def test_every_namespace_that_declares_has_a_page() -> None:
    assert sorted(pages([Scope("folder", BOTH, BOTH)])) == [
        "folder.a.md",
        "folder.a.svg",
        "folder.b.md",
        "folder.b.svg",
    ]
    one = BOTH[:3]
    assert sorted(pages([Scope("folder", one, one)])) == ["folder.md", "folder.svg"]


def written(root: Path, documents: Documents, **options: Any) -> argparse.Namespace:
    """The options of a command, about a folder that holds these documents."""
    folder = root / "dist/folder"
    folder.mkdir(parents=True)
    (folder / "All.all.k8s.yaml").write_text("\n---\n".join(map(json.dumps, documents)), encoding="utf-8")
    return argparse.Namespace(root=root, folder="folder", **options)


def test_the_drawing_is_that_of_one_namespace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = written(tmp_path, BOTH, format="mermaid", against=None, namespace=None)
    with pytest.raises(CommandFailed, match="--namespace: got ''; allowed: a, b"):
        graph.run(options)
    options.namespace = "b"
    graph.run(options)
    drawn = capsys.readouterr().out
    assert "api" in drawn
    assert "shop" not in drawn


def reading(name: str, space: str, secret: str) -> dict[str, Any]:
    reference = {"secretKeyRef": {"name": secret, "key": "password"}}
    return workload(name, space, container={"env": [{"name": "PASSWORD", "valueFrom": reference}]})


def test_secrets_are_created_in_the_namespace_that_reads_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = [namespace("a"), namespace("b"), reading("api", "a", "one"), reading("api", "b", "two")]
    secrets.run(written(tmp_path, documents, placeholders=True, rotate=[], format="text"))
    said = capsys.readouterr()
    found = re.findall(r"create secret generic (\S+) --namespace (\S+)", said.out)
    assert found == [("one", "a"), ("two", "b")]
    assert said.err.splitlines() == ["# in a:", "# one/password: api", "# in b:", "# two/password: api"]


def test_secrets_of_a_namespace_that_is_not_rendered_are_refused(tmp_path: Path) -> None:
    documents = [namespace("a"), reading("api", "a", "one"), reading("api", "c", "two")]
    with pytest.raises(CommandFailed, match="in a namespace that it does not render: c"):
        secrets.run(written(tmp_path, documents, placeholders=True, rotate=[], format="text"))


def test_what_nobody_declares_is_no_party() -> None:
    documents = [*platform("a", "shop"), *platform("b", "api")]
    network = networks(Scope("folder", documents, documents))["a"]
    assert network.endpoints("api") == []
    assert [pod.namespace for pod in network.workloads] == ["a"]


def test_what_is_declared_outside_stands_for_the_workload_of_the_other_namespace() -> None:
    peers = [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "b"}}}]
    declared = declaration("shop", outside={"rest": {"role": "managed", "peers": peers}})
    documents = [namespace("a", declared), *platform("a", "shop")[1:], *platform("b", "api")]
    network = networks(Scope("folder", documents, documents))["a"]
    assert "api" in [endpoint.name for endpoint in network.endpoints("rest")]
