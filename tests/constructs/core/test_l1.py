"""The typed API as plain dictionaries: its names are those of Kubernetes, all of them."""

import inspect
import json
import re
import tarfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import cdk8s_plus_27
import pytest

from constructs_lib.core import l1
from constructs_lib.core.l1 import k8s, plain
from delivery.schema import kubernetes
from tests.conftest import PROJECT

SCHEMAS = files("kubernetes_validate") / "kubernetes-json-schema" / "v1.27.0-local-strict" / "_definitions.json"
BINDINGS = sorted((PROJECT / "imports").rglob("*.jsii.tgz"))


def structs() -> Iterator[tuple[str, list[str]]]:
    """Every struct of the typed API, with the names of its fields in Python."""
    for name, member in vars(cdk8s_plus_27.k8s).items():
        if inspect.isclass(member) and hasattr(member, "__jsii_name_mapping__"):
            yield name, [*member.__jsii_name_mapping__]


def known_to_kubernetes() -> dict[str, set[str]]:
    """The fields of every definition in the strict schemas, by its name in small letters."""
    definitions = json.loads(SCHEMAS.read_text(encoding="utf-8"))["$defs"]
    found: dict[str, set[str]] = {}
    for name, definition in definitions.items():
        found.setdefault(name.rpartition(".")[2].lower(), set()).update(definition.get("properties", {}))
    return found


def definition_of(struct: str) -> str:
    """What a struct is called in the schemas: without Kube, Props and a version at its end."""
    return re.sub("^kube|props$|v[0-9](?:(?:alpha|beta)[0-9])?(?=props$|$)", "", struct.lower())


def test_every_field_of_every_typed_struct_has_the_name_that_the_strict_schemas_know() -> None:
    known = known_to_kubernetes()
    everywhere = set.union(*known.values())
    compared = 0
    for struct, fields in structs():
        # Schemas write JSONSchemaProps without fields, because it describes itself.
        allowed = known.get(definition_of(struct)) or everywhere
        if struct == "JsonSchemaProps":
            continue
        unknown = {name: l1.field(name) for name in fields if l1.field(name) not in allowed}
        assert not unknown, (struct, unknown)
        compared += allowed is not everywhere
    assert compared == len([*structs()]) - 1


def test_every_exception_in_the_table_is_one() -> None:
    used = {name for _, fields in structs() for name in fields}
    used |= {name for tarball in BINDINGS for name, _ in renamed_in(tarball)}
    for name, field in l1.NAMES.items():
        assert name in used, f"nothing has a field {name}"
        first, *rest = name.split("_")
        assert field != first + "".join(map(str.capitalize, rest))


@pytest.mark.parametrize("tarball", BINDINGS, ids=lambda path: path.parent.parent.name)
def test_every_field_of_the_generated_bindings_has_the_name_that_they_themselves_write(tarball: Path) -> None:
    pairs = list(renamed_in(tarball))
    assert pairs
    assert [pair for pair in pairs if l1.field(pair[0]) != pair[1]] == []


def renamed_in(tarball: Path) -> Iterator[tuple[str, str]]:
    """The fields that generated bindings write: their name in Python, and the one in Kubernetes."""
    with tarfile.open(tarball) as tar:
        for member in (member for member in tar if member.name.endswith(".js")):
            content = tar.extractfile(member)
            script = content.read().decode() if content else ""
            for kubernetes, script_name in re.findall(r"^ {8}'([\w$-]+)': .*?\bobj\.(\w+)", script, flags=re.MULTILINE):
                yield re.sub("(?<!^)(?=[A-Z])", "_", script_name).lower(), kubernetes


def test_a_call_makes_the_dictionary_that_kubernetes_reads_without_what_is_none() -> None:
    port = k8s.ServicePort(port=80, target_port=l1.int_or_string("http"), name=None)
    assert plain(port) == {"port": 80, "targetPort": "http"}


def test_names_that_are_words_of_python_lose_their_underscore() -> None:
    assert plain(k8s.NetworkPolicyIngressRule(from_=[])) == {"from": []}


def test_a_field_newer_than_the_typed_api_can_be_expressed() -> None:
    sidecar = l1.extended(k8s.Container(name="proxy", image="proxy:1"), restartPolicy="Always")
    spec = k8s.PodSpec(init_containers=[sidecar], containers=[k8s.Container(name="app", image="app:1")])
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "app"}, "spec": plain(spec)}
    assert not list(kubernetes.errors(pod, "1.33"))
    assert [error.path for error in kubernetes.errors(pod, "1.27")] == ["spec.initContainers[0].restartPolicy"]
