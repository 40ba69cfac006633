"""The validator against CRDs that real projects publish, in the folder that CRDS names."""

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from delivery.review.engine import review
from delivery.schema.custom_resources import NotServed, Version, cel, find, rules
from delivery.schema.custom_resources.structural import apply_defaults
from tests.delivery.custom_resources.samples import CRDS, SAMPLES, judged, sample, spoilt, with_real_crds
from tests.delivery.junk import JSON
from tests.said_at_the_end import AT_THE_END

pytestmark = with_real_crds

ROUTE = "HTTPRoute/everything"
FILTER = "spec.rules[1].filters[4]"
NODES = "EC2NodeClass/shop"
POOL = "NodePool/shop"
REQUIREMENT = "spec.template.spec.requirements[1]"
GATEWAY = "Gateway/edge"
STORE = "SecretStore/aws"
SECRET = "ExternalSecret/database"

BROKEN = [
    (POOL, "spec.replicas", 3, "'weight' is not supported on static NodePools"),
    (POOL, "spec.replicas", 3, "only 'limits.nodes' is supported on static NodePools"),
    (POOL, "spec.disruption.budgets[1].schedule", "@daily", "'schedule' must be set with 'duration'"),
    (POOL, "spec.template.spec.nodeClassRef.name", "", "name may not be empty"),
    (POOL, f"{REQUIREMENT}.values", ["-1"], "must have a single positive integer value"),
    (POOL, f"{REQUIREMENT}.values", ["1", "2"], "must have a single positive integer value"),
    (POOL, "spec.template.spec.requirements[0].minValues", 3, "at least that many values"),
    (POOL, f"{REQUIREMENT}.key", "karpenter.sh/other", 'label domain "karpenter.sh" is restricted'),
    (POOL, "spec.template.metadata.labels", {"kubernetes.io/hostname": "a"}, "is restricted"),
    (NODES, "spec.role", None, "must specify exactly one of ['role', 'instanceProfile']"),
    (NODES, "spec.instanceProfile", "x", "must specify exactly one of ['role', 'instanceProfile']"),
    (NODES, "spec.amiFamily", "AL2", "if set, amiFamily must be 'AL2023' or 'Custom' when using an AL2023 alias"),
    (NODES, "spec.amiSelectorTerms[0].alias", "al2023", "'alias' is improperly formatted"),
    (NODES, "spec.amiSelectorTerms[0].alias", "windows2022@1", "windows families may only specify version 'latest'"),
    (NODES, "spec.amiSelectorTerms[1]", {"id": "ami-0a"}, "'alias' is mutually exclusive"),
    (NODES, "spec.subnetSelectorTerms[0].id", "subnet-0a", "'id' is mutually exclusive"),
    (NODES, "spec.subnetSelectorTerms[0].tags.team", "", "empty tag keys or values aren't supported"),
    (NODES, "spec.subnetSelectorTerms", [], "subnetSelectorTerms cannot be empty"),
    (NODES, "spec.blockDeviceMappings[1]", {"rootVolume": True}, "only one blockDeviceMappings with rootVolume"),
    (NODES, "spec.blockDeviceMappings[0].ebs.volumeSize", None, "snapshotID or volumeSize must be defined"),
    (NODES, "spec.kubelet.imageGCLowThresholdPercent", 80, "must be greater than imageGCLowThresholdPercent"),
    (NODES, "spec.kubelet.kubeReserved.gpu", "1", "valid keys for kubeReserved are"),
    (NODES, "spec.kubelet.systemReserved.memory", "-1Gi", "cannot be a negative resource quantity"),
    (NODES, "spec.networkInterfaces[0].deviceIndex", 1, "must include a primary interface"),
    (NODES, "spec.tags", {"kubernetes.io/cluster/a": "owned"}, "kubernetes.io/cluster/"),
    (ROUTE, "spec.parentRefs[1]", {"name": "edge", "sectionName": "http"}, "sectionName must be unique"),
    (ROUTE, "spec.parentRefs[1]", {"name": "edge"}, "sectionName must be specified"),
    (ROUTE, "spec.rules[0].matches[0].path.value", "old", "value must be an absolute path"),
    (ROUTE, "spec.rules[0].matches[0].path.value", "/old//", "must not contain '//'"),
    (ROUTE, "spec.rules[0].matches[0].path.value", "/ä", "must only contain valid characters"),
    (ROUTE, "spec.rules[0].matches[0].path.type", "Exact", "exactly one PathPrefix match must be specified"),
    (ROUTE, "spec.rules[0].backendRefs", [{"name": "a", "port": 1}], "must not be used together with backendRefs"),
    (ROUTE, "spec.rules[1].timeouts.request", "1s", "backendRequest timeout cannot be longer than request timeout"),
    (ROUTE, "spec.rules[1].backendRefs[0].port", None, "Must have port for Service reference"),
    (ROUTE, FILTER, {"type": "URLRewrite", "urlRewrite": {}}, "URLRewrite filter cannot be repeated"),
    (ROUTE, FILTER, {"type": "ExtensionRef"}, "filter.extensionRef must be specified for ExtensionRef filter.type"),
    (ROUTE, "spec.rules[1].filters[2].cors.allowHeaders[1]", "x", "AllowHeaders cannot contain '*' alongside"),
    (ROUTE, "spec.rules[1].filters[3].requestMirror.percent", 5, "Only one of percent or fraction may be specified"),
    (GATEWAY, "spec.listeners[0].tls", {"mode": "Passthrough"}, "tls must not be specified for protocols ['HTTP'"),
    (GATEWAY, "spec.addresses[1]", {"type": "Hostname", "value": "shop.example.org"}, "Hostname values must be unique"),
    (GATEWAY, "spec.listeners[3]", {"name": "x", "protocol": "HTTP", "port": 80}, "Combination of port, protocol"),
    (GATEWAY, "spec.listeners[1].tls.certificateRefs", None, "certificateRefs or options must be specified"),
    (GATEWAY, "spec.addresses[0].value", "Shop", "Hostname value must be empty or contain only valid characters"),
    (GATEWAY, "spec.infrastructure.labels", {"a/b/c": ""}, "Label keys must be in the form of"),
    (
        "ScaledObject/worker",
        "spec.minReplicaCount",
        21,
        "minReplicaCount must be less than or equal to maxReplicaCount",
    ),
    ("SecretStore/doppler", "spec.provider.doppler.auth", {}, "Exactly one of 'secretRef' or 'oidcConfig'"),
    ("OpenTelemetryCollector/traces", "spec.mode", "sidecar", "does not support"),
]


def label(manifest: dict[str, Any]) -> str:
    return f"{manifest['kind']}/{manifest['metadata']['name']}"


def sites(schema: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every rule of a schema, with the path it stands at; those of the status are not for what people write."""
    for rule in schema.get("x-kubernetes-validations", ()):
        yield path, rule["rule"]
    for key, part in schema.get("properties", {}).items():
        if (path, key) != ("", "status"):
            yield from sites(part, f"{path}.{key}".removeprefix("."))
    if "items" in schema:
        yield from sites(schema["items"], f"{path}[]")


@pytest.mark.parametrize("manifest", SAMPLES, ids=label)
def test_a_valid_resource_is_valid(manifest: dict[str, Any]) -> None:
    judgement = judged(manifest)
    assert judgement == ([], [], [], judgement.evaluated)


@pytest.mark.parametrize("manifest", SAMPLES, ids=label)
def test_an_unknown_field_is_an_error(manifest: dict[str, Any]) -> None:
    (error,) = judged(spoilt(label(manifest), "spec.spek", {})).errors
    assert error.path == "spec.spek"


@pytest.mark.parametrize(("name", "path", "value", "message"), BROKEN)
def test_what_breaks_a_rule_is_refused_in_the_words_of_the_crd(name: str, path: str, value: Any, message: str) -> None:
    judgement = judged(spoilt(name, path, value))
    assert not judgement.errors
    assert [error for error in judgement.refused if message in error.what], judgement.refused


@pytest.mark.parametrize("kind", ["NodePool", "EC2NodeClass", "HTTPRoute", "Gateway"])
def test_the_samples_meet_every_rule_of_the_crd(kind: str) -> None:
    met = set()
    for manifest in SAMPLES:
        version = find(CRDS, manifest["apiVersion"], manifest["kind"])
        if manifest["kind"] == kind and isinstance(version, Version):
            value, schema = sample(label(manifest)), version.schema
            apply_defaults(value, schema)
            found = rules.applicable(value, schema, schema, "", root=True)
            met |= {(re.sub(r"\[\d+]", "[]", path), rule["rule"]) for path, rule, _ in found}
    assert set(sites(schema)) == met


def test_every_rule_of_every_crd_compiles(record_property: Callable[[str, object], None]) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(CRDS.rglob("*.yaml"))]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    documents = [yaml.load(text, loader) for text in texts if "x-kubernetes-validations" in text]
    schemas = [each["schema"]["openAPIV3Schema"] for document in documents for each in document["spec"]["versions"]]
    found = {rule for schema in schemas for _, rule in sites(schema)}
    assert {cel.compiled(rule).is_about_a_change for rule in found} == {False, True}
    evaluated = sum(judged(manifest).evaluated for manifest in SAMPLES)
    said = f"{len(found)} rules of real CRDs compile; {len(SAMPLES)} samples had {evaluated} rules evaluated"
    record_property(AT_THE_END, said)


@pytest.mark.parametrize(
    ("name", "path", "value", "at"),
    [
        (SECRET, "spec.data[0].remoteRef.propertie", "x", "spec.data[0].remoteRef.propertie"),
        (SECRET, "spec.data[0].remoteRef.key", None, "spec.data[0].remoteRef"),
        (SECRET, "spec.target.creationPolicy", "Owned", "spec.target.creationPolicy"),
        (SECRET, "spec.refreshInterval", 60, "spec.refreshInterval"),
        (SECRET, "spec.secretStoreRef.kind", "Store", "spec.secretStoreRef.kind"),
        (SECRET, "metadata.label", {}, "metadata.label"),
        (STORE, "spec.provider.aws.service", "SecretManager", "spec.provider.aws.service"),
        (STORE, "spec.provider.aws.region", None, "spec.provider.aws"),
        (STORE, "spec.provider.aws.auth.jwt.serviceAccount", {}, "spec.provider.aws.auth.jwt.serviceAccount"),
        (STORE, "spec.provider.webhook", {"url": "a", "result": {}}, "spec.provider"),
        (GATEWAY, "spec.listeners[1].name", "pass", "spec.listeners[2]"),
        (
            "SecretStore/barbican",
            "spec.provider.kubernetes.server.caBundle",
            "!",
            "spec.provider.kubernetes.server.caBundle",
        ),
    ],
)
def test_what_the_schema_forbids_is_an_error(name: str, path: str, value: Any, at: str) -> None:
    assert [error.path for error in judged(spoilt(name, path, value)).errors] == [at]


@pytest.mark.parametrize("kind", ["ExternalSecret", "SecretStore"])
def test_the_beta_of_external_secrets_is_served_by_its_old_release_only(tmp_path: Path, kind: str) -> None:
    (tmp_path / "external-secrets.io").symlink_to(CRDS / "external-secrets.io/v0.16.2")
    assert isinstance(find(tmp_path, "external-secrets.io/v1beta1", kind), Version)
    assert find(CRDS, "external-secrets.io/v1beta1", kind) == NotServed(
        "external-secrets.io/v1beta1 is not served by this release; served: v1"
    )


def test_a_secret_of_the_beta_is_valid_in_its_old_release(tmp_path: Path) -> None:
    (tmp_path / "external-secrets.io").symlink_to(CRDS / "external-secrets.io/v0.16.2")
    document = spoilt(SECRET, "apiVersion", "external-secrets.io/v1beta1")
    assert judged(document, tmp_path) == ([], [], [], 0)


@given(st.data())
def test_no_spoilt_resource_stops_the_validator(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from(SAMPLES)))
    part: Any = document["spec"]
    while isinstance(part, dict | list) and part:
        key = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        if data.draw(st.integers(0, 3)) == 0:
            part[key] = data.draw(JSON)
            break
        part = part[key]
    judged(document)


def test_a_review_says_what_the_crd_refuses() -> None:
    documents = [sample("ScaledObject/worker"), spoilt("ScaledObject/worker", "spec.minReplicaCount", 21)]
    findings = [finding for finding in review({"any": documents}, crds=[CRDS]) if finding.rule.startswith("schema/")]
    assert [(finding.rule, finding.path, finding.severity) for finding in findings] == [("schema/cel", "spec", "error")]
