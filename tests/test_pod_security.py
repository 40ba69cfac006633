"""Pod Security "restricted", rule by rule. https://kubernetes.io/docs/concepts/security/pod-security-standards/"""

from collections.abc import Iterator

import pytest

from tests.conftest import PROJECT
from tests.manifests import Manifest, Manifests, containers_of, pod_template_of

EXCUSED = {
    "service-frontend"
}  # its nginx starts as root to listen on port 80: see SecurityContext in platforms/trip_currency
ALLOWED_VOLUMES = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected"}
ALLOWED_VOLUMES |= {"secret"}
BASELINE_CAPABILITIES = {"CHOWN", "NET_BIND_SERVICE", "SETGID", "SETUID"}


def violations(workload: Manifest) -> Iterator[str]:
    pod = pod_template_of(workload)["spec"]
    security = pod.get("securityContext", {})
    if any(pod.get(field) for field in ("hostNetwork", "hostPID", "hostIPC")):
        yield "host namespaces"
    if any(set(volume) - {"name"} - ALLOWED_VOLUMES for volume in pod.get("volumes", [])):
        yield "volume types"
    if security.get("seccompProfile", {}).get("type") not in {"RuntimeDefault", "Localhost"}:
        yield "seccomp"
    if security.get("runAsNonRoot") is not True:
        yield "runAsNonRoot"
    if security.get("runAsUser") == 0:
        yield "runAsUser"
    for container in containers_of(workload):
        own = container.get("securityContext", {})
        capabilities = own.get("capabilities", {})
        if own.get("privileged") or own.get("allowPrivilegeEscalation") is not False:
            yield "privileges"
        if capabilities.get("drop") != ["ALL"] or set(capabilities.get("add", [])) - {"NET_BIND_SERVICE"}:
            yield "capabilities"
        if any("hostPort" in port for port in container.get("ports", [])):
            yield "host ports"


@pytest.mark.parametrize("folder", ["dev", "staging", "prod", "eks"])
def test_every_pod_is_restricted_except_those_that_the_specification_excuses(folder: str) -> None:
    found = {
        workload["metadata"]["name"]: sorted(violations(workload))
        for workload in Manifests.read(PROJECT / "dist" / folder).workloads()
    }
    loose = {name for name, broken in found.items() if broken}
    assert loose == EXCUSED, found


@pytest.mark.parametrize("folder", ["dev", "staging", "prod", "eks"])
def test_the_excused_pod_meets_baseline_with_no_more_than_it_needs(folder: str) -> None:
    manifests = Manifests.read(PROJECT / "dist" / folder)
    frontend = manifests.get("Deployment", "service-frontend")
    assert sorted(violations(frontend)) == ["capabilities", "runAsNonRoot", "runAsUser"]
    added = manifests.container("Deployment", "service-frontend")["securityContext"]["capabilities"]["add"]
    assert set(added) == BASELINE_CAPABILITIES


@pytest.mark.parametrize("folder", ["dev", "staging", "prod", "eks"])
def test_the_namespace_enforces_what_its_pods_meet(folder: str) -> None:
    labels = Manifests.read(PROJECT / "dist" / folder).only("Namespace")["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "baseline"
    assert labels["pod-security.kubernetes.io/warn"] == "restricted"
