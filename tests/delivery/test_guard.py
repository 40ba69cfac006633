"""The guard: changes that a sync cannot apply, or that lose data, are stopped before dist/ changes."""

import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.guard.guard import guard
from delivery.manifests import reading
from tests.conftest import PROJECT
from tests.delivery.junk import JSON
from tests.delivery.namespaces import declaration, namespace, workload

EKS = reading.read(PROJECT / "dist/eks")
Documents = list[dict[str, Any]]


def named(documents: Documents, kind: str, name: str) -> dict[str, Any]:
    return next(item for item in documents if (item["kind"], item["metadata"]["name"]) == (kind, name))


def change(kind: str, name: str, *path: Any, to: Any) -> Callable[[Documents], None]:
    def apply(documents: Documents) -> None:
        part = named(documents, kind, name)
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = to

    return apply


def forget(client: str, server: str) -> Callable[[Documents], None]:
    """Declare one connection less, and nobody outside whom nothing connects to."""

    def apply(documents: Documents) -> None:
        annotations = named(documents, "Namespace", "trip-service-prod")["metadata"]["annotations"]
        said = json.loads(annotations["delivery/network"])
        said["connections"] = [
            edge for edge in said["connections"] if (edge["client"], edge["server"]) != (client, server)
        ]
        said["outside"].pop(server, None)
        annotations["delivery/network"] = json.dumps(said)

    return apply


def remove(kind: str, name: str) -> Callable[[Documents], None]:
    return lambda documents: documents.remove(named(documents, kind, name))


def two_platforms() -> Documents:
    """What two namespaces of one folder declare, which is the same."""
    return [each for space in ("a", "b") for each in connected(space)]


def connected(space: str) -> Documents:
    edge = {"client": "api", "server": "db", "port": 3306, "because": "calls it"}
    return [namespace(space, declaration("api", "db", connections=[edge])), workload("api", space)]


def test_one_of_several_declarations_must_not_vanish() -> None:
    after = two_platforms()
    del after[2]["metadata"]["annotations"]
    (finding,) = guard({"folder": two_platforms()}, {"folder": after})
    assert (finding.rule, finding.object) == ("guard/declaration", "Namespace/b")


def test_a_declaration_does_not_vanish_behind_that_of_a_new_namespace() -> None:
    after = [*connected("a"), *connected("b")]
    del after[0]["metadata"]["annotations"]
    (finding,) = guard({"folder": connected("a")}, {"folder": after})
    assert (finding.rule, finding.object) == ("guard/declaration", "Namespace/a")


def test_a_connection_of_one_namespace_is_not_kept_by_that_of_another() -> None:
    after = two_platforms()
    after[2] = namespace("b", declaration("api", "db"))
    (finding,) = guard({"folder": two_platforms()}, {"folder": after})
    assert (finding.rule, finding.what) == ("guard/connection", "api no longer connects to db:3306")


def test_a_declaration_that_nobody_can_read_leaves_the_others_alone() -> None:
    after = two_platforms()
    after[0]["metadata"]["annotations"]["delivery/network"] = "{"
    after[2] = namespace("b", declaration("api", "db"))
    found = [finding.rule for finding in guard({"folder": two_platforms()}, {"folder": after})]
    assert found == ["guard/declaration", "guard/connection"]


def test_a_declaration_moves_along_with_its_namespace() -> None:
    found = {finding.rule for finding in guard({"folder": connected("a")}, {"folder": connected("b")})}
    assert "guard/declaration" not in found


TEMPLATE = ("spec", "volumeClaimTemplates", 0, "spec")
CHANGES = {
    "a selector of a Deployment": (
        change("Deployment", "redis", "spec", "selector", "matchLabels", to={"app": "cache"}),
        ("guard/selector", "Deployment/redis", "spec.selector"),
    ),
    "a selector of a StatefulSet": (
        change("StatefulSet", "mysql", "spec", "selector", "matchLabels", to={"app": "db"}),
        ("guard/selector", "StatefulSet/mysql", "spec.selector"),
    ),
    "a connection that no setting asks for": (
        forget("service-frontend", "service-ranking"),
        ("guard/connection", "NetworkPolicy/service-frontend", ""),
    ),
    "a server on the internet": (
        forget("service-dataingestor", "api.exchangerate-api.com"),
        ("guard/connection", "NetworkPolicy/service-dataingestor", ""),
    ),
    "a declaration that vanishes": (
        lambda documents: named(documents, "Namespace", "trip-service-prod")["metadata"]["annotations"].pop(
            "delivery/network"
        ),
        ("guard/declaration", "Namespace/trip-service-prod", ""),
    ),
    "a service name": (
        change("StatefulSet", "mysql", "spec", "serviceName", to="mysql"),
        ("guard/service-name", "StatefulSet/mysql", "spec.serviceName"),
    ),
    "the size of a claim template": (
        change("StatefulSet", "mysql", *TEMPLATE, "resources", "requests", "storage", to="20Gi"),
        ("guard/claim-templates", "StatefulSet/mysql", "spec.volumeClaimTemplates"),
    ),
    "the class of a claim template": (
        change("StatefulSet", "mongodb", *TEMPLATE, "storageClassName", to="gp2"),
        ("guard/claim-templates", "StatefulSet/mongodb", "spec.volumeClaimTemplates"),
    ),
    "a cluster IP": (
        change("Service", "service-mysql", "spec", "clusterIP", to="10.0.0.7"),
        ("guard/cluster-ip", "Service/service-mysql", "spec.clusterIP"),
    ),
    "the parameters of a StorageClass": (
        change("StorageClass", "gp3-encrypted", "parameters", "encrypted", to="false"),
        ("guard/storage-class", "StorageClass/gp3-encrypted", "parameters"),
    ),
    "a StatefulSet that vanishes": (
        remove("StatefulSet", "mysql"),
        ("guard/vanished", "StatefulSet/mysql", ""),
    ),
    "a StatefulSet that is renamed": (
        change("StatefulSet", "mysql", "metadata", "name", to="mysql8"),
        ("guard/vanished", "StatefulSet/mysql", ""),
    ),
    "a StatefulSet that moves to another namespace": (
        change("StatefulSet", "mysql", "metadata", "namespace", to="elsewhere"),
        ("guard/vanished", "StatefulSet/mysql", ""),
    ),
    "a Namespace that vanishes": (
        remove("Namespace", "trip-service-prod"),
        ("guard/vanished", "Namespace/trip-service-prod", ""),
    ),
    "a StorageClass that vanishes": (
        remove("StorageClass", "gp3-encrypted"),
        ("guard/vanished", "StorageClass/gp3-encrypted", ""),
    ),
    "an environment that loses more than a third": (
        lambda documents: documents.__delitem__(slice(0, len(documents) // 3 + 1)),
        ("guard/thinned", "", ""),
    ),
    "an environment that vanishes": (lambda documents: documents.clear(), ("guard/thinned", "", "")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_stops(name: str) -> None:
    apply, expected = CHANGES[name]
    after = copy.deepcopy(EKS)
    apply(after)
    found = guard({"eks": EKS}, {"eks": after})
    assert expected in [(finding.rule, finding.object, finding.path) for finding in found]
    assert all(finding.severity == "error" and "Safe: " in finding.fix for finding in found)


def test_a_job_a_role_binding_and_a_claim_have_fields_that_never_change() -> None:
    before = [
        {"kind": "Job", "metadata": {"name": "a"}, "spec": {"template": {"x": 1}}},
        {"kind": "RoleBinding", "metadata": {"name": "a"}, "roleRef": {"name": "reader"}},
        {
            "kind": "PersistentVolumeClaim",
            "metadata": {"name": "a"},
            "spec": {"resources": {"requests": {"storage": "2Gi"}}},
        },
    ]
    after = copy.deepcopy(before)
    after[0]["spec"]["template"]["x"] = 2  # type: ignore[index]
    after[1]["roleRef"]["name"] = "writer"  # type: ignore[index]
    after[2]["spec"]["resources"]["requests"]["storage"] = "1Gi"  # type: ignore[index]
    rules = {finding.rule for finding in guard({"a": before}, {"a": after})}
    assert rules == {"guard/job-template", "guard/role-reference", "guard/claim"}


def test_it_names_the_old_and_the_new_value() -> None:
    after = copy.deepcopy(EKS)
    change("StatefulSet", "mysql", "spec", "serviceName", to="mysql")(after)
    (found,) = guard({"eks": EKS}, {"eks": after})
    assert found.what == "service-mysql -> mysql"
    assert "kubectl delete --cascade=orphan statefulset/mysql" in found.fix


@pytest.mark.parametrize(
    "apply",
    [
        change("Deployment", "redis", "spec", "replicas", to=2),
        change("StatefulSet", "mysql", "spec", "template", "metadata", "labels", to={"app": "mysql", "new": "x"}),
        remove("Deployment", "kafka-ui"),
        change("StorageClass", "gp3-encrypted", "allowVolumeExpansion", to=False),
    ],
)
def test_a_change_that_a_sync_can_apply_passes(apply: Callable[[Documents], None]) -> None:
    after = copy.deepcopy(EKS)
    apply(after)
    assert guard({"eks": EKS}, {"eks": after}) == []


def test_what_is_new_is_nobody_s_loss() -> None:
    assert guard({}, {"eks": EKS}) == []
    assert guard({"eks": EKS}, {"eks": EKS, "qa": EKS}) == []


KINDS = st.sampled_from(["StatefulSet", "PersistentVolumeClaim", "StorageClass", "Deployment", "Namespace"])
OBJECTS = st.fixed_dictionaries({}, optional={"kind": KINDS | JSON, "metadata": JSON, "spec": JSON, "parameters": JSON})


@given(st.lists(JSON | OBJECTS, max_size=5), st.lists(JSON | OBJECTS, max_size=5))
def test_whatever_the_documents_are_it_finds_or_passes_but_never_fails(before: list[Any], after: list[Any]) -> None:
    guard({"a": before}, {"a": after})
    assert guard({"a": before}, {"a": before}) == []


def test_a_claim_that_only_grows_gets_the_steps_that_grow_it_and_one_that_shrinks_does_not() -> None:
    for size, grows in (("20Gi", True), ("5Gi", False)):
        after = copy.deepcopy(EKS)
        change("StatefulSet", "mysql", *TEMPLATE, "resources", "requests", "storage", to=size)(after)
        (finding,) = guard({"eks": EKS}, {"eks": after})
        assert finding.what == f"[0].spec.resources.requests.storage: 10Gi -> {size}"
        assert ("kubectl patch persistentvolumeclaim mysql-storage-mysql-0" in finding.fix) == grows


def test_the_key_of_a_change_is_short_and_that_of_this_change_in_every_environment() -> None:
    keys = []
    for size in ("20Gi", "20Gi", "30Gi"):
        after = copy.deepcopy(EKS)
        change("StatefulSet", "mysql", *TEMPLATE, "resources", "requests", "storage", to=size)(after)
        keys += [finding.change for finding in guard({"a": EKS, "b": EKS}, {"a": after, "b": after})]
    assert len(keys) == 6
    assert len(set(keys[:4])) == 1
    assert keys[4] == keys[5] != keys[0]
    assert all(re.fullmatch(r"[0-9a-f]{8}", key) for key in keys)


def test_a_changed_port_is_not_told_as_a_forgotten_connect_line() -> None:
    after = copy.deepcopy(EKS)
    annotations = named(after, "Namespace", "trip-service-prod")["metadata"]["annotations"]
    annotations["delivery/network"] = annotations["delivery/network"].replace("8000", "8001")
    found = [each for each in guard({"eks": EKS}, {"eks": after}) if each.rule == "guard/connection"]
    assert len(found) == 3
    assert all("connect line" not in each.fix and "let the server open both" in each.fix for each in found)
    assert any(each.what.endswith("service-currency:8000, but to 8001") for each in found)
