"""What a change does, in words: who connects to whom, which route leads where, what comes and what goes."""

import io
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from rich.console import Console

from contract import declarations
from contract.connections import Connection, Declaration
from delivery.diff import as_json, as_markdown, as_text, compare, consequences
from delivery.diff.contents import contents
from tests.conftest import Run
from tests.delivery.diffs import config_map, deployment, manifest
from tests.delivery.junk import JSON


def told(left: list[Any], right: list[Any], effect: str) -> list[str]:
    found = [each for each in consequences(compare(left, right)) if each.effect == effect]
    return [line for each in found for line in each.reasons]


def text_of(*diffs: Any) -> str:
    file = io.StringIO()
    as_text.show(Console(file=file, color_system=None), diffs)
    return file.getvalue()


def declaring(*connections: Connection) -> dict[str, Any]:
    text = Declaration(tiers={"api": "services"}, connections=connections).encode()
    return {
        "apiVersion": "v1",
        "kind": "Namespace",
        "metadata": {"name": "shop", "annotations": {declarations.NETWORK: text}},
    }


def ingress(**paths: str) -> dict[str, Any]:
    rules = [{"path": f"/{path}", "backend": {"service": {"name": name}}} for path, name in paths.items()]
    return manifest("Ingress", spec={"rules": [{"host": "example.com", "http": {"paths": rules}}]})


def stateful(name: str, image: str) -> dict[str, Any]:
    pod = {"containers": [{"name": "db", "image": image}]}
    claims = [{"metadata": {"name": "data"}, "spec": {"resources": {"requests": {"storage": "10Gi"}}}}]
    spec = {"template": {"spec": pod}, "volumeClaimTemplates": claims}
    return {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": name}, "spec": spec}


def test_connections_come_and_go_in_words_and_the_annotation_is_never_shown() -> None:
    left, right = declaring(Connection("api", "kafka", 9092)), declaring(Connection("api", "dns", 53, "UDP"))
    assert told([left], [right], "connected") == [
        "api no longer connects to kafka:9092",
        "api now connects to dns:53/udp",
    ]
    diff = compare([left, config_map({"A": "1"})], [right, config_map({"A": "2"})])
    for text in (text_of(diff), as_markdown([diff]), as_json([diff])):
        assert declarations.NETWORK not in text
    assert "2 connections change" in text_of(diff)


def test_a_declaration_that_only_changes_otherwise_is_said_too() -> None:
    left, right = declaring(Connection("api", "db", 1)), declaring(Connection("api", "db", 1, reason="why"))
    assert told([left], [right], "connected") == ["what is declared about external peers, tiers or reasons changes"]
    assert "~ Namespace/shop\n    what it declares about the network, as said above\n" in text_of(
        compare([left], [right])
    )


def test_a_removed_route_says_what_answers_now() -> None:
    left, right = ingress(api="api", admin="admin"), ingress(api="api")
    assert told([left], [right], "routed") == ["example.com/admin is no longer answered by admin: nothing answers it"]
    left, right = ingress(**{"": "page", "api/v1": "api"}), ingress(**{"": "page"})
    assert told([left], [right], "routed") == [
        "example.com/api/v1 is no longer answered by api: falls to example.com/, which page answers"
    ]
    assert told([ingress(api="one")], [ingress(api="two")], "routed") == [
        "example.com/api is now answered by two, no longer by one"
    ]


def test_routes_that_move_to_another_host_are_one_line() -> None:
    left, right = ingress(api="api", admin="admin"), ingress(api="api", admin="admin")
    right["spec"]["rules"][0]["host"] = "example.org"
    assert told([left], [right], "routed") == ["all 2 paths are answered at example.org, no longer at example.com"]
    del left["spec"]["rules"][0]["host"]
    assert told([left], [right], "routed") == ["all 2 paths are answered at example.org, no longer at any host"]
    assert told([right], [left], "routed") == ["all 2 paths are answered at any host, no longer only at example.org"]
    right["spec"]["rules"][0]["host"] = "*.example.org"
    left["spec"]["rules"][0]["host"] = "a.example.org"
    assert told([left], [right], "routed") == [
        "all 2 paths are answered at *.example.org, no longer only at a.example.org"
    ]
    right["spec"]["rules"][0]["http"]["paths"].pop()
    assert told([left], [right], "routed") == [
        "a.example.org/admin is no longer answered by admin: nothing answers it",
        "*.example.org/api is now answered by api",
    ]


def test_a_policy_that_follows_a_connection_is_not_said_twice() -> None:
    def policy(*clients: str) -> dict[str, Any]:
        peers = [{"podSelector": {"matchLabels": {"app": name}}} for name in clients]
        spec = {"podSelector": {"matchLabels": {"app": "kafka"}}, "ingress": [{"from": peers}] if peers else []}
        return manifest("NetworkPolicy", name="kafka", spec=spec)

    left, right = declaring(Connection("api", "kafka", 9092)), declaring()

    def effects(left: list[Any], right: list[Any]) -> list[str]:
        return [each.effect for each in consequences(compare(left, right))]

    assert effects([left, policy("api")], [right, policy()]) == ["connected"]
    assert effects([left, policy("api")], [left, policy()]) == ["updated"]
    opened = policy()
    for open_to in ([{"ipBlock": {"cidr": "0.0.0.0/0"}}], [], [{"podSelector": {"matchLabels": {"app": "other"}}}]):
        opened["spec"]["ingress"] = [{"from": open_to}]
        assert effects([left, policy("api")], [right, opened]) == ["connected", "updated"]


def test_json_in_an_annotation_is_compared_part_by_part() -> None:
    def annotated(text: str) -> dict[str, Any]:
        return manifest("Service") | {"metadata": {"name": "web", "annotations": {"a": text}}}

    old, new = '{"db": ["user", "host"]}', '{"db": ["user", "host", "port"]}'
    (change,) = compare([annotated(old)], [annotated(new)]).objects[0].changes
    assert (change.path, change.new) == (("metadata", "annotations", "a", "db", 2), "port")
    (change,) = compare([annotated(old)], [annotated(old.replace(" ", ""))]).objects[0].changes
    assert change.path == ("metadata", "annotations", "a")


def test_a_checksum_is_told_only_where_nothing_else_tells_what_changed() -> None:
    def rolled(checksum: str, **variables: str) -> dict[str, Any]:
        found = deployment(env=[{"name": name, "value": value} for name, value in variables.items()])
        found["spec"]["template"]["metadata"]["annotations"] = {"checksum/config": checksum}
        return found

    assert "checksum" not in text_of(compare([rolled("1", A="1")], [rolled("2", A="2")]))
    assert "checksum/config" in text_of(compare([rolled("1", A="1")], [rolled("2", A="1")]))


def test_a_renamed_store_starts_empty() -> None:
    left, right = [stateful("mysql", "mysql:8.0")], [stateful("mysql8", "mysql:8.4")]
    (pruned,) = (each for each in consequences(compare(left, right)) if each.effect in ("pruned", "orphaned"))
    assert pruned.reasons == ()
    assert told(left, right, "emptied") == [
        "StatefulSet/mysql8 takes the place of StatefulSet/mysql, and nothing copies its data"
    ]
    other = [stateful("postgres", "postgres:17")]
    assert not [each for each in consequences(compare(left, other)) if any("empty" in why for why in each.reasons)]


def test_only_a_store_with_a_volume_starts_empty_and_each_takes_the_place_of_one() -> None:
    left, right = ([stateful(name, "mysql:8") for name in names] for names in (("a", "b"), ("c", "d")))
    assert [line.split(",")[0] for line in told(left, right, "emptied")] == [
        "StatefulSet/c takes the place of StatefulSet/a",
        "StatefulSet/d takes the place of StatefulSet/b",
    ]
    for each in (*left, *right):
        del each["spec"]["volumeClaimTemplates"]
    assert told(left, right, "emptied") == []


def test_a_key_that_nothing_makes_must_be_there_first() -> None:
    variable = {"name": "P", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}}
    reader = deployment(env=[variable])
    assert told([deployment()], [reader], "needed") == [
        "key password of Secret db: until then, new Pods that read it do not start"
    ]
    assert told([reader], [deployment(env=[variable, {"name": "A", "value": "1"}])], "needed") == []
    made = {"apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret", "metadata": {"name": "db"}}
    assert told([deployment()], [reader, made], "needed") == []


def test_what_is_created_and_removed_is_shown_with_what_it_holds() -> None:
    text = text_of(compare([stateful("db", "mysql:8.0")], [deployment(image="shop/api:1")]))
    assert "+ Deployment/web\n    container web: image shop/api:1\n" in text
    assert "- StatefulSet/db\n    container db: image mysql:8.0\n    claim data: 10Gi\n" in text


@given(JSON)
def test_whatever_an_object_is_its_contents_are_lines(value: Any) -> None:
    for shown in (value, {"kind": "Deployment", "spec": value}, {"kind": "Service", "spec": {"ports": value}}):
        assert all(isinstance(line, str) and "\n" not in line for line in contents(shown))


def test_environments_with_the_same_change_are_one_block_production_first_and_argo_cd_last() -> None:
    def change(name: str, new: str) -> Any:
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": f"shop-{name}"}}
        left, right = (config_map({"A": value}) for value in ("1", new))
        return compare([namespace, left], [namespace, right], name=name)

    application = {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {"name": "a"}}
    argocd = compare([], [application], name="argocd")
    diffs = [argocd, change("dev", "2"), change("eks", "3"), change("prod", "2"), change("staging", "2")]
    heads = [line for line in text_of(*diffs).splitlines() if line and not line.startswith((" ", "~", "+", "-"))]
    assert [head.partition(":")[0] for head in heads] == ["prod, staging, dev", "eks", "argocd"]
    assert as_markdown(diffs).count("### ") == 3


def test_a_changed_file_is_shown_line_by_line() -> None:
    left, right = (
        config_map({"app.yaml": f"host: db\nlevel: {level}\nport: 1\nlast: 2\n"}) for level in ("info", "debug")
    )
    text = text_of(compare([left], [right]))
    assert "      @@ -1,3 +1,3 @@\n       host: db\n      -level: info\n      +level: debug\n       port: 1\n" in text
    assert "last" not in text


def test_any_two_paths_are_compared(deliver: Run, data: Path, tmp_path: Path) -> None:
    for folder, replicas in (("one", 1), ("two", 2)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(yaml.safe_dump({**deployment(), "spec": {"replicas": replicas}}))
    paths = [str(tmp_path / "one"), str(tmp_path / "two")]
    done = deliver(data, "diff", *paths)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{paths[0]} -> {paths[1]}: 1 object scales\n")
    assert deliver(data, "diff", *paths, "--exit-code").returncode == 1
    assert deliver(data, "diff", paths[0], paths[0], "--exit-code").returncode == 0
