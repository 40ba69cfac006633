"""What Kubernetes says about NetworkPolicies, sentence by sentence; the sentences are in semantics.yaml."""

import pytest

from contract.well_known import MINORS
from delivery.network.cluster import Cluster
from delivery.network.endpoint import Pod
from delivery.network.policy import Policy
from delivery.schema import kubernetes
from tests.delivery.network.cases import NAMESPACE, Case, cases, endpoint, policy

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "_"))
def test_policies_mean_what_the_documentation_says(case: Case) -> None:
    policies = [Policy.parse(manifest, NAMESPACE) for manifest in case.policies]
    for cluster in (Cluster(policies), Cluster(reversed(policies))):
        for packet in case.packets:
            ends = endpoint(packet.source), endpoint(packet.destination)
            told = f"{packet}: {case.says} ({case.page})"
            assert ((packet.protocol, packet.port) in cluster.allowed(*ends)) == packet.allowed, told
            assert cluster.explain(*ends, packet.protocol, packet.port).allowed == packet.allowed, told


def test_the_cases_are_policies_that_a_schema_accepts() -> None:
    manifests = [manifest for case in CASES for manifest in case.policies]
    assert [error for manifest in manifests for error in kubernetes.errors(manifest, MINORS[-1])] == []


def test_every_case_has_its_own_name_a_page_and_a_connection() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert {case.page.split("#")[0] for case in CASES} == {"policies", "labels", "api"}
    assert all(case.packets and case.says for case in CASES)


def test_two_pods_of_one_name_are_told_apart_by_their_labels() -> None:
    closed = policy("closed", {"podSelector": {"matchLabels": {"app": "web"}}})
    cluster = Cluster([Policy.parse(closed, NAMESPACE)])
    deployment, job = Pod("web", NAMESPACE, {"app": "web"}), Pod("web", NAMESPACE, {"app": "web-job"})
    assert [str(cluster.allowed(job, pod)) for pod in (deployment, job)] == ["no port", "every port"]
